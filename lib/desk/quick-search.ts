import 'server-only'
import { parsePeopleFilter } from '@/lib/org/people-filter'
import { peopleWhere } from '@/lib/org/people-where'
import { personPolicy } from '@/lib/org/policy'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { queryTokens } from '@/lib/platform/search/tokens'
import { inWordsOf } from '@/lib/rounds/labels'
import { roundPolicy } from '@/lib/rounds/policy'
import { roundStageNames } from '@/lib/rounds/round-stages'
import { navigationFor } from './navigation'

export type SearchGroup = { group: string; items: { href: string; label: string; note?: string }[] }

const MOST = 8

/** People of the viewer's scope by parts of the name, pinyin or initials, and rounds by name. Pages are matched where the rail is shown. */
export async function quickSearch(viewer: Viewer, input: { query: string }): Promise<SearchGroup[]> {
  const paths = new Set(navigationFor(viewer.role, { isDemo: false }).flatMap((group) => group.items.map((item) => item.href)))
  const [people, rounds] = await Promise.all([
    paths.has('/people') ? findPeople(viewer, input.query) : [],
    paths.has('/rounds') ? findRounds(viewer, input.query) : [],
  ])
  return [
    { group: '人员', items: people },
    { group: '评选轮次', items: rounds },
  ].filter((group) => group.items.length > 0)
}

async function findPeople(viewer: Viewer, query: string): Promise<SearchGroup['items']> {
  const filter = parsePeopleFilter({ q: query, status: 'all' })
  if (!personPolicy.can(viewer, 'read') || queryTokens(filter.q).length === 0) return []
  const { prisma } = await db()
  const tree = await loadOrgTree(prisma, await businessToday(prisma))
  const found = await prisma.person.findMany({
    where: peopleWhere(viewer, 'read', filter, tree),
    select: { id: true, name: true, post: true, unitId: true },
    orderBy: [{ namePinyin: 'asc' }, { id: 'asc' }],
    take: MOST,
  })
  return found.map(({ id, name, post, unitId }) => ({
    href: `/people/${id}`,
    label: name,
    note: [tree.shortNameOf(unitId), post].filter(Boolean).join(' · '),
  }))
}

async function findRounds(viewer: Viewer, query: string): Promise<SearchGroup['items']> {
  if (!roundPolicy.can(viewer, 'read')) return []
  const { prisma } = await db()
  const found = await prisma.round.findMany({
    where: { AND: [roundPolicy.where(viewer, 'read') as Prisma.RoundWhereInput, { name: { contains: query } }] },
    select: { id: true, kind: true, name: true, stage: true },
    orderBy: { createdAt: 'desc' },
    take: MOST,
  })
  return found.map(({ id, kind, name, stage }) => ({ href: `/rounds/${id}`, label: name, note: inWordsOf(kind, roundStageNames[stage]) }))
}
