import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import { candidateName } from '../candidate-name'
import { lockRound } from '../loaded-round'
import { decideNomination, type NominationEvent } from '../nomination-states'
import type { nominationReasonSchema } from '../schema'
import { loadNominationsFor } from './load-nominations'
import { moveNominations } from './move-nominations'
import { requireMove } from './refuse-missing'

/** The supervisor halts a candidate; the state to go back to is kept. */
export async function suspendNomination(viewer: Viewer, input: z.output<typeof nominationReasonSchema>): Promise<{ nominationId: string }> {
  return inTransaction((tx) => moveOne(tx, viewer, 'suspend', input))
}

/** The supervisor lets a halted candidate go on from where it stood. */
export async function resumeNomination(viewer: Viewer, input: z.output<typeof nominationReasonSchema>): Promise<{ nominationId: string }> {
  return inTransaction((tx) => moveOne(tx, viewer, 'resume', input))
}

async function moveOne(
  tx: Tx,
  viewer: Viewer,
  event: NominationEvent,
  input: z.output<typeof nominationReasonSchema>,
): Promise<{ nominationId: string }> {
  const found = await tx.nomination.findUnique({ where: { id: input.nominationId }, select: { roundId: true } })
  if (!found) throw notFound()
  const { round, now } = await lockRound(tx, found.roundId)
  const [nomination] = await loadNominationsFor(tx, viewer, 'suspend', round.id, [input.nominationId])
  if (!nomination) throw notFound()
  const { reason } = input
  const facts = { now, stage: round.stage, reason, stateBeforeSuspension: nomination.stateBeforeSuspension }
  const to = requireMove(decideNomination(nomination.state, event, facts))
  const stateBeforeSuspension = event === 'suspend' ? nomination.state : null
  await moveNominations(tx, viewer, round.id, now, [
    { id: nomination.id, from: nomination.state, to, event, reason, data: { stateReason: reason, stateBeforeSuspension } },
  ])
  const accounts = await accountsInRole(tx, 'cityOffice')
  const title = `${candidateName(nomination)}${event === 'suspend' ? '被暂停评选' : '恢复评选'}`
  await notify(
    tx,
    accounts.map((accountId) => ({
      accountId,
      kind: `nomination.${event}`,
      title,
      body: `监督理由：${reason}`,
      href: `/rounds/${round.id}/candidates/${nomination.id}`,
    })),
  )
  return { nominationId: nomination.id }
}
