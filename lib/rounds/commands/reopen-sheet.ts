import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { type LoadedRound, lockRound } from '../loaded-round'
import type { sheetReasonSchema } from '../schema'
import { decideSheet } from '../sheet-states'
import { columnsOfSheet, contentOfSheet } from '../stored-sheet'
import { loadSeatFor } from './load-seat'
import { requireMove } from './refuse-missing'

/** Opens a sealed sheet again, with the reason on record: the old one is kept as it was, a new revision starts from it. */
export async function reopenSheet(viewer: Viewer, input: z.output<typeof sheetReasonSchema>): Promise<{ revision: number }> {
  return inTransaction(async (tx) => {
    const { round } = await lockRound(tx, input.roundId)
    return reopenSeat(tx, viewer, round, input)
  })
}

/** The same in the transaction of a caller who has locked the round. */
export async function reopenSeat(
  tx: Tx,
  viewer: Viewer,
  round: LoadedRound,
  input: { assignmentId: string; reason: string },
): Promise<{ revision: number }> {
  const seat = await loadSeatFor(tx, viewer, round, input.assignmentId)
  requireMove(decideSheet(seat.sealed ? 'sealed' : 'draft', 'reopen', { stage: round.stage, reason: input.reason }))
  if (!seat.sealed) throw conflict()
  const old = seat.sealed
  await tx.scoreSheet.update({ where: { id: old.id }, data: { state: 'superseded' } })
  const revision = old.revision + 1
  await tx.scoreSheet.create({ data: { assignmentId: seat.id, revision, ...columnsOfSheet(contentOfSheet(old)) } })
  await tx.assignment.updateMany({ where: { id: seat.id }, data: { reason: input.reason, version: { increment: 1 } } })
  await tx.roundReviewer.update({
    where: { id: seat.reviewer.id },
    data: { sealedAt: null, sealDigest: null, version: { increment: 1 } },
  })
  const payload = { roundId: round.id, assignmentId: seat.id, revision, oldDigest: old.digest ?? '' }
  await recordAudit(tx, actorOf(viewer), 'sheet.reopened', { kind: 'assignment', id: seat.id }, payload)
  const title = `${round.name}有一份评分表已为您重开`
  await notify(tx, [
    {
      accountId: seat.reviewer.accountId,
      kind: 'sheet.reopened',
      title,
      body: `理由：${input.reason}。请修改后重新封存。`,
      href: '/reviews',
    },
  ])
  return { revision }
}
