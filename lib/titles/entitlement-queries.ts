import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, fromDateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import { entitlementPolicy, entitlementRulePolicy } from './entitlement-policy'
import { type DeliveryRate, type DueStanding, dueStanding, type EntitlementKind } from './entitlement-rules'

export type DueRow = {
  id: string
  version: number
  personId: string
  personName: string
  unitName: string
  title: string
  plan: 'summit' | 'highland'
  year: number
  kind: EntitlementKind
  name: string
  amount: number | null
  dueOn: DateOnly
  standing: DueStanding
  deliveredOn: DateOnly | null
  note: string | null
  proof: { id: string; name: string } | null
  abilities: { deliver: boolean; reopen: boolean }
}

export type DueFilter = { year?: number; standing?: DueStanding; unitId?: string; kind?: EntitlementKind; after?: string; ids?: string[] }

export type UnitRate = DeliveryRate & { unitId: string; unitName: string }

export type DuePage = {
  today: DateOnly
  year: number
  years: number[]
  rows: DueRow[]
  nextAfter: string | null
  total: DeliveryRate
  byUnit: UnitRate[]
  units: { id: string; name: string; depth: number }[]
  abilities: { deliver: boolean; manage: boolean }
}

const PAGE = 50

const INCLUDE = {
  person: { select: { name: true } },
  holding: { select: { title: { select: { name: true, plan: true } } } },
} as const
type LoadedDue = Prisma.EntitlementDueGetPayload<{ include: typeof INCLUDE }>

function standingWhere(standing: DueStanding | undefined, today: DateOnly): Prisma.EntitlementDueWhereInput {
  const day = fromDateOnly(today)
  switch (standing) {
    case 'awaited':
      return { state: 'due', dueOn: { gte: day } }
    case 'overdue':
      return { state: 'due', dueOn: { lt: day } }
    case 'delivered':
    case 'waived':
      return { state: standing }
    case undefined:
      return {}
  }
}

/** What is owed in the viewer's scope in a year, what is open first and the earliest due at its top, with the rate by unit. @throws AppError forbidden */
export async function readDues(viewer: Viewer, filter: DueFilter): Promise<DuePage> {
  if (viewer.role === 'talent' || !entitlementPolicy.can(viewer, 'read')) throw forbidden()
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const year = filter.year ?? Number(today.slice(0, 4))
  const tree = await loadOrgTree(prisma, today)
  const unitIds = filter.unitId ? unitScope(viewer, filter.unitId, tree) : null
  const scope = entitlementPolicy.where(viewer, 'read') as Prisma.EntitlementDueWhereInput
  const [rows, years, rates] = await Promise.all([
    prisma.entitlementDue.findMany({
      where: {
        AND: [
          scope,
          filter.ids ? { id: { in: filter.ids } } : { year },
          standingWhere(filter.standing, today),
          filter.kind ? { kind: filter.kind } : {},
          unitIds ? { unitId: { in: unitIds } } : {},
        ],
      },
      include: INCLUDE,
      // What is open stands first, the earliest due at the top.
      orderBy: [{ state: 'asc' }, { dueOn: 'asc' }, { id: 'asc' }],
      ...(filter.after ? { cursor: { id: filter.after }, skip: 1 } : {}),
      take: filter.ids ? filter.ids.length : PAGE + 1,
    }),
    prisma.entitlementDue.groupBy({ by: ['year'], where: scope, orderBy: { year: 'desc' } }),
    readDeliveryRates(prisma, { year, asOf: today, where: scope }),
  ])
  const page = filter.ids ? rows : rows.slice(0, PAGE)
  const last = page.at(-1)
  const byUnit = [...rates].map(([unitId, rate]) => ({ unitId, unitName: tree.nameOf(unitId), ...rate }))
  return {
    today,
    year,
    years: [...new Set([...years.map((row) => row.year), year])].sort((a, b) => b - a),
    rows: await dueRows(viewer, page, today, tree.nameOf),
    nextAfter: !filter.ids && rows.length > PAGE && last ? last.id : null,
    total: byUnit.reduce(addRates, { owed: 0, delivered: 0, overdue: 0 }),
    byUnit: byUnit.sort(
      (a, b) => b.overdue - a.overdue || a.delivered / a.owed - b.delivered / b.owed || (a.unitName < b.unitName ? -1 : 1),
    ),
    units: tree
      .list()
      .filter((unit) => entitlementPolicy.can(viewer, 'read', { personId: '', unitId: unit.id }))
      .map((unit) => ({ id: unit.id, name: unit.name, depth: tree.depthOf(unit.id) })),
    abilities: { deliver: entitlementPolicy.can(viewer, 'deliver'), manage: entitlementRulePolicy.can(viewer, 'manage') },
  }
}

function unitScope(viewer: Viewer, unitId: string, tree: Awaited<ReturnType<typeof loadOrgTree>>): string[] {
  if (!tree.unit(unitId) || !entitlementPolicy.can(viewer, 'read', { personId: '', unitId }))
    throw notFound('没有找到这个单位，或不在您的管理范围内。')
  return tree.descendantsOf(unitId)
}

export function addRates(a: DeliveryRate, b: DeliveryRate): DeliveryRate {
  return { owed: a.owed + b.owed, delivered: a.delivered + b.delivered, overdue: a.overdue + b.overdue }
}

/**
 * Per unit that pays (of the due day, or as delivered) what a year owes, what was delivered and what is overdue on a day; waived ones are not owed.
 * Not rolled up: add the units of a subtree with `addRates`. Reads the index of years alone.
 */
