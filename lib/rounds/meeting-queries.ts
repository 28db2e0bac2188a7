import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { type DateOnly, toDateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { PanelBallotKind, PanelDecision, PanelSessionState, PanelTurnKind, PanelTurnState } from '@/lib/platform/db/generated/enums'
import { notFound } from '@/lib/platform/errors'
import { candidateName } from './candidate-name'
import { inWordsOf, roundKindLabels } from './labels'
import { loadRound } from './loaded-round'
import { numberOfKey } from './meeting/token-keys'
import { overtakenVotes, readRecusals, readTurnResults } from './meeting/turn-results'
import { decisionsOfTurns, standingOf } from './meeting/turns'
import { isUnanimous, panelCounts, quorum } from './panel'
import { nominationPolicy, panelPolicy } from './policy'
import { readRanking } from './ranking-queries'
import { isStageIn } from './round-stages'
import { panelText } from './scheme-words'
import { loadSettledCandidates } from './settlement-queries'

export type TurnVoteView = {
  nominationId: string
  name: string
  recused: string[]
  appointed: number
  entitled: number
  present: number
  agree: number | null
  disagree: number | null
  defer: number | null
  decision: PanelDecision | null
  formula: string | null
  isUnanimous: boolean
  /** Who chose what, in an open turn; empty in a secret one. */
  byName: { name: string; choice: 'agree' | 'disagree' | 'defer' }[]
}
export type TurnView = {
  id: string
  number: number
  kind: PanelTurnKind
  isSecret: boolean
  state: PanelTurnState
  reason: string | null
  present: string[]
  /** Papers to hand out, handed out, and in the box (in an open turn: members who have voted). */
  expected: number
  claimed: number
  cast: number
  /** Members with a paper that they have not taken, or (by name) who have not voted. */
  waitingFor: string[]
  papers: { number: number; voters: number; candidates: number; keyNumber: string | null; cast: number | null }[]
  votes: TurnVoteView[]
}
export type MeetingCandidate = {
  nominationId: string
  name: string
  unit: string
  line: string
  rank: number
  value: number
  /** What the quotas make of the frozen order. */
  reason: string
  probability: number | null
  recusedIds: string[]
  recused: string[]
  entitled: number
  present: number
  hasQuorum: boolean
  quorumFormula: string
  standing: 'proposed' | 'tied' | 'overflow' | 'notPassed' | 'deferred' | 'undecided'
}
export type MeetingConsole = {
  id: string
  roundId: string
  roundName: string
  /** 命名, or 入围 where the outcome is a shortlist. */
  resultWord: string
  state: PanelSessionState
  ballot: PanelBallotKind
  heldOn: DateOnly
  place: string | null
  version: number
  rankingVersion: number
  ruleText: string
  places: number | null
  members: { id: string; name: string; isChair: boolean; hasAccount: boolean; isPresent: boolean }[]
  candidates: MeetingCandidate[]
  /** Kept from the viewer because of a conflict of their own. */
  hidden: number
  turns: TurnView[]
  next: { kind: PanelTurnKind; nominationIds: string[]; isNeeded: boolean } | null
  sentence: string
  mark: string
  abilities: { manage: boolean }
}

const choiceless = { agree: null, disagree: null, defer: null } as const

/** The newest meeting of a round that is open, for the links that lead to it. @throws AppError notFound */
export async function readOpenMeeting(viewer: Viewer, roundId: string): Promise<{ sessionId: string } | null> {
  const { prisma } = await db()
  if (!panelPolicy.can(viewer, 'read', { roundId })) throw notFound()
  const session = await prisma.panelSession.findFirst({ where: { roundId, state: 'open' }, select: { id: true } })
  return session ? { sessionId: session.id } : null
}

/** The office's view of the meeting that is open in a round; null when none is. @throws AppError notFound for panelists and others */
export async function readMeetingConsole(viewer: Viewer, roundId: string): Promise<MeetingConsole | null> {
  const { prisma } = await db()
  if (!panelPolicy.can(viewer, 'read', { roundId }) || panelPolicy.can(viewer, 'vote', { roundId })) throw notFound()
  const session = await prisma.panelSession.findFirst({ where: { roundId, state: 'open' } })
  if (!session) return null
  const round = await loadRound(prisma, roundId)
  const members = await prisma.panelMember.findMany({ where: { roundId }, orderBy: [{ isChair: 'desc' }, { id: 'asc' }] })
  const [ranking, settled, recusals, turns, mark] = await Promise.all([
    readRanking(viewer, roundId, session.rankingVersion),
    loadSettledCandidates(prisma, round, toDateOnly(session.heldOn)),
    readRecusals(prisma, roundId, members),
    readTurns(prisma, viewer, { sessionId: session.id, roundId }),
    markOf(prisma, session.id, true),
  ])
  const rows = await readTurnResults(prisma, session.id)
  const decisions = decisionsOfTurns(rows.map((row) => row.result))
  for (const id of overtakenVotes(rows, recusals)) decisions.delete(id)
  const decided = settled.map((candidate) => ({ ...candidate, decision: decisions.get(candidate.nominationId) ?? candidate.decision }))
  const standing = standingOf(decided, round.scheme.quotas)
  const deferred = new Set(decided.flatMap(({ decision, nominationId }) => (decision?.outcome === 'deferred' ? [nominationId] : [])))
  const appointed = members.map((member) => member.id)
  const before = new Set(settled.map((candidate) => candidate.nominationId))
  const candidates = (ranking?.rows ?? [])
    .filter((row) => before.has(row.nominationId))
    .map((row): MeetingCandidate => {
      const recusedIds = recusals.get(row.nominationId) ?? []
      const counts = panelCounts(appointed, session.presentMemberIds, recusedIds)
      const { isMet, formula } = quorum(counts, round.scheme.panel)
      const { nominationId, name, unit, line, rank, value, reason, interval } = row
      const place = (['proposed', 'tied', 'overflow', 'notPassed'] as const).find((key) => standing[key].includes(nominationId))
      return {
        ...{ nominationId, name, unit, line, rank, value, reason, recusedIds },
        probability: interval?.probability ?? null,
        recused: members.filter((member) => recusedIds.includes(member.id)).map((member) => member.name),
        entitled: counts.entitled,
        present: counts.present,
        hasQuorum: isMet,
        quorumFormula: formula,
        standing: place === 'notPassed' && deferred.has(nominationId) ? 'deferred' : (place ?? 'undecided'),
      }
    })
  const { id, state, ballot, place, version, rankingVersion } = session
  return {
    ...{ id, roundId, state, ballot, place, version, rankingVersion, candidates, turns, mark },
    roundName: round.name,
    resultWord: roundKindLabels[round.kind].resultWord,
    heldOn: toDateOnly(session.heldOn),
    ruleText: panelText(round.scheme.panel, ballot),
    places: round.scheme.quotas.total,
    members: members.map((member) => ({
      id: member.id,
      name: member.name,
      isChair: member.isChair,
      hasAccount: member.accountId !== null,
      isPresent: session.presentMemberIds.includes(member.id),
    })),
    hidden: settled.length - candidates.length,
    next: standing.next,
    sentence:
      decisions.size === 0 && standing.undecided.length === settled.length ? '还没有开始表决。' : inWordsOf(round.kind, standing.sentence),
    abilities: { manage: panelPolicy.can(viewer, 'manage', { roundId }) && isStageIn(round.stage, 'rankingVisible') },
  }
}

/**
 * Turns of a meeting, of candidates whom the viewer may see. How a box that is still open is filled is never told, only how many papers
 * are in it.
 */
export async function readTurns(reader: Reader, viewer: Viewer, of: { sessionId: string; roundId: string }): Promise<TurnView[]> {
  const verb = viewer.role === 'panelist' ? 'read' : 'readConflicts'
  const [turns, members, visible] = await Promise.all([
    reader.panelTurn.findMany({
      where: { sessionId: of.sessionId },
      include: {
        session: { select: { ballot: true } },
        candidates: true,
        papers: { include: { claims: true, _count: { select: { spentTokens: true } } }, orderBy: { number: 'asc' } },
        namedVotes: { orderBy: { memberId: 'asc' } },
      },
      orderBy: { number: 'asc' },
    }),
    reader.panelMember.findMany({ where: { roundId: of.roundId }, orderBy: [{ isChair: 'desc' }, { id: 'asc' }] }),
    reader.nomination.findMany({
      where: { AND: [{ roundId: of.roundId }, nominationPolicy.where(viewer, verb)] },
      select: { id: true, person: { select: { name: true } }, project: { select: { name: true } } },
    }),
  ])
  const nameOf = new Map(visible.map((nomination) => [nomination.id, candidateName(nomination)]))
  const names = (ids: readonly string[]) => members.filter((member) => ids.includes(member.id)).map((member) => member.name)
  return turns.map((turn): TurnView => {
    const isSecret = turn.session.ballot === 'secret'
    const isCounted = turn.state === 'closed'
    const voted = new Set(turn.namedVotes.map((vote) => vote.memberId))
    const voters = [...new Set(turn.papers.flatMap((paper) => paper.memberIds))]
    const without = turn.papers.flatMap((paper) => paper.memberIds.filter((id) => !paper.claims.some((claim) => claim.memberId === id)))
    const sum = (count: (paper: (typeof turn.papers)[number]) => number) => turn.papers.reduce((total, paper) => total + count(paper), 0)
    return {
      id: turn.id,
      number: turn.number,
      kind: turn.kind,
      isSecret,
      state: turn.state,
      reason: turn.reason,
      present: names(turn.presentMemberIds),
      expected: isSecret ? sum((paper) => paper.memberIds.length) : voters.length,
      claimed: isSecret ? sum((paper) => paper.claims.length) : voters.length,
      cast: isSecret ? sum((paper) => paper.castCount ?? paper._count.spentTokens) : voted.size,
      waitingFor: names(isSecret ? (turn.state === 'claiming' ? without : []) : voters.filter((id) => !voted.has(id))),
      papers: turn.papers.map((paper) => ({
        number: paper.number,
        voters: paper.memberIds.length,
        candidates: turn.candidates.filter((row) => row.paperId === paper.id).length,
        keyNumber: paper.publicKey ? numberOfKey(paper.publicKey) : null,
        cast: paper.castCount,
      })),
      votes: turn.candidates
        .filter((row) => nameOf.has(row.nominationId))
        .map((row): TurnVoteView => {
          const { nominationId, appointed, entitled, present } = row
          const tally =
            isCounted && row.agree !== null && row.disagree !== null && row.defer !== null
              ? { agree: row.agree, disagree: row.disagree, defer: row.defer }
              : null
          return {
            ...{ nominationId, appointed, entitled, present },
            ...(tally ?? choiceless),
            name: nameOf.get(nominationId) ?? '',
            recused: names(row.recusedMemberIds),
            decision: isCounted ? row.decision : null,
            formula: isCounted ? row.formula : null,
            isUnanimous: tally !== null && isUnanimous({ appointed, entitled, present }, tally),
            byName: isCounted
              ? turn.namedVotes.flatMap((vote) =>
                  vote.nominationId === nominationId
                    ? [{ name: names([vote.memberId])[0] ?? '（已调整的成员）', choice: vote.choice }]
                    : [],
                )
              : [],
          }
        }),
    }
  })
}

/**
 * A text that changes when a page about the meeting is out of date. Members' pages are not told of each ballot that comes in.
 * @throws AppError notFound
 */
export async function readMeetingMark(viewer: Viewer, sessionId: string): Promise<{ mark: string }> {
  const { prisma } = await db()
  const session = await prisma.panelSession.findUnique({ where: { id: sessionId }, select: { roundId: true } })
  if (!session || !panelPolicy.can(viewer, 'read', { roundId: session.roundId })) throw notFound()
  return { mark: await markOf(prisma, sessionId, !panelPolicy.can(viewer, 'vote', { roundId: session.roundId })) }
}

export async function markOf(reader: Reader, sessionId: string, withCounts: boolean): Promise<string> {
  const session = await reader.panelSession.findUniqueOrThrow({ where: { id: sessionId }, select: { version: true, state: true } })
  if (!withCounts) return `${session.version}.${session.state}`
  const running = { turn: { sessionId, state: { in: ['claiming' as const, 'voting' as const] } } }
  const [claims, spent, named] = await Promise.all([
    reader.panelTokenClaim.count({ where: { paper: running } }),
    reader.panelSpentToken.count({ where: { paper: running } }),
    reader.panelNamedVote.count({ where: running }),
  ])
  return [session.version, session.state, claims, spent, named].join('.')
}
