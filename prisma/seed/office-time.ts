import { addDays, type DateOnly, dateOf, daysBetween, startOfDay } from '@/lib/platform/dates'
import type { Random } from './random'

const MINUTE = 60_000

function isWeekend(day: DateOnly): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

/** A minute between two instants at which an office works: on a weekday, from 8:40 to 17:40, where there is one. */
export function officeTime(random: Random, from: Date, to: Date): Date {
  const firstDay = dateOf(from)
  const days = Math.max(0, daysBetween(firstDay, dateOf(to)))
  for (let attempt = 0; attempt < 12; attempt++) {
    const day = addDays(firstDay, random.int(0, days))
    const at = new Date(startOfDay(day).getTime() + (8 * 60 + 40 + random.int(0, 540)) * MINUTE)
    if (!isWeekend(day) && at >= from && at <= to) return at
  }
  return new Date(Math.min(to.getTime(), from.getTime() + random.int(1, 50) * MINUTE))
}
