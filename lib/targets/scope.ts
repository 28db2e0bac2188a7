import 'server-only'
import type { OrgTree } from '@/lib/org/org-tree'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, earlierOf, isDateOnly, toDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { forbidden, invalid, notFound } from '@/lib/platform/errors'
import type { CycleView } from './dashboard'
import type { FigureScope } from './figures'
import { figurePolicy } from './policy'

/** True for who reads the whole city's figures; false for a unit's own. @throws AppError forbidden for everybody else */
export function requireFigures(viewer: Viewer): boolean {
  if (!figurePolicy.can(viewer, 'read')) throw forbidden()
  return figurePolicy.can(viewer, 'read', { unitId: null })
}

/**
 * The unit that is shown: the one asked for, the viewer's own where the viewer sees no more, or none for the whole city.
 * @throws AppError notFound for a unit outside the viewer's scope
 */
export function chosenUnitId(viewer: Viewer, asked: string | undefined): string | null {
  const unitId = asked || (requireFigures(viewer) ? null : (viewer.grant?.unitId ?? ''))
  if (unitId !== null && !figurePolicy.can(viewer, 'read', { unitId })) throw notFound('没有找到这个单位，或不在您的管理范围内。')
  return unitId
}

/** Leaf units summed for a unit on the tree's day, never beyond what the viewer may see today. Null: no restriction. */
export function unitIdsUnder(viewer: Viewer, tree: OrgTree, unitId: string | null): string[] | null {
  if (unitId === null) return null
  return tree.descendantsOf(unitId).filter((id) => figurePolicy.can(viewer, 'read', { unitId: id }))
}

export async function loadCycles(reader: Reader): Promise<CycleView[]> {
  const rows = await reader.cycle.findMany({
    orderBy: { startsOn: 'desc' },
    select: { id: true, name: true, startsOn: true, endsOn: true, state: true },
  })
  return rows.map(({ id, name, startsOn, endsOn, state }) => ({
    id,
    name,
    startsOn: toDateOnly(startsOn),
    endsOn: toDateOnly(endsOn),
    isSettled: state === 'settled',
  }))
}

/** The cycle asked for, else the one that runs on the day, else the latest that has begun. */
export function chooseCycle(cycles: readonly CycleView[], asked: string | undefined, today: DateOnly): CycleView {
  const chosen = asked
    ? cycles.find((cycle) => cycle.id === asked)
    : (cycles.find((cycle) => cycle.startsOn <= today && today <= cycle.endsOn) ??
      cycles.find((cycle) => cycle.startsOn <= today) ??
      cycles.at(-1))
  if (chosen) return chosen
  throw notFound(asked ? '没有找到这个周期。' : '还没有设立周期。请市人才办先在“周期与指标”中设立。')
}

/** The day shown: the one asked for, else today, at most the cycle's last day. */
export async function chooseDay(reader: Reader, asked: string | undefined, cycle: CycleView): Promise<{ asOf: DateOnly; today: DateOnly }> {
  if (asked && !isDateOnly(asked)) throw invalid('日期不正确，请重新选择截至日期。')
  const today = await businessToday(reader)
  const wanted = asked || today
  return { asOf: earlierOf(wanted, cycle.endsOn), today }
}

/** The scope that a dashboard was read in, for another question about the same people. */
export async function readableScope(
  reader: Reader,
  viewer: Viewer,
  dashboard: { asOf: DateOnly; unit: { id: string } | null; line: { id: string } | null },
): Promise<FigureScope> {
  const unitIds = dashboard.unit ? unitIdsUnder(viewer, await loadOrgTree(reader, dashboard.asOf), dashboard.unit.id) : null
  return { unitIds, lineId: dashboard.line?.id ?? null }
}
