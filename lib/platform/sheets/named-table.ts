import type { Sheet, SheetCell, Workbook } from './workbook'

/** How far down a heading row is looked for: above it stand titles and notes. */
const HEADING_SEARCH = 20
const SUM_ROW = /^(合计|总计|小计|备注|说明|填表|制表|审核)/

/** Full-width signs as plain ones, without blanks and invisible characters: for comparing what people typed. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')
}

/** A row below the heading row, its cells found by what their columns are called. */
export type NamedRow<Field extends string> = {
  /** As the program numbers it, from 1. */
  rowNumber: number
  /** Cells as they stand, in the order of the table's columns. */
  cells: string[]
  cellOf: (field: Field) => SheetCell | null
  /** Trimmed, full-width signs as plain ones; empty where there is none. */
  text: (field: Field) => string
  /** A sum, a signature or the heading over again, by what stands in its first named column. */
  isBesideTheTable: boolean
}

export type NamedTable<Row> = { sheetName: string; headings: string[]; rows: Row[] }

type Heading<Field> = { row: number; columns: Map<Field, number>; width: number }

/**
 * Reads tables whose columns are named as people name them.
 * @param synonyms what each column may be called
 * @param label the column by which sums and repeated headings are told from rows
 * @returns a reader: the first visible sheet with a heading row that `isTable` accepts, its rows made by `readRow` (null: passed over); null when
 *   no sheet has such a heading
 */
export function namedTable<Field extends string>(synonyms: Record<Field, readonly string[]>, label: NoInfer<Field>) {
  const meanings = new Map(
    (Object.entries(synonyms) as [Field, readonly string[]][]).flatMap(([field, words]) => words.map((word) => [word, field] as const)),
  )

  const headingOf = (text: string): Field | null => {
    const plain = plainText(text).replace(/[*＊:：]/g, '')
    return meanings.get(plain) ?? meanings.get(plain.replace(/[(（].*?[)）]/g, '')) ?? null
  }

  const findHeading = (sheet: Sheet, isTable: (columns: ReadonlySet<Field>) => boolean): Heading<Field> | null => {
    for (const [row, cells] of sheet.rows.slice(0, HEADING_SEARCH).entries()) {
      const columns = new Map<Field, number>()
      cells.forEach((cell, column) => {
        const field = cell ? headingOf(cell.text) : null
        if (field && !columns.has(field)) columns.set(field, column)
      })
      if (isTable(new Set(columns.keys()))) return { row, columns, width: cells.length }
    }
    return null
  }

  const rowOf = (cells: readonly (SheetCell | null)[], heading: Heading<Field>, rowNumber: number): NamedRow<Field> => {
    const cellOf = (field: Field) => {
      const column = heading.columns.get(field)
      return column === undefined ? null : (cells[column] ?? null)
    }
    const text = (field: Field) => cellOf(field)?.text.normalize('NFKC').trim() ?? ''
    const first = plainText(text(label))
    return {
      rowNumber,
      cells: Array.from({ length: heading.width }, (_, column) => cells[column]?.text ?? ''),
      cellOf,
      text,
      isBesideTheTable: SUM_ROW.test(first) || headingOf(first) === label,
    }
  }

  return <Row>(
    workbook: Workbook,
    isTable: (columns: ReadonlySet<Field>) => boolean,
    readRow: (row: NamedRow<Field>) => Row | null,
  ): NamedTable<Row> | null => {
    for (const sheet of workbook.sheets) {
      const heading = sheet.hidden ? null : findHeading(sheet, isTable)
      if (!heading) continue
      const rows = sheet.rows.slice(heading.row + 1).flatMap((cells, offset) => {
        const row = readRow(rowOf(cells, heading, heading.row + 2 + offset))
        return row ? [row] : []
      })
      const headings = Array.from({ length: heading.width }, (_, column) => sheet.rows[heading.row]?.[column]?.text.trim() ?? '')
      return { sheetName: sheet.name, headings, rows }
    }
    return null
  }
}
