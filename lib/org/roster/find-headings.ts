import { ABOUT_OTHERS, type HeadingMatch, matchHeading, type RosterField } from '@/lib/org/roster/roster-fields'
import type { SheetGrid } from '@/lib/org/roster/sheet-grid'

export interface RosterColumn {
  /** Zero-based. */
  column: number
  /** The heading in one line, as the sheet has it. */
  heading: string
  field: RosterField | null
  isSequence: boolean
  isUnitWithPost: boolean
}

/** One table within a sheet: its heading rows (zero-based, inclusive) and what its columns mean. */
export interface HeadingBlock {
  firstRow: number
  lastRow: number
  columns: RosterColumn[]
}

const MAX_HEADING_ROWS = 3
const DATA_LIKE = /\d{11}|\d{15,}|^\s*\d{4}\s*[.年\-/]\s*\d/
/** A table of people has a column for one of these. */
const ANCHOR = /姓\s*名|名\s*字|身\s*份|证\s*件/

function ownTexts(grid: SheetGrid, row: number): string[] {
  const texts: string[] = []
  for (let column = 0; column < grid.columnCount; column++) {
    const cell = grid.own(row, column)
    if (cell) texts.push(cell.text)
  }
  return texts
}

function looksLikeHeadings(grid: SheetGrid, row: number, atLeast: number): boolean {
  const texts = ownTexts(grid, row)
  if (texts.some((text) => DATA_LIKE.test(text.normalize('NFKC')))) return false
  return texts.filter((text) => matchHeading(text) !== null).length >= atLeast
}

/** A cell of the upper row covers several columns, or the row below as well: the two rows are one heading. */
function reachesBelow(grid: SheetGrid, row: number): boolean {
  const texts = ownTexts(grid, row)
  if (texts.length < 2 || texts.some((text) => /[:：]/.test(text) || DATA_LIKE.test(text.normalize('NFKC')))) return false
  for (let column = 0; column < grid.columnCount; column++) {
    const merge = grid.mergeAt(row, column)
    if (!merge || !grid.own(row, column)) continue
    const spansAll = merge.firstColumn === 0 && merge.lastColumn >= grid.columnCount - 1
    if (!spansAll && (merge.lastRow > row || merge.lastColumn > merge.firstColumn)) return true
  }
  return false
}

function belongsAbove(grid: SheetGrid, row: number): boolean {
  return row >= 0 && (reachesBelow(grid, row) || looksLikeHeadings(grid, row, 2))
}

function belongsBelow(grid: SheetGrid, row: number): boolean {
  if (row >= grid.rowCount) return false
  const continues = ownTexts(grid, row).length > 0 && reachesBelow(grid, row - 1)
  return looksLikeHeadings(grid, row, continues ? 1 : 2)
}

function headingTexts(grid: SheetGrid, firstRow: number, lastRow: number, column: number): string[] {
  const texts: string[] = []
  for (let row = firstRow; row <= lastRow; row++) {
    const text = grid.shown(row, column)?.text.replace(/\s+/g, '') ?? ''
    if (text !== '' && texts.at(-1) !== text) texts.push(text)
  }
  return texts
}

function matchColumn(texts: readonly string[]): HeadingMatch | null {
  const own = texts.at(-1)
  if (own === undefined || texts.some((text) => ABOUT_OTHERS.test(text) && !matchHeading(text))) return null
  return matchHeading(own) ?? (texts.length > 1 ? (matchHeading(texts.join('')) ?? matchHeading(texts.at(-2) ?? '')) : null)
}

function readColumns(grid: SheetGrid, firstRow: number, lastRow: number): RosterColumn[] {
  const candidates = Array.from({ length: grid.columnCount }, (_, column) => {
    const texts = headingTexts(grid, firstRow, lastRow, column)
    return { column, heading: texts.at(-1) ?? '', match: matchColumn(texts) }
  })
  const best = new Map<string, { column: number; rank: number }>()
  for (const { column, match } of candidates) {
    if (!match) continue
    const held = best.get(match.meaning)
    if (!held || match.rank < held.rank) best.set(match.meaning, { column, rank: match.rank })
  }
  return candidates.map(({ column, heading, match }) => {
    const isField = match !== null && match.meaning !== 'other' && match.meaning !== 'sequence'
    const field = isField && best.get(match.meaning)?.column === column ? (match.meaning as RosterField) : null
    return {
      column,
      heading,
      field,
      isSequence: match?.meaning === 'sequence',
      isUnitWithPost: field === 'unit' && match?.isUnitWithPost === true,
    }
  })
}

function blockAround(grid: SheetGrid, row: number): HeadingBlock | null {
  if (!looksLikeHeadings(grid, row, 1)) return null
  let firstRow = row
  let lastRow = row
  while (lastRow - firstRow + 1 < MAX_HEADING_ROWS && belongsAbove(grid, firstRow - 1)) firstRow -= 1
  while (lastRow - firstRow + 1 < MAX_HEADING_ROWS && belongsBelow(grid, lastRow + 1)) lastRow += 1
  const columns = readColumns(grid, firstRow, lastRow)
  const fields = new Set(columns.map(({ field }) => field).filter((field) => field !== null))
  const isRoster = (fields.has('name') || fields.has('idNumber')) && fields.size >= 3
  return isRoster ? { firstRow, lastRow, columns } : null
}

/**
 * Every heading of a table of people in the sheet, from top to bottom: a sheet may repeat its heading on each printed page, or hold several tables.
 * Headings may take up to three rows, be merged across or down, and name their columns in any of the usual words.
 */
export function findHeadings(grid: SheetGrid): HeadingBlock[] {
  const blocks: HeadingBlock[] = []
  for (let row = 0; row < grid.rowCount; row++) {
    const anchored = grid.sheet.rows[row]?.some((cell) => cell?.kind === 'text' && cell.text.length <= 40 && ANCHOR.test(cell.text))
    if (!anchored) continue
    const block = blockAround(grid, row)
    if (!block) continue
    blocks.push(block)
    row = block.lastRow
  }
  return blocks
}
