import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import '../audit-events'
import { type LoadedRound, lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import { isStageIn } from '../round-stages'
import type { recordConflictSchema } from '../schema'
import { fillSeats } from './fill-seats'
import { loadNominationsFor } from './load-nominations'
import { voidSeat } from './void-assignment'

/**
 * Puts a conflict on record that the file does not know (kinship, mentorship, other). It can never be assigned any more; a seat that the
 * judge has already is taken away and given to another reviewer.
 */
export async function recordConflict(
  viewer: Viewer,
  input: z.output<typeof recordConflictSchema>,
): Promise<{ conflictId: string; vacant: string[] }> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId)
    roundPolicy.authorise(viewer, 'manage', round)
    if (!isStageIn(round.stage, 'open')) throw refused('roundOver', '本轮评选不在进行中，不能登记回避关系。')
    await loadNominationsFor(tx, viewer, 'readConflicts', round.id, [input.nominationId])
    const key = { roundId: round.id, personId: input.personId, nominationId: input.nominationId, kind: 'declared' }
    const conflict = await tx.conflict.upsert({
      where: { roundId_personId_nominationId_kind: key },
      create: { ...key, source: 'office', reason: input.reason, createdById: viewer.accountId },
      update: {},
    })
    const payload = { roundId: round.id, personId: input.personId, nominationId: input.nominationId, kind: 'declared', source: 'office' }
    await recordAudit(tx, actorOf(viewer), 'conflict.recorded', { kind: 'conflict', id: conflict.id }, payload)
    const { vacant } = await voidSeatOf(tx, viewer, round, input, now)
    return { conflictId: conflict.id, vacant }
  })
}

async function voidSeatOf(
  tx: Tx,
  viewer: Viewer,
  round: LoadedRound,
  { personId, nominationId, reason }: z.output<typeof recordConflictSchema>,
  now: Date,
): Promise<{ vacant: string[] }> {
  if (!isStageIn(round.stage, 'acceptingDeclarations')) return { vacant: [] }
  const seat = await tx.assignment.findFirst({
    where: { nominationId, state: 'active', roundReviewer: { personId } },
    select: { id: true },
  })
  if (!seat) return { vacant: [] }
  if (round.stage === 'qualifying') {
    // No sheet can rest on it yet: the seat was only planned.
    await tx.assignment.delete({ where: { id: seat.id } })
    return fillSeats(tx, viewer, round, now)
  }
  return voidSeat(tx, viewer, round, { assignmentId: seat.id, reason, source: 'office' }, now)
}
