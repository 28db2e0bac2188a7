import { isFormulaLike } from '@/lib/platform/sheets/inert-text'
import type { WritableCell } from '@/lib/platform/sheets/write-workbook'

function csvField(cell: WritableCell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'string') return String(cell)
  // No program reads a null character inside a CSV.
  const text = cell.replaceAll('\0', '')
  const inert = isFormulaLike(cell) ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** UTF-8 with a byte order mark, as Excel and WPS expect. Text that looks like a formula gets an apostrophe; numbers stay numbers. */
export function writeCsv(headings: readonly string[], rows: readonly (readonly WritableCell[])[]): Buffer {
  const lines = [headings, ...rows].map((row) => row.map(csvField).join(','))
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8')
}
