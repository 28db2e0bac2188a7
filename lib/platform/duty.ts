import type { DateOnly } from './dates'

/** What a unit owes, summed: no names of people in it. */
export type DutyRow = {
  unitId: string
  kind: 'endorse' | 'correct' | 'roster' | 'transfer' | 'entitlement' | 'assessment' | 'renewal' | 'target'
  /** Which round, year or request it is about, in words. */
  what: string
  /** Waiting, overdue ones among them. */
  open: number
  overdue: number
  /** Done since the first day of the year. */
  done: number
  dueOn: DateOnly | null
}
