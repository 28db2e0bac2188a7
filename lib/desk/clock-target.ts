import { addWorkingDays, type CalendarOverrides } from '@/lib/platform/calendar/working-days'
import { addDays, dateOf, formatInstant, formatTime } from '@/lib/platform/dates'
import { type AppError, invalid, refused } from '@/lib/platform/errors'

export type ClockMove =
  | { kind: 'step'; step: 'oneDay' | 'fiveWorkingDays' | 'twentyWorkingDays' }
  | { kind: 'to'; date: string; time: string }

/** The demo may run on for this long from its present. */
const FURTHEST_DAYS = 5 * 366

function notForward(now: Date): AppError {
  const message = `时钟只能向后调，现在是${formatInstant(now)}，请选择更晚的时间。`
  return invalid(message, { date: [message] })
}

/**
 * The instant to move business time to. Steps keep the time of day.
 * @throws AppError invalid when it is not later than now; `tooFar`; `calendarNotAnnounced`
 */
export function clockTarget(move: ClockMove, now: Date, overrides: CalendarOverrides): Date {
  const at = (date: string, time: string) => new Date(`${date}T${time}:00+08:00`)
  const today = dateOf(now)
  const target =
    move.kind === 'to'
      ? at(move.date, move.time)
      : at(
          move.step === 'oneDay' ? addDays(today, 1) : addWorkingDays(today, move.step === 'fiveWorkingDays' ? 5 : 20, overrides),
          formatTime(now),
        )
  if (target.getTime() <= now.getTime()) throw notForward(now)
  if (dateOf(target) > addDays(today, FURTHEST_DAYS)) throw refused('tooFar', '一次最多向后调五年，请选择较近的时间。')
  return target
}
