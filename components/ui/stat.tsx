import type { ReactNode } from 'react'
import { cn } from './cn'
import { type Tone, toneText } from './tone'

type StatProps = {
  title: ReactNode
  value: ReactNode
  note?: ReactNode
  badge?: ReactNode
  facts?: readonly { label: string; value: ReactNode; tone?: Tone }[]
  children?: ReactNode
  footLeft?: ReactNode
  footRight?: ReactNode
  footTone?: Tone
}

/** A number that does not stand alone: verdict at its top, what it is of beside it, forecast at its right, what moves it below. */
export function Stat({ title, value, note, badge, facts, children, footLeft, footRight, footTone }: StatProps) {
  return (
    <section className="min-w-0 px-5 pt-4 pb-3 max-md:px-4">
      <div className="flex items-center justify-between gap-2">
        <h2 className="text-16">{title}</h2>
        {badge}
      </div>
      <div className={cn('mt-0.5 flex flex-wrap items-baseline gap-x-2', children ? 'mb-3' : 'mb-1')}>
        <b className="text-36">{value}</b>
        {note && <span className="whitespace-nowrap text-13 text-ink-3">{note}</span>}
        {facts && (
          <dl className="ml-auto flex gap-4">
            {facts.map((fact) => (
              <div key={fact.label} className="text-right">
                <dt className="text-12 text-ink-3">{fact.label}</dt>
                <dd className={cn('text-16 leading-tight font-semibold', fact.tone && toneText[fact.tone])}>{fact.value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      {children}
      {(footLeft || footRight) && (
        <p className="mt-1 flex flex-wrap justify-between gap-x-3 text-13">
          <b className={cn(footTone && toneText[footTone])}>{footLeft}</b>
          <span className="text-ink-3">{footRight}</span>
        </p>
      )}
    </section>
  )
}

/** Stats side by side in one card, split by hairlines; `legend` is the card's last strip. */
export function StatRow({ children, legend, columns = 3 }: { children: ReactNode; legend?: ReactNode; columns?: 2 | 3 | 4 }) {
  return (
    <div className="mb-4 rounded border border-line bg-surface">
      <div
        className={cn(
          'grid divide-line max-lg:divide-y lg:divide-x',
          { 2: 'lg:grid-cols-2', 3: 'lg:grid-cols-3', 4: 'sm:grid-cols-2 lg:grid-cols-4' }[columns],
        )}
      >
        {children}
      </div>
      {legend && <div className="border-t border-line px-5 py-2">{legend}</div>}
    </div>
  )
}
