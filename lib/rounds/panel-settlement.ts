import type { PanelOutcome } from './panel'
import { selectUnderQuotas } from './quota'
import type { Quotas } from './scheme'

/** How the panel's decisions become results when they are made known: who fills the places, who is passed over, who waits. */

export type SettledCandidate = {
  nominationId: string
  name: string
  lineName: string
  unitName: string
  isGrassroots: boolean
  /** Frozen rank. */
  rank: number
  /** `turn`: passes of an earlier turn keep their places; `tieBreaks`: votes in favour in turns held to part equals, in their order. */
  decision: { outcome: PanelOutcome; agree: number; turn?: number; tieBreaks?: readonly number[] } | null
}

export type Settlement = {
  results: { nominationId: string; event: 'propose' | 'passOver' | 'defer'; reason: string }[]
  /** Sentences: who cannot be placed without another turn. */
  problems: string[]
  /** Who needs another turn, equal across the last place. */
  tied: string[]
}

/** Earlier turn first, then votes in favour, then the frozen rank, then the turns held to part equals. 0: equal. */
function beforeInOrder(a: SettledCandidate, b: SettledCandidate): number {
  const turns = (a.decision?.turn ?? 1) - (b.decision?.turn ?? 1)
  const votes = (b.decision?.agree ?? 0) - (a.decision?.agree ?? 0)
  const main = turns || votes || a.rank - b.rank
  if (main !== 0) return main
  const [left, right] = [a.decision?.tieBreaks ?? [], b.decision?.tieBreaks ?? []]
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (right[index] ?? -1) - (left[index] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * More passes than places are ordered by turn, by votes in favour, then by the frozen rank, under the scheme's caps; who is still equal
 * across the last place needs another turn. Undecided candidates are left out: the guard names them.
 */
export function settlePanel(candidates: readonly SettledCandidate[], quotas: Quotas): Settlement {
  const approved = candidates.filter((candidate) => candidate.decision?.outcome === 'approved')
  const outcome = selectUnderQuotas(
    approved.map((candidate) => ({
      candidate: candidate.nominationId,
      score: -approved.filter((other) => beforeInOrder(other, candidate) < 0).length,
      line: candidate.lineName,
      unit: candidate.unitName,
      isGrassroots: candidate.isGrassroots,
    })),
    { total: quotas.total ?? approved.length, perLine: quotas.perLine, perUnit: quotas.perUnit, grassrootsFloor: quotas.grassrootsFloor },
  )
  const placed = new Map(outcome.results.map((result) => [result.candidate, result]))
  const tied = approved.filter((candidate) => placed.get(candidate.nominationId)?.result === 'tied')
  const results = candidates.flatMap((candidate): Settlement['results'] => {
    if (!candidate.decision) return []
    const { nominationId } = candidate
    if (candidate.decision.outcome === 'deferred') return [{ nominationId, event: 'defer', reason: '评审领导小组决定缓议。' }]
    if (candidate.decision.outcome === 'rejected') return [{ nominationId, event: 'passOver', reason: '评审领导小组表决未通过。' }]
    const place = placed.get(nominationId)
    if (place?.result === 'selected') return [{ nominationId, event: 'propose', reason: '评审领导小组表决通过。' }]
    return [{ nominationId, event: 'passOver', reason: `表决通过，按得票和名次排列后未能列入：${place?.reason ?? ''}` }]
  })
  const names = tied.map((candidate) => candidate.name)
  const problems = tied.length > 0 ? [`${names.join('、')} 的得票和名次都相同，名额不足以全部列入，请再次表决。`] : []
  return { results, problems, tied: tied.map((candidate) => candidate.nominationId) }
}
