import { addWorkingDays, type CalendarOverrides } from '@/lib/platform/calendar/working-days'
import { dateOf, formatTime } from '@/lib/platform/dates'
import { invalid } from '@/lib/platform/errors'

const HOUR = 3_600_000

/**
 * The instant that a shift leads to: `+5d` days, `+12h` hours, `+3w` working days at the same time of day.
 * @throws AppError invalid for anything else; `calendarNotAnnounced` where working days are not known
 */
export function shiftedClock(now: Date, typed: string, overrides: CalendarOverrides): Date {
  const match = /^\+?(\d{1,4})([dhw])$/.exec(typed.trim())
  const count = Number(match?.[1] ?? 0)
  if (!match || count === 0) throw invalid('请写明向后调多少：+5d（5 天）、+12h（12 小时）、+3w（3 个工作日）。时钟只能向后调。')
  if (match[2] === 'w') return new Date(`${addWorkingDays(dateOf(now), count, overrides)}T${formatTime(now)}:00+08:00`)
  return new Date(now.getTime() + count * (match[2] === 'd' ? 24 * HOUR : HOUR))
}
