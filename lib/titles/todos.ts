import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { addDays, endOfDay, formatDate, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { TodoItem } from '@/lib/platform/todo'
import { holdingPolicy } from './policy'

/** Days before the end of a term at which a unit is told of it. */
const NOTICE_DAYS = 90
const MOST = 200

/** Holdings of the viewer's people that end within `NOTICE_DAYS`, one thing to do per title and last day. */
export async function readTodos(viewer: Viewer): Promise<TodoItem[]> {
  if (viewer.role !== 'unitHr' && viewer.role !== 'talent') return []
  if (!holdingPolicy.can(viewer, 'read')) return []
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const holdings = await prisma.holding.findMany({
    where: {
      state: 'active',
      endsOn: { gte: fromDateOnly(today), lte: fromDateOnly(addDays(today, NOTICE_DAYS)) },
      person: {
        is: { status: 'active', ...(viewer.role === 'unitHr' ? { unitId: { in: viewer.unitIds } } : { id: viewer.personId ?? '' }) },
      },
    },
    select: { titleId: true, endsOn: true, title: { select: { name: true } }, person: { select: { name: true } } },
    orderBy: [{ endsOn: 'asc' }, { titleId: 'asc' }],
    take: MOST,
  })
  const groups = new Map<string, { day: string; title: string; names: string[] }>()
  for (const { titleId, endsOn, title, person } of holdings) {
    if (!endsOn) continue
    const day = toDateOnly(endsOn)
    const group = groups.get(`${titleId}:${day}`) ?? { day, title: title.name, names: [] }
    group.names.push(person.name)
    groups.set(`${titleId}:${day}`, group)
  }
  return [...groups].map(([key, { day, title, names }]): TodoItem => {
    const dueAt = endOfDay(day).toISOString()
    if (viewer.role === 'talent')
      return {
        key: `term:${key}`,
        kind: 'title',
        title: `您的${title}称号即将届满`,
        detail: `任期至${formatDate(day)}，续评请与所在单位人事联系`,
        dueAt,
        href: '/me',
        buttonLabel: '查看',
      }
    const shown = names.slice(0, 4).join('、')
    return {
      key: `term:${key}`,
      kind: 'title',
      title: `确认 ${names.length} 人是否参加续评`,
      detail: `${title}任期${formatDate(day)}届满：${shown}${names.length > 4 ? `等 ${names.length} 人` : ''}`,
      dueAt,
      href: '/titles',
      buttonLabel: '去确认',
    }
  })
}
