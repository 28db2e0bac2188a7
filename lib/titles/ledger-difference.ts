import { addDays, type DateOnly, earlierOf, laterOf } from '@/lib/platform/dates'

/** A cell of the roll-up and the change of its sum from a day on. */
export type FigureChange = {
  kind: 'retained' | 'cultivated'
  classCode: string
  /** Empty for `retained`. */
  cycleId: string
  lineId: string
  unitId: string
  day: DateOnly
  delta: number
}

export type CountedRow = Omit<FigureChange, 'cycleId'> & { cycleId: string | null }

export function figureKey(row: Omit<FigureChange, 'delta'>): string {
  return [row.kind, row.classCode, row.cycleId, row.lineId, row.unitId, row.day].join('|')
}

/** What replacing the old rows by the new does to the roll-up; cells that stay equal are absent. In the order of their keys, so that locks are taken in one order. */
export function figureChanges(before: readonly CountedRow[], after: readonly CountedRow[]): FigureChange[] {
  const cells = new Map<string, FigureChange>()
  const add = (row: CountedRow, sign: 1 | -1) => {
    const cell = {
      kind: row.kind,
      classCode: row.classCode,
      cycleId: row.cycleId ?? '',
      lineId: row.lineId,
      unitId: row.unitId,
      day: row.day,
    }
    const key = figureKey(cell)
    const found = cells.get(key)
    if (found) found.delta += sign * row.delta
    else cells.set(key, { ...cell, delta: sign * row.delta })
  }
  for (const row of before) add(row, -1)
  for (const row of after) add(row, 1)
  return [...cells]
    .filter(([, cell]) => cell.delta !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, cell]) => cell)
}

export type PastCorrection = { fromDay: DateOnly; toDay: DateOnly; differences: FigureChange[] }

/**
 * The part of the changes that rewrites figures of days before `today`; null when none does. A change dated `today` or later is no correction.
 * `toDay` is the last past day on which any figure differs.
 */
export function pastCorrection(changes: readonly FigureChange[], today: DateOnly): PastCorrection | null {
  const past = changes.filter((change) => change.day < today)
  if (past.length === 0) return null
  const sums = new Map<string, { sum: number; lastDay: DateOnly }>()
  for (const change of [...past].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const key = figureKey({ ...change, day: '' })
    const found = sums.get(key) ?? { sum: 0, lastDay: change.day }
    found.sum += change.delta
    found.lastDay = addDays(change.day, -1)
    sums.set(key, found)
  }
  const yesterday = addDays(today, -1)
  const lastDays = [...sums.values()].map(({ sum, lastDay }) => (sum === 0 ? lastDay : yesterday))
  return {
    fromDay: past.reduce((first, { day }) => earlierOf(day, first), today),
    toDay: lastDays.reduce((last, day) => laterOf(day, last), ''),
    differences: past,
  }
}
