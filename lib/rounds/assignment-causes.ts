import type { Pair, ProgrammeSolution } from './assignment-model'

/** Why no assignment exists, with the candidates and reviewers (by index) that make it so. */
export type AssignmentCause =
  | { code: 'noCandidates' | 'noReviewers' }
  | { code: 'boundsCrossed'; minLoad: number; maxLoad: number }
  | { code: 'capacityTooSmall'; needed: number; capacity: number }
  | { code: 'minimumTooLarge'; minimum: number; available: number }
  | { code: 'candidateShort'; candidate: number; available: number; needed: number }
  | { code: 'reviewerShort'; reviewer: number; available: number; minimum: number }
  | { code: 'pinUnderConflict'; reviewer: number; candidate: number }
  | { code: 'tooManyPinsOfCandidate'; candidate: number; pins: number; needed: number }
  | { code: 'tooManyPinsOfReviewer'; reviewer: number; pins: number; maxLoad: number }
  /** These candidates together need more than all the reviewers open to them can give (Hall 1935). */
  | { code: 'candidatesShort'; candidates: number[]; reviewers: number[]; needed: number; capacity: number }
  /** These reviewers together must read more than the candidates open to them can give. */
  | { code: 'reviewersShort'; reviewers: number[]; candidates: number[]; minimum: number; available: number }
  /** Loads, pins and conflicts clash among these. */
  | { code: 'clash'; candidates: number[]; reviewers: number[] }
  | { code: 'timeLimit' }

export type CauseInput = {
  reviewers: number
  candidates: number
  /** Reviews that each candidate gets. */
  needs: readonly number[]
  minLoad: number
  maxLoad: number
  isOpen: (reviewer: number, candidate: number) => boolean
  pins: readonly Pair[]
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** What can be told by counting, before anything is solved. */
export function plainCauses(input: CauseInput): AssignmentCause[] {
  const { reviewers, candidates, needs, minLoad, maxLoad, isOpen, pins } = input
  if (candidates === 0) return [{ code: 'noCandidates' }]
  if (reviewers === 0) return [{ code: 'noReviewers' }]
  if (minLoad > maxLoad) return [{ code: 'boundsCrossed', minLoad, maxLoad }]
  const causes: AssignmentCause[] = []
  for (const [reviewer, candidate] of pins) if (!isOpen(reviewer, candidate)) causes.push({ code: 'pinUnderConflict', reviewer, candidate })
  for (const candidate of range(candidates)) {
    const need = needs[candidate] ?? 0
    const pinned = pins.filter((pin) => pin[1] === candidate).length
    if (pinned > need) causes.push({ code: 'tooManyPinsOfCandidate', candidate, pins: pinned, needed: need })
    const available = range(reviewers).filter((reviewer) => isOpen(reviewer, candidate)).length
    if (available < need) causes.push({ code: 'candidateShort', candidate, available, needed: need })
  }
  for (const reviewer of range(reviewers)) {
    const pinned = pins.filter((pin) => pin[0] === reviewer).length
    if (pinned > maxLoad) causes.push({ code: 'tooManyPinsOfReviewer', reviewer, pins: pinned, maxLoad })
    if (minLoad === 0) continue
    const available = range(candidates).filter((candidate) => isOpen(reviewer, candidate)).length
    if (available < minLoad) causes.push({ code: 'reviewerShort', reviewer, available, minimum: minLoad })
  }
  const needed = sum(needs)
  if (needed > maxLoad * reviewers) causes.push({ code: 'capacityTooSmall', needed, capacity: maxLoad * reviewers })
  if (needed < minLoad * reviewers) causes.push({ code: 'minimumTooLarge', minimum: minLoad * reviewers, available: needed })
  return causes
}

/**
 * Reads the causes off the duals of the programme that only minimises shortage. Each named group is checked by counting, so that it
 * is a proof by itself: nobody has to trust the solver.
 */
export function provenCauses(input: CauseInput, solution: ProgrammeSolution): AssignmentCause[] {
  const { needs, minLoad, maxLoad, isOpen } = input
  const wanting = (duals: Float64Array): number[] => range(duals.length).filter((index) => (duals[index] ?? 0) > 0.5)
  const causes: AssignmentCause[] = []

  const candidates = wanting(solution.candidateDuals)
  const openTo = (reviewer: number): number => candidates.filter((candidate) => isOpen(reviewer, candidate)).length
  const givers = range(input.reviewers).filter((reviewer) => openTo(reviewer) > 0)
  const capacity = sum(givers.map((reviewer) => Math.min(maxLoad, openTo(reviewer))))
  const needed = sum(candidates.map((candidate) => needs[candidate] ?? 0))
  if (needed > capacity) causes.push({ code: 'candidatesShort', candidates, reviewers: givers, needed, capacity })

  const reviewers = wanting(solution.reviewerDuals)
  const askedBy = (candidate: number): number => reviewers.filter((reviewer) => isOpen(reviewer, candidate)).length
  const sources = range(input.candidates).filter((candidate) => askedBy(candidate) > 0)
  const available = sum(sources.map((candidate) => Math.min(needs[candidate] ?? 0, askedBy(candidate))))
  const minimum = minLoad * reviewers.length
  if (minimum > available) causes.push({ code: 'reviewersShort', reviewers, candidates: sources, minimum, available })

  return causes.length > 0 ? causes : [{ code: 'clash', candidates, reviewers }]
}
