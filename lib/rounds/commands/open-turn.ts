import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { candidateName } from '../candidate-name'
import { leastSecretVoters } from '../meeting/ballot-box'
import { type LoadedSession, lockSession, requireNoTurn, touchSession } from '../meeting/load-session'
import { type PaperPlan, planPapers } from '../meeting/papers'
import type { openTurnSchema } from '../meeting/schema'
import { makePaperKeys } from '../meeting/token-keys'
import '../meeting-audit'
import { isNominationIn } from '../nomination-states'
import { quorum } from '../panel'
import { panelPolicy } from '../policy'
import type { PanelRule } from '../scheme'
import { listNames } from '../transitions'
import { loadNominationsFor } from './load-nominations'

type Input = z.output<typeof openTurnSchema>
type PaperKeys = { publicKey: string; privateKey: string }

/**
 * Puts candidates to the vote: papers by who may vote on whom, the three counts of each candidate as they stand, in a secret turn a key pair
 * for each paper. @throws AppError naming candidates without a quorum or no longer before the panel
 */
export async function openTurn(viewer: Viewer, input: Input): Promise<{ turnId: string; number: number }> {
  // Keys take their time; they are made before anything is locked, for as many papers as the plan has now.
  const keys = await makeKeys(viewer, input)
  return inTransaction(
    async (tx) => {
      const { round, now, session } = await lockSession(tx, viewer, input.sessionId, input.version)
      panelPolicy.authorise(viewer, 'manage', { roundId: round.id })
      requireNoTurn(session)
      const plans = await planTurn(tx, viewer, round.id, session, input, round.scheme.panel)
      const isSecret = session.ballot === 'secret'
      if (isSecret && plans.length > keys.length) throw refused('changed', '回避情况刚刚有变化，请重试。')
      const number = await nextNumber(tx, round.id, session.rankingVersion)
      const turn = await tx.panelTurn.create({
        data: {
          sessionId: session.id,
          number,
          kind: input.kind,
          state: isSecret ? 'claiming' : 'voting',
          presentMemberIds: session.presentMemberIds,
          openedAt: now,
        },
      })
      await writePapers(tx, turn.id, plans, isSecret ? keys : [])
      await touchSession(tx, session)
      const payload = {
        roundId: round.id,
        number,
        kind: input.kind,
        candidates: plans.reduce((sum, plan) => sum + plan.candidates.length, 0),
        papers: plans.length,
        present: session.presentMemberIds.length,
      }
      await recordAudit(tx, actorOf(viewer), 'turn.opened', { kind: 'panelTurn', id: turn.id }, payload)
      return { turnId: turn.id, number }
    },
    { timeout: 20_000 },
  )
}

async function makeKeys(viewer: Viewer, input: Input): Promise<PaperKeys[]> {
  const count = await inTransaction(async (tx) => {
    const { round, session } = await lockSession(tx, viewer, input.sessionId, input.version)
    panelPolicy.authorise(viewer, 'manage', { roundId: round.id })
    requireNoTurn(session)
    return session.ballot === 'secret' ? (await planTurn(tx, viewer, round.id, session, input, round.scheme.panel)).length : 0
  })
  return Promise.all(Array.from({ length: count }, () => makePaperKeys()))
}

async function planTurn(
  tx: Tx,
  viewer: Viewer,
  roundId: string,
  session: LoadedSession,
  input: Input,
  rule: PanelRule,
): Promise<PaperPlan[]> {
  const nominations = await loadNominationsFor(tx, viewer, 'readConflicts', roundId, input.nominationIds)
  const gone = nominations.filter((nomination) => !isNominationIn(nomination.state, 'deliberable')).map(candidateName)
  if (gone.length > 0) throw refused('notDeliberable', `${listNames(gone, '个')}现在不能表决，请刷新页面查看其状态。`)
  const ids = nominations.map((nomination) => nomination.id)
  const [conflicts, entries] = await Promise.all([
    tx.conflict.findMany({ where: { roundId, nominationId: { in: ids } }, select: { nominationId: true, personId: true } }),
    tx.rankingEntry.findMany({
      where: { nominationId: { in: ids }, ranking: { roundId, version: session.rankingVersion } },
      select: { nominationId: true },
      orderBy: [{ rank: 'asc' }, { nominationId: 'asc' }],
    }),
  ])
  if (entries.length !== ids.length) throw refused('notRanked', '有候选对象不在本次会议的排序中，请刷新页面后重试。')
  const plans = planPapers(
    session.members.map((member) => member.id),
    session.presentMemberIds,
    entries.map(({ nominationId }) => {
      const people = conflicts.filter((row) => row.nominationId === nominationId).map((row) => row.personId)
      const recused = session.members.filter((member) => member.personId !== null && people.includes(member.personId))
      return { nominationId, recusedMemberIds: recused.map((member) => member.id) }
    }),
  )
  const nameOf = new Map(nominations.map((nomination) => [nomination.id, candidateName(nomination)]))
  const without = plans.flatMap((plan) =>
    plan.candidates.flatMap(({ nominationId, counts }) => {
      const { isMet, formula } = quorum(counts, rule)
      return isMet ? [] : [`${nameOf.get(nominationId) ?? ''}：${formula}，不能表决。`]
    }),
  )
  if (without.length > 0) throw refused('quorum', without.slice(0, 10).join('\n'))
  const alone = plans.filter((plan) => session.ballot === 'secret' && plan.memberIds.length < leastSecretVoters)
  if (alone.length > 0) {
    const names = alone.flatMap((plan) => plan.candidates.map(({ nominationId }) => nameOf.get(nominationId) ?? ''))
    throw refused(
      'notSecret',
      `对${listNames(names, '个')}有权投票的到会成员不足 ${leastSecretVoters} 人，无记名投票无法保密，请待更多成员到会。`,
    )
  }
  return plans
}

/** Turns are numbered through all meetings on one ranking, those held on paper included. */
async function nextNumber(tx: Tx, roundId: string, rankingVersion: number): Promise<number> {
  const [turns, votes] = await Promise.all([
    tx.panelTurn.aggregate({ where: { session: { roundId, rankingVersion } }, _max: { number: true } }),
    tx.panelVote.aggregate({ where: { meeting: { roundId, rankingVersion, supersededAt: null } }, _max: { turn: true } }),
  ])
  return Math.max(turns._max.number ?? 0, votes._max.turn ?? 0) + 1
}

async function writePapers(tx: Tx, turnId: string, plans: readonly PaperPlan[], keys: readonly PaperKeys[]): Promise<void> {
  const envelope = await openEnvelope(tx)
  const papers = plans.map((plan, index) => {
    const id = randomUUID()
    const pair = keys[index]
    const sealed = pair
      ? {
          publicKey: pair.publicKey,
          privateKeyCipher: envelope.seal(pair.privateKey, { table: 'PanelPaper', row: id, column: 'privateKeyCipher' }),
        }
      : {}
    return { row: { id, turnId, number: plan.number, memberIds: plan.memberIds, ...sealed }, plan }
  })
  await tx.panelPaper.createMany({ data: papers.map((paper) => paper.row) })
  await tx.panelTurnCandidate.createMany({
    data: papers.flatMap(({ row, plan }) =>
      plan.candidates.map(({ nominationId, recusedMemberIds, counts }) => ({
        turnId,
        paperId: row.id,
        nominationId,
        recusedMemberIds,
        appointed: counts.appointed,
        entitled: counts.entitled,
        present: counts.present,
      })),
    ),
  })
}
