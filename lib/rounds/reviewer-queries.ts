import 'server-only'
import { z } from 'zod'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { dateOf } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { queryTokens } from '@/lib/platform/search/tokens'
import { candidateName } from './candidate-name'
import { type ConflictKind, conflictKindNames } from './conflicts'
import type { LoadedRound } from './loaded-round'
import { nominationPolicy, roundPolicy, scoreSheetPolicy } from './policy'
import { reviewedCandidates } from './reviewed-candidates'
import { openRound } from './round-queries'
import { isStageIn } from './round-stages'

export type ReviewerRow = {
  id: string
  personId: string
  name: string
  unit: string
  post: string
  state: 'invited' | 'declared' | 'excused'
  declaredAt: string | null
  /** Seats that count: active ones, waived ones apart. */
  assigned: number
  sealed: number
  started: number
  waived: number
  voided: number
  conflicts: number
  seats: SeatRow[]
}

/** One seat as the office sees it: who reviews whom and how far, never a letter or a score. */
export type SeatRow = {
  id: string
  candidate: string
  state: 'waiting' | 'started' | 'sealed' | 'waived' | 'voided'
  reason: string | null
}

export type ConflictRow = {
  id: string
  judgeId: string
  judge: string
  candidateId: string
  candidate: string
  kindName: string
  sourceName: string
  reason: string
  isSeated: boolean
}

export type CertificateView = {
  at: string
  status: 'optimal' | 'feasible' | 'infeasible'
  total: number
  worst: number
  bound: number
  /** Upper bound on the worst; null on certificates from before it was kept. */
  worstBound: number | null
  mode: 'expertise' | 'fair' | 'even'
  seconds: number | null
  perCandidate: number
  loads: { reviewer: string; load: number }[]
  because: string[]
}

export type ReviewersView = {
  reviewers: ReviewerRow[]
  conflicts: ConflictRow[]
  certificate: CertificateView | null
  perCandidate: number
  minLoad: number
  maxLoad: number
  isBlind: boolean
  qualified: number
  /** Candidates with fewer seats than the scheme wants. */
  vacant: { name: string; missing: number }[]
  progress: { sealed: number; needed: number }
  candidates: { id: string; name: string; unit: string }[]
  abilities: { manage: boolean; assign: boolean; reassign: boolean; add: boolean }
}

const certificateSchema = z.object({
  status: z.enum(['optimal', 'feasible', 'infeasible']),
  total: z.number(),
  worst: z.number(),
  bound: z.number(),
  worstBound: z.number().nullable().catch(null),
  mode: z.enum(['expertise', 'fair', 'even']).catch('even'),
  seconds: z.number().nullable().catch(null),
  perCandidate: z.number().catch(0),
  loads: z.array(z.object({ reviewer: z.string(), load: z.number() })).catch([]),
  because: z.array(z.string()).catch([]),
})

const sourceNames = { found: '系统排查', declared: '专家申报', candidate: '候选对象申请', office: '市人才办登记' } as const

