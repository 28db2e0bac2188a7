import type { Pair, Programme } from './assignment-model'

/**
 * Raises the worst served candidate of an assignment by exchanges: one of its reviewers gives way to another with room, or is exchanged
 * for a reviewer of another candidate, who stays served better than the worst was. Stops when no exchange helps.
 */
export function raiseWorst(programme: Programme, start: readonly Pair[], deadline: number): Pair[] {
  const { reviewers, candidates, minLoad, maxLoad, worth, isOpen, pins, kept, needs } = programme
  const keyOf = (reviewer: number, candidate: number) => reviewer * candidates + candidate
  const stays = [...pins, ...(kept?.pairs ?? [])]
  const pinned = new Set(stays.map(([reviewer, candidate]) => keyOf(reviewer, candidate)))
  const seated = new Uint8Array(reviewers * candidates)
  const loads = new Int32Array(reviewers)
  const served = new Float64Array(candidates)
  const readers = Array.from({ length: candidates }, (): number[] => [])
  const reads = Array.from({ length: reviewers }, (): Set<number> => new Set())
  const seat = (reviewer: number, candidate: number): void => {
    seated[keyOf(reviewer, candidate)] = 1
    loads[reviewer] = (loads[reviewer] ?? 0) + 1
    served[candidate] = (served[candidate] ?? 0) + worth(reviewer, candidate)
    readers[candidate]?.push(reviewer)
    reads[reviewer]?.add(candidate)
  }
  const unseat = (reviewer: number, candidate: number): void => {
    seated[keyOf(reviewer, candidate)] = 0
    loads[reviewer] = (loads[reviewer] ?? 0) - 1
    served[candidate] = (served[candidate] ?? 0) - worth(reviewer, candidate)
    readers[candidate] = (readers[candidate] ?? []).filter((each) => each !== reviewer)
    reads[reviewer]?.delete(candidate)
  }
  const mayTake = (reviewer: number, candidate: number) => isOpen(reviewer, candidate) && !seated[keyOf(reviewer, candidate)]
  for (const [reviewer, candidate] of start) seat(reviewer, candidate)

  /** The exchange that leaves the lesser served of those concerned best off. */
  function improve(candidate: number): boolean {
    const before = served[candidate] ?? 0
    let best: { out: number; into: number; other: number | null; least: number } | null = null
    for (const out of readers[candidate] ?? []) {
      if (pinned.has(keyOf(out, candidate))) continue
      for (let into = 0; into < reviewers; into += 1) {
        if (!mayTake(into, candidate)) continue
        const after = before - worth(out, candidate) + worth(into, candidate)
        if (after <= before + 1e-9 || (best && after <= best.least)) continue
        if ((loads[into] ?? 0) < maxLoad && (loads[out] ?? 0) > minLoad) best = { out, into, other: null, least: after }
        for (const other of reads[into] ?? []) {
          if (pinned.has(keyOf(into, other)) || !mayTake(out, other)) continue
          const left = (served[other] ?? 0) - worth(into, other) + worth(out, other)
          const least = Math.min(after, left)
          if (least > before + 1e-9 && (!best || least > best.least)) best = { out, into, other, least }
        }
      }
    }
    if (!best) return false
    unseat(best.out, candidate)
    if (best.other !== null) {
      unseat(best.into, best.other)
      seat(best.out, best.other)
    }
    seat(best.into, candidate)
    return true
  }

  while (performance.now() < deadline) {
    const wanting = needs.flatMap((need, candidate) => (need > 0 ? [candidate] : []))
    const worst = wanting.reduce(
      (least, candidate) => ((served[candidate] ?? 0) < (served[least] ?? 0) ? candidate : least),
      wanting[0] ?? -1,
    )
    if (worst < 0 || !improve(worst)) break
  }
  return readers.flatMap((list, candidate) => list.map((reviewer): Pair => [reviewer, candidate]))
}
