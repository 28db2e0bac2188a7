import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import type { ConflictSource } from '@/lib/platform/db/generated/enums'
import { conflict, notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { type LoadedRound, lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import type { voidAssignmentSchema } from '../schema'
import { decideSheet } from '../sheet-states'
import { type FilledSeats, fillSeats } from './fill-seats'
import { requireMove } from './refuse-missing'

/** The office voids a seat for a conflict that came up late; the seat is given to another reviewer in the same transaction. */
export async function voidAssignment(viewer: Viewer, input: z.output<typeof voidAssignmentSchema>): Promise<FilledSeats> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId)
    roundPolicy.authorise(viewer, 'manage', round)
    return voidSeat(tx, viewer, round, { assignmentId: input.assignmentId, reason: input.reason, source: 'office' }, now)
  })
}

/**
 * Voids a seat under a conflict: the conflict goes on record, the sheet (sealed or not) counts no more but is kept, and another reviewer
 * takes the seat. Also what a reviewer's declaration while scoring does; the caller has locked the round and authorised.
 */
export async function voidSeat(
  tx: Tx,
  viewer: Viewer,
  round: LoadedRound,
  input: { assignmentId: string; reason: string; source: ConflictSource },
  now: Date,
): Promise<FilledSeats> {
  const { reason, source } = input
  const seat = await tx.assignment.findFirst({
    where: { id: input.assignmentId, roundId: round.id },
    include: { roundReviewer: { select: { personId: true } }, sheets: { where: { state: 'sealed' }, select: { id: true } } },
  })
  if (!seat) throw notFound()
  if (seat.state !== 'active') throw refused('wrongState', '这份评审任务已经作废或免评。')
  if (round.stage !== 'reviewing' && round.stage !== 'qualifying')
    throw refused('wrongStage', '评分已经结束。如须作废评分表，请先退回专家评审，写明理由。')
  requireMove(decideSheet(seat.sheets.length > 0 ? 'sealed' : 'draft', 'void', { reason, stage: round.stage }))
  const key = { roundId: round.id, personId: seat.roundReviewer.personId, nominationId: seat.nominationId, kind: 'declared' }
  await tx.conflict.upsert({
    where: { roundId_personId_nominationId_kind: key },
    create: { ...key, source, reason, createdById: viewer.accountId },
    update: {},
  })
  const updated = await tx.assignment.updateMany({
    where: { id: seat.id, version: seat.version, state: 'active' },
    data: { state: 'voided', reason, version: { increment: 1 } },
  })
  if (updated.count === 0) throw conflict()
  const seats = await fillSeats(tx, viewer, round, now)
  const payload = {
    roundId: round.id,
    nominationId: seat.nominationId,
    roundReviewerId: seat.roundReviewerId,
    replacementId: seats.filled[0]?.assignmentId ?? null,
  }
  await recordAudit(tx, actorOf(viewer), 'assignment.voided', { kind: 'assignment', id: seat.id }, payload)
  return seats
}
