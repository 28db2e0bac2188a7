import type { NominationState } from './nomination-states'
import type { RoundStage } from './round-stages'

/** What share of the candidates of a round under way is likely to be awarded, learnt from rounds that are over. */

/** Candidates of one past round by the state in which it ended for them. */
export type PastRound = { kind: string; states: Partial<Record<NominationState, number>> }

export type Range = { low: number; expected: number; high: number }

export type AwardOdds = Range & {
  /** `kind`: rounds of the same kind; `all`: rounds of every kind; `prior`: too few rounds, the wide range below widened by what was seen. */
  basis: 'kind' | 'all' | 'prior'
  /** Past rounds that were looked at. */
  rounds: number
}

/** Fewer past rounds than this say nothing of how much rounds differ. */
export const ENOUGH_ROUNDS = 3

/** Candidates before the panel and after it, and those decided against; every ended state is in exactly one. */
const AWARDED: readonly NominationState[] = ['conferred']
const UPHELD_OBJECTION: readonly NominationState[] = ['removed']
const JUDGED: readonly NominationState[] = ['notSelected', 'deferred', 'ranked', 'proposed']
const DISQUALIFIED: readonly NominationState[] = ['disqualified']
const DROPPED: readonly NominationState[] = ['withdrawn', 'lapsed']

/** Who, of the candidates that a round ended with, was still in it at a stage. */
const REACHED: Partial<Record<RoundStage, readonly NominationState[]>> = {
  announced: [...AWARDED, ...UPHELD_OBJECTION, ...JUDGED, ...DISQUALIFIED, ...DROPPED],
  nominating: [...AWARDED, ...UPHELD_OBJECTION, ...JUDGED, ...DISQUALIFIED, ...DROPPED],
  qualifying: [...AWARDED, ...UPHELD_OBJECTION, ...JUDGED, ...DISQUALIFIED],
  reviewing: [...AWARDED, ...UPHELD_OBJECTION, ...JUDGED],
  deliberating: [...AWARDED, ...UPHELD_OBJECTION, ...JUDGED],
  publicity: [...AWARDED, ...UPHELD_OBJECTION],
  conferred: [...AWARDED, ...UPHELD_OBJECTION],
}

/** Used while the city has too few rounds of its own to learn from: deliberately wide, the middle a plain guess. */
const PRIORS: Partial<Record<RoundStage, Range>> = {
  announced: { low: 0.15, expected: 0.4, high: 0.75 },
  nominating: { low: 0.15, expected: 0.4, high: 0.75 },
  qualifying: { low: 0.2, expected: 0.45, high: 0.8 },
  reviewing: { low: 0.25, expected: 0.5, high: 0.85 },
  deliberating: { low: 0.25, expected: 0.5, high: 0.85 },
  publicity: { low: 0.9, expected: 0.97, high: 1 },
  conferred: { low: 0.9, expected: 0.97, high: 1 },
}

/** Candidates of a round under way that may still be awarded. What the panel decided counts only once it was made known. */
const IN_PLAY: Partial<Record<RoundStage, readonly NominationState[]>> = {
  announced: [],
  nominating: ['submitted', 'endorsed', 'returnedByUnit', 'returned', 'qualified'],
  qualifying: ['submitted', 'endorsed', 'returnedByUnit', 'returned', 'qualified'],
  reviewing: ['qualified', 'ranked'],
  deliberating: ['qualified', 'ranked', 'proposed', 'notSelected', 'deferred'],
  publicity: ['proposed'],
  conferred: ['proposed'],
}

export function statesInPlay(stage: RoundStage): readonly NominationState[] {
  return IN_PLAY[stage] ?? []
}

function shareOf(round: PastRound, stage: RoundStage): { awarded: number; candidates: number } {
  const count = (states: readonly NominationState[]) => states.reduce((sum, state) => sum + (round.states[state] ?? 0), 0)
  return { awarded: count(AWARDED), candidates: count(REACHED[stage] ?? []) }
}

/**
 * The share of candidates at a stage that past rounds awarded: the pooled share, between the least and the most of any round. From three rounds of
 * the kind on these are used, else three of any kind, else the documented prior, drawn to what was seen (the prior weighs as one round).
 */
export function awardOdds(kind: string, stage: RoundStage, past: readonly PastRound[]): AwardOdds {
  const seen = (rounds: readonly PastRound[]) => rounds.map((round) => shareOf(round, stage)).filter((share) => share.candidates > 0)
  const ofKind = seen(past.filter((round) => round.kind === kind))
  if (ofKind.length >= ENOUGH_ROUNDS) return { ...observed(ofKind), basis: 'kind', rounds: ofKind.length }
  const ofAll = seen(past)
  if (ofAll.length >= ENOUGH_ROUNDS) return { ...observed(ofAll), basis: 'all', rounds: ofAll.length }
  const prior = PRIORS[stage] ?? { low: 0, expected: 0, high: 0 }
  if (ofAll.length === 0) return { ...prior, basis: 'prior', rounds: 0 }
  const found = observed(ofAll)
  return {
    low: Math.min(prior.low, found.low),
    expected: (prior.expected + found.expected * ofAll.length) / (1 + ofAll.length),
    high: Math.max(prior.high, found.high),
    basis: 'prior',
    rounds: ofAll.length,
  }
}

function observed(shares: readonly { awarded: number; candidates: number }[]): Range {
  const each = shares.map((share) => share.awarded / share.candidates)
  const awarded = shares.reduce((sum, share) => sum + share.awarded, 0)
  const candidates = shares.reduce((sum, share) => sum + share.candidates, 0)
  return { low: Math.min(...each), expected: awarded / candidates, high: Math.max(...each) }
}
