import type { AssignmentResult } from '../assignment'
import type { AssignmentProblem } from '../assignment-problem'
import { describeCause } from '../assignment-words'
import type { AssignmentMode, SolvedPlan } from './plan-request'

/** What stays on record of a computation: the figures by which anybody can check it. Loads are of the whole assignment, by name. */
export type AssignmentCertificate = {
  status: AssignmentResult['status']
  mode: AssignmentMode
  perCandidate: number
  total: number
  worst: number
  /** Upper bound on the total, of the fair ones where the mode is fair. */
  bound: number
  /** Upper bound on the worst. */
  worstBound: number
  loads: { reviewer: string; load: number }[]
  because: string[]
  seconds: number
}

export function certificateOf(
  problem: Pick<AssignmentProblem, 'reviewers' | 'candidates'>,
  { result, pairs, reviewerOf }: SolvedPlan,
  { mode, perCandidate, seconds }: { mode: AssignmentMode; perCandidate: number; seconds: number },
): AssignmentCertificate {
  const names = {
    reviewerAt: (index: number) => problem.reviewers[reviewerOf[index] ?? -1]?.name ?? '专家',
    candidateAt: (index: number) => problem.candidates[index]?.name ?? '候选对象',
  }
  return {
    status: result.status,
    mode,
    perCandidate,
    total: result.total,
    worst: result.worst,
    bound: result.bound,
    worstBound: result.worstBound,
    loads: problem.reviewers.map((reviewer, index) => ({
      reviewer: reviewer.name,
      load: pairs.filter((pair) => pair[0] === index).length,
    })),
    because: result.because.map((cause) => describeCause(cause, names)),
    seconds: Math.round(seconds * 100) / 100,
  }
}
