import type { AssignmentCause } from './assignment-causes'
import { listNames } from './transitions'

/** What the caller calls a candidate and a reviewer, by index. */
export type CauseNames = { candidateAt: (index: number) => string; reviewerAt: (index: number) => string }

/** Why reviewers cannot be assigned, in words that name who and how many, and what would help. */
export function describeCause(cause: AssignmentCause, names: CauseNames): string {
  const candidate = (index: number) => names.candidateAt(index)
  const reviewer = (index: number) => names.reviewerAt(index)
  const candidates = (list: readonly number[]) => listNames(list.map(candidate), '个')
  const reviewers = (list: readonly number[]) => listNames(list.map(reviewer), '位')
  switch (cause.code) {
    case 'noCandidates':
      return '还没有资格审查合格的候选对象。'
    case 'noReviewers':
      return '还没有可以分配的评审专家。'
    case 'boundsCrossed':
      return `每位专家评审份数的下限 ${cause.minLoad} 大于上限 ${cause.maxLoad}，请修订方案。`
    case 'capacityTooSmall':
      return `共需 ${cause.needed} 份评审，现有专家最多只能承担 ${cause.capacity} 份，请增加专家或提高每人上限。`
    case 'minimumTooLarge':
      return `按每人最少份数合计 ${cause.minimum} 份，超过总共需要的 ${cause.available} 份，请减少专家或降低下限。`
    case 'candidateShort':
      return `${candidate(cause.candidate)} 回避后只剩 ${cause.available} 位专家可以评审，需要 ${cause.needed} 位，请增加专家。`
    case 'reviewerShort':
      return `${reviewer(cause.reviewer)} 回避后只有 ${cause.available} 个候选对象可评，少于最低 ${cause.minimum} 份。`
    case 'pinUnderConflict':
      return `${reviewer(cause.reviewer)} 应当回避 ${candidate(cause.candidate)}，不能指定。`
    case 'tooManyPinsOfCandidate':
      return `${candidate(cause.candidate)} 已指定 ${cause.pins} 位专家，超过需要的 ${cause.needed} 位。`
    case 'tooManyPinsOfReviewer':
      return `${reviewer(cause.reviewer)} 已指定 ${cause.pins} 份，超过上限 ${cause.maxLoad} 份。`
    case 'candidatesShort':
      return `${candidates(cause.candidates)} 共需 ${cause.needed} 份评审，无须回避的专家（${reviewers(cause.reviewers)}）最多只能承担 ${cause.capacity} 份。`
    case 'reviewersShort':
      return `${reviewers(cause.reviewers)} 最少共须评审 ${cause.minimum} 份，无须回避的候选对象（${candidates(cause.candidates)}）只有 ${cause.available} 份。`
    case 'clash':
      return `${candidates(cause.candidates)} 与 ${reviewers(cause.reviewers)} 之间的份数限制和回避相互冲突，请增加专家。`
    case 'timeLimit':
      return '在规定时间内没有算出分配结果，请稍后重试，或减少限制条件。'
  }
}
