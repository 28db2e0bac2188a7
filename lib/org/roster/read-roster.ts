import { findHeadings, type HeadingBlock, type RosterColumn } from '@/lib/org/roster/find-headings'
import type { RosterField } from '@/lib/org/roster/roster-fields'
import { type KnownNames, kindOfRow } from '@/lib/org/roster/row-kinds'
import { gridOf, type SheetGrid } from '@/lib/org/roster/sheet-grid'
import { invalid } from '@/lib/platform/errors'
import type { SheetCell, Workbook } from '@/lib/platform/sheets/workbook'

export type { KnownNames } from '@/lib/org/roster/row-kinds'

/** One table: where its headings stand (numbers as in the sheet) and what its columns mean. */
export interface RosterLayout {
  sheet: string
  firstHeadingRow: number
  lastHeadingRow: number
  columns: RosterColumn[]
}

/** One person as the sheet has them; nothing is judged yet. */
export interface RosterRow {
  /** From 1, over all sheets. */
  index: number
  sheet: string
  /** Number of the row in its sheet. */
  row: number
  isHidden: boolean
  /** Index into `layouts`. */
  layout: number
  cells: Partial<Record<RosterField, SheetCell>>
  /** Every column as displayed, merged cells filled in. */
  texts: string[]
  /** Unit and line written over the people instead of beside them. */
  groupUnit: string | null
  groupLine: string | null
}

export interface RosterReading {
  layouts: RosterLayout[]
  rows: RosterRow[]
  /** Sheets without a table of people, and hidden ones. */
  skippedSheets: string[]
  totalRows: number
  noteRows: number
}

const NOBODY_KNOWN: KnownNames = { isUnit: () => false, isLine: () => false }
/** Of the rows of an unmerged column, how many must be blank before blank means "as above". */
const FILL_DOWN_SHARE = 0.3

/** 填报单位（盖章）：×× in the lines over the table. */
function statedUnit(grid: SheetGrid, before: number, known: KnownNames): string | null {
  for (let row = 0; row < before; row++) {
    for (const cell of grid.sheet.rows[row] ?? []) {
      if (!cell) continue
      const text = cell.text.normalize('NFKC')
      const stated = /单位(?:名称)?(?:\(.*?\))?[:：]\s*([^\s:：]+?)(?=\s|(?:填报|填表|制表|报送)|$)/.exec(text)?.[1]
      if (stated && !/日期|时间|盖章/.test(stated)) return stated
      if (known.isUnit(text.replace(/\s/g, ''))) return text.replace(/\s/g, '')
    }
  }
  return null
}

function layoutIndex(layouts: RosterLayout[], sheet: string, block: HeadingBlock): number {
  const signature = (columns: readonly RosterColumn[]): string => columns.map(({ heading, field }) => `${heading}=${field ?? ''}`).join('|')
  const found = layouts.findIndex((layout) => layout.sheet === sheet && signature(layout.columns) === signature(block.columns))
  if (found >= 0) return found
  layouts.push({ sheet, firstHeadingRow: block.firstRow + 1, lastHeadingRow: block.lastRow + 1, columns: block.columns })
  return layouts.length - 1
}

/** A merged cell of several columns names a group, not a field. */
function fieldCell(grid: SheetGrid, row: number, column: number): SheetCell | null {
  const merge = grid.mergeAt(row, column)
  return merge && merge.lastColumn > merge.firstColumn && merge.firstColumn !== column ? null : grid.shown(row, column)
}

/** A number too long to be exact is never written out: sent back as text it could pass for a right one. */
function shownText(cell: SheetCell | null): string {
  if (cell?.kind === 'number' && typeof cell.value === 'number' && Math.abs(cell.value) >= 1e15)
    return cell.value.toExponential(5).toUpperCase()
  return cell?.text ?? ''
}

function readPerson(grid: SheetGrid, row: number, columns: readonly RosterColumn[]): Pick<RosterRow, 'cells' | 'texts'> {
  const cells: RosterRow['cells'] = {}
  const texts: string[] = []
  for (const { column, field } of columns) {
    const cell = fieldCell(grid, row, column)
    texts.push(shownText(cell))
    if (field && cell) cells[field] = cell
  }
  return { cells, texts }
}

/**
 * In sheets without merged cells (.csv, or unmerged on the way) a unit is often written at its first person only.
 * Told from a forgotten unit by how many rows are blank, and only where nothing in the column is merged.
 */
