// Imported whole: the package is CommonJS, and its names cannot be imported one by one in Node.
import chineseDays from 'chinese-days'
import { addDays, type DateOnly, formatDate } from '@/lib/platform/dates'
import { type AppError, refused } from '@/lib/platform/errors'

/**
 * Working days of China: weekends, the holidays and make-up days (调休) that the State Council's office announces each year, and
 * the city office's own overrides, which win. Source of the yearly notices: the `chinese-days` package. A year without a notice is
 * never guessed, weekends included, since a weekend may become a make-up day.
 */

export type CalendarOverride = { date: DateOnly; isWorkingDay: boolean; name?: string | null }
export type CalendarOverrides = readonly CalendarOverride[]

export const noOverrides: CalendarOverrides = []

/**
 * True when the year's holidays have been announced. 1 October is a holiday by law, so a year whose 1 October the package does not
 * know as one has no notice in it.
 */
export function isYearAnnounced(year: number): boolean {
  return chineseDays.getDayDetail(`${year}-10-01`).name.includes(',')
}

/** Working day, day off, or not announced yet (and no override for that date). */
export function workingDayStatus(date: DateOnly, overrides: CalendarOverrides): boolean | 'notAnnounced' {
  const override = overrides.find((candidate) => candidate.date === date)
  if (override) return override.isWorkingDay
  if (!isYearAnnounced(Number(date.slice(0, 4)))) return 'notAnnounced'
  return chineseDays.getDayDetail(date).work
}

/** The refusal for a date whose year has no notice yet. */
export function notAnnounced(date: DateOnly): AppError {
  return refused(
    'calendarNotAnnounced',
    `国务院办公厅尚未公布 ${date.slice(0, 4)} 年放假安排，无法确定${formatDate(date)}是否为工作日。请在公布后再办理，或由市人才办先在工作日历中设定。`,
  )
}

/** @throws AppError `calendarNotAnnounced` when the year has no notice and the office set nothing for the date */
export function isWorkingDay(date: DateOnly, overrides: CalendarOverrides): boolean {
  const status = workingDayStatus(date, overrides)
  if (status === 'notAnnounced') throw notAnnounced(date)
  return status
}

/**
 * The n-th working day after a date; the date itself is not counted. n ≥ 1.
 *
 * @throws AppError `calendarNotAnnounced` as soon as a day on the way is not announced
 */
export function addWorkingDays(date: DateOnly, count: number, overrides: CalendarOverrides): DateOnly {
  if (!Number.isInteger(count) || count < 1) throw new Error(`Not a count of working days: ${count}`)
  let day = date
  let left = count
  while (left > 0) {
    day = addDays(day, 1)
    if (isWorkingDay(day, overrides)) left -= 1
  }
  return day
}

/** Name of a day for a calendar page: the holiday's name, 补班, or empty. */
export function dayName(date: DateOnly, overrides: CalendarOverrides): string {
  const override = overrides.find((candidate) => candidate.date === date)
  if (override) return override.name ?? (override.isWorkingDay ? '补班' : '放假')
  const detail = chineseDays.getDayDetail(date)
  const holiday = detail.name.split(',')[1]
  if (!holiday) return ''
  return detail.work ? `${holiday}补班` : holiday
}
