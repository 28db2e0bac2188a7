import { type DateOnly, daysBetween } from '@/lib/platform/dates'

/** A holding that will end, by term or by retirement. */
export type Ending = { holdingId: string; endsOn: DateOnly; why: 'expired' | 'retired' }

/**
 * Which of the rule's days before an ending are due to be told on a day: none when told of already. Days that were passed over (the rule came
 * late, the portal stood still) are settled by one notice, not one each.
 * @param noticeDays days before the end, in any order
 * @param told days before the end that were told of for this ending
 */
export function dueNotices(endsOn: DateOnly, today: DateOnly, noticeDays: readonly number[], told: readonly number[]): number[] {
  const left = daysBetween(today, endsOn)
  if (left < 0) return []
  const reached = noticeDays.filter((days) => days >= left)
  const nearest = Math.min(...reached)
  // An earlier day is not told of after a later one was.
  if (reached.length === 0 || told.some((days) => days <= nearest)) return []
  return reached.filter((days) => !told.includes(days)).sort((a, b) => b - a)
}
