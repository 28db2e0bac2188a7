import type { ReactNode } from 'react'
import { cn } from './cn'
import { Icon, type IconName } from './icon'
import { type Tone, toneText } from './tone'

export type TimelineItem = { id: string; at: string; title: ReactNode; body?: ReactNode; by?: string; tone?: Tone; icon?: IconName }

/** What happened, newest or oldest first as given. `at` is already written out (2025年9月15日 10:42). */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol>
      {items.map((item, index) => (
        <li key={item.id} className="relative flex gap-3 pb-4 last:pb-0">
          {index < items.length - 1 && <span aria-hidden="true" className="absolute top-6 bottom-0 left-[11px] w-px bg-line" />}
          <span
            className={cn(
              'grid size-6 flex-none place-items-center rounded-full border border-grey-line bg-surface',
              toneText[item.tone ?? 'grey'],
            )}
          >
            {item.icon ? <Icon name={item.icon} size={14} /> : <span aria-hidden="true" className="size-2 rounded-full bg-current" />}
          </span>
          <div className="min-w-0 flex-1 pt-0.5">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="font-semibold">{item.title}</span>
              <span className="text-12 text-ink-3">
                {item.at}
                {item.by && ` · ${item.by}`}
              </span>
            </p>
            {item.body && <div className="text-13 text-ink-2">{item.body}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
