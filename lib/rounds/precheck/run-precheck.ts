import { solveAssignment } from '../assignment'
import { inWordsOf } from '../labels'
import type { Scheme } from '../scheme'
import type { Finding } from './findings'
import { type InventedRound, inventRound, type Pair, type Place } from './invented-round'
import { measureOverlap, type Overlap } from './overlap'
import { quotaFindings } from './quota-findings'
import { type Reliability, type Spread, totalStep, tryReliability } from './reliability'
import { assignmentFindings, loadFindings, overlapFindings, reliabilityFindings, showFindings } from './review-findings'
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
  const round = inventRound(
    places,
    { candidates: nominations, reviewers, perUnit: scheme.quotas.nominationsPerUnit },
    seededRandom(`${facts.seed}/round`),
  )
  const { seats, pairs, findings } = scheme.reviewing.show ? judgeAll(scheme, round) : await assign(scheme, facts, round)
  const isAssigned = pairs.length > 0
  const overlap = isAssigned ? measureOverlap(pairs, nominations) : null
  const hasChoice = nominations > (scheme.quotas.total ?? 0)
  // In a show every judge scores everybody, so that the number of judges is the number of reviewers of each.
  const each = scheme.reviewing.show ? reviewers : scheme.reviewing.reviewersPerCandidate
  const judged = { ...scheme, reviewing: { ...scheme.reviewing, reviewersPerCandidate: each } }
  const reliability = isAssigned && hasChoice ? tryReliability(trialOf(judged, facts, pairs)) : []
  const loads = new Map<number, number>()
  for (const [reviewer] of pairs) loads.set(reviewer, (loads.get(reviewer) ?? 0) + 1)
  const counts = Array.from({ length: reviewers }, (_, reviewer) => loads.get(reviewer) ?? 0)
  return {
    groups: [
      { title: '名额', findings: inWords(scheme, quotaFindings(scheme, { places, nominations })) },
      { title: '专家份数', findings },
      { title: '评审重叠', findings: overlap ? overlapFindings(scheme, overlap) : [] },
      { title: '排序是否可靠', findings: isAssigned && hasChoice ? reliabilityFindings(judged, reliability) : [] },
      {
        title: '时间安排',
        findings: inWords(scheme, scheduleFindings(scheme, { ...facts, sheetsPerReviewer: reviewers === 0 ? 0 : seats / reviewers })),
      },
    ].filter((group) => group.findings.length > 0),
    seats,
    loads: isAssigned ? { fewest: Math.min(...counts), most: Math.max(...counts) } : null,
    overlap,
    reliability,
  }
}

const inWords = ({ kind }: Scheme, findings: readonly Finding[]): Finding[] =>
  findings.map((each) => ({ ...each, message: inWordsOf(kind, each.message) }))

type Seating = { seats: number; pairs: Pair[]; findings: Finding[] }

/** A live show: everybody judges everybody whom they need not avoid. */
function judgeAll(scheme: Scheme, round: InventedRound): Seating {
  const pairs = round.conflict.flatMap((row, reviewer) =>
    row.flatMap((isBarred, candidate): Pair[] => (isBarred ? [] : [[reviewer, candidate]])),
  )
  const judges = round.candidates.map((_, candidate) => pairs.filter((pair) => pair[1] === candidate).length)
  return {
    seats: pairs.length,
    pairs,
    findings: showFindings(scheme, round.reviewers.length, round.candidates.length, Math.min(...judges)),
  }
}

/** The seats of an ordinary round, by the solver that will assign them. */
async function assign(scheme: Scheme, { nominations, reviewers }: PrecheckFacts, round: InventedRound): Promise<Seating> {
  const { reviewersPerCandidate, minLoad, maxLoad } = scheme.reviewing
  const seats = nominations * reviewersPerCandidate
  const load = loadFindings(scheme, nominations, reviewers)
  if (round.candidates.length === 0 || load.some((each) => each.tone === 'rose')) return { seats, pairs: [], findings: load }
  const result = await solveAssignment({
    similarity: round.similarity,
    conflict: round.conflict,
    perCandidate: reviewersPerCandidate,
    minLoad,
    maxLoad,
    timeLimitSeconds: SOLVER_SECONDS,
  })
  return { seats, pairs: result.pairs, findings: [...load, ...assignmentFindings(result)] }
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
