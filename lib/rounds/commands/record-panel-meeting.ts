import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { dateOf, fromDateOnly } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, invalid, notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { candidateName } from '../candidate-name'
import { type LoadedRound, lockRound } from '../loaded-round'
import { isNominationIn } from '../nomination-states'
import { decidePanel, panelCounts, quorum, tallyProblems } from '../panel'
import { latestRankingVersion } from '../panel-decisions'
import { panelPolicy } from '../policy'
import type { recordPanelMeetingSchema } from '../schema'
import { refuseOpenMeeting } from './open-meeting'

type Input = z.output<typeof recordPanelMeetingSchema>
type Member = { id: string; personId: string | null }

/**
 * Puts one meeting of the panel on record: who was present, who stood aside for whom, the count for each candidate, and the decision
 * that follows by the scheme's thresholds. A later meeting on the same candidate replaces the decision. Nothing is made known yet.
 * @throws AppError naming the candidates without a quorum or with counts that cannot be
 */
export async function recordPanelMeeting(viewer: Viewer, input: Input): Promise<{ meetingId: string; approved: number }> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId)
    panelPolicy.authorise(viewer, 'manage', { roundId: round.id })
    if (round.stage !== 'deliberating') throw refused('wrongStage', '本轮不在领导小组审议阶段，不能登记会议。')
    if (input.rankingVersion !== (await latestRankingVersion(tx, round.id))) throw conflict('排序已经更新，请刷新页面，按新的排序表决。')
    if (input.heldOn > dateOf(now)) throw invalid('会议日期不能晚于今天。', { heldOn: ['会议日期不能晚于今天。'] })
    await refuseOpenMeeting(tx, round.id)
    const members = await tx.panelMember.findMany({ where: { roundId: round.id }, select: { id: true, personId: true } })
    if (members.length === 0) throw refused('noPanel', '还没有设定评审领导小组成员。')
    const appointed = members.map((member) => member.id)
    const unknown = [...input.presentMemberIds, ...input.votes.flatMap((vote) => vote.recusedMemberIds)].filter(
      (id) => !appointed.includes(id),
    )
    if (unknown.length > 0) throw conflict('领导小组名单已经调整，请刷新页面后重新填写。')
    const votes = await decideVotes(tx, round, members, input)
    const turn = await paperTurn(tx, round.id, input.rankingVersion)
    const overall = quorum(panelCounts(appointed, input.presentMemberIds, []), round.scheme.panel)
    const meeting = await tx.panelMeeting.create({
      data: {
        roundId: round.id,
        rankingVersion: input.rankingVersion,
        heldOn: fromDateOnly(input.heldOn),
        place: input.place || null,
        presentMemberIds: input.presentMemberIds,
        quorum: { appointed: appointed.length, present: input.presentMemberIds.length, isMet: overall.isMet, formula: overall.formula },
        note: input.note || null,
        recordedById: viewer.accountId,
        recordedAt: now,
        votes: { create: votes.map((vote) => ({ ...vote, turn })) },
      },
    })
    const approved = votes.filter((vote) => vote.decision === 'approved').length
    const payload = {
      roundId: round.id,
      rankingVersion: input.rankingVersion,
      present: input.presentMemberIds.length,
      candidates: votes.length,
      approved,
    }
    await recordAudit(tx, actorOf(viewer), 'panel.meetingRecorded', { kind: 'panelMeeting', id: meeting.id }, payload)
    return { meetingId: meeting.id, approved }
  })
}

/** Meetings on paper count as one turn together; one that follows a meeting on screens comes after its turns. */
async function paperTurn(tx: Tx, roundId: string, rankingVersion: number): Promise<number> {
  const onScreens = await tx.panelSession.count({ where: { roundId, rankingVersion, state: 'closed' } })
  if (onScreens === 0) return 1
  const last = await tx.panelVote.aggregate({ where: { meeting: { roundId, rankingVersion, supersededAt: null } }, _max: { turn: true } })
  return (last._max.turn ?? 0) + 1
}

/** Members under conflict stand aside whether they were ticked or not. */
async function decideVotes(tx: Tx, round: LoadedRound, members: readonly Member[], input: Input) {
  const ids = [...new Set(input.votes.map((vote) => vote.nominationId))]
  if (ids.length !== input.votes.length) throw invalid('同一候选对象重复填写了表决结果。')
  const candidates = await tx.nomination.findMany({
    where: { id: { in: ids }, roundId: round.id },
    include: { person: { select: { name: true } }, project: { select: { name: true } }, conflicts: { select: { personId: true } } },
  })
  const candidateOf = new Map(candidates.map((candidate) => [candidate.id, candidate]))
  const problems: string[] = []
  const decided = input.votes.flatMap((vote) => {
    const candidate = candidateOf.get(vote.nominationId)
    if (!candidate) throw notFound('有候选对象不在本轮评选中，请刷新页面后重试。')
    const name = candidateName(candidate)
    if (!isNominationIn(candidate.state, 'deliberable')) {
      problems.push(`${name} 现在不能表决，请刷新页面查看其状态。`)
      return []
    }
    const conflicted = members.filter((member) => member.personId && candidate.conflicts.some((row) => row.personId === member.personId))
    const recused = [...new Set([...vote.recusedMemberIds, ...conflicted.map((member) => member.id)])]
    const appointed = members.map((member) => member.id)
    const counts = panelCounts(appointed, input.presentMemberIds, recused)
    const tally = { agree: vote.agree, disagree: vote.disagree, defer: vote.defer }
    const wrong = tallyProblems(counts, tally)
    if (wrong.length > 0) {
      problems.push(`${name}：${wrong.join('')}`)
      return []
    }
    const result = decidePanel(counts, tally, round.scheme.panel)
    if (!result.hasQuorum) {
      problems.push(`${name}：${result.quorumFormula}，不能表决。`)
      return []
    }
    const { entitled, present } = counts
    return [
      {
        nominationId: vote.nominationId,
        recusedMemberIds: recused,
        entitled,
        present,
        ...tally,
        decision: result.outcome,
        formula: result.formula,
      },
    ]
  })
  if (problems.length > 0) throw refused('votes', problems.slice(0, 10).join('\n'))
  return decided
}
