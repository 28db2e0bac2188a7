import type { Sheet, SheetCell, Workbook } from '@/lib/platform/sheets/workbook'
import { MOST_TARGET } from './schema'

/** A target read from a workbook, with the address of its cell as people say it. */
export type ReadTarget = { lineId: string; classCode: string; value: number; cell: string }
export type TargetIssue = { cell: string; text: string; reason: string }
export type ReadTargets = { sheetName: string; targets: ReadTarget[]; issues: TargetIssue[] }

type Named = { id: string; name: string }
type Counted = { code: string; name: string }

const LINE_HEADINGS = ['条线', '业务条线', '条线名称']
/** Rows that sum others up. */
const SUM_ROWS = /^(合计|总计|小计|全市|全市合计)$/
const HEADING_SEARCH = 20

/** What the same name is written like: width, blanks and the word 目标 or 条线 after it. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}

function lineName(text: string): string {
  return plain(text).replace(/条线$/, '')
}

function className(text: string): string {
  return plain(text)
    .replace(/[（(].*?[)）]$/, '')
    .replace(/(目标数?|指标数?|人数)$/, '')
}

function addressOf(row: number, column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row + 1}`
}

/** A whole number as offices type it: full-width digits, a unit behind it; null for anything else. */
function wholeNumber(cell: SheetCell): number | null {
  const text = plain(cell.kind === 'number' ? String(cell.value) : cell.text).replace(/(名|人|个)$/, '')
  return /^\d{1,6}(\.0+)?$/.test(text) ? Number.parseInt(text, 10) : null
}

type Heading = { row: number; lineColumn: number; columns: { column: number; classCode: string }[] }

function findHeading(sheet: Sheet, classes: readonly Counted[]): Heading | null {
  const codes = new Map(classes.map((item) => [className(item.name), item.code]))
  for (const [row, cells] of sheet.rows.slice(0, HEADING_SEARCH).entries()) {
    const texts = cells.map((cell) => (cell ? plain(cell.text) : ''))
    const lineColumn = texts.findIndex((text) => LINE_HEADINGS.includes(text))
    if (lineColumn < 0) continue
    const columns = texts.flatMap((text, column) => {
      const classCode = codes.get(className(text))
      return classCode ? [{ column, classCode }] : []
    })
    if (columns.length > 0) return { row, lineColumn, columns }
  }
  return null
}

/**
 * Reads targets from the first sheet that has a heading row with 条线 and at least one class. Empty cells leave a target as it is.
 * Every cell at fault is an issue; the caller imports all or nothing. Null when no sheet has such a heading.
 */
export function readTargetSheet(workbook: Workbook, lines: readonly Named[], classes: readonly Counted[]): ReadTargets | null {
  for (const sheet of workbook.sheets) {
    const heading = findHeading(sheet, classes)
    if (heading) return readRows(sheet, heading, lines)
  }
  return null
}

function readRows(sheet: Sheet, heading: Heading, lines: readonly Named[]): ReadTargets {
  const lineIds = new Map(lines.map((line) => [lineName(line.name), line.id]))
  const seen = new Map<string, string>()
  const result: ReadTargets = { sheetName: sheet.name, targets: [], issues: [] }
  const doubled = heading.columns.filter((item, index) => heading.columns.findIndex((other) => other.classCode === item.classCode) < index)
  for (const { column } of doubled)
    result.issues.push({
      cell: addressOf(heading.row, column),
      text: sheet.rows[heading.row]?.[column]?.text ?? '',
      reason: '这一类别出现了两列，请只保留一列。',
    })
  sheet.rows.slice(heading.row + 1).forEach((cells, offset) => {
    const row = heading.row + 1 + offset
    const name = cells[heading.lineColumn]?.text ?? ''
    const values = heading.columns.filter(({ column }) => (cells[column]?.text ?? '').trim() !== '')
    if (SUM_ROWS.test(plain(name)) || (plain(name) === '' && values.length === 0)) return
    const address = addressOf(row, heading.lineColumn)
    const lineId = lineIds.get(lineName(name))
    if (!lineId) {
      // A remark below the table has no figures.
      if (values.length > 0)
        result.issues.push({
          cell: address,
          text: name,
          reason: name.trim() === '' ? '缺少条线名称。' : '没有这个条线，请核对名称或先在“条线”中添加。',
        })
      return
    }
    const before = seen.get(lineId)
    if (before) {
      result.issues.push({ cell: address, text: name, reason: `与 ${before} 是同一条线，请合并为一行。` })
      return
    }
    seen.set(lineId, address)
    for (const { column, classCode } of values) readValue(cells[column] ?? null, addressOf(row, column), lineId, classCode, result)
  })
  return result
}

function readValue(cell: SheetCell | null, address: string, lineId: string, classCode: string, result: ReadTargets): void {
  if (!cell) return
  const value = wholeNumber(cell)
  if (value === null) result.issues.push({ cell: address, text: cell.text, reason: '目标须是不小于 0 的整数。' })
  else if (value > MOST_TARGET) result.issues.push({ cell: address, text: cell.text, reason: `目标不能超过 ${MOST_TARGET}，请核对。` })
  else result.targets.push({ lineId, classCode, value, cell: address })
}
