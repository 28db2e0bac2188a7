import { type AssignmentCause, plainCauses, provenCauses } from './assignment-causes'
import { solveFairly } from './assignment-fair'
import { type Pair, type Programme, type ProgrammeSolution, solveProgramme } from './assignment-model'

/**
 * Assignment of reviewers to candidates: exactly k each, every load between the bounds, never under a conflict, and of all such
 * assignments one with the greatest total similarity, or a fair one: the worst served candidate as well served as can be, then the total.
 * The result is its own certificate and can be checked by counting.
 */

export type AssignmentRequest = {
  /** Reviewers × candidates; left out, every pair is worth the same and loads are made as even as can be. */
  similarity?: readonly (readonly number[])[]
  /** Reviewers × candidates; true must never meet. */
  conflict: readonly (readonly boolean[])[]
  perCandidate: number
  minLoad: number
  maxLoad: number
  /** Pairs that have to be part of it. */
  pins?: readonly Pair[]
  /** `fair`: the worst served candidate first, then the total. */
  objective?: 'total' | 'fair'
  timeLimitSeconds?: number
}

export type AssignmentResult = {
  status: 'optimal' | 'feasible' | 'infeasible'
  /** By candidate, then reviewer (indices). */
  pairs: Pair[]
  total: number
  /** The least total similarity that a candidate gets. */
  worst: number
  /** No assignment (of the fair ones: with a worst as good as this) can have a greater total than this. */
  bound: number
  /** No assignment can serve its worst candidate better than this. */
  worstBound: number
  /** Per reviewer. */
  loads: number[]
  because: AssignmentCause[]
}

const defaultTimeLimit = 60

/** Deterministic: the same request has the same answer. @throws Error when rows and columns do not fit together */
export async function solveAssignment(request: AssignmentRequest): Promise<AssignmentResult> {
  const reviewers = request.conflict.length
  const candidates = request.conflict[0]?.length ?? 0
  checkShape(request, reviewers, candidates)
  const { similarity, conflict, perCandidate, minLoad, maxLoad, pins = [] } = request
  const isOpen = (reviewer: number, candidate: number): boolean => conflict[reviewer]?.[candidate] === false
  const worth = (reviewer: number, candidate: number): number => similarity?.[reviewer]?.[candidate] ?? 0
  const input = { reviewers, candidates, perCandidate, minLoad, maxLoad, isOpen, pins }
  const plain = plainCauses(input)
  if (plain.length > 0) return infeasible(reviewers, plain)

  const started = performance.now()
  const programme: Programme = { ...input, worth, shortagePrice: 0, timeLimitSeconds: request.timeLimitSeconds ?? defaultTimeLimit }
  const solution = await solveWithinBounds(programme, similarity === undefined)
  if (solution.shortage === 0) {
    const worstBound = bestImaginable(programme)
    if (request.objective !== 'fair') return certificate({ ...solution, worstBound }, programme)
    const seconds = programme.timeLimitSeconds - (performance.now() - started) / 1000
    const fair = await solveFairly({ ...programme, timeLimitSeconds: seconds }, { ...solution, worstBound })
    return certificate(fair, programme)
  }
  if (!solution.isOptimal) return infeasible(reviewers, [{ code: 'timeLimit' }])
  return infeasible(reviewers, provenCauses(input, solution))
}

/** With nothing to prefer, the loads are kept within one of each other where that is possible. */
async function solveWithinBounds(programme: Programme, isEven: boolean): Promise<ProgrammeSolution> {
  if (isEven) {
    const average = (programme.perCandidate * programme.candidates) / programme.reviewers
    const minLoad = Math.max(programme.minLoad, Math.floor(average))
    const maxLoad = Math.min(programme.maxLoad, Math.max(minLoad, Math.ceil(average)))
    const even = await solvePriced({ ...programme, minLoad, maxLoad })
    if (even.shortage === 0) return even
  }
  return solvePriced(programme)
}

