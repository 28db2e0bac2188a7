import { addDays, type DateOnly, dateOf, daysBetween, formatDayInYear, formatTime, formatWeekday } from '@/lib/platform/dates'
import type { TodoItem } from '@/lib/platform/todo'

export type TodoGroupKey = 'overdue' | 'today' | 'thisWeek' | 'later'

export const TODO_GROUP_LABELS: Record<TodoGroupKey, string> = { overdue: '已逾期', today: '今天到期', thisWeek: '本周', later: '以后' }

export type DatedTodo = TodoItem & { group: TodoGroupKey /** 还有 3 天 */; dueWords: string /** 9月18日 周四 */; dueNote: string }

/** The Sunday that ends the week of a date; weeks begin on Monday. */
export function endOfWeek(date: DateOnly): DateOnly {
  const order = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日']
  return addDays(date, 6 - order.indexOf(formatWeekday(date)))
}

function shortWeekday(date: DateOnly): string {
  return formatWeekday(date).replace('星期', '周')
}

/** How much time is left, in hours and minutes on the last day. */
function timeLeft(now: Date, due: Date): string {
  const minutes = Math.max(1, Math.floor((due.getTime() - now.getTime()) / 60_000))
  const hours = Math.floor(minutes / 60)
  if (hours === 0) return `还有 ${minutes} 分钟`
  return minutes % 60 === 0 ? `还有 ${hours} 小时` : `还有 ${hours} 小时 ${minutes % 60} 分`
}

/** Groups by deadline and puts the deadline in words. A deadline at midnight is the end of the day before. */
export function datedTodo(item: TodoItem, now: Date): DatedTodo {
  if (item.dueAt === null) return { ...item, group: 'later', dueWords: '', dueNote: '' }
  const due = new Date(item.dueAt)
  const today = dateOf(now)
  const isMidnight = formatTime(due) === '00:00'
  const day = dateOf(isMidnight ? new Date(due.getTime() - 1) : due)
  const clock = isMidnight ? '24:00' : formatTime(due)
  const note = `${formatDayInYear(day)} ${shortWeekday(day)}`
  if (due.getTime() <= now.getTime()) {
    const days = daysBetween(day, today)
    return { ...item, group: 'overdue', dueWords: days === 0 ? '今天已过时限' : `逾期 ${days} 天`, dueNote: note }
  }
  if (day === today) return { ...item, group: 'today', dueWords: timeLeft(now, due), dueNote: `今天 ${clock}` }
  const dueWords = `还有 ${daysBetween(today, day)} 天`
  return { ...item, group: day <= endOfWeek(today) ? 'thisWeek' : 'later', dueWords, dueNote: note }
}

/** By deadline, the earliest first; those without one last. */
export function groupTodos(items: readonly TodoItem[], now: Date): { key: TodoGroupKey; label: string; items: DatedTodo[] }[] {
  const sorted = [...items].sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') || a.key.localeCompare(b.key))
  const dated = sorted.map((item) => datedTodo(item, now))
  return (Object.keys(TODO_GROUP_LABELS) as TodoGroupKey[])
    .map((key) => ({ key, label: TODO_GROUP_LABELS[key], items: dated.filter((item) => item.group === key) }))
    .filter((group) => group.items.length > 0)
}
