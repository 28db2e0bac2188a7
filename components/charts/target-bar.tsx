import { cn } from '@/components/ui/cn'
import { toneText } from '@/components/ui/tone'
import { gapLevel, gapTone, gapWords } from './gap'
import { niceCeiling, percent } from './scale'

type TargetBarProps = { label: string; value: number; target: number; max?: number; unit?: string }

/** Name, value / target and verdict on one line; a thin bar with the target's tick below. */
export function TargetBar({ label, value, target, max, unit = '名' }: TargetBarProps) {
  const end = max ?? niceCeiling(Math.max(target * 1.25, value))
  return (
    <div className="text-13">
      <p className="flex items-baseline gap-3">
        <span className="min-w-0 flex-1">{label}</span>
        <span>
          <b>{value}</b> / {target}
        </span>
        <span className={cn('min-w-8 text-right', toneText[gapTone[gapLevel(value, target)]])}>{gapWords(value, target)}</span>
      </p>
      <svg width="100%" height="16" role="img" aria-label={`${label}：${value} ${unit}，目标 ${target} ${unit}`} className="mt-1 block">
        <rect y="4" width="100%" height="8" fill="var(--sunk)" />
        <rect y="4" width={`${percent(value, end)}%`} height="8" fill="var(--c1)" />
        <svg x={`${percent(target, end)}%`} overflow="visible" aria-hidden="true">
          <rect x="-1.25" width="2.5" height="16" fill="var(--target)" />
        </svg>
      </svg>
    </div>
  )
}
