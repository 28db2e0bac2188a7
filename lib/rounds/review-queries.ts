import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { dateOf } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { candidateName } from './candidate-name'
import { conflictKindNames, conflictKinds } from './conflicts'
import { inKindWords, type Label, roundStageLabels } from './labels'
import { loadRound } from './loaded-round'
import { readLineNames } from './name-queries'
import { nominationGroups } from './nomination-states'
import { roundPolicy } from './policy'
import { daysUntil, loadReviewDesk } from './review-desk'
import { canDeclare, loadReviewSeat } from './review-seat'
import { isStageIn, stageGroups } from './round-stages'
import { formatTotal } from './score-sheet'

export type ReviewStep = 'declare' | 'waiting' | 'score' | 'sealed' | 'over'

export type ReviewRound = {
  roundId: string
  name: string
  stage: Label
  step: ReviewStep
  isDeclared: boolean
  canDeclare: boolean
  total: number
  complete: number
  sealed: number
  isBlind: boolean
  /** Scored in a live show, one candidate after another. */
  hasShow: boolean
  closesAt: string | null
  daysLeft: number | null
  sealedAt: string | null
}

/** The viewer's work in the round of the present grant, and the names of rounds that another grant of theirs opens. @throws AppError notFound for everybody else */
export async function readReviewRounds(viewer: Viewer): Promise<{ current: ReviewRound | null; others: string[] }> {
  if (!roundPolicy.can(viewer, 'declare')) throw notFound()
  const { prisma } = await db()
  const roundId = viewer.grant?.roundId
  const otherIds = viewer.grants.flatMap((grant) =>
    grant.role === 'reviewer' && grant.roundId && grant.roundId !== roundId ? [grant.roundId] : [],
  )
  const others = await prisma.round.findMany({
    where: { id: { in: otherIds }, stage: { in: [...stageGroups.acceptingDeclarations] } },
    select: { name: true },
    orderBy: { createdAt: 'desc' },
  })
  return { current: roundId ? await readReviewRound(viewer, roundId) : null, others: others.map((round) => round.name) }
}

/** Where a reviewer stands in a round. @throws AppError notFound */
export async function readReviewRound(viewer: Viewer, roundId: string): Promise<ReviewRound> {
  const { prisma } = await db()
  const { round, seat, places, now, closesAt } = await loadReviewDesk(prisma, viewer, roundId)
  const sealed = places.filter((place) => place.state === 'sealed').length
  const isScoring = isStageIn(round.stage, 'acceptingScores')
  const mayDeclare = canDeclare(round.stage, places.length)
  const step = (): ReviewStep => {
    if (isStageIn(round.stage, 'rankingVisible') || isStageIn(round.stage, 'terminal')) return 'over'
    if (isScoring && places.length > 0) return sealed === places.length ? 'sealed' : 'score'
    return mayDeclare && !seat.isDeclared ? 'declare' : 'waiting'
  }
  return {
    roundId: round.id,
    name: round.name,
    stage: inKindWords(round, roundStageLabels[round.stage].office),
    step: step(),
    isDeclared: seat.isDeclared,
    canDeclare: mayDeclare,
    // Before the review starts an assignment may still change, and is not told.
    total: isScoring || isStageIn(round.stage, 'rankingVisible') ? places.length : 0,
    complete: places.filter((place) => place.state === 'complete' || place.state === 'sealed').length,
    sealed,
    isBlind: round.scheme.reviewing.isBlind,
    hasShow: round.scheme.reviewing.show,
    closesAt: closesAt?.toISOString() ?? null,
    daysLeft: daysUntil(now, closesAt),
    sealedAt: seat.sealedAt?.toISOString() ?? null,
  }
}

export type DeclarationRow = {
  nominationId: string
  name: string
  unit: string
  line: string
  /** Reasons on record that the reviewer may know: found from the file, or declared by themselves. */
  conflicts: { reason: string; isDeclared: boolean }[]
}

export type Declaration = {
  round: { id: string; name: string; isBlind: boolean }
  declaredAt: string | null
  isOpen: boolean
  rows: DeclarationRow[]
}

/**
 * The full list of names and units, before assignment only: afterwards no name is read next to anything that a code could be told by.
 * @throws AppError notFound
 */
