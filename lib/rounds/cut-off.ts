/**
 * How sure the order is near the cut-off. Each value is a mean of sheets; sheets of one candidate scatter with one standard deviation,
 * pooled over all candidates (Σ squared deviations ÷ Σ (sheets − 1)), so the standard error of a mean is that deviation ÷ √sheets.
 * The probability of being inside is that of a normal variable with this error lying above the line; the line itself is halfway between
 * the last value inside and the first outside. It tells how near a case is, not what the panel should decide: caps and floors are not in it.
 */

export type CutOffInput = {
  candidate: string
  /** Points on a scale of 0 to 100. */
  value: number
  /** Totals of the sheets in points. */
  totals: readonly number[]
  isInside: boolean
}

export type CutOffRow = { candidate: string; low: number; high: number; probability: number }
export type CutOff = { line: number; rows: CutOffRow[] }

/** 95 % of a normal variable lies within this many standard errors. */
const within95 = 1.96

/** Null where nobody is outside, nobody inside, or no candidate has two sheets: there is no line, or no spread to judge by. */
export function judgeCutOff(candidates: readonly CutOffInput[]): CutOff | null {
  const inside = candidates.filter((each) => each.isInside).map((each) => each.value)
  const outside = candidates.filter((each) => !each.isInside).map((each) => each.value)
  const deviation = pooledDeviation(candidates.map((each) => each.totals))
  if (inside.length === 0 || outside.length === 0 || deviation === null) return null
  const line = (Math.min(...inside) + Math.max(...outside)) / 2
  const rows = candidates.map(({ candidate, value, totals }) => {
    const error = deviation / Math.sqrt(Math.max(1, totals.length))
    const probability = error === 0 ? Number(value >= line) : normalBelow((value - line) / error)
    return { candidate, low: value - within95 * error, high: value + within95 * error, probability }
  })
  return { line, rows }
}

function pooledDeviation(groups: readonly (readonly number[])[]): number | null {
  let squares = 0
  let freedom = 0
  for (const totals of groups) {
    const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length
    if (totals.length < 2) continue
    squares += totals.reduce((sum, total) => sum + (total - mean) ** 2, 0)
    freedom += totals.length - 1
  }
  return freedom === 0 ? null : Math.sqrt(squares / freedom)
}

/** Distribution function of the standard normal (Abramowitz & Stegun 7.1.26; error below 1.5e-7). */
export function normalBelow(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2)
  const polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  const erf = 1 - polynomial * Math.exp((-x * x) / 2)
  return x >= 0 ? (1 + erf) / 2 : (1 - erf) / 2
}
