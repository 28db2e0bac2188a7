import 'server-only'
import ExcelJS from 'exceljs'
import type { Criterion } from './scheme'
import {
  type DeskRow,
  guidanceSheetName,
  headingRow,
  markRows,
  markSheetName,
  scoreSheetName,
  type WorkbookColumn,
  type WorkbookMark,
  type WorkbookRubric,
  workbookColumns,
} from './score-workbook'

const font = { name: 'Microsoft YaHei', size: 10 }
const thin = { style: 'thin' as const, color: { argb: 'FFD0D5DD' } }
const border = { top: thin, bottom: thin, left: thin, right: thin }
/** So many steps make a list to choose from; beyond, the range alone is checked. */
const mostChoices = 50

type Content = { title: string; notes: [string, string]; rubric: WorkbookRubric; rows: readonly DeskRow[]; mark: WorkbookMark }

/** The bytes of a reviewer's score workbook: what is not to be filled in is locked, what is has its checks, guidance on a sheet of its own. */
export async function writeScoreWorkbook(content: Content): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.creator = '人才工作平台'
  book.lastModifiedBy = '人才工作平台'
  writeScores(book.addWorksheet(scoreSheetName), content)
  writeGuidance(book.addWorksheet(guidanceSheetName), content.rubric)
  const mark = book.addWorksheet(markSheetName, { state: 'veryHidden' })
  for (const row of markRows(content.mark)) mark.addRow(row)
  return Buffer.from(await book.xlsx.writeBuffer())
}

function writeScores(sheet: ExcelJS.Worksheet, { title, notes, rubric, rows }: Content): void {
  const columns = workbookColumns(rubric)
  for (const [index, text] of [title, ...notes].entries()) {
    const cell = sheet.getCell(index + 1, 1)
    cell.value = text
    cell.font = { ...font, size: index === 0 ? 14 : 10, bold: index === 0 }
    cell.alignment = { wrapText: true, vertical: 'middle' }
    sheet.mergeCells(index + 1, 1, index + 1, columns.length)
  }
  for (const [index, column] of columns.entries()) {
    const cell = sheet.getCell(headingRow, index + 1)
    cell.value = column.heading
    cell.font = { ...font, bold: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F4F7' } }
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' }
    cell.border = border
    sheet.getColumn(index + 1).width = widthOf(column)
  }
  for (const [index, row] of rows.entries())
    for (const [at, column] of columns.entries()) fillCell(sheet.getCell(headingRow + 1 + index, at + 1), column, row, rubric)
  sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: headingRow }]
  void sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true })
}

function widthOf(column: WorkbookColumn): number {
  switch (column.kind) {
    case 'place':
      return 6
    case 'label':
    case 'gate':
    case 'score':
      return 18
    default:
      return 36
  }
}

function fillCell(cell: ExcelJS.Cell, column: WorkbookColumn, row: DeskRow, rubric: WorkbookRubric): void {
  cell.font = font
  cell.border = border
  cell.alignment = { vertical: 'top', wrapText: true }
  const isFixed = column.kind === 'place' || column.kind === 'label' || row.isSealed
  cell.protection = { locked: isFixed }
  const value = valueIn(column, row)
  if (typeof value === 'string') cell.numFmt = '@'
  if (value !== null && value !== '') cell.value = value
  if (isFixed) return
  if (column.kind === 'score') {
    const criterion = rubric.criteria.find((each) => each.key === column.key)
    if (criterion) cell.dataValidation = scoreValidation(criterion)
  }
  if (column.kind === 'gate')
    cell.dataValidation = { type: 'list', allowBlank: true, formulae: ['"否,是"'], showErrorMessage: true, error: '请填写“是”或“否”。' }
}

function valueIn(column: WorkbookColumn, row: DeskRow): string | number | null {
  const { scores, gates, comment } = row.content
  switch (column.kind) {
    case 'place':
      return row.place
    case 'label':
      return row.label
    case 'score':
      return scores.find((each) => each.criterionKey === column.key)?.score ?? null
    case 'scoreComment':
      return scores.find((each) => each.criterionKey === column.key)?.comment ?? ''
    case 'gate': {
      const isRaised = gates.find((each) => each.gateKey === column.key)?.isRaised ?? null
      return isRaised === null ? '' : isRaised ? '是' : '否'
    }
    case 'gateReason':
      return gates.find((each) => each.gateKey === column.key)?.reason ?? ''
    case 'comment':
      return comment
  }
}

function scoreValidation(criterion: Criterion): ExcelJS.DataValidation {
  const { scaleMax, step, name } = criterion
  const message = { showErrorMessage: true, errorTitle: '分数不对', error: `${name}：0 至 ${scaleMax}，每 ${step} 分一档。` }
  const choices = Array.from({ length: Math.floor(scaleMax / step) + 1 }, (_, index) => Math.round(index * step * 100) / 100).reverse()
  const list = choices.join(',')
  if (choices.length <= mostChoices && list.length <= 250) return { type: 'list', allowBlank: true, formulae: [`"${list}"`], ...message }
  return { type: 'decimal', operator: 'between', allowBlank: true, formulae: [0, scaleMax], ...message }
}

function writeGuidance(sheet: ExcelJS.Worksheet, { criteria, gates }: WorkbookRubric): void {
  const lines: string[][] = [
    ['评分项', '权重', '分值', '评分说明'],
    ...criteria.map((criterion) => [
      criterion.name,
      `${criterion.weight}%`,
      `0 至 ${criterion.scaleMax}，每 ${criterion.step} 分一档`,
      [
        criterion.description,
        ...criterion.bands.map((band) => `${band.from} 至 ${band.to} 分：${band.text}`),
        criterion.commentAtOrAbove === null ? '' : `评 ${criterion.commentAtOrAbove} 分及以上须填写评语。`,
        criterion.commentBelow === null ? '' : `评分低于 ${criterion.commentBelow} 分须填写评语。`,
      ]
        .filter(Boolean)
        .join('\n'),
    ]),
    ...gates.map((gate) => [gate.name, '一票否决', '是或否', gate.description]),
  ]
  for (const line of lines) sheet.addRow(line)
  for (const [index, width] of [20, 10, 24, 80].entries()) sheet.getColumn(index + 1).width = width
  sheet.eachRow((row, number) => {
    row.eachCell((cell) => {
      cell.font = { ...font, bold: number === 1 }
      cell.alignment = { wrapText: true, vertical: 'top' }
      cell.border = border
      cell.numFmt = '@'
    })
  })
  void sheet.protect('', { selectLockedCells: true })
}
