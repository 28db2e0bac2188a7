import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, isDateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { headcounts, headcountsOfLines } from './headcount-queries'
import type { OrgTree } from './org-tree'
import { linePolicy, unitPolicy } from './policy'
import { type LineView, loadLines, loadOrgTree } from './queries'

export type UnitRow = {
  id: string
  name: string
  shortName: string
  code: string
  depth: number
  level: 'city' | 'district' | 'grassroots'
  isLegalBody: boolean
  people: number
}

export type UnitsPage = { day: DateOnly; today: DateOnly; units: UnitRow[]; total: number; canManage: boolean }

/** The tree as it was on a day, today by default; the viewer's own units. People are counted as of today. */
export async function readUnits(viewer: Viewer, options: { day?: string; q?: string } = {}): Promise<UnitsPage> {
  unitPolicy.authorise(viewer, 'read')
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const day = options.day && isDateOnly(options.day) ? options.day : today
  const tree = await loadOrgTree(prisma, day)
  const visible = tree.list().filter((unit) => unitPolicy.can(viewer, 'read', unit))
  const people = await headcounts(
    prisma,
    visible.map(({ id }) => id),
    today,
    null,
  )
  const words = options.q?.trim() ?? ''
  const shown = words
    ? visible.filter(({ name, shortName, code }) => [name, shortName, code].some((text) => text.includes(words)))
    : visible
  return {
    day,
    today,
    total: visible.length,
    canManage: unitPolicy.can(viewer, 'manage'),
    units: shown.map(({ id, name, shortName, code, level, isLegalBody }) => ({
      id,
      name,
      shortName,
      code,
      level,
      isLegalBody,
      depth: words ? 0 : tree.depthOf(id),
      people: peopleUnder(tree, people, id),
    })),
  }
}

/** In post in the unit and the units under it, as the list of people filters them. */
function peopleUnder(tree: OrgTree, people: ReadonlyMap<string, number>, unitId: string): number {
  return tree.descendantsOf(unitId).reduce((total, id) => total + (people.get(id) ?? 0), 0)
}

export type UnitView = {
  id: string
  version: number
  code: string
  name: string
  shortName: string
  level: 'city' | 'district' | 'grassroots'
  isLegalBody: boolean
  sortOrder: number
  openedOn: DateOnly
  closedOn: DateOnly | null
  parentId: string | null
  parentName: string | null
  legalBodyName: string | null
  children: { id: string; name: string }[]
  /** In post in the unit itself. */
  people: number
  /** In the unit and those under it. */
  peopleUnder: number
  today: DateOnly
  versions: { id: string; name: string; parentName: string | null; startsOn: DateOnly; endsOn: DateOnly | null; reason: string | null }[]
  changes: {
    id: string
    kind: 'created' | 'renamed' | 'moved' | 'merged' | 'split' | 'closed'
    on: DateOnly
    reason: string
    fromNames: string[]
    toNames: string[]
  }[]
  /** For the forms: other units of today. */
  others: { id: string; name: string }[]
  canManage: boolean
}

/** One unit with its history; closed ones too. */
export async function readUnit(viewer: Viewer, unitId: string): Promise<UnitView> {
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const [unit, tree, changes] = await Promise.all([
    prisma.unit.findUnique({ where: { id: unitId }, include: { versions: { orderBy: { startsOn: 'desc' } } } }),
    loadOrgTree(prisma, today),
    prisma.unitChange.findMany({
      where: { OR: [{ fromUnitIds: { has: unitId } }, { toUnitIds: { has: unitId } }] },
      orderBy: [{ on: 'desc' }, { at: 'desc' }],
    }),
  ])
  if (!unit || !unitPolicy.can(viewer, 'read', unit)) throw notFound()
  const people = await headcounts(prisma, tree.descendantsOf(unitId), today, null)
  const now = tree.unit(unitId)
  const parentId = tree.parentOf(unitId)
  const bodyId = tree.legalBodyOf(unitId)
  const canManage = unitPolicy.can(viewer, 'manage')
  return {
    id: unit.id,
    version: unit.version,
    code: unit.code,
    name: tree.nameOf(unitId),
    shortName: now?.shortName ?? tree.shortNameOf(unitId),
    level: unit.level,
    isLegalBody: unit.isLegalBody,
    sortOrder: unit.sortOrder,
    openedOn: toDateOnly(unit.openedOn),
    closedOn: toDateOnlyOrNull(unit.closedOn),
    parentId,
    parentName: parentId && tree.nameOf(parentId),
    legalBodyName: bodyId && tree.nameOf(bodyId),
    children: tree.childrenOf(unitId).map((id) => ({ id, name: tree.nameOf(id) })),
    people: people.get(unitId) ?? 0,
    peopleUnder: peopleUnder(tree, people, unitId),
    today,
    versions: unit.versions.map((version) => ({
      id: version.id,
      name: version.name,
      parentName: version.parentId && tree.nameOf(version.parentId),
      startsOn: toDateOnly(version.startsOn),
      endsOn: toDateOnlyOrNull(version.endsOn),
      reason: version.reason,
    })),
    changes: changes.map(({ id, kind, on, reason, fromUnitIds, toUnitIds }) => ({
      id,
      kind,
      on: toDateOnly(on),
      reason,
      fromNames: fromUnitIds.map(tree.nameOf),
      toNames: toUnitIds.map(tree.nameOf),
    })),
    others: canManage ? othersOf(tree, unitId) : [],
    canManage,
  }
}

function othersOf(tree: OrgTree, unitId: string): { id: string; name: string }[] {
  return tree
    .list()
    .filter(({ id }) => id !== unitId)
    .map(({ id, name }) => ({ id, name }))
}

export type SplitPerson = { id: string; name: string; lineName: string; post: string | null; isActive: boolean }

/** Everybody of a unit, to be chosen from when it is split. */
export async function readUnitPeople(viewer: Viewer, unitId: string): Promise<SplitPerson[]> {
  unitPolicy.authorise(viewer, 'manage')
  const { prisma } = await db()
  const people = await prisma.person.findMany({
    where: { unitId },
    orderBy: [{ lineId: 'asc' }, { namePinyin: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, post: true, status: true, line: { select: { name: true } } },
  })
  return people.map(({ id, name, post, status, line }) => ({ id, name, post, lineName: line.name, isActive: status === 'active' }))
}

export type LineRow = LineView & { people: number }

export async function readLines(viewer: Viewer): Promise<{ lines: LineRow[]; canManage: boolean }> {
  linePolicy.authorise(viewer, 'read')
  const { prisma } = await db()
  const [lines, counts] = await Promise.all([loadLines(prisma), headcountsOfLines(prisma, await businessToday(prisma))])
  const people = new Map(counts.map((row) => [row.lineId, row.people]))
  return { lines: lines.map((line) => ({ ...line, people: people.get(line.id) ?? 0 })), canManage: linePolicy.can(viewer, 'manage') }
}
