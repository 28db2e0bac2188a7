import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import '../audit-events'
import { lockRound } from '../loaded-round'
import type { sheetReasonSchema } from '../schema'
import { decideSheet } from '../sheet-states'
import { loadSeatFor } from './load-seat'
import { requireMove } from './refuse-missing'

/** The office does without one sheet that will not come, with the reason on record. */
export async function waiveSheet(viewer: Viewer, input: z.output<typeof sheetReasonSchema>): Promise<{ assignmentId: string }> {
  return inTransaction(async (tx) => {
    const { round } = await lockRound(tx, input.roundId)
    const seat = await loadSeatFor(tx, viewer, round, input.assignmentId)
    requireMove(decideSheet(seat.sealed ? 'sealed' : 'draft', 'waive', { stage: round.stage, reason: input.reason }))
    const updated = await tx.assignment.updateMany({
      where: { id: seat.id, version: seat.version, state: 'active' },
      data: { state: 'waived', reason: input.reason, version: { increment: 1 } },
    })
    if (updated.count === 0) throw conflict()
    await recordAudit(
      tx,
      actorOf(viewer),
      'sheet.waived',
      { kind: 'assignment', id: seat.id },
      { roundId: round.id, assignmentId: seat.id },
    )
    return { assignmentId: seat.id }
  })
}
