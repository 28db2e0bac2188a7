import { addDays, addMonths, type DateOnly } from '@/lib/platform/dates'

/** What a sum does on a day. */
export type DayChange = { day: DateOnly; delta: number }
export type TrendPoint = { on: DateOnly; value: number }

export type Trend = {
  /** Steps up to and including `asOf`. */
  history: TrendPoint[]
  /** Steps known after it, up to the cycle's end. */
  future: TrendPoint[]
  isMonthly: boolean
}

/** More steps than this are drawn as month ends. */
const MOST_STEPS = 120

function monthEnds(from: DateOnly, to: DateOnly): DateOnly[] {
  const ends: DateOnly[] = []
  for (let month = `${from.slice(0, 7)}-01`; ; month = addMonths(month, 1)) {
    const end = addDays(addMonths(month, 1), -1)
    if (end >= to) break
    if (end >= from) ends.push(end)
  }
  return ends
}

/** The value at the end of each day that changes it; changes before `from` are its first value. */
export function stepsOf(changes: readonly DayChange[], from: DateOnly): TrendPoint[] {
  let value = 0
  const points: TrendPoint[] = [{ on: from, value: 0 }]
  for (const { day, delta } of [...changes].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    value += delta
    const on = day < from ? from : day
    const last = points.at(-1)
    if (last?.on === on) last.value = value
    else points.push({ on, value })
  }
  return points
}

function valueOn(points: readonly TrendPoint[], day: DateOnly): number {
  return points.reduce((value, point) => (point.on <= day ? point.value : value), 0)
}

/**
 * The line from `from` over `asOf` to `until`. Long histories are thinned to month ends; what is still to come stays exact.
 * @param changes all changes up to `until`, earlier ones included
 * @param isThinned the changes before the month of `asOf` are sums of whole months already, dated on their last days
 */
export function trendOf(changes: readonly DayChange[], from: DateOnly, asOf: DateOnly, until: DateOnly, isThinned = false): Trend {
  const points = stepsOf(
    changes.filter((change) => change.day <= until),
    from,
  )
  const past = points.filter((point) => point.on <= asOf)
  const isMonthly = isThinned || past.length > MOST_STEPS
  const kept = isMonthly
    ? [past[0], ...monthEnds(addDays(from, 1), asOf).map((on) => ({ on, value: valueOn(past, on) }))].filter((point) => point !== undefined)
    : past
  const now = valueOn(points, asOf)
  const history = kept.at(-1)?.on === asOf ? kept : [...kept, { on: asOf, value: now }]
  const coming = points.filter((point) => point.on > asOf)
  const future = coming.length === 0 && asOf >= until ? [] : [{ on: asOf, value: now }, ...coming]
  const last = future.at(-1)
  if (last && last.on < until) future.push({ on: until, value: last.value })
  return { history, future, isMonthly }
}
