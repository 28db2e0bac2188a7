import { aggregate } from '../aggregation'
import type { Scheme } from '../scheme'

/** One candidate's result at a show. Totals and the value are in ten-thousandths of a point. */
export type ShowResult = {
  value: number | null
  /** Ascending. */
  totals: number[]
  /** How many of the lowest and of the highest were dropped: one each, or none. */
  dropped: 0 | 1
}

const unit = 10_000

/**
 * The result of one candidate by the announced rule, from its own sealed sheets alone, the same as the ranking computes later
 * (`aggregate`): the mean, or the mean without one highest and one lowest from `trimFrom` sheets on. Rules that need the other
 * candidates (standardised, calibrated) give no single result: `value` is null.
 *
 * @param totals weighted totals of the sealed sheets, in ten-thousandths of a point, in any order
 */
export function showResult(totals: readonly number[], { rule, trimFrom }: Scheme['aggregation']): ShowResult {
  const sorted = [...totals].sort((a, b) => a - b)
  if (sorted.length === 0 || (rule !== 'mean' && rule !== 'trimmed')) return { value: null, totals: sorted, dropped: 0 }
  const scores = sorted.map((total, index) => ({ candidate: 'candidate', reviewer: String(index), score: total / unit }))
  const value = aggregate(scores, rule, trimFrom).candidates[0]?.value ?? null
  return {
    value: value === null ? null : Math.round(value * unit),
    totals: sorted,
    dropped: rule === 'trimmed' && sorted.length >= trimFrom ? 1 : 0,
  }
}

/** How a result came about, in words. */
export function describeResult({ rule, trimFrom }: Scheme['aggregation'], sheets: number): string {
  if (sheets === 0) return '没有有效评分'
  if (rule === 'mean') return `${sheets} 位评委的平均分`
  if (rule !== 'trimmed') return `${sheets} 位评委已评分，得分在全部结束后计算`
  return sheets >= trimFrom
    ? `${sheets} 位评委，去掉一个最高分和一个最低分后的平均分`
    : `${sheets} 位评委的平均分（不足 ${trimFrom} 位，不去掉最高分和最低分）`
}
