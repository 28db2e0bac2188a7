import type { DateOnly } from '@/lib/platform/dates'
import type { DutyRow } from '@/lib/platform/duty'

/** What units owe, as their first-in-command answers for it. */

export const DUTY_KINDS = ['endorse', 'correct', 'roster', 'transfer', 'assessment', 'entitlement', 'renewal', 'target'] as const

export const DUTY_LABELS: Record<DutyRow['kind'], string> = {
  endorse: '审议推荐',
  correct: '补正退回',
  roster: '确认名册',
  transfer: '答复调动',
  assessment: '报送考核',
  entitlement: '落实待遇',
  renewal: '安排续任',
  target: '完成指标',
}

export type DutySum = { open: number; overdue: number; done: number }
export type UnitDuties = { unitId: string; name: string; responsible: string[]; total: DutySum; byKind: Record<DutyRow['kind'], DutySum> }
export type DutyLine = Omit<DutyRow, 'unitId'> & { key: string; unitName: string }

function addSums(a: DutySum, b: DutySum): DutySum {
  return { open: a.open + b.open, overdue: a.overdue + b.overdue, done: a.done + b.done }
}

const NONE: DutySum = { open: 0, overdue: 0, done: 0 }

/** The sums of a unit over the units that belong to it. */
export function unitDuties(
  unit: { unitId: string; name: string; responsible: string[] },
  members: ReadonlySet<string>,
  rows: readonly DutyRow[],
): UnitDuties {
  const own = rows.filter((row) => members.has(row.unitId))
  const byKind = Object.fromEntries(
    DUTY_KINDS.map((kind) => [kind, own.filter((row) => row.kind === kind).reduce(addSums, NONE)]),
  ) as UnitDuties['byKind']
  return { ...unit, total: Object.values(byKind).reduce(addSums, NONE), byKind }
}

/** One item a line and class: short of its share at the milestone to come, overdue where short of the last one's, done where reached. */
export function gapDuties(
  unitId: string,
  gaps: readonly { what: string; dueOn: DateOnly; standing: 'reached' | 'open' | 'overdue' }[],
): DutyRow[] {
  return gaps.map(({ what, dueOn, standing }) => ({
    unitId,
    kind: 'target',
    what,
    open: standing === 'reached' ? 0 : 1,
    overdue: standing === 'overdue' ? 1 : 0,
    done: standing === 'reached' ? 1 : 0,
    dueOn,
  }))
}

/** Overdue first, then what waits. */
export function byUrgency(a: UnitDuties, b: UnitDuties): number {
  return b.total.overdue - a.total.overdue || b.total.open - a.total.open || (a.name < b.name ? -1 : 1)
}

/** What waits in some units, the overdue and the earliest due first. */
export function dutyLines(rows: readonly DutyRow[], nameOf: (unitId: string) => string): DutyLine[] {
  const day = (row: { dueOn: DateOnly | null }) => row.dueOn ?? '9999-12-31'
  return rows
    .filter((row) => row.open > 0)
    .map(({ unitId, ...row }) => ({ ...row, key: [unitId, row.kind, row.what, row.dueOn].join('|'), unitName: nameOf(unitId) }))
    .sort((a, b) => b.overdue - a.overdue || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.key < b.key ? -1 : 1))
}

/** 5 个单位有逾期事项，共 12 项 */
export function dutiesFinding(units: readonly UnitDuties[]): string {
  const late = units.filter((unit) => unit.total.overdue > 0)
  if (late.length > 0) return `${late.length} 个单位有逾期事项，共 ${late.reduce((sum, unit) => sum + unit.total.overdue, 0)} 项`
  const waiting = units.filter((unit) => unit.total.open > 0)
  return waiting.length > 0
    ? `没有逾期；${waiting.length} 个单位有待办事项，共 ${waiting.reduce((sum, unit) => sum + unit.total.open, 0)} 项`
    : '没有待办和逾期事项'
}
