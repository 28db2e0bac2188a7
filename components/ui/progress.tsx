import { cn } from './cn'
import type { Tone } from './tone'

const fill: Record<Tone, string> = { indigo: 'bg-indigo', green: 'bg-green', amber: 'bg-amber', rose: 'bg-rose', grey: 'bg-line-strong' }

type ProgressProps = { value: number; max?: number; label: string; tone?: Tone; showText?: boolean; className?: string }

/** `label` names what is progressing; it is read aloud, and shown with the count when `showText`. */
export function Progress({ value, max = 100, label, tone = 'indigo', showText = false, className }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div className={className}>
      {showText && (
        <p className="mb-1 flex justify-between text-13">
          <span>{label}</span>
          <span className="text-ink-3">
            {value} / {max}
          </span>
        </p>
      )}
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={max}
        className="h-1.5 overflow-hidden rounded-bar bg-grey-tint"
      >
        <div className={cn('h-full transition-[width]', fill[tone])} style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  )
}
