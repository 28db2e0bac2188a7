import 'server-only'
import { cache } from 'react'
import { readTodos as readAssessmentTodos } from '@/lib/assessment/todos'
import { loadOrgTree } from '@/lib/org/queries'
import { readTodos as readOrgTodos } from '@/lib/org/todos'
import { ROLE_LABELS } from '@/lib/platform/access/roles'
import { currentViewer } from '@/lib/platform/access/session'
import { unitSubtree } from '@/lib/platform/access/unit-scope'
import type { GrantSummary, Viewer } from '@/lib/platform/access/viewer'
import { businessNow, businessToday } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env'
import { countUnreadNotices } from '@/lib/platform/notices/queries'
import type { TodoItem } from '@/lib/platform/todo'
import { readTodos as readPoolTodos } from '@/lib/pool/todos'
import { readTodos as readRadiationTodos } from '@/lib/radiation/todos'
import { readTodos as readRoundTodos } from '@/lib/rounds/todos'
import { readTodos as readCareTodos } from '@/lib/titles/care-todos'
import { readTodos as readTitleTodos } from '@/lib/titles/todos'
import { type DeskGroup, navigationFor } from './navigation'
import { groupTodos } from './todo-groups'

/** Everything that waits for the viewer, from all features. */
export async function readTodos(viewer: Viewer): Promise<TodoItem[]> {
  const lists = await Promise.all([
    readRoundTodos(viewer),
    readOrgTodos(viewer),
    readTitleTodos(viewer),
    readCareTodos(viewer),
    readAssessmentTodos(viewer),
    readPoolTodos(viewer),
    readRadiationTodos(viewer),
  ])
  return lists.flat()
}

/** The current viewer's things to do and the business time at which they were read; once a request. */
export const currentTodos = cache(async (): Promise<{ now: Date; items: TodoItem[] }> => {
  const { prisma } = await db()
  const [items, now] = await Promise.all([readTodos(await currentViewer()), businessNow(prisma)])
  return { now, items }
})

/** At most so many other roles are looked at. */
const OTHER_ROLES = 6

/** What waits for the account in its other roles, which are switched off now: role and count. */
export async function readOtherTodos(viewer: Viewer): Promise<{ grantId: string; count: number }[]> {
  const { prisma } = await db()
  const others = viewer.grants.filter((grant) => grant.id !== viewer.grant?.id).slice(0, OTHER_ROLES)
  const counts = await Promise.all(
    others.map(async (grant) => {
      const unitIds = grant.unitId ? await unitSubtree(prisma, grant.unitId) : []
      const items = await readTodos({ ...viewer, role: grant.role, grant, unitIds })
      return { grantId: grant.id, count: items.length }
    }),
  )
  return counts.filter((item) => item.count > 0)
}

export type GrantChoice = { id: string; unitName: string; roleName: string; current: boolean }

export type DeskView = {
  groups: (Omit<DeskGroup, 'items'> & { items: (DeskGroup['items'][number] & { count?: number; hot?: boolean })[] })[]
  grants: GrantChoice[]
  noticeCount: number
  railNote: string | null
}

const PLATFORM = ['sysAdmin', 'securityAdmin', 'auditor']

/** The current viewer's roles with the names of what they are about; once a request. */
export const currentGrants = cache(async (): Promise<GrantChoice[]> => {
  const viewer = await currentViewer()
  const { prisma } = await db()
  const [tree, person, rounds] = await Promise.all([
    businessToday(prisma).then((today) => loadOrgTree(prisma, today)),
    viewer.personId ? prisma.person.findUnique({ where: { id: viewer.personId }, select: { unitId: true } }) : null,
    prisma.round.findMany({
      where: { id: { in: viewer.grants.flatMap((grant) => (grant.roundId ? [grant.roundId] : [])) } },
      select: { id: true, name: true },
    }),
  ])
  const roundNames = new Map(rounds.map((round) => [round.id, round.name]))
  const placeOf = (grant: GrantSummary): string => {
    if (grant.unitId) return tree.shortNameOf(grant.unitId)
    if (grant.roundId) return roundNames.get(grant.roundId) ?? '评选轮次'
    if (grant.role === 'talent') return person ? tree.shortNameOf(person.unitId) : '本人'
    return PLATFORM.includes(grant.role) ? '平台管理' : '全市'
  }
  return viewer.grants.map((grant) => ({
    id: grant.id,
    unitName: placeOf(grant),
    roleName: ROLE_LABELS[grant.role],
    current: grant.id === viewer.grant?.id,
  }))
})

/** What the frame around every desk page shows. */
export async function readDesk(viewer: Viewer): Promise<DeskView> {
  const [grants, noticeCount, todos] = await Promise.all([currentGrants(), countUnreadNotices(viewer), currentTodos()])
  const hasOverdue = groupTodos(todos.items, todos.now).some((group) => group.key === 'overdue')
  return {
    groups: navigationFor(viewer.role, { isDemo: env().isDemo }).map(({ group, items }) => ({
      group,
      items: items.map((item) => (item.href === '/home' ? { ...item, count: todos.items.length || undefined, hot: hasOverdue } : item)),
    })),
    grants,
    noticeCount,
    railNote: viewer.grant?.unitId ? scopeNote(grants.find((grant) => grant.current)?.unitName ?? '', viewer.unitIds.length - 1) : null,
  }
}

function scopeNote(name: string, below: number): string {
  return below > 0 ? `${name}及下属 ${below} 个单位` : name
}
