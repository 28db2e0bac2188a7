import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { lockSession, requireNoTurn } from '../meeting/load-session'
import type { closeMeetingSchema } from '../meeting/schema'
import { overtakenVotes, readRecusals, readTurnResults } from '../meeting/turn-results'
import { decisionsOfTurns } from '../meeting/turns'
import '../meeting-audit'
import { panelCounts, quorum } from '../panel'
import { panelPolicy } from '../policy'

/**
 * Ends a meeting: what its turns came to goes on record as the panel's decisions. Nothing is made known yet.
 * @throws AppError refused while a turn runs or when none was held
 */
export async function closeMeeting(viewer: Viewer, input: z.output<typeof closeMeetingSchema>): Promise<{ meetingId: string }> {
  return inTransaction(async (tx) => {
    const { round, now, session } = await lockSession(tx, viewer, input.sessionId, input.version)
    panelPolicy.authorise(viewer, 'manage', { roundId: round.id })
    requireNoTurn(session)
    const rows = await readTurnResults(tx, session.id)
    const decisions = decisionsOfTurns(rows.map((row) => row.result))
    if (decisions.size === 0) throw refused('noTurn', '这次会议还没有表决结果。如不再进行，请中止会议，写明理由。')
    const overtaken = overtakenVotes(rows, await readRecusals(tx, round.id, session.members))
    if (overtaken.size > 0)
      throw refused('overtaken', `有 ${overtaken.size} 个候选对象在表决之后又有成员登记回避，须重新表决后才能结束会议。`)
    const countsOf = new Map(
      rows.flatMap(({ result, counts }) =>
        result.kind === 'decision' ? result.candidates.map(({ nominationId }) => [nominationId, counts.get(nominationId)] as const) : [],
      ),
    )
    const votes = [...decisions].flatMap(([nominationId, { outcome, agree, disagree, defer, turn, tieBreaks }]) => {
      const counts = countsOf.get(nominationId)
      return counts ? [{ nominationId, ...counts, agree, disagree, defer, turn, tieBreaks, decision: outcome }] : []
    })
    const appointed = session.members.map((member) => member.id)
    const overall = quorum(panelCounts(appointed, session.presentMemberIds, []), round.scheme.panel)
    const meeting = await tx.panelMeeting.create({
      data: {
        roundId: round.id,
        rankingVersion: session.rankingVersion,
        heldOn: session.heldOn,
        place: session.place,
        presentMemberIds: session.presentMemberIds,
        quorum: {
          appointed: appointed.length,
          present: session.presentMemberIds.length,
          isMet: overall.isMet,
          formula: overall.formula,
        },
        note: input.note || null,
        recordedById: viewer.accountId,
        recordedAt: now,
        votes: { create: votes },
      },
    })
    await tx.panelSession.update({
      where: { id: session.id },
      data: { state: 'closed', closedAt: now, meetingId: meeting.id, version: { increment: 1 } },
    })
    const approved = votes.filter((vote) => vote.decision === 'approved').length
    const payload = { roundId: round.id, meetingId: meeting.id, turns: rows.length, candidates: votes.length, approved }
    await recordAudit(tx, actorOf(viewer), 'meeting.closed', { kind: 'panelSession', id: session.id }, payload)
    return { meetingId: meeting.id }
  })
}
