import { addDays, addYears, type DateOnly } from '@/lib/platform/dates'

/** Last day of a term of `termYears` that starts on a day; null for a title without end. */
export function termEnd(startsOn: DateOnly, termYears: number | null): DateOnly | null {
  return termYears === null ? null : addDays(addYears(startsOn, termYears), -1)
}

export type HoldingSpan = { startsOn: DateOnly; endsOn: DateOnly | null; state: HoldingState }
export type HoldingState = 'active' | 'revoked' | 'annulled'

/** How a holding stands on a day. An annulled one never was. */
export type HoldingStanding = 'upcoming' | 'running' | 'expired' | 'revoked' | 'annulled'

export function holdingStanding(holding: HoldingSpan, day: DateOnly): HoldingStanding {
  if (holding.state === 'annulled') return 'annulled'
  if (holding.startsOn > day) return 'upcoming'
  if (holding.endsOn === null || holding.endsOn >= day) return 'running'
  return holding.state === 'revoked' ? 'revoked' : 'expired'
}

/** Whether the spans of two holdings of one title touch on any day. */
export function spansOverlap(
  a: { startsOn: DateOnly; endsOn: DateOnly | null },
  b: { startsOn: DateOnly; endsOn: DateOnly | null },
): boolean {
  return (a.endsOn === null || b.startsOn <= a.endsOn) && (b.endsOn === null || a.startsOn <= b.endsOn)
}

/** Day from which an expiring holding can be renewed: the renewal starts where it ends. */
export function renewalStart(endsOn: DateOnly): DateOnly {
  return addDays(endsOn, 1)
}
