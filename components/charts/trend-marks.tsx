'use client'
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { type TrendProps, type TrendRow, timeOf } from './trend-data'

type TrendMarksProps = TrendProps & { rows: readonly TrendRow[]; low: number }

const lineHeight = 17

/** Keeps words readable where a line runs behind them. */
const halo = { stroke: 'var(--surface)', strokeWidth: 3, strokeLinejoin: 'round', paintOrder: 'stroke' } as const

type EndLabel = { y: number; text: string; strong?: boolean }

/** Labels that keep their order and at least one line's distance. */
function spread(labels: readonly EndLabel[]): EndLabel[] {
  const sorted = [...labels].sort((one, other) => one.y - other.y)
  let free = Number.NEGATIVE_INFINITY
  return sorted.map((label) => {
    const y = Math.max(label.y, free)
    free = y + lineHeight
    return { ...label, y }
  })
}

/** What stands in the picture instead of a legend: target, today, ends of the forecast, known expiries, and the cut axis in words. */
export function TrendMarks({ rows, low, history, forecast = [], today, target, expiries = [], events = [], unit = '名' }: TrendMarksProps) {
  const plot = usePlotArea()
  const xScale = useXAxisScale()
  const yScale = useYAxisScale()
  if (!plot || !xScale || !yScale) return null
  const x = (time: number) => xScale(time) ?? 0
  const y = (value: number) => yScale(value) ?? 0
  const right = plot.x + plot.width
  const bottom = plot.y + plot.height
  const now = history.filter((point) => point.on <= today).at(-1)?.value
  const todayX = x(timeOf(today))
  const [, todayMonth, todayDay] = today.split('-').map(Number)
  const end = forecast.at(-1)
  const ends = end
    ? spread([
        ...(end.high > end.value ? [{ y: y(end.high), text: `${end.high} 上沿` }] : []),
        { y: y(end.value), text: `${end.value} 预计`, strong: true },
        ...(end.low < end.value ? [{ y: y(end.low), text: `${end.low} 下沿` }] : []),
      ])
    : []
  const isNarrow = plot.width < 420
  const isTodayLeft = todayX > plot.x + plot.width * 0.3
  return (
    <g>
      {end && (
        <>
          <line x1={todayX} x2={todayX} y1={plot.y + 22} y2={bottom} stroke="var(--ink-3)" strokeDasharray="2 3" />
          <text x={todayX + 6} y={isNarrow ? plot.y + 8 : plot.y + 32} fontSize="12" fill="var(--ink-3)">
            预测
          </text>
        </>
      )}
      {target && (
        <>
          <line x1={plot.x} x2={right} y1={y(target.value)} y2={y(target.value)} stroke="var(--target)" strokeWidth="2" />
          <text
            x={isTodayLeft ? plot.x : right}
            y={y(target.value) - 7}
            textAnchor={isTodayLeft ? 'start' : 'end'}
            fontSize="12"
            fontWeight="600"
            fill="var(--target)"
            {...halo}
          >
            {target.label ?? `目标 ${target.value} ${unit}`}
          </text>
        </>
      )}
      {now !== undefined && (
        <>
          <circle cx={todayX} cy={y(now)} r="4" fill="var(--c1)" stroke="var(--surface)" strokeWidth="2" />
          <text
            x={todayX + (isTodayLeft ? -8 : 8)}
            y={y(now) + (isNarrow && isTodayLeft ? 22 : -10)}
            textAnchor={isTodayLeft ? 'end' : 'start'}
            fontSize="13"
            fontWeight="600"
            fill="var(--ink)"
            {...halo}
          >
            {todayMonth}月{todayDay}日 {now}
          </text>
        </>
      )}
      {ends.map((label) => (
        <text
          key={label.text}
          x={right + 8}
          y={label.y + 4}
          fontSize={label.strong ? 13 : 12}
          fontWeight={label.strong ? 600 : 400}
          fill={label.strong ? 'var(--ink)' : 'var(--ink-2)'}
        >
          {label.text}
        </text>
      ))}
      {(isNarrow ? [] : events).map((event) => {
        const row = rows.filter((candidate) => candidate.time <= timeOf(event.on)).at(-1)
        const top = row?.band?.[1] ?? row?.expected ?? row?.held
        return top === undefined ? null : (
          <text
            key={`${event.on}${event.label}`}
            x={x(timeOf(event.on)) + 6}
            y={y(top) - 8}
            textAnchor="middle"
            fontSize="12"
            fill="var(--ink)"
            {...halo}
          >
            {event.label}
          </text>
        )
      })}
      {expiries.map((expiry, index) => {
        const at = x(timeOf(expiry.on))
        const before = expiries[index - 1]
        const hasRoom = !before || at - x(timeOf(before.on)) >= 26
        return (
          <g key={expiry.on}>
            <path d={`M${at - 4.5} ${bottom}h9l-4.5 -7z`} fill="var(--ink)" />
            {hasRoom && (
              <text x={Math.min(at, right - 6)} y={bottom - 11} textAnchor="middle" fontSize="12" fill="var(--ink)">
                −{expiry.count}
              </text>
            )}
          </g>
        )
      })}
      <text x={plot.x} y={bottom + 38} fontSize="12" fill="var(--axis)">
        {[low > 0 ? `纵轴自 ${low} ${unit}起` : '', expiries.length > 0 ? '▲ 为当日到期人数' : ''].filter(Boolean).join('；')}
      </text>
    </g>
  )
}
