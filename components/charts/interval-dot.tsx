import { cn } from '@/components/ui/cn'
import { percent } from './scale'

type IntervalDotProps = {
  label: string
  value: number
  low: number
  high: number
  cutoff: number
  /** Both ends of the scale that all rows share. */
  min: number
  max: number
  muted?: boolean
}

/** A score with its interval against the cut-off line; every row of a table gets the same `min` and `max`. */
export function IntervalDot({ label, value, low, high, cutoff, min, max, muted = false }: IntervalDotProps) {
  const at = (score: number) => `${percent(score - min, max - min)}%`
  const colour = muted ? 'var(--line-strong)' : 'var(--c1)'
  return (
    <svg
      width="100%"
      height="20"
      role="img"
      aria-label={`${label}：${value}，区间 ${low} 至 ${high}，名额线 ${cutoff}`}
      className="block min-w-24 overflow-visible"
    >
      <line x1={at(low)} x2={at(high)} y1="10" y2="10" stroke={colour} strokeWidth="1.5" opacity=".7" />
      <line x1={at(cutoff)} x2={at(cutoff)} y1="1" y2="19" stroke="var(--target)" strokeWidth="1.5" />
      <circle cx={at(value)} cy="10" r="4" fill={muted ? 'var(--ink-3)' : colour} />
    </svg>
  )
}

/** `value` from 0 to 1 as a bar with its figure. */
export function ProbabilityBar({ value, muted = false }: { value: number; muted?: boolean }) {
  const share = Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <span className="inline-flex items-center justify-end gap-2">
      <span aria-hidden="true" className="block h-1.5 w-12 bg-grey-tint">
        <span className={cn('block h-full', muted ? 'bg-line-strong' : 'bg-c1')} style={{ width: `${share}%` }} />
      </span>
      <span className="min-w-8 text-right">{share}%</span>
    </span>
  )
}
