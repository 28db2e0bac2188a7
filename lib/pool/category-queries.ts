import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import { queryTokens } from '@/lib/platform/search/tokens'
import { categoryPolicy, poolPolicy } from './policy'
import { loadPoolContext, type PoolContext } from './pool-queries'
import { categoryWhere, membersByHand } from './pool-where'

/** Counts over this are shown as "1000+". */
const COUNT_BOUND = 1000
const MOST = 100
const HISTORY = 100

export type CategoryView = {
  id: string
  version: number
  name: string
  description: string | null
  hasRule: boolean
  isActive: boolean
  lineId: string | null
  words: string[]
  titleCodes: string[]
  /** The rule as a sentence. */
  rule: string
  /** How many of them the viewer may see are in office and in it today. */
  count: number
  isCountBounded: boolean
  byHand: { included: number; excluded: number }
}

export type CategoryChoices = { lines: { id: string; name: string }[]; titles: { code: string; name: string }[] }
export type CategoryList = { categories: CategoryView[]; choices: CategoryChoices; abilities: { manage: boolean } }

type Row = Prisma.PoolCategoryGetPayload<object>

function ruleInWords(row: Row, context: PoolContext): string {
  if (!row.hasRule) return '只由人工指定成员'
  const titles = row.titleCodes.map((code) => context.names.titles.get(code)?.name ?? '').filter((name) => name !== '')
  return [
    row.lineId ? `条线为${context.names.lineName(row.lineId)}` : null,
    row.words.length > 0 ? `专长含“${row.words.join('”或“')}”` : null,
    titles.length > 0 ? `现持有${titles.join('或')}` : null,
  ]
    .filter(Boolean)
    .join('，且')
}

const choicesOf = (context: PoolContext): CategoryChoices => ({
  lines: context.lines.filter((line) => line.isActive).map(({ id, name }) => ({ id, name })),
  titles: context.titles.map(({ code, name }) => ({ code, name })),
})

async function present(viewer: Viewer, row: Row, context: PoolContext): Promise<CategoryView> {
  const { prisma } = await db()
  const members = await membersByHand(prisma, row.id)
  const count = await prisma.poolEntry.count({
    where: {
      AND: [
        poolPolicy.where(viewer, 'read'),
        categoryWhere(row, members, context.names.tree.day),
        { activeUntil: { gte: new Date(`${context.names.tree.day}T00:00:00.000Z`) } },
      ],
    },
    take: COUNT_BOUND + 1,
  })
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    description: row.description,
    hasRule: row.hasRule,
    isActive: row.isActive,
    lineId: row.lineId,
    words: row.words,
    titleCodes: row.titleCodes,
    rule: ruleInWords(row, context),
    count: Math.min(count, COUNT_BOUND),
    isCountBounded: count > COUNT_BOUND,
    byHand: { included: members.included.length, excluded: members.excluded.length },
  }
}

/** Categories in use first; the office also sees those taken out of use. Each is counted by its own bounded query. */
export async function readCategories(viewer: Viewer): Promise<CategoryList> {
  if (!categoryPolicy.can(viewer, 'read')) throw forbidden()
  const manage = categoryPolicy.can(viewer, 'manage')
  const { prisma } = await db()
  const [context, rows] = await Promise.all([
    loadPoolContext(prisma),
    prisma.poolCategory.findMany({
      where: manage ? {} : { isActive: true },
      orderBy: [{ isActive: 'desc' }, { sortOrder: 'asc' }, { name: 'asc' }],
      take: MOST,
    }),
  ])
  return {
    categories: await Promise.all(rows.map((row) => present(viewer, row, context))),
    choices: choicesOf(context),
    abilities: { manage },
  }
}

export type MemberView = {
  id: string
  personId: string
  name: string
  unitName: string
  membership: 'included' | 'excluded'
  reason: string
  at: string
  endedAt: string | null
  endReason: string | null
}

export type CategoryDetail = { category: CategoryView; members: MemberView[]; choices: CategoryChoices; abilities: { manage: boolean } }

/** One category with what was said by hand, newest first; people whom the viewer may not see are left out. @throws AppError notFound */
export async function readCategory(viewer: Viewer, categoryId: string): Promise<CategoryDetail> {
  if (!categoryPolicy.can(viewer, 'read')) throw forbidden()
  const manage = categoryPolicy.can(viewer, 'manage')
  const { prisma } = await db()
  const row = await prisma.poolCategory.findUnique({ where: { id: categoryId } })
  if (!row || !(row.isActive || manage)) throw notFound('没有找到这个分类，可能已经停用。')
  const [context, members] = await Promise.all([
    loadPoolContext(prisma),
    prisma.poolCategoryMember.findMany({
      where: { categoryId },
      include: { person: { select: { name: true, unitId: true, poolEntry: { select: { isPublic: true } } } } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: HISTORY,
    }),
  ])
  return {
    category: await present(viewer, row, context),
    members: members
      .filter(({ personId, person }) =>
        poolPolicy.can(viewer, 'read', { personId, unitId: person.unitId, isPublic: person.poolEntry?.isPublic ?? false }),
      )
      .map((member) => ({
        id: member.id,
        personId: member.personId,
        name: member.person.name,
        unitName: context.names.tree.nameOf(member.person.unitId),
        membership: member.membership,
        reason: member.reason,
        at: member.at.toISOString(),
        endedAt: member.endedAt?.toISOString() ?? null,
        endReason: member.endReason,
      })),
    choices: choicesOf(context),
    abilities: { manage },
  }
}

/** Anybody in office in the city, by name: who is taken in by hand need not hold a title. */
export async function findMembers(viewer: Viewer, input: { query: string }): Promise<{ value: string; label: string; note: string }[]> {
  if (!categoryPolicy.can(viewer, 'manage')) throw forbidden()
  const tokens = queryTokens(input.query)
  if (tokens.length === 0) return []
  const { prisma } = await db()
  const context = await loadPoolContext(prisma)
  const found = await prisma.person.findMany({
    where: { nameTokens: { hasEvery: tokens }, status: 'active', affiliation: 'internal' },
    orderBy: [{ namePinyin: 'asc' }, { id: 'asc' }],
    take: 12,
    select: { id: true, name: true, unitId: true, post: true },
  })
  return found.map(({ id, name, unitId, post }) => ({
    value: id,
    label: name,
    note: [context.names.tree.nameOf(unitId), post].filter(Boolean).join('，'),
  }))
}
