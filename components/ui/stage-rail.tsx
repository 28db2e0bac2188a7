import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { StageMark, type StageState } from './stage-mark'

export type Stage = { label: string; date?: string; state: StageState; note?: string; href?: string }

/** The stages of a course with their dates. On a phone they stand below each other. `children` is the strip under the rail (a guard message). */
export function StageRail({ stages, label, children }: { stages: readonly Stage[]; label: string; children?: ReactNode }) {
  return (
    <section aria-label={label} className="mb-4 rounded border border-line bg-surface">
      <ol
        className="grid px-5 pt-4 pb-3 max-lg:gap-y-2 lg:grid-cols-[repeat(var(--stages),minmax(0,1fr))] lg:overflow-x-auto"
        style={{ ['--stages' as string]: stages.length }}
      >
        {stages.map((stage, index) => (
          <li
            key={stage.label}
            aria-current={stage.state === 'current' ? 'step' : undefined}
            className="relative max-lg:flex max-lg:items-start max-lg:gap-3 lg:pr-2"
          >
            {index < stages.length - 1 && (
              <span
                aria-hidden="true"
                className={cn(
                  'absolute top-[11px] right-0 left-6 h-0.5 max-lg:hidden',
                  stage.state === 'done' ? 'bg-green' : 'bg-grey-line',
                )}
              />
            )}
            <StageMark state={stage.state} number={index + 1} />
            <span className="block lg:mt-1.5">
              <span
                className={cn(
                  'block max-lg:inline max-lg:mr-2',
                  stage.state === 'current' ? 'font-semibold text-indigo-strong' : 'text-ink-2',
                  stage.state === 'error' && 'font-semibold text-rose',
                )}
              >
                {stage.href ? (
                  <Link prefetch={false} href={stage.href} className="hover:underline">
                    {stage.label}
                  </Link>
                ) : (
                  stage.label
                )}
              </span>
              {stage.date && <span className="text-12 text-ink-3">{stage.date}</span>}
              {stage.note && <span className="block text-12 text-rose">{stage.note}</span>}
            </span>
          </li>
        ))}
      </ol>
      {children}
    </section>
  )
}
