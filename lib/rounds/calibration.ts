import type { AggregationWarning, Score, StandardDeviations } from './aggregation-results'
import { CrossedModel } from './crossed-model'
import { minimiseEven } from './minimise'

/**
 * Calibration: score = intercept + candidate + reviewer + residual, both effects random and crossed, fitted by REML. A strict
 * reviewer's candidates are not punished, nor a lenient one's rewarded. After Bates, Mächler, Bolker and Walker, "Fitting Linear
 * Mixed-Effects Models Using lme4" (2015), section 3: profiled REML criterion over the relative standard deviations.
 */

export type CalibratedCandidate = { candidate: string; value: number; se: number }
export type Calibration =
  | {
      ok: true
      /** intercept + conditional mean of the candidate's effect; `se` is its conditional standard deviation. */
      candidates: CalibratedCandidate[]
      reviewers: { reviewer: string; effect: number }[]
      intercept: number
      standardDeviations: StandardDeviations
      /** REML criterion, −2 log restricted likelihood. */
      deviance: number
      warnings: AggregationWarning[]
    }
  | { ok: false; code: 'notConnected' | 'tooFewScores'; message: string; groups: string[][] }

/** Fewer residual degrees of freedom than this cannot tell effects from noise. */
const leastResidualFreedom = 3

export function calibrate(given: readonly Score[]): Calibration {
  const scores = inOneOrder(given)
  const candidates = [...new Set(scores.map((each) => each.candidate))].sort()
  const reviewers = [...new Set(scores.map((each) => each.reviewer))].sort()
  const groups = connectedGroups(scores)
  if (groups.length > 1)
    return {
      ok: false,
      code: 'notConnected',
      message: `专家之间评审的候选对象重叠不足：候选对象分成 ${groups.length} 组，组与组之间没有共同的评审专家，无法校准。`,
      groups,
    }
  const freedom = scores.length - candidates.length - reviewers.length + 1
  const isFlat = scores.every((each) => each.score === scores[0]?.score)
  if (candidates.length < 2 || reviewers.length < 2 || freedom < leastResidualFreedom || isFlat)
    return {
      ok: false,
      code: 'tooFewScores',
      message: '评分份数太少、重叠不足或者全部相同，无法区分候选对象的差异和专家的宽严，不能校准。',
      groups,
    }

  const model = new CrossedModel(scores, candidates, reviewers)
  const { at, value: deviance, hasConverged } = minimiseEven((theta) => model.deviance(theta), model.start())
  const fit = model.fit(at)
  const warnings: AggregationWarning[] = hasConverged
    ? []
    : [{ code: 'notConverged', message: '校准计算没有完全收敛，结果仅供参考，请核对是否有专家或候选对象的评分过少。' }]
  return { ok: true, ...fit, deviance, warnings }
}

/** Sums of binary fractions depend on their order: in one order, whatever order the rows came in, the last digit is always the same. */
export function inOneOrder(scores: readonly Score[]): Score[] {
  return [...scores].sort((a, b) => compare(a.candidate, b.candidate) || compare(a.reviewer, b.reviewer))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Candidates that are linked through shared reviewers; one group means that everything can be compared. */
export function connectedGroups(pairs: readonly { candidate: string; reviewer: string }[]): string[][] {
  const parents = new Map<string, string>()
  const rootOf = (node: string): string => {
    let root = node
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root)) root = parent
    for (let current = node; current !== root; ) {
      const next = parents.get(current) ?? root
      parents.set(current, root)
      current = next
    }
    return root
  }
  for (const { candidate, reviewer } of pairs) parents.set(rootOf(`r${reviewer}`), rootOf(`c${candidate}`))
  const groups = new Map<string, string[]>()
  for (const candidate of [...new Set(pairs.map((pair) => pair.candidate))].sort()) {
    const root = rootOf(`c${candidate}`)
    const group = groups.get(root)
    if (group) group.push(candidate)
    else groups.set(root, [candidate])
  }
  return [...groups.values()]
}
