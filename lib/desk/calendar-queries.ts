import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { dayName, isYearAnnounced, workingDayStatus } from '@/lib/platform/calendar/working-days'
import { businessToday } from '@/lib/platform/clock'
import { addDays, addMonths, type DateOnly, formatMonth, formatWeekday } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { readOverridesFrom } from './calendar-overrides'
import { calendarPolicy } from './policy'
import { endOfWeek } from './todo-groups'

export type CalendarDay = {
  date: DateOnly
  day: number
  isInMonth: boolean
  isToday: boolean
  status: 'working' | 'off' | 'unknown'
  name: string
  isOverridden: boolean
}

export type CalendarView = {
  today: DateOnly
  /** YYYY-MM */
  month: string
  title: string
  previousMonth: string
  nextMonth: string
  isAnnounced: boolean
  year: number
  workingDays: number
  weeks: CalendarDay[][]
  overrides: { date: DateOnly; weekday: string; isWorkingDay: boolean; reason: string }[]
  abilities: { canSet: boolean }
}

/** One month, Monday first, and the year's own settings of the office. */
export async function readCalendar(viewer: Viewer, wanted: string | undefined): Promise<CalendarView> {
  calendarPolicy.authorise(viewer, 'read')
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const month = wanted && /^20\d{2}-(0[1-9]|1[0-2])$/.test(wanted) ? wanted : today.slice(0, 7)
  const first = `${month}-01`
  const last = addDays(addMonths(first, 1), -1)
  const year = Number(month.slice(0, 4))
  const start = addDays(endOfWeek(first), -6)
  const end = endOfWeek(last)
  const overrides = await readOverridesFrom(
    prisma,
    start < `${year}-01-01` ? start : `${year}-01-01`,
    end > `${year}-12-31` ? end : `${year}-12-31`,
  )
  const weeks: CalendarDay[][] = []
  let workingDays = 0
  for (let date = start; date <= end; date = addDays(date, 1)) {
    const status = workingDayStatus(date, overrides)
    const isInMonth = date.startsWith(month)
    if (isInMonth && status === true) workingDays += 1
    const day: CalendarDay = {
      date,
      day: Number(date.slice(8)),
      isInMonth,
      isToday: date === today,
      status: status === 'notAnnounced' ? 'unknown' : status ? 'working' : 'off',
      name: dayName(date, overrides),
      isOverridden: overrides.some((override) => override.date === date),
    }
    const week = weeks.at(-1)
    if (week && week.length < 7) week.push(day)
    else weeks.push([day])
  }
  return {
    today,
    month,
    title: formatMonth(first),
    previousMonth: addMonths(first, -1).slice(0, 7),
    nextMonth: addMonths(first, 1).slice(0, 7),
    isAnnounced: isYearAnnounced(year),
    year,
    workingDays,
    weeks,
    overrides: overrides
      .filter((override) => override.date.startsWith(String(year)))
      .map(({ date, isWorkingDay, name }) => ({ date, weekday: formatWeekday(date), isWorkingDay, reason: name ?? '' })),
    abilities: { canSet: calendarPolicy.can(viewer, 'set') },
  }
}