export async function readDeliveryRates(
  reader: Reader,
  options: { year: number; asOf: DateOnly; where?: Prisma.EntitlementDueWhereInput },
): Promise<Map<string, DeliveryRate>> {
  const where: Prisma.EntitlementDueWhereInput = { AND: [options.where ?? {}, { year: options.year, state: { not: 'waived' } }] }
  const states = await reader.entitlementDue.groupBy({ by: ['unitId', 'state'], where, _count: true })
  const late = await reader.entitlementDue.groupBy({
    by: ['unitId'],
    where: { AND: [where, { state: 'due', dueOn: { lt: fromDateOnly(options.asOf) } }] },
    _count: true,
  })
  const rates = new Map<string, DeliveryRate>()
  const rateOf = (unitId: string) => {
    const rate = rates.get(unitId) ?? { owed: 0, delivered: 0, overdue: 0 }
    rates.set(unitId, rate)
    return rate
  }
  for (const { unitId, state, _count } of states) {
    const rate = rateOf(unitId)
    rate.owed += _count
    if (state === 'delivered') rate.delivered += _count
  }
  for (const { unitId, _count } of late) rateOf(unitId).overdue += _count
  return rates
}

async function dueRows(viewer: Viewer, dues: readonly LoadedDue[], today: DateOnly, nameOf: (unitId: string) => string): Promise<DueRow[]> {
  const { prisma } = await db()
  const files = await prisma.storedFile.findMany({
    where: { id: { in: dues.flatMap(({ proofFileId }) => (proofFileId ? [proofFileId] : [])) }, deletedAt: null },
    select: { id: true, name: true },
  })
  const fileOf = new Map(files.map((file) => [file.id, file]))
  return dues.map((due) => {
    const dueOn = toDateOnly(due.dueOn)
    return {
      id: due.id,
      version: due.version,
      personId: due.personId,
      personName: due.person.name,
      unitName: nameOf(due.unitId),
      title: due.holding.title.name,
      plan: due.holding.title.plan,
      year: due.year,
      kind: due.kind,
      name: due.name,
      amount: due.amount,
      dueOn,
      standing: dueStanding({ state: due.state, dueOn }, today),
      deliveredOn: toDateOnlyOrNull(due.deliveredOn),
      note: due.note,
      // A voucher may name others too.
      proof: due.proofFileId && viewer.role !== 'talent' ? (fileOf.get(due.proofFileId) ?? null) : null,
      abilities: {
        deliver: due.state === 'due' && entitlementPolicy.can(viewer, 'deliver', due),
        reopen: due.state !== 'due' && entitlementPolicy.can(viewer, 'reopen', due),
      },
    }
  })
}

/** One person's entitlements, the latest year first; null where the viewer may not see them. */
export async function readPersonDues(viewer: Viewer, personId: string): Promise<DueRow[] | null> {
  if (!entitlementPolicy.can(viewer, 'read')) return null
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const [tree, dues] = await Promise.all([
    loadOrgTree(prisma, today),
    prisma.entitlementDue.findMany({
      where: { AND: [entitlementPolicy.where(viewer, 'read') as Prisma.EntitlementDueWhereInput, { personId }] },
      include: INCLUDE,
      orderBy: [{ year: 'desc' }, { dueOn: 'asc' }, { id: 'asc' }],
      take: 100,
    }),
  ])
  return dueRows(viewer, dues, today, tree.nameOf)
}

export type EntitlementRuleRow = {
  id: string
  version: number
  titleId: string
  title: string
  plan: 'summit' | 'highland'
  kind: EntitlementKind
  name: string
  amount: number | null
  dueMonth: number
  dueDay: number
  isActive: boolean
}

export type EntitlementRules = {
  rules: EntitlementRuleRow[]
  titles: { id: string; name: string }[]
  year: number
  abilities: { manage: boolean }
}

/** What every title gives, the highest first. @throws AppError forbidden */
export async function readEntitlementRules(viewer: Viewer): Promise<EntitlementRules> {
  if (!entitlementRulePolicy.can(viewer, 'read')) throw forbidden()
  const { prisma } = await db()
  const [rules, titles, today] = await Promise.all([
    prisma.entitlementRule.findMany({
      include: { title: { select: { name: true, plan: true } } },
      orderBy: [{ title: { plan: 'asc' } }, { title: { rank: 'asc' } }, { kind: 'asc' }],
    }),
    prisma.title.findMany({ where: { isActive: true }, orderBy: [{ plan: 'asc' }, { rank: 'asc' }], select: { id: true, name: true } }),
    businessToday(prisma),
  ])
  return {
    titles,
    year: Number(today.slice(0, 4)),
    abilities: { manage: entitlementRulePolicy.can(viewer, 'manage') },
    rules: rules.map(({ id, version, titleId, title, kind, name, amount, dueMonth, dueDay, isActive }) => ({
      id,
      version,
      titleId,
      title: title.name,
      plan: title.plan,
      kind,
      name,
      amount,
      dueMonth,
      dueDay,
      isActive,
    })),
  }
}

/** Proofs of delivery are read by whoever reads the due. */
export async function canReadDelivery(viewer: Viewer, fileId: string): Promise<boolean> {
  if (!entitlementPolicy.can(viewer, 'read')) return false
  // One voucher may prove what several people got: a talent sees that it was delivered, not the others' names.
  if (viewer.role === 'talent') return false
  const { prisma } = await db()
  const found = await prisma.entitlementDue.findFirst({
    where: { AND: [entitlementPolicy.where(viewer, 'read') as Prisma.EntitlementDueWhereInput, { proofFileId: fileId }] },
    select: { id: true },
  })
  return found !== null
}
