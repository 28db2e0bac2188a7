import { type AssignmentRequest, type AssignmentResult, solveAssignment } from '../assignment'
import type { Pair } from '../assignment-model'
import type { AssignmentProblem } from '../assignment-problem'

/** `expertise`: the best total. `fair`: the worst served candidate first. `even`: loads as equal as can be. */
export const assignmentModes = ['expertise', 'fair', 'even'] as const
export type AssignmentMode = (typeof assignmentModes)[number]
/** `whole`: everything anew. `fewest`: what exists stays as far as it can; what is begun never moves. */
export const assignmentScopes = ['whole', 'fewest'] as const
export type AssignmentScope = (typeof assignmentScopes)[number]

export type PlanFacts = Pick<
  AssignmentProblem,
  'reviewers' | 'candidates' | 'conflict' | 'similarity' | 'held' | 'waived' | 'seatsOfOthers' | 'pins' | 'bans'
>
export type PlanBounds = { reviewersPerCandidate: number; minLoad: number; maxLoad: number }
export type PlanWish = { mode: AssignmentMode; scope: AssignmentScope; timeLimitSeconds: number }

/** A request over those who take part, and how its reviewers are numbered in the problem. */
export type PlanRequest = { request: AssignmentRequest; reviewerOf: number[]; voided: string[]; silent: number[] }

export type SolvedPlan = {
  /** Reviewers numbered as in the problem. */
  pairs: Pair[]
  added: Pair[]
  /** Ids of seats without a sheet that give way. */
  moved: string[]
  /** Ids of seats that came under a conflict. */
  voided: string[]
  /** Reviewers who take no part because they have not declared. */
  silent: number[]
  /** The least load could not be kept and was left out of account. */
  isMinimumWaived: boolean
  result: AssignmentResult
  /** From the numbers in `result` to those of the problem. */
  reviewerOf: number[]
}

/**
 * The problem as the office asks it. Bans close a pair without being a conflict; a reviewer who has not compared the list with their
 * ties gets nothing new. A pin under conflict stays in and makes the request infeasible: nothing overrides a conflict.
 */
export function planRequest(facts: PlanFacts, bounds: PlanBounds, { mode, scope, timeLimitSeconds }: PlanWish): PlanRequest {
  const keyOf = ([reviewer, candidate]: Pair) => `${reviewer}-${candidate}`
  const { held } = scope === 'fewest' ? facts : { held: [] }
  const voided = held.filter(({ pair: [reviewer, candidate] }) => facts.conflict[reviewer]?.[candidate])
  const standing = held.filter((seat) => !voided.includes(seat))
  const seated = new Set(standing.map((seat) => keyOf(seat.pair)))
  const closed = new Set([...facts.bans, ...facts.waived].map(keyOf))
  const fixed = standing.filter((seat) => seat.isBegun).map((seat) => seat.pair)
  for (const pair of fixed) closed.delete(keyOf(pair))

  const reviewerOf: number[] = []
  const silent: number[] = []
  for (const [index, reviewer] of facts.reviewers.entries())
    if (reviewer.hasDeclared || standing.some((seat) => seat.pair[0] === index)) reviewerOf.push(index)
    else silent.push(index)
  const numberOf = new Map(reviewerOf.map((original, index) => [original, index]))
  const renumber = (pairs: readonly Pair[]) =>
    pairs.flatMap(([reviewer, candidate]): Pair[] => {
      const number = numberOf.get(reviewer)
      return number === undefined ? [] : [[number, candidate]]
    })
  const pins = new Map([...fixed, ...facts.pins].map((pair) => [keyOf(pair), pair]))
  const needs = facts.candidates.map((_, candidate) => {
    const settled = (facts.seatsOfOthers[candidate] ?? 0) + facts.waived.filter((pair) => pair[1] === candidate).length
    const begun = fixed.filter((pair) => pair[1] === candidate).length
    return Math.max(bounds.reviewersPerCandidate - settled, begun, 0)
  })
  const request: AssignmentRequest = {
    similarity: mode === 'even' ? undefined : reviewerOf.map((index) => facts.similarity[index] ?? []),
    conflict: reviewerOf.map((index) =>
      facts.candidates.map((_, candidate) => {
        const isNew = !seated.has(keyOf([index, candidate]))
        if (closed.has(keyOf([index, candidate]))) return true
        return (facts.conflict[index]?.[candidate] ?? true) || (isNew && !facts.reviewers[index]?.hasDeclared)
      }),
    ),
    perCandidate: bounds.reviewersPerCandidate,
    needs,
    minLoad: bounds.minLoad,
    maxLoad: bounds.maxLoad,
    pins: renumber([...pins.values()]),
    keep: renumber(standing.map((seat) => seat.pair)),
    objective: mode === 'fair' ? 'fair' : 'total',
    timeLimitSeconds,
  }
  return { request, reviewerOf, voided: voided.map((seat) => seat.id), silent }
}

export async function solvePlan(facts: PlanFacts, bounds: PlanBounds, wish: PlanWish): Promise<SolvedPlan> {
  const { request, reviewerOf, voided, silent } = planRequest(facts, bounds, wish)
  let result = await solveAssignment(request)
  let isMinimumWaived = false
  // While judging is under way a least load must not stand in the way of filling a seat.
  if (wish.scope === 'fewest' && result.status === 'infeasible' && request.minLoad > 0) {
    const without = await solveAssignment({ ...request, minLoad: 0 })
    isMinimumWaived = without.status !== 'infeasible'
    if (isMinimumWaived) result = without
  }
  const pairs = result.pairs.map(([reviewer, candidate]): Pair => [reviewerOf[reviewer] ?? 0, candidate])
  const chosen = new Set(pairs.map(String))
  const standing = facts.held.filter((seat) => !voided.includes(seat.id))
  const before = new Set(standing.map((seat) => String(seat.pair)))
  return {
    pairs,
    added: pairs.filter((pair) => !before.has(String(pair))),
    moved: result.status === 'infeasible' ? [] : standing.filter((seat) => !chosen.has(String(seat.pair))).map((seat) => seat.id),
    voided,
    silent,
    isMinimumWaived,
    result,
    reviewerOf,
  }
}