export async function readDeclaration(viewer: Viewer, roundId: string): Promise<Declaration> {
  const { prisma } = await db()
  const round = await loadRound(prisma, roundId)
  const seat = await loadReviewSeat(prisma, viewer, round)
  const assigned = await prisma.assignment.count({ where: { roundReviewerId: seat.id } })
  const isOpen = canDeclare(round.stage, assigned)
  const base = {
    round: { id: round.id, name: round.name, isBlind: round.scheme.reviewing.isBlind },
    declaredAt: seat.isDeclared ? (seat.declaredAt?.toISOString() ?? null) : null,
    isOpen,
  }
  if (!isOpen) return { ...base, rows: [] }
  const [tree, lineNames, nominations] = await Promise.all([
    businessNow(prisma).then((now) => loadOrgTree(prisma, dateOf(now))),
    readLineNames(prisma),
    prisma.nomination.findMany({
      where: { roundId: round.id, state: { in: [...nominationGroups.listedForDeclaration] } },
      select: {
        id: true,
        unitId: true,
        lineId: true,
        person: { select: { name: true, namePinyin: true } },
        project: { select: { name: true } },
        conflicts: {
          where: { personId: seat.personId, source: { in: ['found', 'declared'] } },
          select: { kind: true, source: true, reason: true },
        },
      },
    }),
  ])
  const sortKey = (row: (typeof nominations)[number]) => row.person?.namePinyin ?? row.project?.name ?? ''
  nominations.sort((a, b) => sortKey(a).localeCompare(sortKey(b)) || (a.id < b.id ? -1 : 1))
  return {
    ...base,
    rows: nominations.map((row) => ({
      nominationId: row.id,
      name: candidateName(row),
      unit: tree.nameOf(row.unitId),
      line: lineNames.get(row.lineId) ?? '',
      conflicts: row.conflicts.map(({ kind, source, reason }) => ({
        reason: source === 'declared' ? `${kindName(kind)}：${reason}` : reasonForReviewer(kind, reason),
        isDeclared: source === 'declared',
      })),
    })),
  }
}

/** What the other side declared about the reviewer is named by its kind alone. */
function reasonForReviewer(kind: string, reason: string): string {
  return declaredByEither.includes(kind) ? `系统排查：${kindName(kind)}` : reason
}

const declaredByEither: readonly string[] = ['kinship', 'mentorship', 'sharedProject']

function kindName(kind: string): string {
  const known = conflictKinds.find((each) => each === kind)
  return known ? conflictKindNames[known] : conflictKindNames.declared
}

export type OverviewRow = {
  place: number
  label: string
  line: string
  state: 'empty' | 'partial' | 'complete' | 'sealed'
  isFlagged: boolean
  total: string | null
  scores: (number | null)[]
  gates: string[]
  problems: string[]
}

export type Overview = {
  round: { id: string; name: string; criteria: { name: string; weight: number }[] }
  rows: OverviewRow[]
  isOpen: boolean
  closesAt: string | null
  daysLeft: number | null
  sealedAt: string | null
}

/** All of a reviewer's own scores on one page, before sealing. @throws AppError notFound */
export async function readOverview(viewer: Viewer, roundId: string): Promise<Overview> {
  const { prisma } = await db()
  const { round, seat, places, isOpen, closesAt, now } = await loadReviewDesk(prisma, viewer, roundId)
  const isTold = isStageIn(round.stage, 'acceptingScores') || isStageIn(round.stage, 'rankingVisible')
  return {
    round: { id: round.id, name: round.name, criteria: round.scheme.criteria.map(({ name, weight }) => ({ name, weight })) },
    isOpen,
    closesAt: closesAt?.toISOString() ?? null,
    daysLeft: daysUntil(now, closesAt),
    sealedAt: seat.sealedAt?.toISOString() ?? null,
    rows: (isTold ? places : []).map((place) => ({
      place: place.place,
      label: place.label,
      line: place.line,
      state: place.state,
      isFlagged: place.isFlagged,
      total: place.state === 'empty' ? null : formatTotal(place.total),
      scores: round.scheme.criteria.map(
        (criterion) => place.content.scores.find((row) => row.criterionKey === criterion.key)?.score ?? null,
      ),
      gates: place.content.gates.flatMap((finding) => {
        const gate = finding.isRaised ? round.scheme.gates.find((each) => each.key === finding.gateKey) : undefined
        return gate ? [gate.name] : []
      }),
      problems: place.problems,
    })),
  }
}

export type Receipt = {
  roundName: string
  reviewer: string
  sealedAt: string
  digest: string
  lines: { place: number; label: string; total: string; sheetNumber: number; digest: string }[]
}

/** What the reviewer keeps: the digest of every sealed sheet and one over all; null before sealing. @throws AppError notFound */
export async function readReceipt(viewer: Viewer, roundId: string): Promise<Receipt | null> {
  const { prisma } = await db()
  const { round, seat, places } = await loadReviewDesk(prisma, viewer, roundId)
  if (!seat.sealedAt || !seat.sealDigest) return null
  return {
    roundName: round.name,
    reviewer: viewer.name,
    sealedAt: seat.sealedAt.toISOString(),
    digest: seat.sealDigest,
    lines: places.flatMap((place) =>
      place.state === 'sealed' && place.digest
        ? [
            {
              place: place.place,
              label: place.label,
              total: formatTotal(place.total),
              sheetNumber: place.sheetNumber,
              digest: place.digest,
            },
          ]
        : [],
    ),
  }
}
