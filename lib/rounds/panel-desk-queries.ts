import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { type DateOnly, toDateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { PanelBallotKind, PanelSessionState, PanelTurnKind, PanelTurnState } from '@/lib/platform/db/generated/enums'
import { notFound } from '@/lib/platform/errors'
import { roundKindLabels } from './labels'
import { type LoadedRound, loadRound } from './loaded-round'
import { numberOfKey } from './meeting/token-keys'
import { markOf, readTurns, type TurnView } from './meeting-queries'
import { panelPolicy } from './policy'
import { type RankingRow, readRanking } from './ranking-queries'
import { isStageIn, type RoundStage } from './round-stages'
import { panelText } from './scheme-words'

export type DossierRow = {
  nominationId: string
  name: string
  unit: string
  line: string
  rank: number
  value: number
  /** What the quotas make of the rank. */
  reason: string
  result: RankingRow['result']
  /** Chance of being inside, near the cut-off. */
  probability: number | null
  /** Members who stand aside for this candidate. */
  recused: string[]
}
export type PanelDossier = {
  rows: DossierRow[]
  hidden: number
  ruleName: string
  places: number | null
  version: number
} | null

export type PanelHome = {
  roundId: string
  roundName: string
  candidateName: string
  stage: RoundStage
  ruleText: string
  /** The meeting under way, and whether the viewer is put down as present. */
  open: { sessionId: string; place: string | null; isPresent: boolean } | null
  closed: { sessionId: string; heldOn: DateOnly; turns: number }[]
  dossier: PanelDossier
}

/** Where a panelist starts: the meeting under way, what to read before it. Null when the role names no round. @throws AppError notFound */
export async function readPanelHome(viewer: Viewer): Promise<{ current: PanelHome | null; others: string[] }> {
  const { prisma } = await db()
  const roundId = viewer.grant?.roundId
  if (!roundId || !panelPolicy.can(viewer, 'vote', { roundId })) throw notFound()
  const round = await loadRound(prisma, roundId)
  const otherIds = viewer.grants.flatMap((grant) =>
    grant.role === 'panelist' && grant.roundId && grant.roundId !== roundId ? [grant.roundId] : [],
  )
  const [sessions, member, others, dossier] = await Promise.all([
    prisma.panelSession.findMany({
      where: { roundId, state: { in: ['open', 'closed'] } },
      include: { turns: { where: { state: 'closed' }, select: { id: true } } },
      orderBy: { openedAt: 'desc' },
    }),
    prisma.panelMember.findFirst({ where: { roundId, accountId: viewer.accountId ?? '' }, select: { id: true } }),
    prisma.round.findMany({ where: { id: { in: otherIds }, stage: 'deliberating' }, select: { name: true } }),
    readDossier(prisma, viewer, round),
  ])
  const open = sessions.find((session) => session.state === 'open')
  return {
    current: {
      roundId,
      roundName: round.name,
      candidateName: roundKindLabels[round.kind].candidateName,
      stage: round.stage,
      ruleText: panelText(round.scheme.panel, round.scheme.ballot),
      open: open
        ? { sessionId: open.id, place: open.place, isPresent: member !== null && open.presentMemberIds.includes(member.id) }
        : null,
      closed: sessions
        .filter((session) => session.state === 'closed')
        .map((session) => ({ sessionId: session.id, heldOn: toDateOnly(session.heldOn), turns: session.turns.length })),
      dossier,
    },
    others: others.map((other) => other.name),
  }
}

async function readDossier(reader: Reader, viewer: Viewer, round: LoadedRound): Promise<PanelDossier> {
  if (!isStageIn(round.stage, 'rankingVisible')) return null
  const [ranking, members, conflicts] = await Promise.all([
    readRanking(viewer, round.id),
    reader.panelMember.findMany({ where: { roundId: round.id }, orderBy: [{ isChair: 'desc' }, { id: 'asc' }] }),
    reader.conflict.findMany({ where: { roundId: round.id }, select: { nominationId: true, personId: true } }),
  ])
  if (!ranking) return null
  return {
    rows: ranking.rows.map(({ nominationId, name, unit, line, rank, value, reason, result, interval }) => ({
      ...{ nominationId, name, unit, line, rank, value, reason, result },
      probability: interval?.probability ?? null,
      recused: members
        .filter((member) => conflicts.some((row) => row.nominationId === nominationId && row.personId === member.personId))
        .map((member) => member.name),
    })),
    hidden: ranking.hidden,
    ruleName: ranking.ruleName,
    places: ranking.places,
    version: ranking.version,
  }
}

export type PaperView = {
  paperId: string
  number: number
  publicKey: string | null
  keyNumber: string | null
  candidates: { nominationId: string; name: string; unit: string; line: string; rank: number; value: number }[]
}
export type VotingDesk = {
  sessionId: string
  roundId: string
  roundName: string
  candidateName: string
  state: PanelSessionState
  ballot: PanelBallotKind
  heldOn: DateOnly
  place: string | null
  ruleText: string
  memberName: string
  isPresent: boolean
  appointed: number
  present: number
  turn: {
    id: string
    number: number
    kind: PanelTurnKind
    state: PanelTurnState
    /** Papers of the viewer alone. */
    papers: PaperView[]
    /** Candidates of the turn for whom the viewer stands aside: how many, never who. */
    recusedFor: number
    hasClaimed: boolean
    hasVotedByName: boolean
  } | null
  /** Turns that are over, with the candidates whom the viewer may see. */
  results: TurnView[]
  /** Candidates from whom the viewer may still stand aside. */
  candidates: { nominationId: string; name: string; unit: string }[]
  mark: string
}

/** A panelist's page of one meeting. @throws AppError notFound for whoever does not sit on the panel */
export async function readVotingDesk(viewer: Viewer, sessionId: string): Promise<VotingDesk> {
  const { prisma } = await db()
  const session = await prisma.panelSession.findUnique({ where: { id: sessionId } })
  const missing = '没有找到这次会议。请确认已切换到本轮评审领导小组成员的身份。'
  if (!session || !panelPolicy.can(viewer, 'vote', { roundId: session.roundId })) throw notFound(missing)
  const [round, members] = await Promise.all([
    loadRound(prisma, session.roundId),
    prisma.panelMember.findMany({ where: { roundId: session.roundId } }),
  ])
  const member = members.find((each) => each.accountId !== null && each.accountId === viewer.accountId)
  if (!member) throw notFound(missing)
  const [ranking, turns, mark] = await Promise.all([
    readRanking(viewer, round.id, session.rankingVersion),
    readTurns(prisma, viewer, { sessionId, roundId: round.id }),
    markOf(prisma, sessionId, false),
  ])
  const rows = ranking?.rows ?? []
  const running = turns.find((turn) => turn.state === 'claiming' || turn.state === 'voting')
  return {
    sessionId,
    roundId: round.id,
    roundName: round.name,
    candidateName: roundKindLabels[round.kind].candidateName,
    state: session.state,
    ballot: session.ballot,
    heldOn: toDateOnly(session.heldOn),
    place: session.place,
    ruleText: panelText(round.scheme.panel, session.ballot),
    memberName: member.name,
    isPresent: session.presentMemberIds.includes(member.id),
    appointed: members.length,
    present: session.presentMemberIds.length,
    turn: running ? await readOwnTurn(prisma, running, member.id, rows) : null,
    results: turns.filter((turn) => turn.state === 'closed' || turn.state === 'voided').reverse(),
    candidates: rows.map(({ nominationId, name, unit }) => ({ nominationId, name, unit })),
    mark,
  }
}

async function readOwnTurn(
  reader: Reader,
  turn: TurnView,
  memberId: string,
  rows: readonly RankingRow[],
): Promise<NonNullable<VotingDesk['turn']>> {
  const [papers, claimed, voted] = await Promise.all([
    reader.panelPaper.findMany({
      where: { turnId: turn.id },
      select: { id: true, number: true, memberIds: true, publicKey: true, candidates: { select: { nominationId: true } } },
      orderBy: { number: 'asc' },
    }),
    reader.panelTokenClaim.count({ where: { memberId, paper: { turnId: turn.id } } }),
    reader.panelNamedVote.count({ where: { memberId, turnId: turn.id } }),
  ])
  const own = papers.filter((paper) => paper.memberIds.includes(memberId))
  const all = papers.reduce((sum, paper) => sum + paper.candidates.length, 0)
  const views = own.map((paper): PaperView => {
    const on = new Set(paper.candidates.map((row) => row.nominationId))
    return {
      paperId: paper.id,
      number: paper.number,
      publicKey: paper.publicKey,
      keyNumber: paper.publicKey ? numberOfKey(paper.publicKey) : null,
      candidates: rows
        .filter((row) => on.has(row.nominationId))
        .map(({ nominationId, name, unit, line, rank, value }) => ({ nominationId, name, unit, line, rank, value })),
    }
  })
  const mine = own.reduce((sum, paper) => sum + paper.candidates.length, 0)
  const { id, number, kind, state } = turn
  return {
    ...{ id, number, kind, state },
    papers: views,
    recusedFor: all - mine,
    hasClaimed: own.length > 0 && claimed === own.length,
    hasVotedByName: voted > 0,
  }
}
