import { checkDigitOf } from '@/lib/org/identity/id-number'
import type { Sheet, SheetCell, SheetMerge, Workbook } from '@/lib/platform/sheets/workbook'

export type Written = string | number | null | SheetCell

/** `A5:A9` */
function mergeOf(range: string): SheetMerge {
  const [, firstColumn = 'A', firstRow = '1', lastColumn = 'A', lastRow = '1'] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range) ?? []
  return {
    firstRow: Number(firstRow) - 1,
    lastRow: Number(lastRow) - 1,
    firstColumn: firstColumn.charCodeAt(0) - 65,
    lastColumn: lastColumn.charCodeAt(0) - 65,
  }
}

export function dateCell(day: string): SheetCell {
  return { text: day, kind: 'date', value: day, format: 'yyyy-mm-dd' }
}

function cellOf(value: Written): SheetCell | null {
  if (value === null || value === '') return null
  if (typeof value === 'object') return value
  if (typeof value === 'string') return { text: value, kind: 'text', value }
  return { text: String(value), kind: 'number', value, format: 'General' }
}

export function sheetOf(
  rows: readonly (readonly Written[])[],
  options: { name?: string; merges?: string[]; hidden?: boolean } = {},
): Sheet {
  return {
    name: options.name ?? 'Sheet1',
    hidden: options.hidden ?? false,
    rows: rows.map((row) => row.map(cellOf)),
    columnCount: Math.max(...rows.map((row) => row.length)),
    merges: (options.merges ?? []).map(mergeOf),
    hiddenRows: [],
    hiddenColumns: [],
  }
}

export function workbookOf(...sheets: Sheet[]): Workbook {
  return { format: 'xlsx', sheets }
}

/** A valid number of somebody born on the day; `order` 1–999 is odd for men. */
export function idNumber(birthDate: string, order: number): string {
  const digits = `330106${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return digits + checkDigitOf(digits)
}
