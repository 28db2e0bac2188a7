import { type AssignmentRequest, solveAssignment } from './assignment'
import type { Pair } from './assignment-model'
import { connectedGroups } from './calibration'

/**
 * Where groups of candidates share no reviewer their scores cannot be compared. Bridges are pairs that, once pinned, join the groups
 * with the fewest other changes; each candidate still gets its number of reviewers, every load stays within its bounds.
 */

export type Bridging = {
  /** Candidates (indices) that are linked through shared reviewers. */
  groups: number[][]
  /** Pairs to pin; empty where nothing is to be bridged or where it cannot be done. */
  bridges: Pair[]
  /** What the assignment is with them. */
  pairs: Pair[]
  /** The pairs that give way. */
  removed: Pair[]
  isBridged: boolean
}

/** So many pairs are tried for each gap before it is given up. */
const triesPerGap = 12

/** @param request without pins under conflict; `keep` is taken from `pairs` */
export async function proposeBridges(request: AssignmentRequest, pairs: readonly Pair[]): Promise<Bridging> {
  const groups = candidateGroups(pairs)
  const bridges: Pair[] = []
  let current = [...pairs]
  for (let left = groups; left.length > 1; left = candidateGroups(current)) {
    const found = await bridgeOne(request, current, bridges, left)
    if (!found) return { groups, bridges: [], pairs: [...pairs], removed: [], isBridged: false }
    bridges.push(found.bridge)
    current = found.pairs
  }
  const kept = new Set(current.map(String))
  return { groups, bridges, pairs: current, removed: pairs.filter((pair) => !kept.has(String(pair))), isBridged: true }
}

export function candidateGroups(pairs: readonly Pair[]): number[][] {
  const named = pairs.map(([reviewer, candidate]) => ({ candidate: String(candidate).padStart(6, '0'), reviewer: String(reviewer) }))
  return connectedGroups(named).map((group) => group.map(Number))
}

/** The best matching pair between the smallest group's candidates or reviewers and the others' that leaves fewer groups. */
async function bridgeOne(
  request: AssignmentRequest,
  pairs: readonly Pair[],
  bridges: readonly Pair[],
  groups: readonly number[][],
): Promise<{ bridge: Pair; pairs: Pair[] } | null> {
  const smallest = groups.reduce((least, group) => (group.length < least.length ? group : least))
  const inside = new Set(smallest)
  const readersInside = new Set(pairs.filter((pair) => inside.has(pair[1])).map((pair) => pair[0]))
  const worth = ([reviewer, candidate]: Pair) => request.similarity?.[reviewer]?.[candidate] ?? 0
  const readersElsewhere = new Set(pairs.filter((pair) => !inside.has(pair[1])).map((pair) => pair[0]))
  const possible = request.conflict.flatMap((row, reviewer) =>
    row.flatMap((isBarred, candidate): Pair[] => {
      if (isBarred) return []
      const isAcross = inside.has(candidate) ? readersElsewhere.has(reviewer) : readersInside.has(reviewer)
      return isAcross ? [[reviewer, candidate]] : []
    }),
  )
  possible.sort((a, b) => worth(b) - worth(a) || a[1] - b[1] || a[0] - b[0])
  const pinned = [...(request.pins ?? []), ...bridges]
  for (const bridge of possible.slice(0, triesPerGap)) {
    if (pinned.some((pin) => String(pin) === String(bridge))) continue
    const result = await solveAssignment({ ...request, pins: [...pinned, bridge], keep: pairs, objective: 'total' })
    if (result.status !== 'infeasible' && candidateGroups(result.pairs).length < groups.length) return { bridge, pairs: result.pairs }
  }
  return null
}
