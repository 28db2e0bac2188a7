import { type AssignmentCause, plainCauses, provenCauses } from './assignment-causes'
import { leastServed, solveFairly } from './assignment-fair'
import { pairSet } from './assignment-floor'
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
  /** For each candidate, where they do not all need the same. */
  needs?: readonly number[]
  minLoad: number
  maxLoad: number
  /** Pairs that have to be part of it. */
  pins?: readonly Pair[]
  /** Pairs of which as many as possible stay, before anything else is optimised. */
  keep?: readonly Pair[]
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

/** Deterministic while time suffices: the same request has the same answer. @throws Error when rows and columns do not fit together */
export async function solveAssignment(request: AssignmentRequest): Promise<AssignmentResult> {
  const reviewers = request.conflict.length
  const candidates = request.conflict[0]?.length ?? 0
  checkShape(request, reviewers, candidates)
  const { similarity, conflict, perCandidate, minLoad, maxLoad, pins = [], keep = [] } = request
  const needs = request.needs ?? new Array<number>(candidates).fill(perCandidate)
  const isOpen = (reviewer: number, candidate: number): boolean => conflict[reviewer]?.[candidate] === false
  const scale = decimalScale(similarity ?? [], conflict)
  const worth = (reviewer: number, candidate: number): number => (similarity?.[reviewer]?.[candidate] ?? 0) * scale
  const input = { reviewers, candidates, needs, minLoad, maxLoad, isOpen, pins }
  const plain = plainCauses(input)
  if (plain.length > 0) return infeasible(reviewers, plain)

  const started = performance.now()
  const timeLimitSeconds = request.timeLimitSeconds ?? defaultTimeLimit
  const programme: Programme = { ...input, worth, shortagePrice: 0, timeLimitSeconds }
  const solution = await solveKeeping(programme, keep, similarity === undefined)
  if (solution.shortage > 0) {
    if (!solution.isOptimal) return infeasible(reviewers, [{ code: 'timeLimit' }])
    return infeasible(reviewers, provenCauses(input, solution))
  }
  const worstBound = bestImaginable(programme)
  if (request.objective !== 'fair') return certificate({ ...solution, worstBound }, programme, scale)
  const seconds = timeLimitSeconds - (performance.now() - started) / 1000
  const isKept = pairSet(programme, keep)
  const least = solution.pairs.filter(([reviewer, candidate]) => isKept(reviewer, candidate)).length
  const fair = await solveFairly(
    { ...programme, kept: keep.length > 0 ? { pairs: keep, least } : undefined, timeLimitSeconds: seconds },
    { ...solution, worstBound },
  )
  return certificate(fair, programme, scale)
}

/** As many of the pairs to keep as can be, then the best total: a kept pair is worth more than all else together. */
async function solveKeeping(programme: Programme, keep: readonly Pair[], isEven: boolean): Promise<ProgrammeSolution> {
  if (keep.length === 0) return solveWithinBounds(programme, isEven)
  const { worth, needs, reviewers, maxLoad } = programme
  const isKept = pairSet(programme, keep)
  const seats = needs.reduce((sum, need) => sum + need, 0)
  const bonus = 1 + 2 * largestWorth(programme) * seats
  const favouring = { ...programme, worth: (row: number, column: number) => worth(row, column) + (isKept(row, column) ? bonus : 0) }
  const keptOf = (solution: ProgrammeSolution) => solution.pairs.filter(([row, column]) => isKept(row, column)).length
  const best = await solvePriced(favouring)
  if (best.shortage > 0) return best
  let chosen = best
  // Loads as even as can be without one more change.
  for (let cap = Math.ceil(seats / reviewers); isEven && cap < maxLoad; cap += 1) {
    const even = await solvePriced({ ...favouring, maxLoad: cap })
    if (even.shortage > 0 || keptOf(even) < keptOf(best)) continue
    chosen = even
    break
  }
  return { ...chosen, bound: chosen.bound - bonus * keptOf(chosen) }
}

