import { solveAssignment } from '../assignment'
import type { Scheme } from '../scheme'
import type { Finding } from './findings'
import { inventRound, type Pair, type Place } from './invented-round'
import { measureOverlap, type Overlap } from './overlap'
import { quotaFindings } from './quota-findings'
import { type Reliability, type Spread, totalStep, tryReliability } from './reliability'
import { assignmentFindings, loadFindings, overlapFindings, reliabilityFindings } from './review-findings'
import { type ScheduleFacts, scheduleFindings } from './schedule-findings'
import { seededRandom } from './seeded-random'

/**
 * The pre-check (预演) of a scheme before its announcement: the round is played through on invented candidates and reviewers. It
 * blocks nothing; what it finds is told. The same facts and seed have the same answer.
 */

export type PrecheckFacts = Pick<ScheduleFacts, 'today' | 'isWorkingDay'> & {
  seed: string
  /** Where people who qualify are. */
  places: readonly Place[]
  nominations: number
  reviewers: number
  spread: Spread
}

export type PrecheckReport = {
  groups: { title: string; findings: Finding[] }[]
  seats: number
  /** Least and most sheets of one reviewer in the trial assignment; null when there is none. */
  loads: { fewest: number; most: number } | null
  overlap: Overlap | null
  reliability: Reliability[]
}

const SOLVER_SECONDS = 8

export async function runPrecheck(scheme: Scheme, facts: PrecheckFacts): Promise<PrecheckReport> {
  const { nominations, reviewers, places } = facts
  const { reviewersPerCandidate, minLoad, maxLoad } = scheme.reviewing
  const seats = nominations * reviewersPerCandidate
  const round = inventRound(
    places,
    { candidates: nominations, reviewers, perUnit: scheme.quotas.nominationsPerUnit },
    seededRandom(`${facts.seed}/round`),
  )
  const load = loadFindings(scheme, nominations, reviewers)
  const isPossible = round.candidates.length > 0 && load.every((each) => each.tone !== 'rose')
  const assigned = isPossible
    ? await solveAssignment({
        similarity: round.similarity,
        conflict: round.conflict,
        perCandidate: reviewersPerCandidate,
        minLoad,
        maxLoad,
        timeLimitSeconds: SOLVER_SECONDS,
      })
    : null
  const pairs: Pair[] = assigned?.pairs.map(([reviewer, candidate]) => [reviewer, candidate]) ?? []
  const isAssigned = pairs.length > 0
  const overlap = isAssigned ? measureOverlap(pairs, nominations) : null
  const hasChoice = nominations > (scheme.quotas.total ?? 0)
  const reliability = isAssigned && hasChoice ? tryReliability(trialOf(scheme, facts, pairs)) : []
  const sheetsPerReviewer = reviewers === 0 ? 0 : seats / reviewers
  return {
    groups: [
      { title: '名额', findings: quotaFindings(scheme, { places, nominations }) },
      { title: '专家份数', findings: [...load, ...(assigned ? assignmentFindings(assigned) : [])] },
      { title: '评审重叠', findings: overlap ? overlapFindings(scheme, overlap) : [] },
      { title: '排序是否可靠', findings: isAssigned && hasChoice ? reliabilityFindings(scheme, reliability) : [] },
      { title: '时间安排', findings: scheduleFindings(scheme, { ...facts, sheetsPerReviewer }) },
    ].filter((group) => group.findings.length > 0),
    seats,
    loads: assigned && isAssigned ? { fewest: Math.min(...assigned.loads), most: Math.max(...assigned.loads) } : null,
    overlap,
    reliability,
  }
}

function trialOf(scheme: Scheme, facts: PrecheckFacts, pairs: readonly Pair[]) {
  const { seed, nominations, reviewers, spread } = facts
  return {
    seed,
    candidates: nominations,
    reviewers,
    places: Math.max(1, Math.min(scheme.quotas.total ?? 1, nominations)),
    reviewersPerCandidate: scheme.reviewing.reviewersPerCandidate,
    trimFrom: scheme.aggregation.trimFrom,
    rule: scheme.aggregation.rule,
    step: totalStep(scheme.criteria),
    spread,
    pairs,
  }
}
