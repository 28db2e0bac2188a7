import 'server-only'
import { headcounts } from '@/lib/org/headcount-queries'
import type { OrgTree } from '@/lib/org/org-tree'
import { loadLines, loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import type { Reader } from '@/lib/platform/db/client'
import { onStandby } from '@/lib/platform/db/standby'
import { notFound } from '@/lib/platform/errors'
import { attentionList } from './attention'
import type { CycleView, Dashboard, DashboardFilter, GridLine } from './dashboard'
import {
  type ClassView,
  cellOf,
  classFigures,
  firstExpiry,
  gridOf,
  ladderOf,
  rankingOf,
  type Sums,
  type TargetView,
  weakest,
} from './dashboard-parts'
import { dayChanges, expiryDays, type FigureScope, leavingSums, lineSums, loadParentSpans, unitDayChanges, unitSums } from './figures'
import { forecastSteps } from './forecast'
import { loadGains, loadRenewable } from './outlook-queries'
import { figurePolicy } from './policy'
import { chooseCycle, chooseDay, chosenUnitId, loadCycles, requireFigures, unitIdsUnder } from './scope'
import { rollUpChanges, subtreesOver } from './subtrees'
import { type Trend, trendOf } from './trend'
import { endWordOf, verdictOf } from './verdict'

/** Lines looked into for who of those whose term ends may hold it on: as many as the first screen names. */
const MOST_LOOKED_INTO = 6
/** Terms looked at one by one. */
const MOST_TERMS = 300

/**
 * Everything a dashboard shows, for a day, a line and a unit: read from sums kept by day, month and year in a fixed number of statements, so that
 * its cost follows lines × classes × days shown.
 * @throws AppError forbidden, notFound for a unit that is not the viewer's, invalid for a broken date
 */
export function readDashboard(viewer: Viewer, filter: DashboardFilter): Promise<Dashboard> {
  return onStandby((reader) => loadDashboard(reader, viewer, filter))
}

async function loadDashboard(prisma: Reader, viewer: Viewer, filter: DashboardFilter): Promise<Dashboard> {
  const isCity = requireFigures(viewer)
  const unitId = chosenUnitId(viewer, filter.unitId)
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
  const roots = unitId === null ? tree.childrenOf(null) : [unitId]
  const canRead = (id: string) => figurePolicy.can(viewer, 'read', { unitId: id })
  const ranked = [...new Set(roots.flatMap((root) => tree.descendantsOf(root)))].filter(canRead)
  const [lines, leaving, expiries, byUnit, staff, gains] = await Promise.all([
    lineSums(prisma, scope, cycle.id, asOf, cycle.endsOn),
    leavingSums(prisma, scope, codes, asOf, cycle.endsOn),
    expiryDays(prisma, scope, codes, asOf, cycle.endsOn),
    unitSums(prisma, ranked, scope.lineId, codes, asOf),
    headcounts(prisma, ranked, asOf, scope.lineId),
    loadGains(prisma, viewer, classes, scope, { asOf, today, until: cycle.endsOn }),
  ])
  const sums: Sums = { lines, leaving, gains, targets }
  const figures = classes.map((item) => classFigures(item, sums, scope, unitId !== null))
  const grid = gridOf(allLines, classes, sums, scope)
  const endWord = endWordOf(asOf, cycle.endsOn)
  const shown = figures.find((item) => item.code === filter.classCode) ?? weakest(figures)
  const [trend, renewable] = await Promise.all([
    shown
      ? readTrend(prisma, viewer, unitId, scope, shown.code, cycle, asOf)
      : Promise.resolve<Trend>({ history: [], future: [], isMonthly: false }),
    loadRenewable(prisma, scope, { classCodes: codes, lineIds: linesToLookInto(grid) }, asOf, cycle.endsOn),
  ])
  const ownExpiries = expiries.filter((item) => item.classCode === shown?.code).map(({ on, count }) => ({ on, count }))
  const ownGains = gains.filter((gain) => gain.classCode === shown?.code)
  return {
    today,
    asOf,
    cycle,
    cycles,
    lines: allLines.filter((item) => item.isActive).map(({ id, name }) => ({ id, name })),
    units: selectableUnits(tree, canRead),
    line: line ? { id: line.id, name: line.name } : null,
    unit: unitId === null ? null : { id: unitId, name: tree.nameOf(unitId) },
    endWord,
    classes: figures,
    verdict: verdictOf(figures, endWord),
    grid,
    gains,
    trend: {
      classCode: shown?.code ?? '',
      className: shown?.name ?? '',
      target: shown?.target ?? null,
      forecast: shown?.forecast ?? { low: 0, expected: 0, high: 0, ceiling: 0 },
      expiries: ownExpiries,
      awards: ownGains.flatMap(({ on, name, gain }) => (on !== null && gain.high > 0 ? [{ on, name, gain }] : [])),
      steps: forecastSteps(trend.future, ownGains, ownExpiries),
      ...trend,
    },
    ladder: ladderOf(titles, lines),
    ranking: rankingOf(tree, roots, canRead, codes, byUnit, staff),
    attention: attentionList(
      grid.map((row) => ({
        lineId: row.lineId,
        lineName: row.name,
        cells: classes.map((item) => ({
          classCode: item.code,
          className: item.name,
          renewable: renewable.get(`${item.code}|${row.lineId}`) ?? null,
          ...cellOf(row, item.code),
        })),
      })),
      cycle.endsOn,
      firstExpiry(expiries),
      leaving.reduce((sum, item) => sum + item.expired, 0),
    ),
    isCity,
  }
}

/** Lines that miss most, worst first: for these the persons whose term ends are looked at one by one. */
function linesToLookInto(grid: readonly GridLine[]): string[] {
  const missing = (row: GridLine) =>
    Math.max(
      0,
      ...Object.values(row.cells).map((cell) =>
        cell.target ? (cell.target - Math.min(cell.held, cell.forecast.expected)) / cell.target : 0,
      ),
    )
  return [...grid]
    .filter((row) => row.expiring > 0 && missing(row) > 0)
    .sort((a, b) => missing(b) - missing(a))
    .slice(0, MOST_LOOKED_INTO)
    .reduce<{ lineIds: string[]; left: number }>(
      // Where terms end by the thousand, one by one would be too slow for a screen; the forecast's own page still looks.
      ({ lineIds, left }, row) =>
        row.expiring > left ? { lineIds, left: 0 } : { lineIds: [...lineIds, row.lineId], left: left - row.expiring },
      { lineIds: [], left: MOST_TERMS },
    ).lineIds
}

/** The classes that are counted, with the titles of the definition in force. */
export async function loadClasses(reader: Reader): Promise<ClassView[]> {
  const rows = await reader.targetClass.findMany({
    orderBy: { sortOrder: 'asc' },
    select: { code: true, name: true, plan: true, versions: { orderBy: { version: 'desc' }, take: 1, select: { titleCodes: true } } },
  })
  return rows.map(({ code, name, plan, versions }) => ({ code, name, plan, titleCodes: versions[0]?.titleCodes ?? [] }))
}

/** The targets of a cycle, per class and line. */
export async function loadTargets(reader: Reader, cycleId: string): Promise<TargetView[]> {
  const rows = await reader.target.findMany({
    where: { cycleId },
    select: { lineId: true, value: true, class: { select: { code: true } } },
  })
  return rows.map((row) => ({ classCode: row.class.code, lineId: row.lineId, value: row.value }))
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
  if (unitId === null) {
    const { changes, isMonthly } = await dayChanges(reader, scope.lineId, classCode, { from: cycle.startsOn, asOf, until: cycle.endsOn })
    return trendOf(changes, cycle.startsOn, asOf, cycle.endsOn, isMonthly)
  }
  const spans = await loadParentSpans(reader)
  const subtrees = subtreesOver(spans, unitId, cycle.startsOn, cycle.endsOn)
  const unitIds = [...new Set(subtrees.flatMap((subtree) => [...subtree.unitIds]))].filter((id) =>
    figurePolicy.can(viewer, 'read', { unitId: id }),
  )
  const changes = await unitDayChanges(reader, { ...scope, unitIds }, classCode, cycle.startsOn, cycle.endsOn)
  return trendOf(rollUpChanges(changes, subtrees), cycle.startsOn, asOf, cycle.endsOn)
}

function selectableUnits(tree: OrgTree, canRead: (unitId: string) => boolean) {
  return tree
    .list()
    .filter((unit) => canRead(unit.id))
    .map((unit) => ({ id: unit.id, name: unit.name, depth: tree.depthOf(unit.id) }))
}
