import { standardisedPoints } from './aggregation'
import type { Score } from './aggregation-results'
import { calibrate } from './calibration'
import type { AggregationRule } from './scheme'

/**
 * How far a candidate's value may be off, given how sheets of one candidate scatter: one standard error a candidate, in the units of the
 * rule's values.
 *
 * - `mean`: sheets scatter around their candidate with one standard deviation, pooled over all candidates (Σ squared deviations ÷
 *   Σ (sheets − 1)); divided by √sheets.
 * - `trimmed`: where two sheets are dropped, the error of a trimmed mean after Tukey and McLaughlin (1963), from deviations in which the two
 *   outermost count as their neighbours (winsorised), pooled: that deviation ÷ ((1 − 2/n) √n). Else as `mean`.
 * - `standardised`: as `mean`, over the standardised points.
 * - `calibrated`: the conditional standard deviation of the candidate's effect, see `calibration.ts`.
 *
 * @returns null where the sheets cannot tell: nobody has two, or a calibration is not possible
 */
export function standardErrors(scores: readonly Score[], rule: AggregationRule, trimFrom: number): Map<string, number> | null {
  if (rule === 'calibrated') {
    const result = calibrate(scores)
    return result.ok ? new Map(result.candidates.map((row) => [row.candidate, row.se])) : null
  }
  const groups = new Map<string, number[]>()
  for (const { candidate, score } of rule === 'standardised' ? standardisedPoints(scores) : scores)
    groups.set(candidate, [...(groups.get(candidate) ?? []), score])
  const plain = pooledDeviation([...groups.values()])
  if (plain === null) return null
  const isTrimmed = (values: readonly number[]) => rule === 'trimmed' && values.length >= trimFrom
  const winsorised = pooledDeviation([...groups.values()].filter(isTrimmed).map(pulledIn)) ?? plain
  return new Map(
    [...groups].map(([candidate, values]) => {
      const root = Math.sqrt(values.length)
      return [candidate, isTrimmed(values) ? winsorised / ((1 - 2 / values.length) * root) : plain / root]
    }),
  )
}

/** The highest counts as the second highest, the lowest as the second lowest. */
function pulledIn(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[1] ?? 0, sorted.at(-2) ?? 0]
  return sorted.map((value) => Math.min(high, Math.max(low, value)))
}

function pooledDeviation(groups: readonly (readonly number[])[]): number | null {
  let squares = 0
  let freedom = 0
  for (const values of groups) {
    if (values.length < 2) continue
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    squares += values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    freedom += values.length - 1
  }
  return freedom === 0 ? null : Math.sqrt(squares / freedom)
}
