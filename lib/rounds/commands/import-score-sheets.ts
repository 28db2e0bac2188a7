import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import '../review-audit'
import type { importScoreSheetsSchema } from '../review-schema'
import { lockReviewSeat } from '../review-seat'
import { loadWorkbookDesk } from '../workbook-queries'
import { saveDraft } from './save-draft'

/**
 * Saves rows of an offline workbook as drafts: all of them, or none when one can no longer be saved. Sealing stays a step of its own.
 * @throws AppError conflict, sealed, deadline, invalid, notFound
 */
export async function importScoreSheets(viewer: Viewer, input: z.output<typeof importScoreSheetsSchema>): Promise<{ saved: number }> {
  return inTransaction(
    async (tx) => {
      await lockReviewSeat(tx, viewer, input.roundId)
      const { rows } = await loadWorkbookDesk(tx, viewer, input.roundId)
      const own = new Set(rows.map((row) => row.assignmentId))
      const sheets = [...input.sheets]
        .sort((a, b) => (a.assignmentId < b.assignmentId ? -1 : 1))
        .filter((sheet) => own.has(sheet.assignmentId))
      for (const sheet of sheets) await saveDraft(tx, viewer, sheet)
      const payload = { roundId: input.roundId, sheets: sheets.length }
      await recordAudit(tx, actorOf(viewer), 'sheet.workbookImported', { kind: 'round', id: input.roundId }, payload)
      return { saved: sheets.length }
    },
    { timeout: 30_000 },
  )
}
