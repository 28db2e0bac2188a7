import { connectedGroups } from '../calibration'
import type { Pair } from './invented-round'

export type Overlap = {
  /** Groups of candidates that no shared reviewer links; 1 is what calibration needs. */
  groups: number
  /** Reviewers that two candidates share, averaged over all pairs of candidates. */
  sharedReviewers: number
  /** Share of the pairs of candidates that have at least one reviewer in common, 0 to 1. */
  linkedShare: number
  /** Reviewers without whom the candidates would fall into more groups; null where that was too much to compute. */
  bridges: number | null
}

/** Beyond this many pairs × reviewers the search for bridges is left out. */
const bridgeWork = 1_500_000

/** How closely an assignment ties the candidates together. */
export function measureOverlap(pairs: readonly Pair[], candidates: number): Overlap {
  const named = pairs.map(([reviewer, candidate]) => ({ candidate: String(candidate), reviewer: String(reviewer) }))
  const groups = connectedGroups(named).length
  const byReviewer = new Map<number, number[]>()
  for (const [reviewer, candidate] of pairs) byReviewer.set(reviewer, [...(byReviewer.get(reviewer) ?? []), candidate])
  const linked = new Set<number>()
  let shared = 0
  for (const members of byReviewer.values())
    for (const [index, one] of members.entries())
      for (const other of members.slice(index + 1)) {
        shared += 1
        linked.add(Math.min(one, other) * candidates + Math.max(one, other))
      }
  const allPairs = (candidates * (candidates - 1)) / 2
  return {
    groups,
    sharedReviewers: allPairs === 0 ? 0 : shared / allPairs,
    linkedShare: allPairs === 0 ? 1 : linked.size / allPairs,
    bridges:
      pairs.length * byReviewer.size > bridgeWork
        ? null
        : [...byReviewer.keys()].filter((reviewer) => {
            const rest = named.filter((pair) => pair.reviewer !== String(reviewer))
            // Candidates whom this reviewer alone would review do not make a reviewer a bridge.
            return connectedGroups(rest).length > groups
          }).length,
  }
}
