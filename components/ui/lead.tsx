import type { ReactNode } from 'react'
import { cn } from './cn'
import type { Tone } from './tone'

const bar: Record<Tone, string> = {
  indigo: 'border-l-indigo',
  green: 'border-l-green',
  amber: 'border-l-amber',
  rose: 'border-l-rose',
  grey: 'border-l-grey-line',
}

/** The page's finding in one sentence, above everything else. */
export function Lead({ tone = 'rose', children, action }: { tone?: Tone; children: ReactNode; action?: ReactNode }) {
  return (
    <div
      className={cn(
        'mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded border border-l-3 border-line bg-surface px-5 py-3',
        bar[tone],
      )}
    >
      <p className="min-w-60 flex-1 text-16 leading-relaxed">{children}</p>
      {action && <span className="flex-none print:hidden">{action}</span>}
    </div>
  )
}
