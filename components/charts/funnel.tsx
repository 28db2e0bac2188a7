import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

export type FunnelStep = {
  label: string
  value: number
  /** Where the missing went. */
  note?: ReactNode
  /** A limit instead of a count: pale, with a target tick. */
  limit?: boolean
}

const shades = [1, 0.88, 0.76, 0.64, 0.52]

/** How many are left after each step, on one scale from 0. */
export function Funnel({ label, steps }: { label: string; steps: readonly FunnelStep[] }) {
  const widest = Math.max(1, ...steps.map((step) => step.value))
  return (
    <ol aria-label={label} className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2 gap-y-3 text-13">
      {steps.map((step, index) => (
        <li key={step.label} className="col-span-3 grid grid-cols-subgrid items-center">
          <span className="text-ink-2">{step.label}</span>
          <span className="relative flex h-5 items-center gap-2">
            <span aria-hidden="true" className="relative h-full" style={{ width: `${(step.value / widest) * 82}%` }}>
              <span
                className={cn('absolute inset-0', step.limit ? 'bg-c1-soft' : 'bg-c1')}
                style={{ opacity: step.limit ? 1 : shades[Math.min(index, shades.length - 1)] }}
              />
              {step.limit && <span className="absolute -inset-y-1 right-0 w-[2.5px] bg-target" />}
            </span>
            <b className="text-14">{step.value}</b>
          </span>
          <span className="text-right text-12 text-ink-3">{step.note}</span>
        </li>
      ))}
    </ol>
  )
}
