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
  decision: { outcome: PanelOutcome; agree: number } | null
}

export type Settlement = {
  results: { nominationId: string; event: 'propose' | 'passOver' | 'defer'; reason: string }[]
  /** Sentences: who cannot be placed without another turn. */
  problems: string[]
}

/** Votes in favour come first, then the frozen rank; both in one number. Ranks stay far below the step. */
const voteStep = 1_000_000

/**
 * More passes than places are ordered by votes in favour, then by the frozen rank, under the scheme's caps; who is still equal across
 * the last place needs another turn. Undecided candidates are left out: the guard names them.
 */
export function settlePanel(candidates: readonly SettledCandidate[], quotas: Quotas): Settlement {
  const approved = candidates.filter((candidate) => candidate.decision?.outcome === 'approved')
  const outcome = selectUnderQuotas(
    approved.map((candidate) => ({
      candidate: candidate.nominationId,
      score: (candidate.decision?.agree ?? 0) * voteStep - candidate.rank,
      line: candidate.lineName,
      unit: candidate.unitName,
      isGrassroots: candidate.isGrassroots,
    })),
    { total: quotas.total ?? approved.length, perLine: quotas.perLine, perUnit: quotas.perUnit, grassrootsFloor: quotas.grassrootsFloor },
  )
  const placed = new Map(outcome.results.map((result) => [result.candidate, result]))
  const tied = approved.filter((candidate) => placed.get(candidate.nominationId)?.result === 'tied').map((candidate) => candidate.name)
  const results = candidates.flatMap((candidate): Settlement['results'] => {
    if (!candidate.decision) return []
    const { nominationId } = candidate
    if (candidate.decision.outcome === 'deferred') return [{ nominationId, event: 'defer', reason: '评审领导小组决定缓议。' }]
    if (candidate.decision.outcome === 'rejected') return [{ nominationId, event: 'passOver', reason: '评审领导小组表决未通过。' }]
    const place = placed.get(nominationId)
    if (place?.result === 'selected') return [{ nominationId, event: 'propose', reason: '评审领导小组表决通过。' }]
    return [{ nominationId, event: 'passOver', reason: `表决通过，按得票和名次排列后未能列入：${place?.reason ?? ''}` }]
  })
  const problems = tied.length > 0 ? [`${tied.join('、')} 的得票和名次都相同，名额不足以全部列入，请再次表决。`] : []
  return { results, problems }
}
