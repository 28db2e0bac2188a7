import 'server-only'
import { cache } from 'react'
import { loadOrgTree } from '@/lib/org/queries'
import { readTodos as readOrgTodos } from '@/lib/org/todos'
import { ROLE_LABELS } from '@/lib/platform/access/roles'
import { currentViewer } from '@/lib/platform/access/session'
import type { GrantSummary, Viewer } from '@/lib/platform/access/viewer'
import { businessNow, businessToday } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env'
import { countUnreadNotices } from '@/lib/platform/notices/queries'
import type { TodoItem } from '@/lib/platform/todo'
import { readTodos as readRoundTodos } from '@/lib/rounds/todos'
import { readTodos as readTitleTodos } from '@/lib/titles/todos'
import { type DeskGroup, navigationFor } from './navigation'
import { groupTodos } from './todo-groups'

/** Everything that waits for the viewer, from all features. */
export async function readTodos(viewer: Viewer): Promise<TodoItem[]> {
  const lists = await Promise.all([readRoundTodos(viewer), readOrgTodos(viewer), readTitleTodos(viewer)])
  return lists.flat()
}

/** The current viewer's things to do and the business time at which they were read; once a request. */
export const currentTodos = cache(async (): Promise<{ now: Date; items: TodoItem[] }> => {
  const { prisma } = await db()
  const [items, now] = await Promise.all([readTodos(await currentViewer()), businessNow(prisma)])
  return { now, items }
})

export type GrantChoice = { id: string; unitName: string; roleName: string; current: boolean }

export type DeskView = {
  groups: (Omit<DeskGroup, 'items'> & { items: (DeskGroup['items'][number] & { count?: number; hot?: boolean })[] })[]
  grants: GrantChoice[]
  noticeCount: number
  railNote: string | null
}

const PLATFORM = ['sysAdmin', 'securityAdmin', 'auditor']

/** What the frame around every desk page shows. */
export async function readDesk(viewer: Viewer): Promise<DeskView> {
  const { prisma } = await db()
  const [tree, person, rounds, noticeCount, todos] = await Promise.all([
    businessToday(prisma).then((today) => loadOrgTree(prisma, today)),
    viewer.personId ? prisma.person.findUnique({ where: { id: viewer.personId }, select: { unitId: true } }) : null,
    prisma.round.findMany({
      where: { id: { in: viewer.grants.flatMap((grant) => (grant.roundId ? [grant.roundId] : [])) } },
      select: { id: true, name: true },
    }),
    countUnreadNotices(viewer),
    currentTodos(),
  ])
  const roundNames = new Map(rounds.map((round) => [round.id, round.name]))
  const placeOf = (grant: GrantSummary): string => {
    if (grant.unitId) return tree.shortNameOf(grant.unitId)
    if (grant.roundId) return roundNames.get(grant.roundId) ?? '评选轮次'
    if (grant.role === 'talent') return person ? tree.shortNameOf(person.unitId) : '本人'
    return PLATFORM.includes(grant.role) ? '平台管理' : '全市'
  }
  const hasOverdue = groupTodos(todos.items, todos.now).some((group) => group.key === 'overdue')
  return {
    groups: navigationFor(viewer.role, { isDemo: env().isDemo }).map(({ group, items }) => ({
      group,
      items: items.map((item) => (item.href === '/home' ? { ...item, count: todos.items.length || undefined, hot: hasOverdue } : item)),
    })),
    grants: viewer.grants.map((grant) => ({
      id: grant.id,
      unitName: placeOf(grant),
      roleName: ROLE_LABELS[grant.role],
      current: grant.id === viewer.grant?.id,
    })),
    noticeCount,
    railNote: viewer.grant?.unitId ? scopeNote(tree.shortNameOf(viewer.grant.unitId), viewer.unitIds.length - 1) : null,
  }
}

function scopeNote(name: string, below: number): string {
  return below > 0 ? `${name}及下属 ${below} 个单位` : name
}
