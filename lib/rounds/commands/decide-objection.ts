import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { toDateOnly } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, notFound } from '@/lib/platform/errors'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { candidateName } from '../candidate-name'
import { roundKindLabels } from '../labels'
import { type LoadedRound, lockRound } from '../loaded-round'
import { decideNomination } from '../nomination-states'
import { decideObjection as decideTransition, isObjectionIn, type ObjectionState } from '../objection-states'
import { objectionPolicy } from '../policy'
import { admissibilityProblems } from '../publicity'
import type { decideObjectionSchema } from '../schema'
import { loadNominationsFor, ownConflicts } from './load-nominations'
import { moveNominations } from './move-nominations'
import { notifyNominators } from './notify-nominators'
import { requireMove } from './refuse-missing'

/**
 * Takes an objection one step: not admitted, admitted, upheld (the candidate is removed) or dismissed (the candidate goes on). The
 * objector reads the written answer with the code they were given; the candidate never learns who objected.
 */
export async function decideObjection(viewer: Viewer, input: z.output<typeof decideObjectionSchema>): Promise<{ state: ObjectionState }> {
  return inTransaction(async (tx) => {
    const found = await tx.objection.findUnique({ where: { id: input.objectionId }, include: { publicity: { select: { roundId: true } } } })
    if (!found) throw notFound()
    const { round, now } = await lockRound(tx, found.publicity.roundId)
    const objection = await tx.objection.findUniqueOrThrow({
      where: { id: input.objectionId },
      include: { publicity: true, nomination: { select: { id: true, personId: true, conflicts: ownConflicts(viewer) } } },
    })
    objectionPolicy.authorise(viewer, 'decide', objection)
    const envelope = await openEnvelope(tx)
    const problems = admissibilityProblems(
      {
        name: envelope.open(objection.nameCipher, { table: 'Objection', row: objection.id, column: 'name' }),
        contact: envelope.open(objection.contactCipher, { table: 'Objection', row: objection.id, column: 'contact' }),
        statement: objection.statement,
        // 证据或者线索: a file, or facts told at some length.
        hasEvidence: objection.evidenceFileId !== null || objection.statement.trim().length >= 20,
        receivedAt: objection.receivedAt,
        matchedGrounds: input.matchedGrounds,
      },
      { endsOn: toDateOnly(objection.publicity.endsOn) },
      round.scheme.inadmissibleGrounds,
    )
    // What stands in the way of admitting is part of the answer, word for word.
    const answer = input.event === 'reject' && input.answer ? [...problems, input.answer].join('\n') : input.answer
    const reason = input.reason || input.answer
    const to = requireMove(decideTransition(objection.state, input.event, { reason, answer: input.answer, inadmissibleBecause: problems }))
    const updated = await tx.objection.updateMany({
      where: { id: objection.id, version: input.version, state: objection.state },
      data: { state: to, answer: answer || null, decidedAt: now, decidedById: viewer.accountId, version: { increment: 1 } },
    })
    if (updated.count === 0) throw conflict()
    if (isObjectionIn(to, 'removesCandidate')) await removeCandidate(tx, viewer, round, objection.nomination.id, objection.number, now)
    const payload = { event: input.event, nominationId: objection.nomination.id }
    await recordAudit(tx, actorOf(viewer), 'objection.decided', { kind: 'objection', id: objection.id }, payload)
    const supervisors = await accountsInRole(tx, 'supervisor')
    const title = `异议 ${objection.number} 已处理`
    await notify(
      tx,
      supervisors.map((accountId) => ({
        accountId,
        kind: 'objection.decided',
        title,
        body: `${round.name}，请查看处理结果。`,
        href: `/office/objections/${objection.id}`,
      })),
    )
    return { state: to }
  })
}

async function removeCandidate(tx: Tx, viewer: Viewer, round: LoadedRound, nominationId: string, number: string, now: Date): Promise<void> {
  const [nomination] = await loadNominationsFor(tx, viewer, 'decide', round.id, [nominationId])
  if (!nomination) throw notFound()
  const reason = `公示期间的异议（${number}）经核查成立。`
  const to = requireMove(decideNomination(nomination.state, 'remove', { now, stage: round.stage, reason }))
  const data = { stateReason: reason, stateBeforeSuspension: null }
  await moveNominations(tx, viewer, round.id, now, [{ id: nominationId, from: nomination.state, to, event: 'remove', reason, data }])
  // The candidate and the unit learn what was decided, never who objected or what was said.
  const { unitId, startedById, personId } = nomination
  const title = `${candidateName(nomination)}的拟${roundKindLabels[round.kind].resultWord}资格已取消`
  const body = `${round.name}公示期间的异议经核查成立。对程序有意见的，可在规定期限内提出程序复核。`
  await notifyNominators(tx, 'nomination.removed', [{ nominationId, unitId, startedById, personId, title, body }])
}
