import { aggregate, aggregationNames, roundHalfUp } from './aggregation'
import type { Score } from './aggregation-results'
import { type AggregationRule, aggregationRules } from './scheme'
import { standardErrors } from './standard-errors'

/** One rule's values beside the announced one's, which alone decides. */
export type RuleColumn = {
  rule: AggregationRule
  name: string
  isAnnounced: boolean
  /** Of the values and errors shown. */
  decimals: number
  /** Why there are no values; null when there are. */
  unavailable: string | null
  /** What to mind in reading them. */
  warning: string | null
  /** By candidate; empty where it is not available. */
  cells: Record<string, { value: number; rank: number; error: number | null }>
}

/**
 * Rules that look at all sheets of a reviewer carry something of who gave which score. Who must not learn that reads their values rounded
 * to a tenth; those of the announced rule are public to the round in any case.
 */
const comparesReviewers: readonly AggregationRule[] = ['standardised', 'calibrated']

/** @param readsScorers the viewer may join scores to reviewers: values to two decimals throughout */
export function compareRules(
  scores: readonly Score[],
  announced: { rule: AggregationRule; trimFrom: number },
  readsScorers: boolean,
): RuleColumn[] {
  const candidates = new Set(scores.map((score) => score.candidate)).size
  return aggregationRules.map((rule): RuleColumn => {
    const { candidates: values, warnings } = aggregate(scores, rule, announced.trimFrom)
    const isAnnounced = rule === announced.rule
    const decimals = !isAnnounced && !readsScorers && comparesReviewers.includes(rule) ? 1 : 2
    const errors = standardErrors(scores, rule, announced.trimFrom)
    const untrimmed = warnings.filter((warning) => warning.code === 'notTrimmed').length
    const isMissing = values.length < candidates
    const general = warnings.filter((warning) => warning.code !== 'notTrimmed').map((warning) => warning.message)
    return {
      rule,
      name: aggregationNames[rule],
      isAnnounced,
      decimals,
      unavailable: isMissing ? general.join('') || '评分不足，算不出来。' : null,
      warning: isMissing
        ? null
        : [...general, ...(untrimmed > 0 ? [`${untrimmed} 个候选对象不足 ${announced.trimFrom} 份评分，按平均分计。`] : [])].join('') ||
          null,
      cells: isMissing
        ? {}
        : Object.fromEntries(
            values.map(({ candidate, value, rank }) => {
              const error = errors?.get(candidate)
              return [
                candidate,
                { value: roundHalfUp(value, decimals), rank, error: error === undefined ? null : roundHalfUp(error, decimals) },
              ]
            }),
          ),
    }
  })
}
