import {
  addDays as addDaysTo,
  addMonths as addMonthsTo,
  addYears as addYearsTo,
  differenceInCalendarDays,
  differenceInMonths,
} from 'date-fns'

/** A calendar date of Asia/Shanghai, `YYYY-MM-DD`. Compares as a string. */
export type DateOnly = string

/** Last day of something without an end. */
export const FOREVER: DateOnly = '9999-12-31'

const shanghaiDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })
const shanghaiTime = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false })

/** A `@db.Date` column (a Date at UTC midnight) as a calendar date. */
export function toDateOnly(date: Date): DateOnly {
  return date.toISOString().slice(0, 10)
}

export function toDateOnlyOrNull(date: Date | null | undefined): DateOnly | null {
  return date ? toDateOnly(date) : null
}

/** A calendar date as a `@db.Date` column wants it: a Date at UTC midnight. */
export function fromDateOnly(date: DateOnly): Date {
  return new Date(`${date}T00:00:00.000Z`)
}

export function fromDateOnlyOrNull(date: DateOnly | null | undefined): Date | null {
  return date ? fromDateOnly(date) : null
}

/** The calendar date in Asia/Shanghai at an instant. */
export function dateOf(instant: Date): DateOnly {
  return shanghaiDay.format(instant)
}

/** Midnight at the start of a calendar date in Asia/Shanghai. */
export function startOfDay(date: DateOnly): Date {
  return new Date(`${date}T00:00:00.000+08:00`)
}

/** 24:00 of a calendar date in Asia/Shanghai: the first instant that no longer belongs to it. */
export function endOfDay(date: DateOnly): Date {
  return startOfDay(addDays(date, 1))
}

// The arithmetic runs on local-time dates so that date-fns sees plain calendar days whatever the machine's zone.
function local(date: DateOnly): Date {
  return new Date(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)))
}

function fromLocal(date: Date): DateOnly {
  const year = String(date.getFullYear()).padStart(4, '0')
  return `${year}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
}

export function addDays(date: DateOnly, days: number): DateOnly {
  return fromLocal(addDaysTo(local(date), days))
}

/** Month arithmetic clamps to the last day of a shorter month. */
export function addMonths(date: DateOnly, months: number): DateOnly {
  return fromLocal(addMonthsTo(local(date), months))
}

export function addYears(date: DateOnly, years: number): DateOnly {
  return fromLocal(addYearsTo(local(date), years))
}

export function compareDates(a: DateOnly, b: DateOnly): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function earlierOf(a: DateOnly, b: DateOnly): DateOnly {
  return a <= b ? a : b
}

export function laterOf(a: DateOnly, b: DateOnly): DateOnly {
  return a >= b ? a : b
}

/** Whole months from `from` to `to`; negative when `to` is earlier. */
export function wholeMonthsBetween(from: DateOnly, to: DateOnly): number {
  return differenceInMonths(local(to), local(from))
}

/** 周岁: whole years from `from` to `to`. */
export function wholeYearsBetween(from: DateOnly, to: DateOnly): number {
  return Math.trunc(wholeMonthsBetween(from, to) / 12)
}

export function daysBetween(from: DateOnly, to: DateOnly): number {
  return differenceInCalendarDays(local(to), local(from))
}

/** True for a date that exists, e.g. not 2025-02-30. */
export function isDateOnly(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && fromLocal(local(text)) === text
}

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']

/** 2025年9月15日 */
export function formatDate(date: DateOnly): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}

/** 2025年9月 */
export function formatMonth(date: DateOnly): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月`
}

/** 9月15日 */
export function formatDayInYear(date: DateOnly): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}

/** 星期一 */
export function formatWeekday(date: DateOnly): string {
  return WEEKDAYS[local(date).getDay()] ?? ''
}

/** 09:30 in Asia/Shanghai */
export function formatTime(instant: Date | string): string {
  return shanghaiTime.format(new Date(instant))
}

/** 2025年9月15日 09:30 */
export function formatInstant(instant: Date | string): string {
  const at = new Date(instant)
  return `${formatDate(dateOf(at))} ${formatTime(at)}`
}
