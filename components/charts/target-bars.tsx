import Link from 'next/link'
import { cn } from '@/components/ui/cn'
import { toneText } from '@/components/ui/tone'
import { gapLevel, gapTone, gapWords } from './gap'
import { niceCeiling, percent } from './scale'

export type TargetRow = { key?: string; label: string; value: number; target: number; href?: string }

type TargetBarsProps = { rows: readonly TargetRow[]; label: string; size?: 'md' | 'screen'; max?: number }

/** Rows on one shared scale: name, bar with the target's tick, value / target, verdict. `screen` is for a wall. */
export function TargetBars({ rows, label, size = 'md', max }: TargetBarsProps) {
  const end = max ?? niceCeiling(Math.max(1, ...rows.map((row) => Math.max(row.value, row.target))) * 1.02)
  const isScreen = size === 'screen'
  return (
    <ul
      aria-label={label}
      className={cn(isScreen ? 'grid h-full auto-rows-fr text-[26px] leading-none' : 'text-13', !isScreen && '[&>li]:min-h-9')}
    >
      {rows.map((row) => {
        const level = gapLevel(row.value, row.target)
        const isBehind = level === 'behind' || level === 'far'
        const end100 = percent(row.target, end)
        return (
          <li
            key={row.key ?? row.label}
            className={cn(
              'grid items-center gap-x-4',
              isScreen ? 'grid-cols-[8rem_minmax(0,1fr)_8rem_8rem]' : 'grid-cols-[6rem_minmax(0,1fr)_4rem_3.5rem]',
            )}
          >
            <span className={cn('truncate', isBehind && 'font-semibold')}>
              {row.href ? (
                <Link href={row.href} className="text-indigo hover:underline">
                  {row.label}
                </Link>
              ) : (
                row.label
              )}
            </span>
            <span aria-hidden="true" className={cn('relative block', isScreen ? 'h-6' : 'h-2.5')}>
              <span className="absolute inset-y-0 left-0 bg-sunk" style={{ width: `${end100}%` }} />
              <span
                className={cn('absolute inset-y-0 left-0 bg-c1', !isBehind && 'opacity-65')}
                style={{ width: `${percent(row.value, end)}%` }}
              />
              <span
                className={cn('absolute -inset-y-1 bg-target', isScreen ? 'w-[5px]' : 'w-[2.5px]')}
                style={{ left: `calc(${end100}% - 1px)` }}
              />
            </span>
            <span className="text-right">
              <b>{row.value}</b>
              <span className="text-ink-3">/{row.target}</span>
            </span>
            <span className={cn('text-right', isBehind && 'font-semibold', toneText[gapTone[level]])}>
              {gapWords(row.value, row.target)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
