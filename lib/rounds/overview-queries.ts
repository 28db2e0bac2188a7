import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import { candidateName } from './candidate-name'
import { isNominationIn, nominationGroups, nominationStates } from './nomination-states'
import { nominationPolicy, objectionPolicy } from './policy'
import { openRound } from './round-queries'
import type { Schedule } from './scheme'

export type OverviewView = {
  funnel: {
    handedIn: number
    endorsed: number
    returnedByUnit: number
    withdrawn: number
    qualified: number
    disqualified: number
    complete: number
    places: number | null
    floor: number
  }
  sheets: { sealed: number; needed: number }
  /** Unsealed seats by reviewer, most first. */
  openSheets: { reviewer: string; count: number }[]
  awaitingQualification: number
  returned: { name: string; dueAt: string | null }[]
  undeclared: string[]
  openObjections: number
  suspended: number
  perLine: number | null
  lines: { name: string; candidates: number }[]
  grassroots: number
  schedule: Schedule
}

const afterEndorsement = nominationGroups.countsForUnitQuota
const afterQualification = nominationStates.filter((state) =>
  ['qualified', 'ranked', 'proposed', 'notSelected', 'deferred', 'conferred', 'removed'].includes(state),
)

/** The numbers of a round without any score: how many are left after each step and what still waits. @throws AppError notFound */
export async function readRoundOverview(viewer: Viewer, roundId: string): Promise<OverviewView> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, roundId, 'readReviewers')
  const visible = { AND: [{ roundId }, nominationPolicy.where(viewer, 'read')] }
  const [nominations, lines, reviewers, openObjections] = await Promise.all([
    prisma.nomination.findMany({
      where: visible,
      select: {
        state: true,
        stateBeforeSuspension: true,
        lineId: true,
        isGrassroots: true,
        correctionDueAt: true,
        person: { select: { name: true } },
        project: { select: { name: true } },
        assignments: {
          where: { state: 'active' },
          select: { roundReviewerId: true, sheets: { where: { state: 'sealed' }, select: { id: true } } },
        },
      },
    }),
    prisma.line.findMany({ select: { id: true, name: true }, orderBy: { sortOrder: 'asc' } }),
    prisma.roundReviewer.findMany({
      where: { roundId, state: { not: 'excused' } },
      select: { id: true, state: true, person: { select: { name: true } } },
    }),
    prisma.objection.count({
      where: { AND: [objectionPolicy.where(viewer, 'read'), { publicity: { roundId }, state: { in: ['received', 'accepted'] } }] },
    }),
  ])
  const stateOf = (row: (typeof nominations)[number]) => row.stateBeforeSuspension ?? row.state
  const countIn = (states: readonly string[]) => nominations.filter((row) => states.includes(stateOf(row))).length
  const reviewed = nominations.filter((row) => afterQualification.includes(stateOf(row)))
  const seats = reviewed.flatMap((row) => row.assignments)
  const open = new Map<string, number>()
  for (const seat of seats) if (seat.sheets.length === 0) open.set(seat.roundReviewerId, (open.get(seat.roundReviewerId) ?? 0) + 1)
  const complete = reviewed.filter((row) => row.assignments.length > 0 && row.assignments.every((seat) => seat.sheets.length > 0))
  return {
    funnel: {
      handedIn: nominations.length,
      endorsed: countIn(afterEndorsement),
      returnedByUnit: countIn(['returnedByUnit', 'submitted']),
      withdrawn: countIn(['withdrawn', 'lapsed']),
      qualified: reviewed.length,
      disqualified: countIn(['disqualified']),
      complete: complete.length,
      places: round.scheme.quotas.total,
      floor: round.scheme.quotas.grassrootsFloor,
    },
    sheets: { sealed: seats.filter((seat) => seat.sheets.length > 0).length, needed: seats.length },
    openSheets: reviewers
      .flatMap((reviewer) => (open.has(reviewer.id) ? [{ reviewer: reviewer.person.name, count: open.get(reviewer.id) ?? 0 }] : []))
      .sort((a, b) => b.count - a.count),
    awaitingQualification: nominations.filter((row) => isNominationIn(row.state, 'awaitingQualification')).length,
    returned: nominations
      .filter((row) => row.state === 'returned')
      .map((row) => ({ name: candidateName(row), dueAt: row.correctionDueAt?.toISOString() ?? null })),
    undeclared: reviewers.filter((reviewer) => reviewer.state === 'invited').map((reviewer) => reviewer.person.name),
    openObjections,
    suspended: nominations.filter((row) => row.state === 'suspended').length,
    perLine: round.scheme.quotas.perLine,
    lines: lines
      .map((line) => ({ name: line.name, candidates: reviewed.filter((row) => row.lineId === line.id).length }))
      .filter((line) => line.candidates > 0),
    grassroots: reviewed.filter((row) => row.isGrassroots).length,
    schedule: round.scheme.schedule,
  }
}