/**
 * A shortage must cost more than any rearrangement gains. When one remains, the programme that minimises nothing but shortage
 * decides whether it has to be; if not, the price was too low.
 */
async function solvePriced(programme: Programme): Promise<ProgrammeSolution> {
  let largest = 0
  for (let reviewer = 0; reviewer < programme.reviewers; reviewer += 1)
    for (let candidate = 0; candidate < programme.candidates; candidate += 1)
      if (programme.isOpen(reviewer, candidate)) largest = Math.max(largest, Math.abs(programme.worth(reviewer, candidate)))
  for (let price = 20 * (1 + largest); ; price *= 100) {
    const solution = await solveProgramme({ ...programme, shortagePrice: price })
    if (solution.shortage === 0 || !solution.isOptimal) return solution
    const least = await solveProgramme({ ...programme, worth: () => 0, shortagePrice: 1 })
    if (least.shortage > 0 || !least.isOptimal) return least
  }
}

function certificate(
  { pairs: found, bound, worstBound, isOptimal }: Pick<ProgrammeSolution, 'pairs' | 'bound' | 'isOptimal'> & { worstBound: number },
  { worth, reviewers, candidates }: Programme,
): AssignmentResult {
  const pairs = [...found].sort((a, b) => a[1] - b[1] || a[0] - b[0])
  const loads = new Array<number>(reviewers).fill(0)
  const served = new Array<number>(candidates).fill(0)
  for (const [reviewer, candidate] of pairs) {
    loads[reviewer] = (loads[reviewer] ?? 0) + 1
    served[candidate] = (served[candidate] ?? 0) + worth(reviewer, candidate)
  }
  const total = pairs.reduce((sum, [reviewer, candidate]) => sum + worth(reviewer, candidate), 0)
  const worst = served.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const status = isOptimal ? 'optimal' : 'feasible'
  return { status, pairs, total, worst, bound: Math.max(total, bound), worstBound: Math.max(worst, worstBound), loads, because: [] }
}

/** Each candidate with the reviewers it would like best, loads forgotten: what the worst served can get at the very most. */
function bestImaginable({ reviewers, candidates, perCandidate, worth, isOpen }: Programme): number {
  let least = Number.POSITIVE_INFINITY
  for (let candidate = 0; candidate < candidates; candidate += 1) {
    const open: number[] = []
    for (let reviewer = 0; reviewer < reviewers; reviewer += 1) if (isOpen(reviewer, candidate)) open.push(worth(reviewer, candidate))
    open.sort((a, b) => b - a)
    const best = open.slice(0, perCandidate).reduce((sum, value) => sum + value, 0)
    least = Math.min(least, best)
  }
  return least
}

function infeasible(reviewers: number, because: AssignmentCause[]): AssignmentResult {
  return {
    status: 'infeasible',
    pairs: [],
    total: 0,
    worst: 0,
    bound: 0,
    worstBound: 0,
    loads: new Array<number>(reviewers).fill(0),
    because,
  }
}

function checkShape({ similarity, conflict, perCandidate, pins = [] }: AssignmentRequest, reviewers: number, candidates: number): void {
  const fits = (matrix: readonly (readonly unknown[])[]): boolean =>
    matrix.length === reviewers && matrix.every((row) => row.length === candidates)
  if (!fits(conflict) || (similarity && !fits(similarity))) throw new Error('Similarities and conflicts must be reviewers × candidates')
  if (similarity?.some((row) => row.some((value) => !Number.isFinite(value)))) throw new Error('A similarity is not a number')
  if (!Number.isInteger(perCandidate) || perCandidate < 1) throw new Error('Reviewers per candidate must be a whole number from 1')
  if (pins.some(([reviewer, candidate]) => !(reviewer in conflict) || !(candidate in (conflict[reviewer] ?? []))))
    throw new Error('A pin names nobody')
  if (new Set(pins.map(([reviewer, candidate]) => reviewer * candidates + candidate)).size !== pins.length)
    throw new Error('A pin is given twice')
}
