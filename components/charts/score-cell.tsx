import { cn } from '@/components/ui/cn'
import { percent } from './scale'

/** A score over its bar; below `weakBelow` it is red and says 弱. */
export function ScoreCell({ value, weakBelow = 60, max = 100 }: { value: number; weakBelow?: number; max?: number }) {
  const isWeak = value < weakBelow
  return (
    <span className={cn('block min-w-11', isWeak && 'font-semibold text-rose')}>
      {isWeak && '弱 '}
      {value}
      <span
        aria-hidden="true"
        className={cn('block h-1', isWeak ? 'bg-rose' : 'bg-c1-soft')}
        style={{ width: `${percent(value, max)}%` }}
      />
    </span>
  )
}
