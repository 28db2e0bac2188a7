import { aggregationNames } from '../aggregation'
import type { AssignmentResult } from '../assignment'
import type { Scheme } from '../scheme'
import { type Finding, finding } from './findings'
import type { Overlap } from './overlap'
import type { Reliability } from './reliability'

/** A gain of so much in hitting the best is worth telling. */
const WORTH_TELLING = 0.03
const GOOD_HIT = 0.8
/** Fewer trials than this advise nothing. */
const LEAST_TO_ADVISE = 10
const percent = (share: number): string => `${Math.round(share * 100)}%`

/** Whether the reviewers suffice for the nominations within the bounds of the scheme. */
export function loadFindings(scheme: Scheme, nominations: number, reviewers: number): Finding[] {
  const { reviewersPerCandidate: each, minLoad, maxLoad } = scheme.reviewing
  const seats = nominations * each
  if (reviewers < each)
    return [finding('rose', `每个对象要 ${each} 位专家，只有 ${reviewers} 位，无法分配。`, 'reviewing.reviewersPerCandidate')]
  const needed = Math.ceil(seats / Math.max(1, maxLoad))
  if (reviewers * maxLoad < seats)
    return [
      finding(
        'rose',
        `共需 ${seats} 份评分表，${reviewers} 位专家每位最多 ${maxLoad} 份，只能完成 ${reviewers * maxLoad} 份；至少需要 ${needed} 位专家，或者把每位上限提高到 ${Math.ceil(seats / reviewers)} 份。`,
        'reviewing.maxLoad',
      ),
    ]
  if (reviewers * minLoad > seats)
    return [
      finding(
        'rose',
        `每位专家至少 ${minLoad} 份，${reviewers} 位专家合计至少 ${reviewers * minLoad} 份，而总共只有 ${seats} 份，无法分配。`,
        'reviewing.minLoad',
      ),
    ]
  if ((reviewers - 1) * maxLoad < seats)
    return [finding('amber', `共需 ${seats} 份评分表，${reviewers} 位专家刚好够用，有一位退出就无法分配。`, 'reviewing.maxLoad')]
  return [
    finding(
      'green',
      `共需 ${seats} 份评分表，${reviewers} 位专家平均每位 ${(seats / reviewers).toFixed(1)} 份，在每位 ${minLoad} 至 ${maxLoad} 份之内。`,
    ),
  ]
}

/** A live show: enough judges for each candidate when those of the same unit stand aside. */
export function showFindings(scheme: Scheme, judges: number, candidates: number, fewest: number): Finding[] {
  const least = scheme.reviewing.reviewersPerCandidate
  const words = `现场展示评比，${judges} 位评委各评 ${candidates} 个对象，回避同单位后每个对象最少有 ${candidates === 0 ? 0 : fewest} 位评委`
  if (candidates === 0 || fewest < least)
    return [finding('rose', `${words}，不足方案要求的 ${least} 位，请增加评委。`, 'reviewing.reviewersPerCandidate')]
  return [finding('green', `${words}，不少于方案要求的 ${least} 位。`)]
}

/** What the solver made of it. */
export function assignmentFindings(result: AssignmentResult): Finding[] {
  if (result.status === 'infeasible')
    return [finding('rose', '按假设的回避关系试分配，没有可行的分配办法，请增加专家或者放宽份数上限。', 'reviewing.maxLoad')]
  const [fewest, most] = [Math.min(...result.loads), Math.max(...result.loads)]
  const spread = fewest === most ? `每位专家都是 ${most} 份` : `每位专家 ${fewest} 至 ${most} 份`
  return [finding('green', `已回避同单位试分配成功，${spread}。`)]
}

/** Whether the reviewers overlap enough for their strictness to be told from the candidates' differences. */
export function overlapFindings(scheme: Scheme, overlap: Overlap): Finding[] {
  const isCalibrated = scheme.aggregation.rule === 'calibrated'
  if (overlap.groups > 1)
    return [
      finding(
        isCalibrated ? 'rose' : 'amber',
        `候选对象会分成 ${overlap.groups} 组，组与组之间没有共同的专家，各组的分数不可比${isCalibrated ? '，校准分无法计算' : ''}。请增加每个对象的专家数，或者安排跨条线的专家。`,
        'reviewing.reviewersPerCandidate',
      ),
    ]
  const words = `任意两个候选对象平均有 ${overlap.sharedReviewers.toFixed(1)} 位共同的专家，${percent(overlap.linkedShare)} 的组合至少有一位`
  if (overlap.bridges !== null && overlap.bridges > 0)
    return [
      finding(
        'amber',
        `${words}；但有 ${overlap.bridges} 位专家一旦退出，候选对象就会分成互不相连的几组。`,
        'reviewing.reviewersPerCandidate',
      ),
    ]
  return [finding('green', `${words}，专家的宽严可以相互比较。`)]
}

/** How far the ranking can be trusted, and whether something else would do better. */
export function reliabilityFindings(scheme: Scheme, rows: readonly Reliability[]): Finding[] {
  const { rule } = scheme.aggregation
  const each = scheme.reviewing.reviewersPerCandidate
  const own = rows.find((row) => row.rule === rule && row.reviewersPerCandidate === each)
  if (!own) return [finding('amber', `规模较大，没有模拟${aggregationNames[rule]}的稳定程度。`)]
  const list = [
    finding(
      own.hit >= GOOD_HIT ? 'green' : 'amber',
      `模拟 ${own.trials} 次：每个对象 ${each} 位专家、${aggregationNames[rule]}，真正最好的对象平均有 ${percent(own.hit)} 入选。`,
      own.hit >= GOOD_HIT ? null : 'reviewing.reviewersPerCandidate',
    ),
  ]
  const more = rows.find((row) => row.rule === rule && row.reviewersPerCandidate === each + 2)
  if (more && more.hit - more.announcedHit >= WORTH_TELLING)
    list.push(finding('amber', `每个对象增加到 ${each + 2} 位专家，这一比例约为 ${percent(more.hit)}。`, 'reviewing.reviewersPerCandidate'))
  const [better] = rows
    .filter((row) => row.reviewersPerCandidate === each && row.rule !== rule && row.hit - row.announcedHit >= WORTH_TELLING)
    // Standardising is never advised: where reviewers see different candidates it harms on real scores.
    .filter((row) => row.rule !== 'standardised' && row.trials >= LEAST_TO_ADVISE)
    .sort((a, b) => b.hit - b.announcedHit - (a.hit - a.announcedHit))
  if (better)
    list.push(
      finding(
        'amber',
        `同样的评分改用${aggregationNames[better.rule]}，这一比例由 ${percent(better.announcedHit)} 变为约 ${percent(better.hit)}（模拟 ${better.trials} 次）。`,
        'aggregation.rule',
      ),
    )
  return list
}
