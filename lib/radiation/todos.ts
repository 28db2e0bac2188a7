import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import type { TodoItem } from '@/lib/platform/todo'
import { waitingFor } from './contribution-queries'
import { contributionPolicy } from './policy'

/** What waits to be verified, and what came back to be mended. */
export async function readTodos(viewer: Viewer): Promise<TodoItem[]> {
  if (viewer.role !== 'unitHr' && viewer.role !== 'unitLeader' && viewer.role !== 'talent') return []
  const { prisma } = await db()
  const isLeader = viewer.role === 'unitLeader'
  const [waiting, returned] = await Promise.all([
    contributionPolicy.can(viewer, 'verify') ? prisma.contribution.count({ where: waitingFor(viewer) }) : 0,
    contributionPolicy.can(viewer, 'write')
      ? prisma.contribution.count({
          where: { AND: [contributionPolicy.where(viewer, 'write') as Prisma.ContributionWhereInput, { state: 'returned' }] },
        })
      : 0,
  ])
  const items: TodoItem[] = []
  if (waiting > 0)
    items.push({
      key: 'contributions:waiting',
      kind: 'contribution',
      title: `核实 ${waiting} 件辐射贡献`,
      detail: isLeader ? '单位人事填报，请单位党组对照证明材料核实' : '人才本人填报，请对照证明材料核实',
      dueAt: null,
      href: '/contributions?show=mine',
      buttonLabel: '去核实',
    })
  if (returned > 0)
    items.push({
      key: 'contributions:returned',
      kind: 'contribution',
      title: `补正 ${returned} 件被退回的辐射贡献`,
      detail: '按退回原因修改后重新提交，核实后才计数',
      dueAt: null,
      href: '/contributions?state=returned',
      buttonLabel: '去补正',
    })
  return items
}
