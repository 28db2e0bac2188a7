import 'server-only'
import { headcountsOfLines, headcountsOfUnits } from '@/lib/org/headcount-queries'
import { loadLines } from '@/lib/org/queries'
import type { DateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { lineLabel } from './attention'
import { unitLineSums } from './line-figures'
import { loadClasses, loadTargets } from './queries'
import { chooseCycle, loadCycles } from './scope'
import { milestonesAround, type UnitGap, unitGaps } from './unit-gap'

export type NamedGap = UnitGap & { what: string }

/**
 * Asks where any unit stands to its share of the running cycle's targets. Read from sums kept by unit and line, once for all units.
 * @param unitIds the leaf units that may be asked about
 * @returns per group of units the gaps of their sum; nothing where no cycle is set up
 */
export async function loadUnitGaps(
  reader: Reader,
  unitIds: readonly string[],
  today: DateOnly,
): Promise<(members: ReadonlySet<string>) => NamedGap[]> {
  const cycles = await loadCycles(reader)
  if (cycles.length === 0) return () => []
  const cycle = chooseCycle(cycles, undefined, today)
  const [classes, lines, targets] = await Promise.all([loadClasses(reader), loadLines(reader), loadTargets(reader, cycle.id)])
  const codes = classes.map((item) => item.code)
  const [held, staff, cityStaff] = await Promise.all([
    unitLineSums(reader, unitIds, codes, today),
    headcountsOfUnits(reader, unitIds, today),
    headcountsOfLines(reader, today),
  ])
  const milestones = milestonesAround(cycle, today)
  const lineNames = new Map(lines.map((line) => [line.id, lineLabel(line.name)]))
  const classNames = new Map(classes.map((item) => [item.code, item.name]))
  return (members) =>
    unitGaps(
      { staff: staff.filter((row) => members.has(row.unitId)), held: held.filter((row) => members.has(row.unitId)) },
      { staff: cityStaff, targets },
      milestones,
    ).map((gap) => ({ ...gap, what: gapWords(gap, lineNames.get(gap.lineId) ?? '', classNames.get(gap.classCode) ?? '') }))
}

/** 政法条线业务人才：应有 5 名（周期末 6 名），现有 3 名，差 2 名 */
function gapWords({ share, required, held }: UnitGap, line: string, className: string): string {
  const whole = share === required ? '' : `（周期末 ${share} 名）`
  return `${line}${className}：应有 ${required} 名${whole}，现有 ${held} 名，${held < required ? `差 ${required - held} 名` : '已达到'}`
}
