import 'server-only'
import type { OrgTree } from '@/lib/org/org-tree'
import { type LineView, loadLines, loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { db, type Reader } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { titleClassCode } from '@/lib/titles/ledger'
import { attentionList } from './attention'
import type { ClassFigures, CycleView, Dashboard, DashboardFilter, GridCell, GridLine, Ladder, UnitRow } from './dashboard'
import {
  dayChanges,
  type ExpiryDay,
  expiryDays,
  type FigureScope,
  headcounts,
  type LeavingSum,
  type LineSum,
  leavingSums,
  lineSums,
  loadParentSpans,
  unitDayChanges,
  unitSums,
} from './figures'
import { figurePolicy } from './policy'
import { progressOf } from './progress'
import { chooseCycle, chooseDay, chosenUnitId, loadCycles, requireFigures, unitIdsUnder } from './scope'
import { rollUpChanges, subtreesOver } from './subtrees'
import { type Trend, trendOf } from './trend'
import { endWordOf, verdictOf } from './verdict'

type ClassView = { code: string; name: string; plan: 'summit' | 'highland' }
type TargetView = { classCode: string; lineId: string; value: number }

/**
 * Everything a dashboard shows, for a day, a line and a unit: read from the ledger's daily roll-up in a fixed number of statements.
 * @throws AppError forbidden, notFound for a unit that is not the viewer's, invalid for a broken date
 */
export async function readDashboard(viewer: Viewer, filter: DashboardFilter): Promise<Dashboard> {
  const isCity = requireFigures(viewer)
  const unitId = chosenUnitId(viewer, filter.unitId)
  const { prisma } = await db()
  const cycles = await loadCycles(prisma)
  const cycle = chooseCycle(cycles, filter.cycleId, await businessToday(prisma))
  const { asOf, today } = await chooseDay(prisma, filter.asOf, cycle)
  const [tree, allLines, classes, targets, titles] = await Promise.all([
    loadOrgTree(prisma, asOf),
    loadLines(prisma),
    loadClasses(prisma),
    unitId === null ? loadTargets(prisma, cycle.id) : Promise.resolve([]),
    prisma.title.findMany({ orderBy: [{ plan: 'asc' }, { rank: 'asc' }], select: { code: true, name: true, plan: true } }),
  ])
  const line = filter.lineId ? allLines.find((item) => item.id === filter.lineId) : null
  if (line === undefined) throw notFound('没有找到这个条线。')
  const scope: FigureScope = { unitIds: unitIdsUnder(viewer, tree, unitId), lineId: line?.id ?? null }
  const codes = classes.map((item) => item.code)
  const [sums, leaving, expiries, byUnit, staff] = await Promise.all([
    lineSums(prisma, scope, cycle.id, asOf, cycle.endsOn),
    leavingSums(prisma, scope, codes, asOf, cycle.endsOn),
    expiryDays(prisma, scope, codes, asOf, cycle.endsOn),
    unitSums(prisma, scope, codes, asOf),
    headcounts(prisma, asOf, scope.lineId),
  ])
  const figures = classes.map((item) => classFigures(item, sums, leaving, scopedTargets(targets, scope), unitId !== null))
  const grid = gridOf(allLines, classes, sums, leaving, targets, scope)
  const attention = attentionList(
    grid.map((row) => ({
      lineId: row.lineId,
      lineName: row.name,
      cells: classes.map((item) => ({ classCode: item.code, className: item.name, ...cellOf(row, item.code) })),
    })),
    cycle.endsOn,
    firstExpiry(expiries),
    leaving.reduce((sum, item) => sum + item.expired, 0),
  )
  const endWord = endWordOf(asOf, cycle.endsOn)
  const shown = figures.find((item) => item.code === filter.classCode) ?? weakest(figures)
  const trend = shown
    ? await readTrend(prisma, viewer, unitId, scope, shown.code, cycle, asOf)
    : { history: [], future: [], isMonthly: false }
  return {
    today,
    asOf,
    cycle,
    cycles,
    lines: allLines.filter((item) => item.isActive).map(({ id, name }) => ({ id, name })),
    units: selectableUnits(viewer, tree),
    line: line ? { id: line.id, name: line.name } : null,
    unit: unitId === null ? null : { id: unitId, name: tree.nameOf(unitId) },
    endWord,
    classes: figures,
    verdict: verdictOf(figures, endWord),
    grid,
    trend: {
      classCode: shown?.code ?? '',
      className: shown?.name ?? '',
      target: shown?.target ?? null,
      atEnd: shown?.atEnd ?? 0,
      expiries: expiries.filter((item) => item.classCode === shown?.code).map(({ on, count }) => ({ on, count })),
      ...trend,
    },
    ladder: ladderOf(titles, sums),
    ranking: rankingOf(viewer, tree, unitId, codes, byUnit, staff),
    attention,
    isCity,
  }
}

async function loadClasses(reader: Reader): Promise<ClassView[]> {
  return reader.targetClass.findMany({ orderBy: { sortOrder: 'asc' }, select: { code: true, name: true, plan: true } })
}

async function loadTargets(reader: Reader, cycleId: string): Promise<TargetView[]> {
  const rows = await reader.target.findMany({
    where: { cycleId },
    select: { lineId: true, value: true, class: { select: { code: true } } },
  })
  return rows.map((row) => ({ classCode: row.class.code, lineId: row.lineId, value: row.value }))
}

function scopedTargets(targets: TargetView[], scope: FigureScope): TargetView[] {
  return scope.lineId === null ? targets : targets.filter((target) => target.lineId === scope.lineId)
}

function total<T>(rows: readonly T[], value: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0)
}

