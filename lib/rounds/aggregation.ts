import type { Aggregation, AggregationWarning, Score } from './aggregation-results'
import { calibrate, inOneOrder } from './calibration'
import type { AggregationRule } from './scheme'

/**
 * From sheets to one value a candidate, and to ranks. The rule announced in the scheme decides; the others may be shown beside it.
 *
 * - `mean`: the plain mean.
 * - `trimmed`: one highest and one lowest score are dropped where there are at least `trimFrom` (5) scores, else the plain mean,
 *   with a warning. (去掉一个最高分和一个最低分.)
 * - `standardised`: mean of (x − reviewer's mean) ÷ reviewer's standard deviation (n − 1); 0 where that deviation is 0.
 * - `calibrated`: crossed random effects for candidate and reviewer, see `calibration.ts`.
 *
 * Rounding: values are rounded half up to six decimals, and equal rounded values share a rank (1, 2, 2, 4). Mean and trimmed mean
 * are computed in whole millionths, so that no candidate gains from binary fractions.
 */

export const aggregationNames: Record<AggregationRule, string> = {
  mean: '平均分',
  trimmed: '去掉一个最高分和一个最低分后的平均分',
  standardised: '按专家标准化后的平均分',
  calibrated: '校准分（扣除专家宽严差异）',
}

const scale = 1_000_000

/** Half up, also for negative values: −0.5 → 0. */
export function roundHalfUp(value: number, decimals: number): number {
  const factor = 10 ** decimals
  // A value that is a half but for its last binary digits counts as a half.
  return Math.floor(value * factor + 0.5 + 1e-9) / factor
}

/**
 * @param trimFrom for `trimmed`: the least number of scores of a candidate from which on two are dropped
 * @throws Error for a repeated pair or a score that is not a number (the caller has checked its input)
 */
export function aggregate(scores: readonly Score[], rule: AggregationRule, trimFrom = 5): Aggregation {
  const pairs = new Set(scores.map((each) => `${each.candidate}\n${each.reviewer}`))
  if (pairs.size !== scores.length) throw new Error('A reviewer scored a candidate twice')
  if (scores.some((each) => !Number.isFinite(each.score))) throw new Error('A score is not a number')
  switch (rule) {
    case 'mean':
      return finish(
        rule,
        mapGroups(scores, (values) => meanOf(values)),
        scores,
        [],
      )
    case 'trimmed':
      return trimmed(scores, trimFrom)
    case 'standardised':
      return standardised(scores)
    case 'calibrated':
      return calibratedValues(scores)
  }
}

function groupBy(scores: readonly Score[], by: 'candidate' | 'reviewer'): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const score of scores) {
    const group = groups.get(score[by])
    if (group) group.push(score.score)
    else groups.set(score[by], [score.score])
  }
  return groups
}

function mapGroups(scores: readonly Score[], value: (values: number[], candidate: string) => number): Map<string, number> {
  return new Map([...groupBy(scores, 'candidate')].map(([candidate, values]) => [candidate, value(values, candidate)]))
}

/** Exact for scores of up to six decimals: the sum is a whole number of millionths, divided once. */
function meanOf(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + BigInt(Math.round(value * scale)), 0n)
  const twice = 2n * BigInt(values.length)
  const top = 2n * sum + BigInt(values.length)
  const floored = top >= 0n || top % twice === 0n ? top / twice : top / twice - 1n
  return Number(floored) / scale
}

function trimmed(scores: readonly Score[], trimFrom: number): Aggregation {
  const warnings: AggregationWarning[] = []
  const values = mapGroups(scores, (given, candidate) => {
    const sorted = [...given].sort((a, b) => a - b)
    if (sorted.length >= trimFrom) return meanOf(sorted.slice(1, -1))
    warnings.push({
      code: 'notTrimmed',
      candidate,
      message: `${candidate} 只有 ${given.length} 份评分，不足 ${trimFrom} 份，按平均分计算。`,
    })
    return meanOf(sorted)
  })
  warnings.sort((a, b) => ('candidate' in a && 'candidate' in b && a.candidate < b.candidate ? -1 : 1))
  return finish('trimmed', values, scores, warnings)
}

/** Each score as (x − its reviewer's mean) ÷ that reviewer's standard deviation (n − 1); 0 where the deviation is 0. */
export function standardisedPoints(given: readonly Score[]): Score[] {
  const scores = inOneOrder(given)
  const reviewers = new Map(
    [...groupBy(scores, 'reviewer')].map(([reviewer, values]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
      const deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0
      return [reviewer, { mean, deviation: deviation < 1e-12 ? 0 : deviation }]
    }),
  )
  return scores.map((score) => {
    const { mean, deviation } = reviewers.get(score.reviewer) ?? { mean: 0, deviation: 0 }
    return { ...score, score: deviation === 0 ? 0 : (score.score - mean) / deviation }
  })
}

function standardised(scores: readonly Score[]): Aggregation {
  const reviewers = new Set(scores.map((score) => score.reviewer))
  const points = standardisedPoints(scores)
  const values = mapGroups(points, (given) => roundHalfUp(given.reduce((sum, value) => sum + value, 0) / given.length, 6))
  const isComplete = scores.length === values.size * reviewers.size
  const warning: AggregationWarning = {
    code: 'standardisedPartial',
    message: '各位专家评审的候选对象不同，按专家标准化会把候选对象之间的真实差距误当作专家的宽严差异，可能损害公平，请谨慎使用。',
  }
  return finish('standardised', values, scores, isComplete ? [] : [warning])
}

function calibratedValues(scores: readonly Score[]): Aggregation {
  const result = calibrate(scores)
  if (!result.ok)
    return {
      rule: 'calibrated',
      candidates: [],
      standardDeviations: null,
      deviance: null,
      warnings: [{ code: result.code, message: result.message }],
    }
  const values = new Map(result.candidates.map((each) => [each.candidate, roundHalfUp(each.value, 6)]))
  const errors = new Map(result.candidates.map((each) => [each.candidate, each.se]))
  return {
    ...finish('calibrated', values, scores, result.warnings, errors),
    standardDeviations: result.standardDeviations,
    deviance: result.deviance,
  }
}

function finish(
  rule: AggregationRule,
  values: ReadonlyMap<string, number>,
  scores: readonly Score[],
  warnings: AggregationWarning[],
  errors: ReadonlyMap<string, number> = new Map(),
): Aggregation {
  const counts = groupBy(scores, 'candidate')
  const rows = [...values].map(([candidate, value]) => ({
    candidate,
    value,
    scores: counts.get(candidate)?.length ?? 0,
    se: errors.get(candidate) ?? null,
  }))
  rows.sort((a, b) => b.value - a.value || (a.candidate < b.candidate ? -1 : 1))
  let rank = 1
  const candidates = rows.map((row, index) => {
    if (rows[index - 1]?.value !== row.value) rank = index + 1
    return { ...row, rank }
  })
  return { rule, candidates, standardDeviations: null, deviance: null, warnings }
}