/** The experts of a round, their conflicts, the assignment with its certificate, and how far they are. @throws AppError notFound */
export async function readReviewers(viewer: Viewer, roundId: string): Promise<ReviewersView> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, roundId, 'readReviewers')
  const seesSeat = scoreSheetPolicy.where(viewer, 'readProgress')
  const [reviewers, conflicts, run, candidates] = await Promise.all([
    prisma.roundReviewer.findMany({
      where: { roundId },
      include: {
        person: { select: { name: true, unitId: true, post: true } },
        assignments: {
          where: seesSeat,
          include: {
            nomination: { include: { person: { select: { name: true } }, project: { select: { name: true } } } },
            sheets: { where: { state: { not: 'superseded' } }, select: { state: true } },
          },
        },
      },
      orderBy: [{ state: 'asc' }, { id: 'asc' }],
    }),
    prisma.conflict.findMany({
      where: { roundId, nomination: { is: nominationPolicy.where(viewer, 'readConflicts') } },
      include: { nomination: { include: { person: { select: { name: true } }, project: { select: { name: true } } } } },
      orderBy: [{ personId: 'asc' }, { nominationId: 'asc' }],
    }),
    prisma.assignmentRun.findFirst({ where: { roundId }, orderBy: { at: 'desc' } }),
    readReviewed(prisma, viewer, round),
  ])
  const judges = await prisma.person.findMany({
    where: { id: { in: [...new Set(conflicts.map((row) => row.personId))] } },
    select: { id: true, name: true },
  })
  const judgeName = new Map(judges.map((judge) => [judge.id, judge.name]))
  const tree = await loadOrgTree(prisma, dateOf(await businessNow(prisma)))
  const { reviewersPerCandidate, minLoad, maxLoad, isBlind } = round.scheme.reviewing
  const rows = reviewers.map((reviewer): ReviewerRow => {
    const seats = reviewer.assignments.map(
      (seat): SeatRow => ({
        id: seat.id,
        candidate: candidateName(seat.nomination),
        state:
          seat.state === 'active'
            ? seat.sheets.some((sheet) => sheet.state === 'sealed')
              ? 'sealed'
              : seat.sheets.length > 0
                ? 'started'
                : 'waiting'
            : seat.state,
        reason: seat.state === 'active' ? null : seat.reason,
      }),
    )
    const count = (...states: SeatRow['state'][]) => seats.filter((seat) => states.includes(seat.state)).length
    return {
      id: reviewer.id,
      personId: reviewer.personId,
      name: reviewer.person.name,
      unit: tree.shortNameOf(reviewer.person.unitId),
      post: reviewer.person.post ?? '',
      state: reviewer.state,
      declaredAt: reviewer.declaredAt?.toISOString() ?? null,
      assigned: count('waiting', 'started', 'sealed'),
      sealed: count('sealed'),
      started: count('started'),
      waived: count('waived'),
      voided: count('voided'),
      conflicts: new Set(conflicts.filter((row) => row.personId === reviewer.personId).map((row) => row.nominationId)).size,
      seats: seats.sort((a, b) => a.candidate.localeCompare(b.candidate, 'zh-CN')),
    }
  })
  const seated = new Set(
    reviewers.flatMap((reviewer) =>
      reviewer.assignments.filter((seat) => seat.state === 'active').map((seat) => `${reviewer.personId}\n${seat.nominationId}`),
    ),
  )
  const manage = roundPolicy.can(viewer, 'manage', round)
  const sealed = rows.reduce((sum, row) => sum + row.sealed, 0)
  return {
    reviewers: rows,
    conflicts: conflicts.map((row) => ({
      id: row.id,
      judgeId: row.personId,
      judge: judgeName.get(row.personId) ?? '',
      candidateId: row.nominationId,
      candidate: candidateName(row.nomination),
      kindName: conflictKindNames[row.kind as ConflictKind] ?? '其他',
      sourceName: sourceNames[row.source],
      reason: row.reason,
      isSeated: seated.has(`${row.personId}\n${row.nominationId}`),
    })),
    certificate: run ? { at: run.at.toISOString(), ...certificateSchema.parse(run.certificate) } : null,
    perCandidate: reviewersPerCandidate,
    minLoad,
    maxLoad,
    isBlind,
    qualified: candidates.length,
    vacant: candidates
      .filter((candidate) => candidate.seats < reviewersPerCandidate)
      .map((candidate) => ({ name: candidate.name, missing: reviewersPerCandidate - candidate.seats })),
    progress: { sealed, needed: rows.reduce((sum, row) => sum + row.assigned, 0) },
    candidates: candidates.map(({ id, name, unitId }) => ({ id, name, unit: tree.shortNameOf(unitId) })),
    abilities: {
      manage,
      assign: manage && round.stage === 'qualifying',
      reassign: manage && (round.stage === 'qualifying' || round.stage === 'reviewing'),
      add: manage && isStageIn(round.stage, 'beforeConferral') && !isStageIn(round.stage, 'rankingVisible'),
    },
  }
}

async function readReviewed(reader: Reader, viewer: Viewer, round: LoadedRound) {
  const rows = await reader.nomination.findMany({
    where: { AND: [{ roundId: round.id }, reviewedCandidates, nominationPolicy.where(viewer, 'readConflicts')] },
    select: {
      id: true,
      unitId: true,
      person: { select: { name: true } },
      project: { select: { name: true } },
      assignments: { where: { state: { not: 'voided' } }, select: { id: true } },
    },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => ({ id: row.id, unitId: row.unitId, name: candidateName(row), seats: row.assignments.length }))
}

/** People who could judge: active, with an account, found by the start of name or pinyin. */
export async function findExperts(viewer: Viewer, input: { query: string }): Promise<{ value: string; label: string; note: string }[]> {
  const { prisma } = await db()
  roundPolicy.authorise(viewer, 'manage')
  const query = input.query.trim()
  if (query.length === 0) return []
  const people = await prisma.person.findMany({
    where: { nameTokens: { hasEvery: queryTokens(query) }, status: 'active', account: { is: { status: 'active' } } },
    select: { id: true, name: true, unitId: true, post: true, specialities: true },
    orderBy: [{ namePinyin: 'asc' }, { id: 'asc' }],
    take: 20,
  })
  const tree = await loadOrgTree(prisma, dateOf(await businessNow(prisma)))
  return people.map((person) => ({
    value: person.id,
    label: person.name,
    note: [tree.shortNameOf(person.unitId), person.post, person.specialities[0]].filter(Boolean).join(' · '),
  }))
}
