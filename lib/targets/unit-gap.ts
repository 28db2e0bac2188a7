import { type DateOnly, daysBetween } from '@/lib/platform/dates'

/** What a unit lacks towards the targets of the lines it has staff in. Targets are the city's, by line and class: a unit answers for its share. */

/** A day by which a share (0 to 1) of a cycle's targets is to be reached. */
export type Milestone = { on: DateOnly; share: number }

/**
 * Milestones of a cycle: the last day of each of its years and its own last day, each with the share of the cycle's days gone by (时序进度).
 * @returns the latest one that has passed and the next to come; after the cycle none is to come
 */
export function milestonesAround(
  cycle: { startsOn: DateOnly; endsOn: DateOnly },
  today: DateOnly,
): { passed: Milestone | null; next: Milestone | null } {
  const days = daysBetween(cycle.startsOn, cycle.endsOn) + 1
  const first = Number(cycle.startsOn.slice(0, 4))
  const last = Number(cycle.endsOn.slice(0, 4))
  const ends = Array.from({ length: last - first }, (_, index) => `${first + index}-12-31`)
  const all = [...ends, cycle.endsOn].map((on) => ({ on, share: (daysBetween(cycle.startsOn, on) + 1) / days }))
  return { passed: all.findLast(({ on }) => on < today) ?? null, next: all.find(({ on }) => on >= today) ?? null }
}

export type LineStaff = { lineId: string; people: number }
export type LineHeld = { lineId: string; classCode: string; held: number }
export type LineTarget = { lineId: string; classCode: string; value: number }

export type UnitGap = {
  lineId: string
  classCode: string
  /** The unit's share of the line's target at the cycle's end, and what of it is due at the milestone. */
  share: number
  required: number
  held: number
  dueOn: DateOnly
  standing: 'reached' | 'open' | 'overdue'
}

/** Whole persons: no milestone asks for more than its share of the days, the last one for all. */
function requiredBy(share: number, milestone: Milestone | null): number {
  return milestone === null ? 0 : Math.floor(share * milestone.share + 1e-9)
}

/**
 * Where a unit, everything under it included, stands to its share of the targets: a line's target times the unit's part of the line's staff in the
 * city, to the nearest person; a share of none owes nothing. Overdue is what the last milestone asked for and is not there.
 */
export function unitGaps(
  unit: { staff: readonly LineStaff[]; held: readonly LineHeld[] },
  city: { staff: readonly LineStaff[]; targets: readonly LineTarget[] },
  milestones: { passed: Milestone | null; next: Milestone | null },
): UnitGap[] {
  const staffIn = (staff: readonly LineStaff[], lineId: string) =>
    staff.reduce((sum, row) => (row.lineId === lineId ? sum + row.people : sum), 0)
  const current = milestones.next ?? milestones.passed
  if (current === null) return []
  return city.targets.flatMap(({ lineId, classCode, value }): UnitGap[] => {
    const all = staffIn(city.staff, lineId)
    const share = all === 0 ? 0 : Math.round((value * staffIn(unit.staff, lineId)) / all)
    const required = requiredBy(share, current)
    if (required === 0) return []
    const held = unit.held.reduce((sum, row) => (row.lineId === lineId && row.classCode === classCode ? sum + row.held : sum), 0)
    const isOverdue = milestones.passed !== null && held < requiredBy(share, milestones.passed)
    return [
      {
        lineId,
        classCode,
        share,
        required,
        held,
        dueOn: isOverdue && milestones.passed ? milestones.passed.on : current.on,
        standing: isOverdue ? 'overdue' : held < required ? 'open' : 'reached',
      },
    ]
  })
}
