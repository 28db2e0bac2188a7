/** What a workbook holds once it is read: plain data, safe to keep and to test with. */

/** `formula` marks a cell whose shown value was computed; its value is the one the program saved. */
export interface SheetCell {
  /** As displayed, e.g. `3.30106E+17` for a long number. */
  text: string
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error'
  /** Text as typed; the number itself; a date as `YYYY-MM-DD`; errors as their text. */
  value: string | number | boolean
  /** The number format, for numbers and dates. */
  format?: string
  formula?: boolean
}

/** Zero-based and inclusive. */
export interface SheetMerge {
  firstRow: number
  lastRow: number
  firstColumn: number
  lastColumn: number
}

export interface Sheet {
  name: string
  hidden: boolean
  /** Dense from the sheet's first row: `rows[4]` is the row numbered 5. Trailing empty cells and rows are absent. */
  rows: (SheetCell | null)[][]
  columnCount: number
  merges: SheetMerge[]
  /** Zero-based. */
  hiddenRows: number[]
  hiddenColumns: number[]
}

export interface Workbook {
  format: 'xlsx' | 'xls' | 'csv'
  sheets: Sheet[]
}
