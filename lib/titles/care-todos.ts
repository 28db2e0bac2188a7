import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { endOfDay, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { TodoItem } from '@/lib/platform/todo'

/** Requests for recognition that wait for the office; what a unit's clerk is late to deliver. */
export async function readTodos(viewer: Viewer): Promise<TodoItem[]> {
  const { prisma } = await db()
  if (viewer.role === 'cityOffice') {
    const waiting = await prisma.recognition.count({ where: { state: 'submitted' } })
    if (waiting === 0) return []
    return [
      {
        key: 'recognitions',
        kind: 'title',
        title: `审核 ${waiting} 份称号认定申请`,
        detail: '核对证书或授予文件后，予以认定或说明理由',
        dueAt: null,
        href: '/titles/recognitions?state=submitted',
        buttonLabel: '去审核',
      },
    ]
  }
  if (viewer.role !== 'unitHr') return []
  const today = await businessToday(prisma)
  const late = await prisma.entitlementDue.aggregate({
    where: { state: 'due', dueOn: { lt: fromDateOnly(today) }, unitId: { in: viewer.unitIds } },
    _count: true,
    _min: { dueOn: true },
  })
  if (late._count === 0 || !late._min.dueOn) return []
  const dueOn = toDateOnly(late._min.dueOn)
  return [
    {
      key: 'entitlements:late',
      kind: 'title',
      title: `落实 ${late._count} 项逾期的激励保障`,
      detail: '落实后上传凭证登记；确实不再落实的，请写明原因',
      dueAt: endOfDay(dueOn).toISOString(),
      href: '/titles/entitlements?standing=overdue',
      buttonLabel: '去登记',
    },
  ]
}