function classFigures(item: ClassView, sums: LineSum[], leaving: LeavingSum[], targets: TargetView[], isUnit: boolean): ClassFigures {
  const own = sums.filter((sum) => sum.classCode === item.code)
  const retained = own.filter((sum) => sum.kind === 'retained')
  const going = leaving.filter((sum) => sum.classCode === item.code)
  const set = targets.filter((target) => target.classCode === item.code)
  const held = total(retained, (sum) => sum.held)
  const atEnd = total(retained, (sum) => sum.atEnd)
  return {
    code: item.code,
    name: item.name,
    plan: item.plan,
    held,
    atEnd,
    cultivated: total(
      own.filter((sum) => sum.kind === 'cultivated'),
      (sum) => sum.held,
    ),
    expired: total(going, (sum) => sum.expired),
    retiring: total(going, (sum) => sum.retiring),
    ...progressOf(held, atEnd, isUnit || set.length === 0 ? null : total(set, (target) => target.value)),
  }
}

const EMPTY_CELL: GridCell = { held: 0, atEnd: 0, target: null, expired: 0, retiring: 0 }

function cellOf(row: GridLine, classCode: string): GridCell {
  return row.cells[classCode] ?? EMPTY_CELL
}

function gridOf(
  lines: LineView[],
  classes: ClassView[],
  sums: LineSum[],
  leaving: LeavingSum[],
  targets: TargetView[],
  scope: FigureScope,
): GridLine[] {
  const shown = lines.filter(
    (line) => (scope.lineId === null || line.id === scope.lineId) && (line.isActive || sums.some((sum) => sum.lineId === line.id)),
  )
  return shown.map((line) => {
    const cells = classes.map((item): [string, GridCell] => {
      const isCell = (row: { classCode: string; lineId: string }) => row.classCode === item.code && row.lineId === line.id
      const sum = sums.find((row) => row.kind === 'retained' && isCell(row))
      const going = leaving.find(isCell)
      const target = targets.find(isCell)
      return [
        item.code,
        {
          held: sum?.held ?? 0,
          atEnd: sum?.atEnd ?? 0,
          target: target?.value ?? null,
          expired: going?.expired ?? 0,
          retiring: going?.retiring ?? 0,
        },
      ]
    })
    return {
      lineId: line.id,
      name: line.name,
      cells: Object.fromEntries(cells),
      expiring: total(cells, ([, cell]) => cell.expired + cell.retiring),
    }
  })
}

