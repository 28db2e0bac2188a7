import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { endOfDay, formatDate, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { TodoItem } from '@/lib/platform/todo'
import { importPolicy, transferPolicy } from './policy'

const MOST = 20

/** Requests of other units for the viewer's people, and read rosters that wait for a decision. */
export async function readTodos(viewer: Viewer): Promise<TodoItem[]> {
  if (viewer.role !== 'unitHr' && viewer.role !== 'cityOffice') return []
  const { prisma } = await db()
  const [requests, batches] = await Promise.all([
    viewer.role === 'unitHr'
      ? prisma.transferRequest.findMany({
          where: { AND: [transferPolicy.where(viewer, 'answer'), { state: 'requested' }] },
          select: { id: true, on: true, reason: true, person: { select: { name: true } } },
          orderBy: { on: 'asc' },
          take: MOST,
        })
      : [],
    prisma.importBatch.findMany({
      where: { AND: [importPolicy.where(viewer, 'decide'), { state: 'ready' }] },
      select: { id: true, kind: true, fileName: true, acceptCount: true, rejectCount: true },
      orderBy: { createdAt: 'desc' },
      take: MOST,
    }),
  ])
  const transfers = requests.map(({ id, on, reason, person }): TodoItem => {
    const day = toDateOnly(on)
    return {
      key: `transfer:${id}`,
      kind: 'transfer',
      title: `答复 ${person.name} 的调动申请`,
      detail: `拟于${formatDate(day)}调出；理由：${reason}`,
      dueAt: endOfDay(day).toISOString(),
      href: '/people/transfers',
      buttonLabel: '去答复',
    }
  })
  const imports = batches
    .filter((batch) => batch.kind === 'people')
    .map(
      ({ id, fileName, acceptCount, rejectCount }): TodoItem => ({
        key: `import:${id}`,
        kind: 'import',
        title: '确认已读取的名册',
        detail: `${fileName}：可导入 ${acceptCount} 行，需退回 ${rejectCount} 行，尚未写入`,
        dueAt: null,
        href: `/people/import/${id}`,
        buttonLabel: '去确认',
      }),
    )
  return [...transfers, ...imports]
}
