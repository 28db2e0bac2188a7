import 'server-only'
import type { CalendarOverride } from '@/lib/platform/calendar/working-days'
import { type DateOnly, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'

/** The office's own settings from a day on, to another where one is given; both count. */
export async function readOverridesFrom(reader: Reader, from: DateOnly, to?: DateOnly): Promise<CalendarOverride[]> {
  const rows = await reader.calendarOverride.findMany({
    where: { date: { gte: fromDateOnly(from), ...(to ? { lte: fromDateOnly(to) } : {}) } },
    orderBy: { date: 'asc' },
  })
  return rows.map((row) => ({ date: toDateOnly(row.date), isWorkingDay: row.isWorkingDay, name: row.reason }))
}
