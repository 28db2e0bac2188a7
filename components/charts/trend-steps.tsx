'use client'
import { useEffect, useRef, useState } from 'react'
import {
  Area,
  CartesianGrid,
  ComposedChart,
  DefaultZIndexes,
  Line,
  ReferenceArea,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts'
import { dayInWords, type TrendProps, type TrendRow, timeOf, timeTicks, trendInWords, trendRows, trendScale } from './trend-data'
import { TrendMarks } from './trend-marks'

const still = { isAnimationActive: false, activeDot: false, dot: false } as const

function Hover({ active, payload, unit }: Pick<TooltipContentProps, 'active' | 'payload'> & { unit: string }) {
  const row: TrendRow | undefined = payload?.[0]?.payload
  if (!active || !row) return null
  return (
    <div className="rounded border border-line bg-surface px-3 py-2 text-13 shadow">
      <p className="text-ink-3">{dayInWords(row.time)}</p>
      {row.held !== undefined && (
        <p>
          保持 <b>{row.held}</b> {unit}
        </p>
      )}
      {row.expected !== undefined && row.held === undefined && (
        <p>
          预计 <b>{row.expected}</b> {unit}
          {row.band && `，区间 ${row.band[0]} 至 ${row.band[1]}`}
        </p>
      )}
    </div>
  )
}

/** The width of an element as it stands; until it is known a middling one. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(720)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth || 720))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { frame, width }
}

type TickProps = { x: number | string; y: number | string; index: number; payload: { value: number } }

/** A count that changes by steps: what was is solid, what is expected dashed within its band, the target always drawn. */
export function TrendSteps(props: TrendProps) {
  const { forecast = [], today, target, unit = '名', height = 330 } = props
  const { frame, width } = useWidth()
  const rows = trendRows(props)
  const scale = trendScale(rows, target)
  const first = rows[0]?.time ?? timeOf(today)
  const last = rows.at(-1)?.time ?? timeOf(today)
  const ticks = timeTicks(first, last, Math.max(3, Math.floor(width / 90)))
  const words = new Map(ticks.map((tick) => [tick.time, tick.label]))
  const axis = { stroke: 'var(--axis)', fontSize: 12, tick: { fill: 'var(--axis)', fontSize: 12 } }
  return (
    <div ref={frame} role="img" aria-label={trendInWords(props)} className="overflow-hidden" style={{ height }}>
      <ComposedChart
        width={width}
        height={height}
        data={rows}
        margin={{ top: 12, right: forecast.length > 0 ? 68 : 12, bottom: 20, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--grid)" />
        {forecast.length > 0 && <ReferenceArea x1={timeOf(today)} x2={last} fill="var(--sunk)" fillOpacity={1} zIndex={-60} />}
        <XAxis
          stroke="var(--axis)"
          dataKey="time"
          type="number"
          scale="linear"
          domain={[first, last]}
          ticks={ticks.map((tick) => tick.time)}
          tick={({ x, y, index, payload }: TickProps) => (
            <text x={x} y={Number(y) + 9} textAnchor={index === 0 ? 'start' : 'middle'} fontSize="12" fill="var(--axis)">
              {words.get(payload.value)}
            </text>
          )}
          axisLine={false}
          tickSize={4}
          interval={0}
        />
        <YAxis {...axis} domain={[scale.low, scale.high]} ticks={scale.ticks} width={40} axisLine={false} tickLine={false} />
        <Tooltip
          content={(state: TooltipContentProps) => <Hover active={state.active} payload={state.payload} unit={unit} />}
          cursor={{ stroke: 'var(--line-strong)' }}
          isAnimationActive={false}
        />
        <Area
          {...still}
          type="stepAfter"
          dataKey="held"
          baseValue={scale.low}
          fill="var(--c1-wash)"
          fillOpacity={1}
          stroke="var(--c1)"
          strokeWidth={2}
        />
        {forecast.length > 0 && <Area {...still} type="stepAfter" dataKey="band" fill="var(--c1-soft)" fillOpacity={0.75} stroke="none" />}
        {forecast.length > 0 && (
          <Line {...still} type="stepAfter" dataKey="expected" stroke="var(--c1)" strokeWidth={2} strokeDasharray="4 3" />
        )}
        <ZIndexLayer zIndex={DefaultZIndexes.label}>
          <TrendMarks {...props} rows={rows} low={scale.low} />
        </ZIndexLayer>
      </ComposedChart>
    </div>
  )
}
