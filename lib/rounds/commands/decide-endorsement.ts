import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import { entryFacts, type LockedNomination, lockNomination } from '../loaded-nomination'
import type { LoadedRound } from '../loaded-round'
import type { endorseNominationSchema, returnNominationSchema } from '../nomination-schema'
import { decideNomination, nominationGroups } from '../nomination-states'
import { moveNominations } from './move-nominations'
import { requireMove } from './refuse-missing'

/** Locks the unit's places in the round, so that two endorsements cannot take the last one. */
async function endorsedSoFar(tx: Tx, round: LoadedRound, nomination: LockedNomination): Promise<number> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`endorse:${round.id}:${nomination.unitId}`}, 0))::text AS locked`
  return tx.nomination.count({
    where: {
      roundId: round.id,
      unitId: nomination.unitId,
      id: { not: nomination.id },
      state: { in: [...nominationGroups.countsForUnitQuota] },
    },
  })
}

async function tellStarter(tx: Tx, nomination: LockedNomination, title: string, body: string): Promise<void> {
  if (!nomination.startedById) return
  await notify(tx, [{ accountId: nomination.startedById, kind: 'nomination', title, body, href: `/nominations/${nomination.id}` }])
}

/** The unit's party group recommends; the nomination goes to the city office. @throws AppError with what is missing, notFound, conflict */
export async function endorseNomination(
  viewer: Viewer,
  input: z.output<typeof endorseNominationSchema>,
): Promise<{ nominationId: string }> {
  return inTransaction(async (tx) => {
    const { nomination, round, now } = await lockNomination(tx, viewer, input.nominationId, 'endorse', input.version)
    const unitQuota = { endorsed: await endorsedSoFar(tx, round, nomination), cap: round.scheme.quotas.nominationsPerUnit }
    const to = requireMove(decideNomination(nomination.state, 'endorse', { ...entryFacts(nomination, round, now), unitQuota }))
    await moveNominations(tx, viewer, round.id, now, [
      { id: nomination.id, from: nomination.state, to, event: 'endorse', data: { endorsedAt: now, endorsedById: viewer.accountId } },
    ])
    await tellStarter(tx, nomination, '党组已同意推荐', `“${round.name}”的推荐已上报市人才办。`)
    const offices = await accountsInRole(tx, 'cityOffice')
    await notify(
      tx,
      offices.map((accountId) => ({
        accountId,
        kind: 'nomination',
        title: '有推荐待资格审查',
        body: `“${round.name}”收到一份推荐。`,
        href: `/rounds/${round.id}/candidates`,
      })),
    )
    return { nominationId: nomination.id }
  })
}

/** The party group sends it back to be improved, with the reason. @throws AppError with what is missing, notFound, conflict */
export async function returnNomination(viewer: Viewer, input: z.output<typeof returnNominationSchema>): Promise<{ nominationId: string }> {
  return inTransaction(async (tx) => {
    const { nomination, round, now } = await lockNomination(tx, viewer, input.nominationId, 'endorse', input.version)
    const facts = { ...entryFacts(nomination, round, now), reason: input.reason }
    const to = requireMove(decideNomination(nomination.state, 'returnByUnit', facts))
    await moveNominations(tx, viewer, round.id, now, [
      { id: nomination.id, from: nomination.state, to, event: 'returnByUnit', reason: input.reason, data: { stateReason: input.reason } },
    ])
    await tellStarter(tx, nomination, '党组退回修改', `“${round.name}”的推荐被退回：${input.reason}`)
    return { nominationId: nomination.id }
  })
}
