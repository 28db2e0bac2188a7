import { refuseSheet } from '@/lib/platform/sheets/refusals'
import type { Sheet, SheetCell, SheetMerge } from '@/lib/platform/sheets/workbook'

const MAX_MERGED_CELLS = 2_000_000

/** A sheet whose merged cells can be asked for. Rows and columns are zero-based. */
export interface SheetGrid {
  sheet: Sheet
  rowCount: number
  columnCount: number
  /** The cell itself: of a merged range only the first cell has one. Blank cells are null. */
  own(row: number, column: number): SheetCell | null
  /** The cell, or the one that it is merged into. */
  shown(row: number, column: number): SheetCell | null
  mergeAt(row: number, column: number): SheetMerge | null
}

function isBlank(cell: SheetCell | null | undefined): boolean {
  return !cell || (cell.kind === 'text' && cell.text.replace(/[\s\p{Cf}]/gu, '') === '')
}

export function gridOf(sheet: Sheet): SheetGrid {
  const rowCount = sheet.rows.length
  const width = Math.max(1, sheet.columnCount)
  const merged = new Map<number, SheetMerge>()
  let covered = 0
  for (const merge of sheet.merges) {
    const lastRow = Math.min(merge.lastRow, rowCount - 1)
    const lastColumn = Math.min(merge.lastColumn, width - 1)
    covered += Math.max(0, lastRow - merge.firstRow + 1) * Math.max(0, lastColumn - merge.firstColumn + 1)
    if (covered > MAX_MERGED_CELLS) throw refuseSheet('tooManyRows')
    for (let row = merge.firstRow; row <= lastRow; row++) {
      for (let column = merge.firstColumn; column <= lastColumn; column++) merged.set(row * width + column, merge)
    }
  }
  function own(row: number, column: number): SheetCell | null {
    const cell = sheet.rows[row]?.[column] ?? null
    return isBlank(cell) ? null : cell
  }
  function mergeAt(row: number, column: number): SheetMerge | null {
    return column < width ? (merged.get(row * width + column) ?? null) : null
  }
  return {
    sheet,
    rowCount,
    columnCount: sheet.columnCount,
    own,
    mergeAt,
    shown(row, column) {
      const merge = mergeAt(row, column)
      return merge ? own(merge.firstRow, merge.firstColumn) : own(row, column)
    },
  }
}
