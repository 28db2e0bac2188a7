import type { AggregationRule } from './scheme'

/** What goes into an aggregation and what comes out of it. */

export type Score = { candidate: string; reviewer: string; score: number }
export type CandidateValue = { candidate: string; value: number; rank: number; scores: number; se: number | null }
export type AggregationWarning =
  | { code: 'notTrimmed'; candidate: string; message: string }
  | { code: 'standardisedPartial' | 'notConnected' | 'tooFewScores' | 'notConverged'; message: string }
export type StandardDeviations = { candidate: number; reviewer: number; residual: number }
export type Aggregation = {
  rule: AggregationRule
  /** By rank, then by candidate. */
  candidates: CandidateValue[]
  /** Of the calibrated rule only. */
  standardDeviations: StandardDeviations | null
  deviance: number | null
  warnings: AggregationWarning[]
}
