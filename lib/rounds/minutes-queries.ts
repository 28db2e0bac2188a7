import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import { candidateName } from './candidate-name'
import { loadRound } from './loaded-round'
import { readTurns, type TurnView } from './meeting-queries'
import type { Minutes, MinutesTurn } from './minutes'
import { isUnanimous } from './panel'
import { nominationPolicy, panelPolicy } from './policy'
import { panelText } from './scheme-words'

/**
 * The minutes of a meeting, held on screens or on paper. They name every candidate, so whoever is in conflict with one does not get them.
 * @throws AppError notFound, refused
 */
export async function readMinutes(viewer: Viewer, roundId: string, meetingId: string): Promise<Minutes> {
  const { prisma } = await db()
  if (!panelPolicy.can(viewer, 'read', { roundId }) || panelPolicy.can(viewer, 'vote', { roundId })) throw notFound('没有找到这次会议。')
  const meeting = await prisma.panelMeeting.findFirst({
    where: { id: meetingId, roundId },
    include: {
      votes: { include: { nomination: { include: { person: { select: { name: true } }, project: { select: { name: true } } } } } },
    },
  })
  if (!meeting) throw notFound('没有找到这次会议。')
  const ids = meeting.votes.map((vote) => vote.nominationId)
  const [round, session, members, ranking, visible] = await Promise.all([
    loadRound(prisma, roundId),
    prisma.panelSession.findUnique({ where: { meetingId } }),
    prisma.panelMember.findMany({ where: { roundId }, orderBy: [{ isChair: 'desc' }, { id: 'asc' }] }),
    prisma.ranking.findUnique({
      where: { roundId_version: { roundId, version: meeting.rankingVersion } },
      select: { digest: true, entries: { select: { nominationId: true, rank: true } } },
    }),
    prisma.nomination.count({ where: { AND: [{ id: { in: ids } }, nominationPolicy.where(viewer, 'readConflicts')] } }),
  ])
  if (visible < new Set(ids).size) throw refused('inConflict', '会议纪要中有您应当回避的候选对象，不能由您导出。')
  const names = (list: readonly string[]) => members.filter((member) => list.includes(member.id)).map((member) => member.name)
  const rankOf = new Map(ranking?.entries.map((entry) => [entry.nominationId, entry.rank]))
  const byRank = <Row extends { nominationId: string }>(rows: readonly Row[]) =>
    [...rows].sort(
      (a, b) => (rankOf.get(a.nominationId) ?? 0) - (rankOf.get(b.nominationId) ?? 0) || (a.nominationId < b.nominationId ? -1 : 1),
    )
  const ballot = session?.ballot ?? round.scheme.ballot
  const onPaper = (): MinutesTurn => ({
    number: 1,
    kind: 'decision',
    voidedBecause: null,
    present: names(meeting.presentMemberIds),
    papers: null,
    votes: byRank(meeting.votes).map(({ nomination, recusedMemberIds, entitled, present, agree, disagree, defer, decision, formula }) => ({
      ...{ entitled, present, agree, disagree, defer, decision, formula },
      name: candidateName(nomination),
      recused: names(recusedMemberIds),
      appointed: members.length,
      isUnanimous: isUnanimous({ appointed: members.length, entitled, present }, { agree, disagree, defer }),
      byName: [],
    })),
  })
  const turns = session
    ? (await readTurns(prisma, viewer, { sessionId: session.id, roundId })).map((turn) => minutesTurn(turn, byRank))
    : [onPaper()]
  return {
    roundName: round.name,
    heldOn: toDateOnly(meeting.heldOn),
    place: meeting.place,
    ballot,
    isOnPaper: session === null,
    isSuperseded: meeting.supersededAt !== null,
    rule: panelText(round.scheme.panel, ballot),
    quorumFormula: formulaOf(meeting.quorum),
    rankingVersion: meeting.rankingVersion,
    rankingDigest: ranking?.digest ?? '',
    appointed: members.map((member) => member.name),
    present: names(meeting.presentMemberIds),
    absent: members.filter((member) => !meeting.presentMemberIds.includes(member.id)).map((member) => member.name),
    turns,
    note: meeting.note,
  }
}

function minutesTurn(turn: TurnView, byRank: <Row extends { nominationId: string }>(rows: readonly Row[]) => Row[]): MinutesTurn {
  return {
    number: turn.number,
    kind: turn.kind,
    voidedBecause: turn.state === 'voided' ? (turn.reason ?? '') : null,
    present: turn.present,
    papers: { issued: turn.claimed, cast: turn.cast },
    votes: byRank(turn.votes).flatMap(({ agree, disagree, defer, decision, formula, ...vote }) =>
      agree === null || disagree === null || defer === null || decision === null
        ? []
        : [
            {
              ...{ agree, disagree, defer, decision },
              formula: formula ?? '',
              name: vote.name,
              recused: vote.recused,
              appointed: vote.appointed,
              entitled: vote.entitled,
              present: vote.present,
              isUnanimous: vote.isUnanimous,
              byName: vote.byName,
            },
          ],
    ),
  }
}

function formulaOf(quorum: unknown): string {
  return typeof quorum === 'object' && quorum !== null && 'formula' in quorum && typeof quorum.formula === 'string' ? quorum.formula : ''
}
