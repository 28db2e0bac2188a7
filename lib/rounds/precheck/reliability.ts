import { aggregate } from '../aggregation'
import type { Score } from '../aggregation-results'
import { type AggregationRule, aggregationRules, type Criterion } from '../scheme'
import { type Pair, spreadEvenly } from './invented-round'
import { type SeededRandom, seededRandom } from './seeded-random'

/**
 * How far a ranking by such scores can be trusted, by trying it on invented candidates whose true order is known: score = true
 * quality + the reviewer's strictness + chance, all normal, rounded to the rubric's step and kept within 0 to 100 points.
 */

/** Standard deviations in points of the weighted total (0 to 100). */
export type Spread = { candidate: number; reviewer: number; residual: number }

export type Reliability = {
  rule: AggregationRule
  reviewersPerCandidate: number
  trials: number
  /** Of the truly best k, the share that is chosen, averaged over all trials. */
  hit: number
  /** What the announced rule reached in as many trials with as many reviewers: the number to compare `hit` with. */
  announcedHit: number
}

export type ReliabilityRequest = {
  seed: string
  candidates: number
  reviewers: number
  places: number
  reviewersPerCandidate: number
  trimFrom: number
  rule: AggregationRule
  /** Smallest difference that two totals can have. */
  step: number
  spread: Spread
  /** The assignment to try; others are spread evenly. */
  pairs: readonly Pair[]
}

const MEAN_QUALITY = 75
/** Scores aggregated at most per rule; trials follow from it, so that the time does not depend on the machine. */
const workOfRule: Record<AggregationRule, number> = { mean: 80_000, trimmed: 80_000, standardised: 80_000, calibrated: 12_000 }
const mostTrials: Record<AggregationRule, number> = { mean: 120, trimmed: 120, standardised: 120, calibrated: 40 }
const leastTrials = 5

/** The smallest difference between two totals: the finest step of the criteria, in points of the total. */
export function totalStep(criteria: readonly Criterion[]): number {
  const steps = criteria.filter((criterion) => criterion.weight > 0).map(({ step, scaleMax, weight }) => (step / scaleMax) * weight)
  return steps.length === 0 ? 1 : Math.min(...steps)
}

/** The announced rule first, then the other rules on the same scores, then the announced one with two reviewers fewer and more. */
export function tryReliability(request: ReliabilityRequest): Reliability[] {
  const { rule, reviewersPerCandidate: each, candidates, reviewers } = request
  const own = tryRule(request, rule, request.pairs)
  const rowOf = (which: AggregationRule, count: number, hits: readonly number[]): Reliability[] =>
    hits.length < leastTrials
      ? []
      : [
          {
            rule: which,
            reviewersPerCandidate: count,
            trials: hits.length,
            hit: meanOf(hits),
            announcedHit: meanOf(own.slice(0, hits.length)),
          },
        ]
  const others = aggregationRules.filter((other) => other !== rule)
  const counts = [each - 2, each + 2].filter((count) => count >= 2 && count <= reviewers)
  return [
    ...rowOf(rule, each, own),
    ...others.flatMap((which) => rowOf(which, each, tryRule(request, which, request.pairs))),
    ...counts.flatMap((count) => {
      const pairs = spreadEvenly(candidates, reviewers, count, seededRandom(`${request.seed}/spread${count}`))
      return rowOf(rule, count, tryRule(request, rule, pairs))
    }),
  ]
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** The share of the best that each trial chose; fewer trials, or none, where the scale is large. */
function tryRule(request: ReliabilityRequest, rule: AggregationRule, pairs: readonly Pair[]): number[] {
  const trials = Math.min(mostTrials[rule], Math.floor(workOfRule[rule] / Math.max(1, pairs.length)))
  const random = seededRandom(`${request.seed}/scores`)
  return Array.from({ length: trials }, () => {
    const truth = Array.from({ length: request.candidates }, () => random.normal())
    const values = aggregate(inventScores(request, truth, pairs, random), rule, request.trimFrom).candidates
    // Calibration that answers nothing (too little overlap) chooses nobody.
    return values.length === 0 ? 0 : chosenShare(truth, new Map(values.map((row) => [Number(row.candidate), row.value])), request.places)
  })
}

function inventScores(request: ReliabilityRequest, truth: readonly number[], pairs: readonly Pair[], random: SeededRandom): Score[] {
  const { spread, step, reviewers } = request
  const strictness = Array.from({ length: reviewers }, () => random.normal() * spread.reviewer)
  return pairs.map(([reviewer, candidate]) => {
    const raw = MEAN_QUALITY + (truth[candidate] ?? 0) * spread.candidate + (strictness[reviewer] ?? 0) + random.normal() * spread.residual
    const score = Math.min(100, Math.max(0, Math.round(raw / step) * step))
    return { candidate: String(candidate), reviewer: String(reviewer), score: Math.round(score * 100) / 100 }
  })
}

/** A tie at the last place counts with the share of its members that get in. */
export function chosenShare(truth: readonly number[], values: ReadonlyMap<number, number>, places: number): number {
  const taken = Math.min(places, truth.length)
  const best = [...truth.keys()].sort((a, b) => (truth[b] ?? 0) - (truth[a] ?? 0)).slice(0, taken)
  const sorted = [...values.values()].sort((a, b) => b - a)
  const cutOff = sorted[taken - 1] ?? Number.NEGATIVE_INFINITY
  const above = sorted.filter((value) => value > cutOff).length
  const tied = sorted.filter((value) => value === cutOff).length
  const chances = best.map((candidate) => {
    const value = values.get(candidate)
    if (value === undefined || value < cutOff) return 0
    return value > cutOff ? 1 : (taken - above) / tied
  })
  return taken === 0 ? 1 : chances.reduce((sum, chance) => sum + chance, 0) / taken
}
