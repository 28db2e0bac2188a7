import { niceTicks } from './scale'

/** Days are `YYYY-MM-DD`. */
export type TrendPoint = { on: string; value: number }
export type TrendForecast = { on: string; value: number; low: number; high: number }
export type TrendTarget = { value: number; label?: string }

export type TrendProps = {
  label: string
  history: readonly TrendPoint[]
  /** From today on; each value holds until the next. */
  forecast?: readonly TrendForecast[]
  today: string
  target?: TrendTarget
  /** How many are known to end on a day. */
  expiries?: readonly { on: string; count: number }[]
  /** What raises the line, named. */
  events?: readonly { on: string; label: string }[]
  unit?: string
  height?: number
}

export type TrendRow = { time: number; held?: number; expected?: number; band?: [number, number] }

const day = 86_400_000

export const timeOf = (on: string): number => Date.parse(`${on}T00:00:00Z`)

export function dayInWords(time: number): string {
  const date = new Date(time)
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}

/** One row a day on which something changes; today closes the history and opens the forecast. */
export function trendRows({ history, forecast = [], today }: Pick<TrendProps, 'history' | 'forecast' | 'today'>): TrendRow[] {
  const rows = new Map<number, TrendRow>()
  const put = (on: string, part: Omit<TrendRow, 'time'>) => rows.set(timeOf(on), { ...rows.get(timeOf(on)), time: timeOf(on), ...part })
  for (const point of history) put(point.on, { held: point.value })
  const now = history.filter((point) => point.on <= today).at(-1)?.value
  if (now !== undefined) put(today, { held: now })
  if (forecast.length > 0 && now !== undefined) put(today, { held: now, expected: now, band: [now, now] })
  for (const point of forecast) if (point.on > today) put(point.on, { expected: point.value, band: [point.low, point.high] })
  return [...rows.values()].sort((one, other) => one.time - other.time)
}

/** Round ends of the vertical axis; it is cut only when everything drawn keeps well away from 0. */
export function trendScale(rows: readonly TrendRow[], target?: TrendTarget): { ticks: number[]; low: number; high: number } {
  const values = rows.flatMap((row) => [row.held, row.expected, ...(row.band ?? [])]).filter((value) => value !== undefined)
  const all = target ? [...values, target.value] : values
  const least = all.length > 0 ? Math.min(...all) : 0
  const most = all.length > 0 ? Math.max(...all) : 1
  const room = Math.max(1, (most - least) * 0.12)
  const floor = least > most * 0.4 ? Math.max(0, least - room * 2.4) : 0
  const ticks = niceTicks(floor, most + room)
  return { ticks, low: ticks[0] ?? 0, high: ticks.at(-1) ?? 1 }
}

/** First days of months or years, at most about `count`, with the year written where it changes. */
export function timeTicks(from: number, to: number, count: number): { time: number; label: string }[] {
  const months = Math.max(1, Math.round((to - from) / day / 30.4))
  const stride = [1, 2, 3, 6, 12, 24, 60].find((step) => months / step <= count) ?? 120
  const start = new Date(from)
  const ticks: { time: number; label: string }[] = []
  const isYearly = stride >= 12
  let firstMonth: number | undefined
  let shownYear = 0
  for (let month = start.getUTCFullYear() * 12 + start.getUTCMonth(); ; month += 1) {
    const year = Math.floor(month / 12)
    const time = Date.UTC(year, month % 12, 1)
    if (time > to) return ticks
    if (time < from) continue
    firstMonth ??= isYearly ? 0 : month
    if ((month - firstMonth) % stride !== 0) continue
    ticks.push({ time, label: isYearly ? `${year}年` : year === shownYear ? `${(month % 12) + 1}月` : `${year}年${(month % 12) + 1}月` })
    shownYear = year
  }
}

/** The whole chart as a sentence, for those who do not see it. */
export function trendInWords({ label, history, forecast = [], today, target, unit = '名' }: TrendProps): string {
  const first = history[0]
  const now = history.filter((point) => point.on <= today).at(-1)
  const last = forecast.at(-1)
  return [
    first && now
      ? `${label}：${dayInWords(timeOf(first.on))} ${first.value} ${unit}，${dayInWords(timeOf(today))} ${now.value} ${unit}`
      : `${label}：暂无数据`,
    last ? `预计 ${dayInWords(timeOf(last.on))} ${last.value} ${unit}，区间 ${last.low} 至 ${last.high}` : '',
    target ? `目标 ${target.value} ${unit}` : '',
  ]
    .filter(Boolean)
    .join('；')
}