/** The first day on which terms end, over all classes. */
function firstExpiry(expiries: readonly ExpiryDay[]): { on: string; count: number } | null {
  const on = expiries[0]?.on
  return on
    ? {
        on,
        count: total(
          expiries.filter((item) => item.on === on),
          (item) => item.count,
        ),
      }
    : null
}

/** The class that is furthest from its target at the cycle's end; the last one where none is missed. */
function weakest(classes: ClassFigures[]): ClassFigures | undefined {
  const share = (item: ClassFigures) => (item.target ? (item.gapAtEnd ?? 0) / item.target : 0)
  return [...classes]
    .reverse()
    .reduce<ClassFigures | undefined>((worst, item) => (worst && share(worst) >= share(item) ? worst : item), undefined)
}

async function readTrend(
  reader: Reader,
  viewer: Viewer,
  unitId: string | null,
  scope: FigureScope,
  classCode: string,
  cycle: CycleView,
  asOf: string,
): Promise<Trend> {
  if (unitId === null)
    return trendOf(await dayChanges(reader, scope, classCode, cycle.startsOn, cycle.endsOn), cycle.startsOn, asOf, cycle.endsOn)
  const spans = await loadParentSpans(reader)
  const subtrees = subtreesOver(spans, unitId, cycle.startsOn, cycle.endsOn)
  const unitIds = [...new Set(subtrees.flatMap((subtree) => [...subtree.unitIds]))].filter((id) =>
    figurePolicy.can(viewer, 'read', { unitId: id }),
  )
  const changes = await unitDayChanges(reader, { ...scope, unitIds }, classCode, cycle.startsOn, cycle.endsOn)
  return trendOf(rollUpChanges(changes, subtrees), cycle.startsOn, asOf, cycle.endsOn)
}

function ladderOf(titles: { code: string; name: string; plan: 'summit' | 'highland' }[], sums: LineSum[]): Ladder[] {
  return (['summit', 'highland'] as const).map((plan) => {
    const tiers = titles
      .filter((title) => title.plan === plan)
      .map((title) => {
        const classCode = titleClassCode(title.code)
        const rows = sums.filter((sum) => sum.kind === 'retained' && sum.classCode === classCode)
        return { classCode, title: title.name, held: total(rows, (sum) => sum.held) }
      })
    return { plan, total: total(tiers, (tier) => tier.held), tiers }
  })
}

function selectableUnits(viewer: Viewer, tree: OrgTree) {
  const own = tree.list().filter((unit) => figurePolicy.can(viewer, 'read', { unitId: unit.id }))
  return own.map((unit) => ({ id: unit.id, name: unit.name, depth: tree.depthOf(unit.id) }))
}

function rankingOf(
  viewer: Viewer,
  tree: OrgTree,
  unitId: string | null,
  codes: string[],
  byUnit: { unitId: string; classCode: string; held: number }[],
  staff: Map<string, number>,
): UnitRow[] {
  const roots = unitId === null ? tree.childrenOf(null) : [unitId]
  const rowOf = (id: string, members: string[], isOwnLevel: boolean): UnitRow => {
    const within = new Set(members)
    const rows = byUnit.filter((row) => within.has(row.unitId))
    const counts = Object.fromEntries(
      codes.map((code) => [
        code,
        total(
          rows.filter((row) => row.classCode === code),
          (row) => row.held,
        ),
      ]),
    )
    return {
      unitId: id,
      name: isOwnLevel ? `${tree.shortNameOf(id)}（本级）` : tree.shortNameOf(id),
      counts,
      total: total(rows, (row) => row.held),
      staff: total(members, (member) => staff.get(member) ?? 0),
      isOwnLevel,
    }
  }
  const children = roots.flatMap((root) => tree.childrenOf(root)).filter((id) => figurePolicy.can(viewer, 'read', { unitId: id }))
  if (children.length === 0) return []
  const below = children.map((id) => rowOf(id, tree.descendantsOf(id), false))
  const own = roots.map((root) => rowOf(root, [root], true)).filter((row) => row.total > 0)
  return [...below, ...own].sort((a, b) => b.total - a.total || b.staff - a.staff)
}