function fillUnitsDown(people: readonly { row: RosterRow; afterTotal: boolean }[], grid: SheetGrid, unitColumn: number | undefined): void {
  if (unitColumn === undefined) return
  const isMerged = grid.sheet.merges.some(
    (merge) =>
      merge.firstColumn <= unitColumn &&
      merge.lastColumn >= unitColumn &&
      merge.lastRow > merge.firstRow &&
      merge.firstRow >= (people[0]?.row.row ?? 1) - 1,
  )
  const blank = people.filter(({ row }) => !row.cells.unit && row.groupUnit === null).length
  if (isMerged || blank < people.length * FILL_DOWN_SHARE) return
  let above: SheetCell | undefined
  for (const { row, afterTotal } of people) {
    if (afterTotal) above = undefined
    if (row.cells.unit) above = row.cells.unit
    else if (above && row.groupUnit === null) {
      row.cells.unit = above
      row.texts[unitColumn] = shownText(above)
    }
  }
}

interface Tally {
  totals: number
  notes: number
}

function readBlock(
  grid: SheetGrid,
  block: HeadingBlock,
  endRow: number,
  context: { layout: number; stated: string | null; known: KnownNames; hidden: ReadonlySet<number> },
  reading: RosterReading,
): Tally {
  const tally: Tally = { totals: 0, notes: 0 }
  const people: { row: RosterRow; afterTotal: boolean }[] = []
  let groupUnit: string | null = null
  let groupLine: string | null = null
  let afterTotal = false
  for (let row = block.lastRow + 1; row < endRow; row++) {
    const kind = kindOfRow(grid, row, block, context.known)
    if (kind.kind === 'group') {
      groupUnit = kind.unit ?? groupUnit
      groupLine = kind.line ?? groupLine
    }
    if (kind.kind === 'total') {
      tally.totals += 1
      afterTotal = true
    }
    if (kind.kind === 'note') tally.notes += 1
    if (kind.kind !== 'person') continue
    const person: RosterRow = {
      index: reading.rows.length + 1,
      sheet: grid.sheet.name,
      row: row + 1,
      isHidden: context.hidden.has(row),
      layout: context.layout,
      ...readPerson(grid, row, block.columns),
      groupUnit,
      groupLine,
    }
    reading.rows.push(person)
    people.push({ row: person, afterTotal })
    afterTotal = false
  }
  const unitColumn = block.columns.find(({ field }) => field === 'unit')?.column
  fillUnitsDown(people, grid, unitColumn)
  // What the lines over the table say counts only where the table itself names no unit at all.
  if (context.stated !== null && people.every(({ row }) => !row.cells.unit && row.groupUnit === null)) {
    for (const { row } of people) row.groupUnit = context.stated
  }
  return tally
}

function readSheet(grid: SheetGrid, known: KnownNames, reading: RosterReading): boolean {
  const blocks = findHeadings(grid)
  const [first] = blocks
  if (!first) return false
  const stated = statedUnit(grid, first.firstRow, known)
  const hidden = new Set(grid.sheet.hiddenRows)
  blocks.forEach((block, index) => {
    const layout = layoutIndex(reading.layouts, grid.sheet.name, block)
    const endRow = blocks[index + 1]?.firstRow ?? grid.rowCount
    const tally = readBlock(grid, block, endRow, { layout, stated, known, hidden }, reading)
    reading.totalRows += tally.totals
    reading.noteRows += tally.notes
  })
  return true
}

/**
 * The people of a roster, whatever stands around them: titles, headings of up to three rows (repeated or not), subtotals, notes, blank lines and hidden
 * rows (which count), units merged over their people, written once, on a line of their own, or over the whole table. Hidden sheets are left out.
 * Throws an AppError when no sheet holds a table of people.
 */
export function readRoster(workbook: Workbook, known: KnownNames = NOBODY_KNOWN): RosterReading {
  const reading: RosterReading = { layouts: [], rows: [], skippedSheets: [], totalRows: 0, noteRows: 0 }
  for (const sheet of workbook.sheets) {
    const isRead = !sheet.hidden && readSheet(gridOf(sheet), known, reading)
    if (!isRead) reading.skippedSheets.push(sheet.name)
  }
  if (reading.layouts.length === 0) {
    throw invalid('没有找到花名册的表头。表中应有一行写明“姓名”“身份证号”“单位”“条线”等，可下载模板对照。')
  }
  if (reading.rows.length === 0) throw invalid('找到了表头，但下面没有人员。请确认选对了文件，并已保存。')
  return reading
}
