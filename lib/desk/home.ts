import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { workingDayStatus } from '@/lib/platform/calendar/working-days'
import { addDays, type DateOnly, dateOf, formatDate, formatInstant, formatMonth, formatTime, formatWeekday } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { forbidden } from '@/lib/platform/errors'
import { type NoticeView, readNotices } from '@/lib/platform/notices/queries'
import { readOverridesFrom } from './calendar-overrides'
import { currentTodos } from './queries'
import { type DatedTodo, endOfWeek, groupTodos, type TodoGroupKey } from './todo-groups'

export type WeekDay = { date: DateOnly; weekday: string; day: number; isToday: boolean; isDayOff: boolean; count: number }

export type HomeView = {
  /** 2025年9月15日（星期一）09:30 */
  nowWords: string
  month: string
  total: number
  overdue: number
  dueToday: number
  groups: { key: TodoGroupKey; label: string; items: DatedTodo[] }[]
  /** Monday to Sunday of the current week. */
  week: WeekDay[]
  notices: (NoticeView & { at: string })[]
  hasNoRole: boolean
}

const NOTICES_SHOWN = 4

/** "What waits for me": by deadline, with this week at a glance. */
export async function readHome(viewer: Viewer): Promise<HomeView> {
  if (!viewer.accountId) throw forbidden()
  const { now, items } = await currentTodos()
  const { prisma } = await db()
  const today = dateOf(now)
  const sunday = endOfWeek(today)
  const [overrides, notices] = await Promise.all([readOverridesFrom(prisma, addDays(sunday, -6), sunday), readNotices(viewer)])
  const groups = groupTodos(items, now)
  const countOf = (key: TodoGroupKey) => groups.find((group) => group.key === key)?.items.length ?? 0
  const dueDays = items.flatMap((item) =>
    item.dueAt && new Date(item.dueAt) > now ? [dateOf(new Date(new Date(item.dueAt).getTime() - 1))] : [],
  )
  return {
    nowWords: `${formatDate(today)}（${formatWeekday(today)}）${formatTime(now)}`,
    month: formatMonth(today).replace(/^.*年/, ''),
    total: items.length,
    overdue: countOf('overdue'),
    dueToday: countOf('today'),
    groups,
    week: Array.from({ length: 7 }, (_, index) => {
      const date = addDays(sunday, index - 6)
      return {
        date,
        weekday: formatWeekday(date).replace('星期', '周'),
        day: Number(date.slice(8)),
        isToday: date === today,
        isDayOff: workingDayStatus(date, overrides) === false,
        count: dueDays.filter((day) => day === date).length,
      }
    }),
    notices: notices.slice(0, NOTICES_SHOWN).map((notice) => ({ ...notice, at: formatInstant(notice.createdAt) })),
    hasNoRole: viewer.role === 'visitor',
  }
}