/** With nothing to prefer, the loads are kept within one of each other where that is possible. */
async function solveWithinBounds(programme: Programme, isEven: boolean): Promise<ProgrammeSolution> {
  if (isEven) {
    const average = programme.needs.reduce((sum, need) => sum + need, 0) / programme.reviewers
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
  const largest = largestWorth(programme)
  for (let price = 20 * (1 + largest); ; price *= 100) {
    const solution = await solveProgramme({ ...programme, shortagePrice: price })
    if (solution.shortage === 0 || !solution.isOptimal) return solution
    const least = await solveProgramme({ ...programme, worth: () => 0, shortagePrice: 1 })
    if (least.shortage > 0 || !least.isOptimal) return least
  }
}

/** Similarities far from 1 are moved there by a power of ten: the solver's tolerances are absolute. */
function decimalScale(similarity: readonly (readonly number[])[], conflict: readonly (readonly boolean[])[]): number {
  let largest = 0
  for (const [reviewer, row] of similarity.entries())
    for (const [candidate, value] of row.entries()) if (!conflict[reviewer]?.[candidate]) largest = Math.max(largest, Math.abs(value))
  return largest === 0 || (largest >= 0.01 && largest <= 1000) ? 1 : 10 ** -Math.floor(Math.log10(largest))
}

function largestWorth({ reviewers, candidates, isOpen, worth }: Programme): number {
  let largest = 0
  for (let reviewer = 0; reviewer < reviewers; reviewer += 1)
    for (let candidate = 0; candidate < candidates; candidate += 1)
      if (isOpen(reviewer, candidate)) largest = Math.max(largest, Math.abs(worth(reviewer, candidate)))
  return largest
}

function certificate(
  { pairs: found, bound, worstBound, isOptimal }: Pick<ProgrammeSolution, 'pairs' | 'bound' | 'isOptimal'> & { worstBound: number },
  programme: Programme,
  scale: number,
): AssignmentResult {
  const { worth, reviewers, candidates } = programme
  const pairs = [...found].sort((a, b) => a[1] - b[1] || a[0] - b[0])
  const loads = new Array<number>(reviewers).fill(0)
  const served = new Array<number>(candidates).fill(0)
  for (const [reviewer, candidate] of pairs) {
    loads[reviewer] = (loads[reviewer] ?? 0) + 1
    served[candidate] = (served[candidate] ?? 0) + worth(reviewer, candidate)
  }
  const total = pairs.reduce((sum, [reviewer, candidate]) => sum + worth(reviewer, candidate), 0)
  const worst = leastServed(programme, served)
  const status = isOptimal ? 'optimal' : 'feasible'
  const figures = { total, worst, bound: Math.max(total, bound), worstBound: Math.max(worst, worstBound) }
  for (const key of ['total', 'worst', 'bound', 'worstBound'] as const) figures[key] /= scale
  return { status, pairs, ...figures, loads, because: [] }
}

/** Each candidate with the reviewers it would like best, loads forgotten: what the worst served can get at the very most. */
function bestImaginable(programme: Programme): number {
  const { reviewers, needs, worth, isOpen } = programme
  const best = needs.map((need, candidate) => {
    const open: number[] = []
    for (let reviewer = 0; reviewer < reviewers; reviewer += 1) if (isOpen(reviewer, candidate)) open.push(worth(reviewer, candidate))
    open.sort((a, b) => b - a)
    return open.slice(0, need).reduce((sum, value) => sum + value, 0)
  })
  return leastServed(programme, best)
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

function checkShape(
  { similarity, conflict, perCandidate, needs, pins = [] }: AssignmentRequest,
  reviewers: number,
  candidates: number,
): void {
  const fits = (matrix: readonly (readonly unknown[])[]): boolean =>
    matrix.length === reviewers && matrix.every((row) => row.length === candidates)
  if (!fits(conflict) || (similarity && !fits(similarity))) throw new Error('Similarities and conflicts must be reviewers × candidates')
  if (similarity?.some((row) => row.some((value) => !Number.isFinite(value)))) throw new Error('A similarity is not a number')
  if (!Number.isInteger(perCandidate) || perCandidate < 1) throw new Error('Reviewers per candidate must be a whole number from 1')
  if (needs && needs.length !== candidates) throw new Error('Needs must be given for every candidate')
  if (pins.some(([reviewer, candidate]) => !(reviewer in conflict) || !(candidate in (conflict[reviewer] ?? []))))
    throw new Error('A pin names nobody')
  if (new Set(pins.map(([reviewer, candidate]) => reviewer * candidates + candidate)).size !== pins.length)
    throw new Error('A pin is given twice')
}
