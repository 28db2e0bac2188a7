import { roundHalfUp } from './aggregation'

/**
 * The order of a round: by value, then by the means of the announced tie criteria one after another; what is still equal shares a
 * rank and is left to the panel. Never by chance, never by row order.
 */

export type RankingInput = {
  candidate: string
  value: number
  /** Criterion key → this candidate's mean score on it. */
  criterionMeans: Readonly<Record<string, number>>
}

export type RankedCandidate = {
  candidate: string
  value: number
  rank: number
  /** Key of the criterion that set it apart from others of equal value; null where none was needed or none helped. */
  brokenBy: string | null
  /** Others still equal after every criterion. */
  tiedWith: string[]
}

/**
 * @param tieCriteria keys in the announced order
 * @throws Error when a candidate lacks the mean of a tie criterion
 */
export function rankCandidates(inputs: readonly RankingInput[], tieCriteria: readonly string[]): RankedCandidate[] {
  const keyed = inputs.map((input) => ({ input, parts: [input.value, ...tieCriteria.map((key) => meanOn(input, key))] }))
  keyed.sort((a, b) => compareParts(a.parts, b.parts) || (a.input.candidate < b.input.candidate ? -1 : 1))
  return keyed.map(({ input, parts }) => {
    const equalValue = keyed.filter((other) => other.input !== input && other.parts[0] === parts[0])
    const tied = equalValue.filter((other) => compareParts(parts, other.parts) === 0)
    const apart = equalValue.filter((other) => !tied.includes(other))
    return {
      candidate: input.candidate,
      value: input.value,
      rank: keyed.findIndex((other) => compareParts(other.parts, parts) === 0) + 1,
      brokenBy:
        apart.length === 0
          ? null
          : deepestKey(
              parts,
              apart.map((other) => other.parts),
              tieCriteria,
            ),
      tiedWith: tied.map((other) => other.input.candidate),
    }
  })
}

function meanOn(input: RankingInput, key: string): number {
  const mean = input.criterionMeans[key]
  if (mean === undefined) throw new Error(`No mean of criterion "${key}" for a candidate`)
  return roundHalfUp(mean, 6)
}

/** Higher values first. */
function compareParts(a: readonly number[], b: readonly number[]): number {
  for (const [index, part] of a.entries()) {
    const difference = (b[index] ?? 0) - part
    if (difference !== 0) return difference
  }
  return 0
}

/** The last criterion that had to be looked at to part it from the nearest of the others. */
function deepestKey(parts: readonly number[], others: readonly (readonly number[])[], tieCriteria: readonly string[]): string | null {
  const depths = others.map((other) => parts.findIndex((part, index) => part !== other[index]))
  return tieCriteria[Math.max(...depths) - 1] ?? null
}

/**
 * Scores for the selection under quotas: equal for those who share a rank, higher for a better rank.
 */
export function scoreForQuota(rank: number): number {
  return -rank
}
