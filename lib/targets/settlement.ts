import { type DateOnly, formatDate } from '@/lib/platform/dates'

/** The final settlement of a cycle: what it came to, and how today's ledger differs from it. */

export type SettledCell = { held: number; cultivated: number; target: number | null }
export type SettlementFigures = {
  classes: { code: string; name: string; held: number; cultivated: number; target: number | null }[]
  lines: { lineId: string; name: string; cells: Record<string, SettledCell> }[]
}
export type SettledDefinition = { code: string; name: string; version: number; titleCodes: string[]; titleNames: string[] }

/** Why a cycle cannot be settled yet; null when it can. It is settled on its last day or after. */
export function settlementProblem(
  cycle: { name: string; endsOn: DateOnly; state: 'open' | 'settled' },
  today: DateOnly,
): { code: string; message: string } | null {
  if (cycle.state === 'settled') return { code: 'cycleSettled', message: `“${cycle.name}”已经结算，结算结果不能更改。` }
  if (today < cycle.endsOn)
    return {
      code: 'cycleRunning',
      message: `“${cycle.name}”到${formatDate(cycle.endsOn)}才结束，今天是${formatDate(today)}，还不能结算。请在最后一日或之后办理。`,
    }
  return null
}

export type CountedCell = {
  kind: 'retained' | 'cultivated'
  classCode: string
  lineId: string
  held: number
}

/** Figures of a settlement from sums per class and line; lines without people and targets are left out. */
export function settlementFigures(
  classes: readonly { code: string; name: string }[],
  lines: readonly { id: string; name: string }[],
  sums: readonly CountedCell[],
  targets: readonly { classCode: string; lineId: string; value: number }[],
): SettlementFigures {
  const sumOf = (kind: CountedCell['kind'], classCode: string, lineId: string) =>
    sums.find((sum) => sum.kind === kind && sum.classCode === classCode && sum.lineId === lineId)?.held ?? 0
  const rows = lines.map((line) => ({
    lineId: line.id,
    name: line.name,
    cells: Object.fromEntries(
      classes.map((item): [string, SettledCell] => [
        item.code,
        {
          held: sumOf('retained', item.code, line.id),
          cultivated: sumOf('cultivated', item.code, line.id),
          target: targets.find((target) => target.classCode === item.code && target.lineId === line.id)?.value ?? null,
        },
      ]),
    ),
  }))
  const isShown = (cell: SettledCell) => cell.held !== 0 || cell.cultivated !== 0 || cell.target !== null
  return {
    classes: classes.map(({ code, name }) => {
      const cells = rows.flatMap((row) => row.cells[code] ?? [])
      const set = cells.flatMap((cell) => cell.target ?? [])
      return {
        code,
        name,
        held: cells.reduce((sum, cell) => sum + cell.held, 0),
        cultivated: cells.reduce((sum, cell) => sum + cell.cultivated, 0),
        target: set.length > 0 ? set.reduce((sum, value) => sum + value, 0) : null,
      }
    }),
    lines: rows.filter((row) => Object.values(row.cells).some(isShown)),
  }
}

export type SettlementDifference = {
  lineName: string
  className: string
  what: '保持' | '培育' | '目标'
  settled: number | null
  now: number | null
}

/** Where the figures of the same day stand otherwise today: corrections dated back, and targets set anew. */
export function differencesBetween(settled: SettlementFigures, now: SettlementFigures): SettlementDifference[] {
  const names = new Map([...settled.lines, ...now.lines].map((line) => [line.lineId, line.name]))
  const classNames = new Map([...settled.classes, ...now.classes].map((item) => [item.code, item.name]))
  const cellOf = (figures: SettlementFigures, lineId: string, code: string): SettledCell =>
    figures.lines.find((line) => line.lineId === lineId)?.cells[code] ?? { held: 0, cultivated: 0, target: null }
  return [...names].flatMap(([lineId, lineName]) =>
    [...classNames].flatMap(([code, className]): SettlementDifference[] => {
      const [before, after] = [cellOf(settled, lineId, code), cellOf(now, lineId, code)]
      const found: SettlementDifference[] = []
      if (before.held !== after.held) found.push({ lineName, className, what: '保持', settled: before.held, now: after.held })
      if (before.cultivated !== after.cultivated)
        found.push({ lineName, className, what: '培育', settled: before.cultivated, now: after.cultivated })
      if (before.target !== after.target) found.push({ lineName, className, what: '目标', settled: before.target, now: after.target })
      return found
    }),
  )
}
