import 'server-only'
import { type UnitOption, unitOptions } from '@/lib/org/people-queries'
import { loadLines, loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import type { DateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { forbidden } from '@/lib/platform/errors'
import { loadTitles } from '@/lib/titles/queries'
import type { Span } from './availability'
import { callUpPolicy, categoryPolicy, poolPolicy, searchPolicy } from './policy'
import { askedDays, decodePoolKey, encodePoolKey, type PoolFilter } from './pool-filter'
import { type PoolNames, type PoolRow, poolRowSelect, toPoolRows } from './pool-rows'
import { categoryWhere, membersByHand, poolWhere } from './pool-where'

const PAGE = 30
/** Totals over this are shown as "1000+". */
const COUNT_BOUND = 1000

export type PoolChoices = {
  units: UnitOption[]
  lines: { id: string; name: string }[]
  titles: { code: string; name: string; plan: 'summit' | 'highland' }[]
  categories: { id: string; name: string }[]
}

export type PoolSearchView = { id: string; name: string; query: string }

export type PoolPage = {
  today: DateOnly
  days: Span & { isOnly: boolean }
  rows: PoolRow[]
  count: number
  isCountBounded: boolean
  previousKey: string | null
  nextKey: string | null
  choices: PoolChoices
  searches: PoolSearchView[]
  /** The viewer sees only the own units' and the public talents. */
  isScoped: boolean
  abilities: { export: boolean; request: boolean; keepSearch: boolean; manageCategories: boolean }
}

export type PoolContext = { names: PoolNames; lines: { id: string; name: string; isActive: boolean }[]; titles: PoolChoices['titles'] }

/** Names and choices of the day that every page of the pool needs. */
export async function loadPoolContext(reader: Reader): Promise<PoolContext> {
  const today = await businessToday(reader)
  const [tree, lines, titles] = await Promise.all([loadOrgTree(reader, today), loadLines(reader), loadTitles(reader)])
  const lineNames = new Map(lines.map((line) => [line.id, line.name]))
  return {
    names: {
      tree,
      lineName: (id) => lineNames.get(id) ?? '',
      titles: new Map(titles.map((title) => [title.code, { name: title.name, plan: title.plan, rank: title.rank }])),
    },
    lines,
    titles: titles.map(({ code, name, plan }) => ({ code, name, plan })),
  }
}

/** The condition of the category that a filter names; null where there is none of that id. */
async function categoryOf(reader: Reader, categoryId: string | undefined, day: DateOnly): Promise<Prisma.PoolEntryWhereInput | null> {
  if (!categoryId) return null
  const [category, members] = await Promise.all([
    reader.poolCategory.findFirst({ where: { id: categoryId, isActive: true } }),
    membersByHand(reader, categoryId),
  ])
  return category ? categoryWhere(category, members, day) : null
}

/** The condition of a list for this viewer, with the names it needs. */
export async function poolCondition(reader: Reader, viewer: Viewer, verb: 'read' | 'export', filter: PoolFilter, context: PoolContext) {
  const category = await categoryOf(reader, filter.category, context.names.tree.day)
  return poolWhere(viewer, verb, filter, { tree: context.names.tree, titles: context.titles, category })
}

/** One page of the desk pool, by key. @throws AppError forbidden */
export async function readPool(viewer: Viewer, filter: PoolFilter): Promise<PoolPage> {
  if (!poolPolicy.can(viewer, 'read')) throw forbidden()
  const { prisma } = await db()
  const context = await loadPoolContext(prisma)
  const { tree } = context.names
  const where = await poolCondition(prisma, viewer, 'read', filter, context)
  const days = askedDays(filter, tree.day)
  const [page, count, categories, searches] = await Promise.all([
    readPage(prisma, where, filter),
    prisma.poolEntry.count({ where, take: COUNT_BOUND + 1 }),
    prisma.poolCategory.findMany({
      where: { isActive: true },
      select: { id: true, name: true },
      orderBy: [{ sortOrder: 'asc' }, { name: 'asc' }],
    }),
    prisma.poolSearch.findMany({
      where: { accountId: viewer.accountId ?? '' },
      select: { id: true, name: true, query: true },
      orderBy: { name: 'asc' },
    }),
  ])
  return {
    today: tree.day,
    days,
    rows: await toPoolRows(prisma, viewer, page.rows, context.names, days),
    count: Math.min(count, COUNT_BOUND),
    isCountBounded: count > COUNT_BOUND,
    previousKey: page.previousKey,
    nextKey: page.nextKey,
    choices: {
      // A unit's list reaches beyond its own units: the public talents of all.
      units: unitOptions({ ...viewer, unitIds: [] }, tree),
      lines: context.lines.filter((line) => line.isActive).map(({ id, name }) => ({ id, name })),
      titles: context.titles,
      categories,
    },
    searches,
    isScoped: viewer.unitIds.length > 0,
    abilities: {
      export: poolPolicy.can(viewer, 'export'),
      request: callUpPolicy.can(viewer, 'request'),
      keepSearch: searchPolicy.can(viewer, 'keep'),
      manageCategories: categoryPolicy.can(viewer, 'manage'),
    },
  }
}

function orderOf(sort: PoolFilter['sort'], isBackward: boolean): Prisma.PoolEntryOrderByWithRelationInput[] {
  const direction = (sort === '-name') !== isBackward ? 'desc' : 'asc'
  const byName = [{ namePinyin: direction }, { personId: direction }] as const
  return sort === 'rank' ? [{ bestRank: direction }, ...byName] : [...byName]
}

type Key = { bestRank: number; namePinyin: string; personId: string }

/** Rows beyond a key in the order of the list. */
function beyond(sort: PoolFilter['sort'], key: Key, isBackward: boolean): Prisma.PoolEntryWhereInput {
  const isUp = (sort === '-name') === isBackward
  const past = <T>(value: T) => (isUp ? { gt: value } : { lt: value })
  const byName = [{ namePinyin: past(key.namePinyin) }, { namePinyin: key.namePinyin, personId: past(key.personId) }]
  if (sort !== 'rank') return { OR: byName }
  return { OR: [{ bestRank: past(key.bestRank) }, ...byName.map((name) => ({ bestRank: key.bestRank, ...name }))] }
}

async function readPage(reader: Reader, where: Prisma.PoolEntryWhereInput, filter: PoolFilter) {
  const after = decodePoolKey(filter.after)
  const key = after ?? decodePoolKey(filter.before)
  const isBackward = !after && key !== null
  const found = await reader.poolEntry.findMany({
    where: key ? { AND: [where, beyond(filter.sort, key, isBackward)] } : where,
    orderBy: orderOf(filter.sort, isBackward),
    take: PAGE + 1,
    select: poolRowSelect,
  })
  const hasMore = found.length > PAGE
  const rows = found.slice(0, PAGE)
  if (isBackward) rows.reverse()
  const [first, last] = [rows.at(0), rows.at(-1)]
  return {
    rows,
    previousKey: first && (isBackward ? hasMore : key !== null) ? encodePoolKey(first) : null,
    nextKey: last && (isBackward || hasMore) ? encodePoolKey(last) : null,
  }
}
