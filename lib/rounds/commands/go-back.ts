import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import { type LoadedRound, lockRound } from '../loaded-round'
import { decideNomination, type NominationEvent, nominationGroups } from '../nomination-states'
import { roundPolicy } from '../policy'
import { copyRanking } from '../ranking-record'
import type { goBackSchema } from '../schema'
import { moveNominations, type NominationMove } from './move-nominations'
import { moveStage, type StageMove } from './move-stage'
import { refuseOpenMeeting } from './open-meeting'
import { requireMove } from './refuse-missing'

/**
 * Takes a round one stage back, with the reason on record. To the reviewers: candidates are unranked, and closing again computes a new
 * ranking. To the panel: the publication is withdrawn, decisions are void, and the order becomes a new version to decide on.
 */
export async function goBack(viewer: Viewer, input: z.output<typeof goBackSchema>): Promise<StageMove> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId, input.version)
    roundPolicy.authorise(viewer, 'manage', round)
    return stepBack(tx, viewer, round, now, input)
  })
}

/** One step back, in the transaction of a caller who has locked the round and authorised. */
export async function stepBack(
  tx: Tx,
  viewer: Viewer,
  round: LoadedRound,
  now: Date,
  { event, reason }: Pick<z.output<typeof goBackSchema>, 'event' | 'reason'>,
): Promise<StageMove> {
  await refuseOpenMeeting(tx, round.id)
  const move = await moveStage(tx, viewer, round, event, { now, reason })
  await tx.panelMeeting.updateMany({ where: { roundId: round.id, supersededAt: null }, data: { supersededAt: now } })
  if (event === 'reopenReview') await takeBack(tx, viewer, round, now, 'unrank', nominationGroups.deliberable, reason)
  else {
    await tx.publicity.updateMany({ where: { roundId: round.id, state: 'running' }, data: { state: 'superseded', reason } })
    await takeBack(tx, viewer, round, now, 'reopenDecision', nominationGroups.decidedByPanel, reason)
    await copyRanking(tx, round.id, now)
  }
  const supervisors = await accountsInRole(tx, 'supervisor')
  await notify(
    tx,
    supervisors.map((accountId) => ({
      accountId,
      kind: 'round.wentBack',
      title: `${round.name}退回上一阶段`,
      body: `理由：${reason}`,
      href: `/rounds/${round.id}/record`,
    })),
  )
  return move
}

/** Suspended candidates go back with the others: the state they return to moves. */
async function takeBack(
  tx: Tx,
  viewer: Viewer,
  round: LoadedRound,
  now: Date,
  event: NominationEvent,
  states: readonly (typeof nominationGroups.deliberable | typeof nominationGroups.decidedByPanel)[number][],
  reason: string,
): Promise<void> {
  const candidates = await tx.nomination.findMany({
    where: { roundId: round.id, state: { in: [...states] } },
    select: { id: true, state: true },
  })
  const moves = candidates.map(({ id, state }): NominationMove => {
    const to = requireMove(decideNomination(state, event, { now, stage: round.stage, reason }))
    return { id, from: state, to, event, reason }
  })
  await moveNominations(tx, viewer, round.id, now, moves)
  await tx.nomination.updateMany({
    where: { roundId: round.id, state: 'suspended', stateBeforeSuspension: { in: [...states] } },
    data: { stateBeforeSuspension: event === 'unrank' ? 'qualified' : 'ranked', version: { increment: 1 } },
  })
}
