import 'server-only'
import { loadLines } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, toDateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import { cyclePolicy } from './policy'
import { cellKey } from './target-cells'

export type CycleRow = {
  id: string
  name: string
  startsOn: DateOnly
  endsOn: DateOnly
  state: 'open' | 'settled'
  version: number
  isCurrent: boolean
  targetCount: number
  targetTotal: number
}

export type ClassDefinition = {
  code: string
  name: string
  plan: 'summit' | 'highland'
  version: number
  titleCodes: string[]
  titleNames: string[]
  reason: string
  changedAt: string | null
}

export type TitleChoice = { code: string; name: string; plan: 'summit' | 'highland' }

export type CyclePage = { cycles: CycleRow[]; classes: ClassDefinition[]; titles: TitleChoice[]; abilities: { manage: boolean } }

/** Cycles with what they aim at, and the classes that are counted. */
export async function readCycles(viewer: Viewer): Promise<CyclePage> {
  if (!cyclePolicy.can(viewer, 'read')) throw forbidden()
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const [cycles, sums, classes, titles] = await Promise.all([
    prisma.cycle.findMany({ orderBy: { startsOn: 'desc' } }),
    prisma.target.groupBy({ by: ['cycleId'], _count: true, _sum: { value: true } }),
    loadDefinitions(prisma),
    prisma.title.findMany({ orderBy: [{ plan: 'asc' }, { rank: 'asc' }], select: { code: true, name: true, plan: true } }),
  ])
  return {
    cycles: cycles.map((cycle) => {
      const sum = sums.find((row) => row.cycleId === cycle.id)
      return {
        id: cycle.id,
        name: cycle.name,
        startsOn: toDateOnly(cycle.startsOn),
        endsOn: toDateOnly(cycle.endsOn),
        state: cycle.state,
        version: cycle.version,
        isCurrent: toDateOnly(cycle.startsOn) <= today && today <= toDateOnly(cycle.endsOn),
        targetCount: sum?._count ?? 0,
        targetTotal: sum?._sum.value ?? 0,
      }
    }),
    classes,
    titles,
    abilities: { manage: cyclePolicy.can(viewer, 'manage') },
  }
}

/** The classes with the definition in force. */
export async function loadDefinitions(reader: Reader): Promise<ClassDefinition[]> {
  const [classes, titles] = await Promise.all([
    reader.targetClass.findMany({ orderBy: { sortOrder: 'asc' }, include: { versions: { orderBy: { version: 'desc' }, take: 1 } } }),
    reader.title.findMany({ select: { code: true, name: true } }),
  ])
  const nameOf = new Map(titles.map((title) => [title.code, title.name]))
  return classes.map(({ code, name, plan, versions: [current] }) => ({
    code,
    name,
    plan,
    version: current?.version ?? 0,
    titleCodes: current?.titleCodes ?? [],
    titleNames: (current?.titleCodes ?? []).map((title) => nameOf.get(title) ?? '已删除的称号'),
    reason: current?.reason ?? '',
    changedAt: current?.createdAt.toISOString() ?? null,
  }))
}

export type TargetCell = { value: number; version: number }
export type TargetGrid = {
  cycle: { id: string; name: string; startsOn: DateOnly; endsOn: DateOnly; state: 'open' | 'settled'; version: number }
  lines: { id: string; name: string; isActive: boolean }[]
  classes: { code: string; name: string }[]
  /** `lineId|classCode` → what is set; absent without a target. */
  cells: Record<string, TargetCell>
  /** `revise`: the cycle is settled, a change is a version with a reason. */
  abilities: { manage: boolean; revise: boolean }
}

/** The targets of a cycle, line by class. */
export async function readTargetGrid(viewer: Viewer, cycleId: string): Promise<TargetGrid> {
  if (!cyclePolicy.can(viewer, 'read', { id: cycleId })) throw forbidden()
  const { prisma } = await db()
  const [cycle, lines, classes, targets] = await Promise.all([
    prisma.cycle.findUnique({ where: { id: cycleId } }),
    loadLines(prisma),
    prisma.targetClass.findMany({ orderBy: { sortOrder: 'asc' }, select: { code: true, name: true } }),
    prisma.target.findMany({ where: { cycleId }, select: { lineId: true, value: true, version: true, class: { select: { code: true } } } }),
  ])
  if (!cycle) throw notFound('没有找到这个周期。')
  const withTargets = new Set(targets.map((target) => target.lineId))
  return {
    cycle: {
      id: cycle.id,
      name: cycle.name,
      startsOn: toDateOnly(cycle.startsOn),
      endsOn: toDateOnly(cycle.endsOn),
      state: cycle.state,
      version: cycle.version,
    },
    lines: lines.filter((line) => line.isActive || withTargets.has(line.id)).map(({ id, name, isActive }) => ({ id, name, isActive })),
    classes,
    cells: Object.fromEntries(
      targets.map((target) => [cellKey(target.lineId, target.class.code), { value: target.value, version: target.version }]),
    ),
    abilities: {
      manage: cycle.state === 'open' && cyclePolicy.can(viewer, 'manage', { id: cycleId }),
      revise: cycle.state === 'settled' && cyclePolicy.can(viewer, 'manage', { id: cycleId }),
    },
  }
}
