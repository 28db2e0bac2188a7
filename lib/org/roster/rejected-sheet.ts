import type { RosterLayout } from '@/lib/org/roster/read-roster'
import type { RosterField } from '@/lib/org/roster/roster-fields'
import type { WritableSheet } from '@/lib/platform/sheets/write-workbook'

/** What the sheet that goes back needs of a row. */
export interface RejectedRow {
  layout: number
  row: number
  texts: readonly string[]
  issues: readonly { field: RosterField; severity: 'error' | 'warning'; reason: string }[]
}

export const REASON_HEADING = '退回原因'

function reasonText(row: RejectedRow): string {
  return row.issues
    .filter(({ severity }) => severity === 'error')
    .map(({ reason }) => reason)
    .join('\n')
}

/** The wrong rows in the columns of their own sheet, each with every reason why it went back. One sheet a layout; it can be corrected and uploaded again. */
export function rejectedSheets(layouts: readonly RosterLayout[], rows: readonly RejectedRow[]): WritableSheet[] {
  return layouts.flatMap((layout, index) => {
    const wrong = rows.filter((row) => row.layout === index)
    if (wrong.length === 0) return []
    const kept = layout.columns.filter(({ heading }) => heading !== '' && heading !== REASON_HEADING && heading !== '原行号')
    return {
      name: layout.sheet,
      headings: [...kept.map(({ heading }) => heading), '原行号', REASON_HEADING],
      rows: wrong.map((row) => [...kept.map(({ column }) => row.texts[column] ?? ''), row.row, reasonText(row)]),
      markedColumns: [kept.length + 1],
    }
  })
}
