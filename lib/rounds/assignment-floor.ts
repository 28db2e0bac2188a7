import type { Pair, Programme } from './assignment-model'

/**
 * Rows and columns of assignment under a floor, shared by its relaxation and its integer programme. Rows: what candidates need, loads of
 * reviewers, what each candidate is served, and how many of the pairs to keep are kept.
 */

export function floorRows(
  { reviewers, candidates, needs, minLoad, maxLoad, kept }: Programme,
  floor: number,
  infinity: number,
): { rows: number; rowLower: Float64Array; rowUpper: Float64Array } {
  const rows = 2 * candidates + reviewers + 1
  const rowLower = new Float64Array(rows).fill(minLoad, candidates, candidates + reviewers).fill(floor, candidates + reviewers)
  const rowUpper = new Float64Array(rows).fill(maxLoad, candidates, candidates + reviewers).fill(infinity, candidates + reviewers)
  rowLower.set(needs)
  rowUpper.set(needs)
  rowLower[rows - 1] = kept?.least ?? 0
  // Who needs nobody has nothing to be served.
  for (const [candidate, need] of needs.entries()) if (need === 0) rowLower[candidates + reviewers + candidate] = -infinity
  return { rows, rowLower, rowUpper }
}

export function floorColumns(programme: Programme, pairs: readonly Pair[]) {
  const { reviewers, candidates, worth, kept } = programme
  const isKept = pairSet(programme, kept?.pairs ?? [])
  const starts = new Int32Array(pairs.length + 1)
  const indices: number[] = []
  const values: number[] = []
  for (const [at, [reviewer, candidate]] of pairs.entries()) {
    indices.push(candidate, candidates + reviewer, candidates + reviewers + candidate)
    values.push(1, 1, worth(reviewer, candidate))
    if (isKept(reviewer, candidate)) {
      indices.push(2 * candidates + reviewers)
      values.push(1)
    }
    starts[at + 1] = indices.length
  }
  return {
    format: 'csc' as const,
    numRows: 2 * candidates + reviewers + 1,
    numCols: pairs.length,
    starts,
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  }
}

export function pairSet({ candidates }: Programme, pairs: readonly Pair[]): (reviewer: number, candidate: number) => boolean {
  const keys = new Set(pairs.map(([reviewer, candidate]) => reviewer * candidates + candidate))
  return (reviewer, candidate) => keys.has(reviewer * candidates + candidate)
}
