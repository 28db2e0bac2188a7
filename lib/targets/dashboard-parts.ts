import type { OrgTree } from '@/lib/org/org-tree'
import { titleClassCode } from '@/lib/titles/ledger'
import type { ClassFigures, GridCell, GridLine, Ladder, UnitRow } from './dashboard'
import type { ExpiryDay, FigureScope, LeavingSum, LineSum, UnitSum } from './figures'
import { type ExpectedGain, forecastOf, gainOf } from './forecast'
import { progressOf, standingOf } from './progress'

/** The parts of a dashboard, from sums that were read. */

export type ClassView = { code: string; name: string; plan: 'summit' | 'highland'; titleCodes: string[] }
export type TargetView = { classCode: string; lineId: string; value: number }
export type Sums = { lines: LineSum[]; leaving: LeavingSum[]; gains: ExpectedGain[]; targets: TargetView[] }

function total<T>(rows: readonly T[], value: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0)
}

/** A class over all lines of the scope. Targets are set per line of the city: a unit has none. */
export function classFigures(item: ClassView, sums: Sums, scope: FigureScope, isUnit: boolean): ClassFigures {
  const own = sums.lines.filter((sum) => sum.classCode === item.code)
  const retained = own.filter((sum) => sum.kind === 'retained')
  const going = sums.leaving.filter((sum) => sum.classCode === item.code)
  const set = sums.targets.filter((target) => target.classCode === item.code && (scope.lineId === null || target.lineId === scope.lineId))
  const held = total(retained, (sum) => sum.held)
  const atEnd = total(retained, (sum) => sum.atEnd)
  const expired = total(going, (sum) => sum.expired)
  const gain = gainOf(sums.gains, item.code, null)
  const forecast = forecastOf(atEnd, expired, gain)
  return {
    code: item.code,
    name: item.name,
    plan: item.plan,
    held,
    atEnd,
    gain,
    forecast,
    cultivated: total(
      own.filter((sum) => sum.kind === 'cultivated'),
      (sum) => sum.held,
    ),
    expired,
    retiring: total(going, (sum) => sum.retiring),
    ...progressOf(held, forecast, isUnit || set.length === 0 ? null : total(set, (target) => target.value)),
  }
}

const EMPTY_CELL: GridCell = {
  held: 0,
  atEnd: 0,
  target: null,
  expired: 0,
  retiring: 0,
  gain: { low: 0, expected: 0, high: 0 },
  forecast: { low: 0, expected: 0, high: 0, ceiling: 0 },
  standing: 'untargeted',
}

export function cellOf(row: GridLine, classCode: string): GridCell {
  return row.cells[classCode] ?? EMPTY_CELL
}

export function gridOf(
  lines: readonly { id: string; name: string; isActive: boolean }[],
  classes: readonly ClassView[],
  sums: Sums,
  scope: FigureScope,
): GridLine[] {
  const shown = lines.filter(
    (line) => (scope.lineId === null || line.id === scope.lineId) && (line.isActive || sums.lines.some((sum) => sum.lineId === line.id)),
  )
  return shown.map((line) => {
    const cells = classes.map((item): [string, GridCell] => [item.code, gridCell(item.code, line.id, sums)])
    return {
      lineId: line.id,
      name: line.name,
      cells: Object.fromEntries(cells),
      expiring: total(cells, ([, cell]) => cell.expired + cell.retiring),
    }
  })
}

function gridCell(classCode: string, lineId: string, sums: Sums): GridCell {
  const isCell = (row: { classCode: string; lineId: string }) => row.classCode === classCode && row.lineId === lineId
  const sum = sums.lines.find((row) => row.kind === 'retained' && isCell(row))
  const going = sums.leaving.find(isCell)
  const target = sums.targets.find(isCell)?.value ?? null
  const gain = gainOf(sums.gains, classCode, lineId)
  const expired = going?.expired ?? 0
  const atEnd = sum?.atEnd ?? 0
  const forecast = forecastOf(atEnd, expired, gain)
  return {
    held: sum?.held ?? 0,
    atEnd,
    target,
    expired,
    retiring: going?.retiring ?? 0,
    gain,
    forecast,
    standing: standingOf(forecast, target),
  }
}

/** The first day on which terms end, over all classes. */
export function firstExpiry(expiries: readonly ExpiryDay[]): { on: string; count: number } | null {
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
export function weakest(classes: ClassFigures[]): ClassFigures | undefined {
  const share = (item: ClassFigures) => (item.target ? (item.gapAtEnd ?? 0) / item.target : 0)
  return [...classes]
    .reverse()
    .reduce<ClassFigures | undefined>((worst, item) => (worst && share(worst) >= share(item) ? worst : item), undefined)
}

export function ladderOf(
  titles: readonly { code: string; name: string; plan: 'summit' | 'highland' }[],
  lines: readonly LineSum[],
): Ladder[] {
  return (['summit', 'highland'] as const).map((plan) => {
    const tiers = titles
      .filter((title) => title.plan === plan)
      .map((title) => {
        const classCode = titleClassCode(title.code)
        const rows = lines.filter((sum) => sum.kind === 'retained' && sum.classCode === classCode)
        return { classCode, title: title.name, held: total(rows, (sum) => sum.held) }
      })
    return { plan, total: total(tiers, (tier) => tier.held), tiers }
  })
}

/** Units right below those shown, with everything under each; people of the shown unit itself stand in a row of their own. */
export function rankingOf(
  tree: OrgTree,
  roots: readonly string[],
  canRead: (unitId: string) => boolean,
  codes: readonly string[],
  byUnit: readonly UnitSum[],
  staff: ReadonlyMap<string, number>,
): UnitRow[] {
  const held = new Map<string, UnitSum[]>()
  for (const row of byUnit) held.set(row.unitId, [...(held.get(row.unitId) ?? []), row])
  const rowOf = (id: string, members: readonly string[], isOwnLevel: boolean): UnitRow => {
    const rows = members.flatMap((member) => held.get(member) ?? [])
    const counts = codes.map((code): [string, number] => [
      code,
      total(
        rows.filter((row) => row.classCode === code),
        (row) => row.held,
      ),
    ])
    return {
      unitId: id,
      name: isOwnLevel ? `${tree.shortNameOf(id)}（本级）` : tree.shortNameOf(id),
      counts: Object.fromEntries(counts),
      total: total(rows, (row) => row.held),
      staff: total(members, (member) => staff.get(member) ?? 0),
      isOwnLevel,
    }
  }
  const children = roots.flatMap((root) => tree.childrenOf(root)).filter(canRead)
  if (children.length === 0) return []
  const below = children.map((id) => rowOf(id, tree.descendantsOf(id), false))
  const own = roots.map((root) => rowOf(root, [root], true)).filter((row) => row.total > 0)
  return [...below, ...own].sort((a, b) => b.total - a.total || b.staff - a.staff)
}
