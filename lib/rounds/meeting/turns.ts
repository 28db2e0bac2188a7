import type { PanelOutcome } from '../panel'
import { type SettledCandidate, settlePanel } from '../panel-settlement'
import type { Quotas } from '../scheme'

/**
 * Turns (轮次) of a meeting. The first puts every undecided candidate to the vote; the next those who have not passed, while places are
 * left and the panel goes on. Who passed in an earlier turn keeps the place. Equals across the last place are parted by a turn of their own.
 */

export type TurnKind = 'decision' | 'tieBreak'
export type TurnResult = {
  number: number
  kind: TurnKind
  candidates: { nominationId: string; agree: number; disagree: number; defer: number; decision: PanelOutcome }[]
}
export type TurnDecision = { outcome: PanelOutcome; agree: number; disagree: number; defer: number; turn: number; tieBreaks: number[] }

/**
 * What the closed turns of a meeting come to. A turn of decision replaces an earlier one on the same candidate; who passed before and
 * passes again keeps the earlier turn's place. A turn to part equals adds its votes in favour and leaves the decision.
 */
export function decisionsOfTurns(turns: readonly TurnResult[]): Map<string, TurnDecision> {
  const decisions = new Map<string, TurnDecision>()
  for (const turn of [...turns].sort((a, b) => a.number - b.number)) {
    for (const { nominationId, agree, disagree, defer, decision } of turn.candidates) {
      const earlier = decisions.get(nominationId)
      const passedIn = earlier?.outcome === 'approved' && decision === 'approved' ? earlier.turn : turn.number
      if (turn.kind === 'decision')
        decisions.set(nominationId, { outcome: decision, agree, disagree, defer, turn: passedIn, tieBreaks: [] })
      else if (earlier) decisions.set(nominationId, { ...earlier, tieBreaks: [...earlier.tieBreaks, agree] })
    }
  }
  return decisions
}

export type NextTurn = {
  kind: TurnKind
  nominationIds: string[]
  /** False where the panel may as well stop. */
  isNeeded: boolean
}
export type Standing = {
  proposed: string[]
  /** Passed, but no place is left. */
  overflow: string[]
  tied: string[]
  notPassed: string[]
  undecided: string[]
  /** null: no limit. */
  placesLeft: number | null
  next: NextTurn | null
  sentence: string
}

/**
 * Where a meeting stands after its turns.
 *
 * @param candidates everybody before the panel, with the latest decision on each (null: not yet voted on)
 */
export function standingOf(candidates: readonly SettledCandidate[], quotas: Quotas): Standing {
  const settlement = settlePanel(candidates, quotas)
  const proposed = settlement.results.filter((row) => row.event === 'propose').map((row) => row.nominationId)
  const { tied } = settlement
  const approved = candidates.filter((candidate) => candidate.decision?.outcome === 'approved').map((candidate) => candidate.nominationId)
  const overflow = approved.filter((id) => !proposed.includes(id) && !tied.includes(id))
  const undecided = candidates.filter((candidate) => !candidate.decision).map((candidate) => candidate.nominationId)
  const notPassed = candidates.flatMap(({ decision, nominationId }) => (decision && decision.outcome !== 'approved' ? [nominationId] : []))
  const placesLeft = quotas.total === null ? null : Math.max(0, quotas.total - proposed.length)
  const left = placesLeft === null ? '' : `，还有 ${placesLeft} 个名额`
  const base = { proposed, overflow, tied, notPassed, undecided, placesLeft }
  if (tied.length > 0)
    return {
      ...base,
      next: { kind: 'tieBreak', nominationIds: tied, isNeeded: true },
      sentence: `${tied.length} 个候选对象得票和名次都相同，名额不足以全部列入，须对其再次表决。`,
    }
  if (undecided.length > 0)
    return {
      ...base,
      next: { kind: 'decision', nominationIds: undecided, isNeeded: true },
      sentence: `还有 ${undecided.length} 个候选对象未表决${left}。`,
    }
  if (placesLeft !== null && placesLeft > 0 && overflow.length === 0 && notPassed.length > 0)
    return {
      ...base,
      next: { kind: 'decision', nominationIds: notPassed, isNeeded: false },
      sentence: `候选对象均已表决，通过 ${proposed.length} 个${left}；可对未通过的再进行一轮，也可以结束会议。`,
    }
  return {
    ...base,
    next: null,
    sentence: `候选对象均已表决，列为拟命名 ${proposed.length} 个${placesLeft === 0 ? '，名额已满' : ''}，可以结束会议。`,
  }
}
