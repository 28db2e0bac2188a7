import 'server-only'
import type { OrgTree } from '@/lib/org/org-tree'
import { loadLines, loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { addDays, type DateOnly, fromDateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import { queryTokens } from '@/lib/platform/search/tokens'
import type { HoldingFilter, HoldingPage } from './holding-filter'
import { outsideAwardFor } from './outside-award-view'
import { holdingPolicy } from './policy'
import { printableCertificate } from './printable-certificate'
import { loadTitles } from './queries'
import { holdingStanding } from './terms'

const PAGE = 50
/** Longer lists are shown as "1000+". */
const COUNT_LIMIT = 1000
const MOST_EXPORTED = 20_000

/** A place in the list: last day, then id; the open-ended come last. */
type Cursor = { endsOn: DateOnly | null; id: string }

function readCursor(text: string | undefined): Cursor | null {
  const [endsOn, id] = (text ?? '').split('~')
  return id ? { endsOn: endsOn || null, id } : null
}

/** What a row of the list is made from. */
const LISTED = {
  title: { select: { name: true, plan: true } },
  person: { select: { name: true, post: true, unitId: true, line: { select: { name: true } } } },
  certificate: { select: { id: true, revokedOn: true, _count: { select: { prints: true } } } },
  recognition: { select: { awardName: true, grantedBy: true, proofFileId: true } },
} satisfies Prisma.HoldingInclude

/**
 * Those that end, from the first day asked for, then the open-ended. Apart, because one condition over both would read all that ended long ago.
 * @param from first last day wanted; null for all
 */
async function readInOrder(reader: Reader, where: Prisma.HoldingWhereInput, cursor: Cursor | null, from: DateOnly | null, take: number) {
  const after = cursor?.endsOn ?? null
  const lowest = after ?? from
  const beyond: Prisma.HoldingWhereInput =
    cursor && after ? { OR: [{ endsOn: fromDateOnly(after), id: { gt: cursor.id } }, { endsOn: { gt: fromDateOnly(after) } }] } : {}
  const ending =
    cursor && after === null
      ? []
      : await reader.holding.findMany({
          where: { AND: [where, { endsOn: lowest === null ? { not: null } : { gte: fromDateOnly(lowest) } }, beyond] },
          include: LISTED,
          orderBy: [{ endsOn: 'asc' }, { id: 'asc' }],
          take,
        })
  if (ending.length >= take) return ending
  const open = await reader.holding.findMany({
    where: { AND: [where, { endsOn: null }, cursor && after === null ? { id: { gt: cursor.id } } : {}] },
    include: LISTED,
    orderBy: { id: 'asc' },
    take: take - ending.length,
  })
  return [...ending, ...open]
}

function standingWhere(filter: HoldingFilter, today: DateOnly): Prisma.HoldingWhereInput {
  const day = fromDateOnly(today)
  const running: Prisma.HoldingWhereInput = {
    state: { not: 'annulled' },
    startsOn: { lte: day },
    OR: [{ endsOn: null }, { endsOn: { gte: day } }],
  }
  if (filter.expiringDays)
    return { state: { not: 'annulled' }, endsOn: { gte: day, lte: fromDateOnly(addDays(today, filter.expiringDays)) } }
  switch (filter.standing ?? 'running') {
    case 'running':
      return running
    case 'ended':
      return { OR: [{ state: 'annulled' }, { endsOn: { lt: day } }] }
    case 'all':
      return {}
  }
}

function subtreeOf(viewer: Viewer, tree: OrgTree, unitId: string | undefined): Prisma.PersonWhereInput {
  if (!unitId) return {}
  const known = tree.unit(unitId)
  if (!known || !holdingPolicy.can(viewer, 'read', { personId: '', unitId })) throw notFound('没有找到这个单位，或不在您的管理范围内。')
  return { unitId: { in: tree.descendantsOf(unitId) } }
}

/** Holdings of the viewer's people, those that end first at the top. @throws AppError forbidden, notFound for another unit */
export async function readHoldings(viewer: Viewer, filter: HoldingFilter, options: { all?: boolean } = {}): Promise<HoldingPage> {
  if (viewer.role === 'talent' || !holdingPolicy.can(viewer, 'read')) throw forbidden()
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const [tree, lines, titles] = await Promise.all([loadOrgTree(prisma, today), loadLines(prisma), loadTitles(prisma)])
  // The policy's facts are the person's: the same rule filters through the relation.
  const scope = holdingPolicy.where(viewer, 'read') as Prisma.PersonWhereInput
  const tokens = queryTokens(filter.name ?? '')
  const where: Prisma.HoldingWhereInput = {
    AND: [
      standingWhere(filter, today),
      filter.titleCode ? { title: { code: filter.titleCode } } : {},
      {
        person: {
          is: {
            AND: [
              scope,
              subtreeOf(viewer, tree, filter.unitId),
              filter.lineId ? { lineId: filter.lineId } : {},
              tokens.length > 0 ? { nameTokens: { hasEvery: tokens } } : {},
            ],
          },
        },
      },
    ],
  }
  const isCurrent = Boolean(filter.expiringDays) || (filter.standing ?? 'running') === 'running'
  const [rows, counted] = await Promise.all([
    readInOrder(prisma, where, readCursor(filter.after), isCurrent ? today : null, options.all ? MOST_EXPORTED : PAGE + 1),
    prisma.holding.findMany({ where, select: { id: true }, take: COUNT_LIMIT + 1 }),
  ])
  const page = options.all ? rows : rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    today,
    rows: page.map((holding) => {
      const span = { startsOn: toDateOnly(holding.startsOn), endsOn: toDateOnlyOrNull(holding.endsOn), state: holding.state }
      const standing = holdingStanding(span, today)
      return {
        id: holding.id,
        version: holding.version,
        personId: holding.personId,
        name: holding.person.name,
        post: holding.person.post,
        unitName: tree.nameOf(holding.person.unitId),
        lineName: holding.person.line.name,
        title: holding.title.name,
        plan: holding.title.plan,
        startsOn: span.startsOn,
        endsOn: span.endsOn,
        standing,
        isRenewal: holding.isRenewal,
        basis: holding.basis,
        documentNumber: holding.documentNumber,
        endReason: holding.endReason,
        canEnd:
          holding.state === 'active' && holdingPolicy.can(viewer, 'end', { personId: holding.personId, unitId: holding.person.unitId }),
        outside: outsideAwardFor(viewer, holding),
        certificate: printableCertificate(viewer, holding),
      }
    }),
    count: Math.min(counted.length, COUNT_LIMIT),
    isCountCut: counted.length > COUNT_LIMIT,
    nextAfter: !options.all && rows.length > PAGE && last ? `${last.endsOn ? toDateOnly(last.endsOn) : ''}~${last.id}` : null,
    units: tree
      .list()
      .filter((unit) => holdingPolicy.can(viewer, 'read', { personId: '', unitId: unit.id }))
      .map((unit) => ({ id: unit.id, name: unit.name, depth: tree.depthOf(unit.id) })),
    lines: lines.filter((line) => line.isActive).map(({ id, name }) => ({ id, name })),
    titles: titles.map(({ code, name }) => ({ code, name })),
    abilities: { grant: holdingPolicy.can(viewer, 'grant'), end: holdingPolicy.can(viewer, 'end') },
  }
}
