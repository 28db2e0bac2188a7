import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { endOfDay, formatDate, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { TodoItem } from '@/lib/platform/todo'
import type { AssessmentState } from './states'

/** Which forms wait for whom, and in which words. */
const WAITING = {
  unitHr: { state: 'awaited', title: (count: number) => `填报 ${count} 份年度考核表`, buttonLabel: '去填报' },
  unitLeader: { state: 'submitted', title: (count: number) => `审核 ${count} 份年度考核表`, buttonLabel: '去审核' },
  cityOffice: { state: 'endorsed', title: (count: number) => `确认 ${count} 份年度考核表`, buttonLabel: '去确认' },
} as const satisfies Record<string, { state: AssessmentState; title: (count: number) => string; buttonLabel: string }>

/** Forms of open years that wait for the viewer, and proposals that wait for the office; one thing to do a year. */
export async function readTodos(viewer: Viewer): Promise<TodoItem[]> {
  if (viewer.role !== 'unitHr' && viewer.role !== 'unitLeader' && viewer.role !== 'cityOffice') return []
  const { prisma } = await db()
  const { state, title, buttonLabel } = WAITING[viewer.role]
  const scope = viewer.role === 'cityOffice' ? {} : { unitId: { in: viewer.unitIds } }
  const years = await prisma.assessmentYear.findMany({
    where: { state: 'open' },
    select: { id: true, year: true, dueOn: true, _count: { select: { forms: { where: { state, ...scope } } } } },
    orderBy: { year: 'asc' },
  })
  const staged = viewer.role === 'cityOffice' ? await prisma.assessmentEffect.count({ where: { state: 'staged' } }) : 0
  const forms = years.flatMap(({ id, year, dueOn, _count }): TodoItem[] => {
    if (_count.forms === 0) return []
    const due = toDateOnly(dueOn)
    return [
      {
        key: `assessment:${id}`,
        kind: 'title',
        title: title(_count.forms),
        detail: `${year} 年度称号考核，${formatDate(due)}截止填报`,
        dueAt: endOfDay(due).toISOString(),
        href: `/assessment/${id}?state=${state}`,
        buttonLabel,
      },
    ]
  })
  const [latest] = years.slice(-1)
  if (staged === 0 || !latest) return forms
  return [
    ...forms,
    {
      key: 'assessment:effects',
      kind: 'title',
      title: `决定 ${staged} 项考核结果运用`,
      detail: '提醒、暂不续评或撤销，由管理办法提出，逐项决定后执行',
      dueAt: null,
      href: `/assessment/${latest.id}`,
      buttonLabel: '去决定',
    },
  ]
}
