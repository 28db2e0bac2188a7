import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { type DateOnly, dateOf, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { candidateName } from './candidate-name'
import { letterPolicy } from './letters/policy'
import { loadRound } from './loaded-round'
import { readLineNames } from './name-queries'
import { latestRankingVersion, readPanelDecisions } from './panel-decisions'
import { settlePanel } from './panel-settlement'
import { nominationPolicy, panelPolicy } from './policy'
import { isStageIn, type RoundStage } from './round-stages'
import type { PanelRule } from './scheme'
import { loadSettledCandidates } from './settlement-queries'

export type PanelMemberView = {
  id: string
  name: string
  post: string
  isChair: boolean
  personId: string | null /** Of a member who is not on the roster. */
  accountId: string | null
  hasAccount: boolean
}
export type PanelVoteView = {
  nominationId: string
  name: string
  recused: string[]
  entitled: number
  present: number
  agree: number
  disagree: number
  defer: number
  decision: 'approved' | 'rejected' | 'deferred'
  formula: string
}
export type PanelMeetingView = {
  id: string
  heldOn: DateOnly
  place: string | null
  present: string[]
  absent: string[]
  formula: string
  note: string | null
  isSuperseded: boolean
  /** The viewer may take the minutes: they name every candidate. */
  hasMinutes: boolean
  votes: PanelVoteView[]
}
export type PanelCandidate = {
  nominationId: string
  name: string
  unit: string
  line: string
  rank: number
  value: number
  result: 'selected' | 'notSelected' | 'tied'
  /** Members who must stand aside. */
  conflicted: string[]
  decision: { outcome: 'approved' | 'rejected' | 'deferred'; agree: number; formula: string } | null
}
export type PanelView = {
  stage: RoundStage
  members: PanelMemberView[]
  rule: PanelRule
  ballot: 'open' | 'secret'
  places: number | null
  rankingVersion: number
  candidates: PanelCandidate[]
  meetings: PanelMeetingView[]
  /** What would be made known now. */
  settlement: { proposed: number; passedOver: number; deferred: number; problems: string[] } | null
  today: DateOnly
  abilities: { manage: boolean; setMembers: boolean; record: boolean; letters: boolean }
}

/** The panel of a round: members, candidates by the frozen order, meetings with their formulas. @throws AppError notFound */
export async function readPanel(viewer: Viewer, roundId: string): Promise<PanelView> {
  const { prisma } = await db()
  const round = await loadRound(prisma, roundId)
  if (!panelPolicy.can(viewer, 'read', { roundId })) throw notFound()
  const now = await businessNow(prisma)
  const today = dateOf(now)
  const isOpen = isStageIn(round.stage, 'rankingVisible')
  const version = await latestRankingVersion(prisma, roundId)
  const [members, meetings, entries, decisions, tree, lineNames] = await Promise.all([
    prisma.panelMember.findMany({ where: { roundId }, orderBy: [{ isChair: 'desc' }, { id: 'asc' }] }),
    prisma.panelMeeting.findMany({ where: { roundId }, include: { votes: true }, orderBy: { recordedAt: 'desc' } }),
    prisma.rankingEntry.findMany({
      where: {
        ranking: { roundId, version },
        nomination: { is: nominationPolicy.where(viewer, viewer.role === 'panelist' ? 'read' : 'readConflicts') },
      },
      include: {
        nomination: {
          include: { person: { select: { name: true } }, project: { select: { name: true } }, conflicts: { select: { personId: true } } },
        },
      },
      orderBy: { rank: 'asc' },
    }),
    readPanelDecisions(prisma, roundId, version),
    loadOrgTree(prisma, today),
    readLineNames(prisma),
  ])
  const shown = isOpen ? entries : []
  const total = await prisma.rankingEntry.count({ where: { ranking: { roundId, version } } })
  // Where rows are kept from the viewer the others are counted anew.
  const rankOf = (rank: number) => (shown.length === total ? rank : 1 + shown.filter((other) => other.rank < rank).length)
  const nameOf = new Map(shown.map((entry) => [entry.nominationId, candidateName(entry.nomination)]))
  const memberName = new Map(members.map((member) => [member.id, member.name]))
  const names = (ids: readonly string[]) => ids.map((id) => memberName.get(id) ?? '（已调整的成员）')
  const manage = panelPolicy.can(viewer, 'manage', { roundId })
  const settled =
    round.stage === 'deliberating' ? settlePanel(await loadSettledCandidates(prisma, round, today), round.scheme.quotas) : null
  const count = (event: string) => settled?.results.filter((result) => result.event === event).length ?? 0
  return {
    stage: round.stage,
    members: members.map(({ id, name, post, isChair, personId, accountId }) => ({
      ...{ id, name, isChair, personId },
      post: post ?? '',
      accountId: personId ? null : accountId,
      hasAccount: accountId !== null,
    })),
    rule: round.scheme.panel,
    ballot: round.scheme.ballot,
    places: round.scheme.quotas.total,
    rankingVersion: version,
    candidates: shown
      .filter((entry) => entry.nomination.state === 'ranked' || decisions.has(entry.nominationId))
      .map((entry) => {
        const decision = decisions.get(entry.nominationId)
        return {
          nominationId: entry.nominationId,
          name: candidateName(entry.nomination),
          unit: tree.shortNameOf(entry.nomination.unitId),
          line: lineNames.get(entry.nomination.lineId) ?? '',
          rank: rankOf(entry.rank),
          value: entry.valueTenThousandths / 10_000,
          result: entry.result,
          conflicted: members
            .filter((member) => member.personId && entry.nomination.conflicts.some((row) => row.personId === member.personId))
            .map((member) => member.id),
          decision: decision ? { outcome: decision.decision, agree: decision.agree, formula: decision.formula } : null,
        }
      }),
    meetings: meetings.map((meeting) => ({
      id: meeting.id,
      heldOn: toDateOnly(meeting.heldOn),
      place: meeting.place,
      present: names(meeting.presentMemberIds),
      absent: members.filter((member) => !meeting.presentMemberIds.includes(member.id)).map((member) => member.name),
      formula: formulaOf(meeting.quorum),
      note: meeting.note,
      isSuperseded: meeting.supersededAt !== null,
      hasMinutes: viewer.role !== 'panelist' && meeting.votes.every((vote) => nameOf.has(vote.nominationId)),
      votes: meeting.votes
        .filter((vote) => nameOf.has(vote.nominationId))
        .map((vote) => ({
          nominationId: vote.nominationId,
          name: nameOf.get(vote.nominationId) ?? '',
          recused: names(vote.recusedMemberIds),
          entitled: vote.entitled,
          present: vote.present,
          agree: vote.agree,
          disagree: vote.disagree,
          defer: vote.defer,
          decision: vote.decision,
          formula: vote.formula,
        })),
    })),
    settlement: settled
      ? { proposed: count('propose'), passedOver: count('passOver'), deferred: count('defer'), problems: settled.problems }
      : null,
    today,
    abilities: {
      manage,
      setMembers:
        manage &&
        !isStageIn(round.stage, 'resultsReleased') &&
        !meetings.some((meeting) => meeting.supersededAt === null) &&
        round.stage !== 'cancelled',
      record: manage && round.stage === 'deliberating' && members.length > 0,
      letters: letterPolicy.can(viewer, 'read') && (round.stage === 'deliberating' || isStageIn(round.stage, 'resultsReleased')),
    },
  }
}

function formulaOf(quorum: unknown): string {
  return typeof quorum === 'object' && quorum !== null && 'formula' in quorum && typeof quorum.formula === 'string' ? quorum.formula : ''
}
