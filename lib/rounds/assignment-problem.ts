import 'server-only'
import type { Reader } from '@/lib/platform/db/client'
import type { Pair } from './assignment-model'
import { candidateName } from './candidate-name'
import { type Expertise, expertiseMatch } from './expertise'
import type { LoadedRound } from './loaded-round'
import { reviewedCandidates } from './reviewed-candidates'

export type AssignmentProblem = {
  reviewers: { id: string; personId: string; accountId: string; name: string; hasDeclared: boolean }[]
  candidates: { id: string; name: string }[]
  /** Reviewers × candidates: a conflict on record, or a seat that was voided or waived before. */
  conflict: boolean[][]
  similarity: number[][]
  /** Seats taken now: active or waived, as [reviewer, candidate] indices. */
  seats: [number, number][]
  /** Active seats with what became of them; `isBegun` where a sheet exists. */
  held: { id: string; pair: Pair; isBegun: boolean }[]
  waived: Pair[]
  /** Seats of reviewers who left, counted per candidate. */
  seatsOfOthers: number[]
  /** Standing wishes of the office. */
  pins: Pair[]
  bans: Pair[]
  /** Changes when anybody, any conflict or any wish is added. */
  fingerprint: string
}

/** Reviewers not excused, candidates to be reviewed, and who must not meet. */
export async function loadAssignmentProblem(reader: Reader, round: LoadedRound): Promise<AssignmentProblem> {
  const [reviewers, nominations, conflicts, wishes] = await Promise.all([
    reader.roundReviewer.findMany({
      where: { roundId: round.id, state: { not: 'excused' } },
      include: { person: { select: { name: true, lineId: true, specialities: true } } },
      orderBy: { id: 'asc' },
    }),
    reader.nomination.findMany({
      where: { roundId: round.id, ...reviewedCandidates },
      include: {
        person: { select: { name: true, specialities: true } },
        project: { select: { name: true, category: true } },
        assignments: {
          select: { id: true, roundReviewerId: true, state: true, _count: { select: { sheets: true } } },
          orderBy: { id: 'asc' },
        },
      },
      orderBy: { id: 'asc' },
    }),
    reader.conflict.findMany({ where: { roundId: round.id }, select: { personId: true, nominationId: true } }),
    reader.assignmentWish.findMany({ where: { roundId: round.id, revokedAt: null }, orderBy: { id: 'asc' } }),
  ])
  const barred = new Set(conflicts.map((row) => `${row.personId}\n${row.nominationId}`))
  const fields = nominations.map((nomination): Expertise => ({ lineId: nomination.lineId, specialities: wordsOf(nomination) }))
  const indexOf = new Map(reviewers.map((reviewer, index) => [reviewer.id, index]))
  const gone = nominations.map(
    (nomination) => new Set(nomination.assignments.filter((each) => each.state === 'voided').map((each) => each.roundReviewerId)),
  )
  const candidateIndex = new Map(nominations.map((nomination, index) => [nomination.id, index]))
  const wished = (kind: 'pin' | 'ban') =>
    wishes.flatMap((wish): Pair[] => {
      const [reviewer, candidate] = [indexOf.get(wish.roundReviewerId), candidateIndex.get(wish.nominationId)]
      return wish.kind === kind && reviewer !== undefined && candidate !== undefined ? [[reviewer, candidate]] : []
    })
  const [pins, bans] = [wished('pin'), wished('ban')]
  const held: AssignmentProblem['held'] = []
  const waived: Pair[] = []
  const seats: [number, number][] = []
  const seatsOfOthers = nominations.map(() => 0)
  for (const [candidate, nomination] of nominations.entries())
    for (const { id, roundReviewerId, state, _count } of nomination.assignments) {
      if (state === 'voided') continue
      const reviewer = indexOf.get(roundReviewerId)
      if (reviewer === undefined) {
        seatsOfOthers[candidate] = (seatsOfOthers[candidate] ?? 0) + 1
        continue
      }
      seats.push([reviewer, candidate])
      if (state === 'waived') waived.push([reviewer, candidate])
      else held.push({ id, pair: [reviewer, candidate], isBegun: _count.sheets > 0 })
    }
  const conflict = reviewers.map((reviewer) =>
    nominations.map(
      (nomination, index) => barred.has(`${reviewer.personId}\n${nomination.id}`) || (gone[index]?.has(reviewer.id) ?? false),
    ),
  )
  return {
    reviewers: reviewers.map(({ id, personId, accountId, state, person }) => ({
      id,
      personId,
      accountId,
      name: person.name,
      hasDeclared: state === 'declared',
    })),
    candidates: nominations.map((nomination) => ({ id: nomination.id, name: candidateName(nomination) })),
    conflict,
    similarity: reviewers.map(({ person }) => fields.map((field) => expertiseMatch(person, field))),
    seats,
    held,
    waived,
    seatsOfOthers,
    pins,
    bans,
    fingerprint: JSON.stringify([
      round.schemeVersion,
      reviewers.map((each) => each.id),
      nominations.map((each) => each.id),
      conflict,
      seats,
      pins,
      bans,
      reviewers.map((each) => each.state),
    ]),
  }
}

function wordsOf(nomination: {
  form: unknown
  person: { specialities: string[] } | null
  project: { name: string; category: string | null } | null
}): string[] {
  const answers = typeof nomination.form === 'object' && nomination.form !== null ? nomination.form : {}
  const stated = 'speciality' in answers && typeof answers.speciality === 'string' ? [answers.speciality] : []
  return [...stated, ...(nomination.person?.specialities ?? []), nomination.project?.name ?? '', nomination.project?.category ?? '']
}
