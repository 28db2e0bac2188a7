import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db, type Reader } from '@/lib/platform/db/client'
import { loadAssignmentProblem } from '../assignment-problem'
import { candidateGroups, proposeBridges } from '../bridging'
import { candidateName } from '../candidate-name'
import type { LoadedRound } from '../loaded-round'
import { nominationPolicy, roundPolicy } from '../policy'
import { openRound } from '../round-queries'
import { isStageIn } from '../round-stages'
import { planRequest } from './plan-request'
import { readableCandidates } from './readable-candidates'

export type WishRow = {
  id: string
  kind: 'pin' | 'ban'
  reviewer: string
  candidate: string
  reason: string
  by: string
  at: string
  /** Null while it stands. */
  revoked: { at: string; reason: string } | null
}

/** Groups of candidates that share no reviewer, and what would join them. */
export type Linkage = {
  groups: { names: string[]; more: number }[]
  bridges: { reviewer: string; candidate: string }[]
  /** Whether pairs were found that join everything. */
  isBridged: boolean
}

export type AssigningView = {
  wishes: WishRow[]
  linkage: Linkage | null
  reviewers: { id: string; name: string }[]
  abilities: { wish: boolean; plan: boolean; whole: boolean }
}

const bridgeSeconds = 3
const shownNames = 6

/** Pins and bans with their reasons, and whether the assignment links all candidates. @throws AppError notFound */
export async function readAssigning(viewer: Viewer, roundId: string): Promise<AssigningView> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, roundId, 'readReviewers')
  const manage = roundPolicy.can(viewer, 'manage', round)
  const isOpen = isStageIn(round.stage, 'acceptingDeclarations') && !round.scheme.reviewing.show
  const [wishes, reviewers, linkage] = await Promise.all([
    prisma.assignmentWish.findMany({
      where: { roundId, nomination: { is: nominationPolicy.where(viewer, 'readConflicts') } },
      include: {
        roundReviewer: { select: { person: { select: { name: true } } } },
        nomination: { include: { person: { select: { name: true } }, project: { select: { name: true } } } },
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    }),
    prisma.roundReviewer.findMany({
      where: { roundId, state: { not: 'excused' } },
      select: { id: true, person: { select: { name: true } } },
      orderBy: { id: 'asc' },
    }),
    manage && isOpen && round.stage === 'qualifying' ? readLinkage(prisma, viewer, round) : null,
  ])
  const authors = await prisma.account.findMany({
    where: { id: { in: [...new Set(wishes.flatMap((wish) => wish.createdById ?? []))] } },
    select: { id: true, name: true },
  })
  const authorName = new Map(authors.map((author) => [author.id, author.name]))
  return {
    wishes: wishes.map((wish) => ({
      id: wish.id,
      kind: wish.kind,
      reviewer: wish.roundReviewer.person.name,
      candidate: candidateName(wish.nomination),
      reason: wish.reason,
      by: authorName.get(wish.createdById ?? '') ?? '',
      at: wish.createdAt.toISOString(),
      revoked: wish.revokedAt ? { at: wish.revokedAt.toISOString(), reason: wish.revokeReason ?? '' } : null,
    })),
    linkage,
    reviewers: reviewers.map(({ id, person }) => ({ id, name: person.name })),
    abilities: { wish: manage && isOpen, plan: manage && isOpen, whole: manage && isOpen && round.stage === 'qualifying' },
  }
}

async function readLinkage(reader: Reader, viewer: Viewer, round: LoadedRound): Promise<Linkage | null> {
  // With one reviewer each nothing can be shared; the pre-check of the scheme says so.
  if (round.scheme.reviewing.reviewersPerCandidate < 2) return null
  const problem = await loadAssignmentProblem(reader, round)
  if (problem.held.length === 0 || candidateGroups(problem.held.map((seat) => seat.pair)).length <= 1) return null
  const { request, reviewerOf } = planRequest(problem, round.scheme.reviewing, {
    mode: 'expertise',
    scope: 'fewest',
    timeLimitSeconds: bridgeSeconds,
  })
  const { groups, bridges, isBridged } = await proposeBridges(request, request.keep ?? [])
  const readable = await readableCandidates(reader, viewer, round.id)
  const nameOf = (index: number) => {
    const candidate = problem.candidates[index]
    return candidate && readable.has(candidate.id) ? [candidate.name] : []
  }
  return {
    groups: groups.map((group) => {
      const names = group.flatMap(nameOf)
      return { names: names.slice(0, shownNames), more: Math.max(0, names.length - shownNames) }
    }),
    bridges: bridges.flatMap(([reviewer, candidate]) => {
      const name = problem.reviewers[reviewerOf[reviewer] ?? -1]?.name
      return nameOf(candidate).flatMap((whom) => (name ? [{ reviewer: name, candidate: whom }] : []))
    }),
    isBridged,
  }
}
