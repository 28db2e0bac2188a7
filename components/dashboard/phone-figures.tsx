import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import type { ClassFigures, Dashboard } from '@/lib/targets/dashboard'
import { atEndNote } from '@/lib/targets/findings'
import { STANDING_LABELS } from '@/lib/targets/progress'
import { dashboardHref, personsHref } from './links'
import { STANDING_TONES } from './standing-tones'

const LINK = 'inline-flex min-h-11 flex-1 items-center justify-center text-14 text-indigo'

/** The numbers that matter, first on a phone: each with its verdict and its gap, and one tap to why and to who. */
export function PhoneFigures({ dashboard }: { dashboard: Dashboard }) {
  return (
    <section aria-label="三个数" className="mb-4 overflow-hidden rounded border border-line bg-surface sm:hidden">
      <ul className="divide-y divide-line">
        {dashboard.classes.map((item) => (
          <Figure key={item.code} dashboard={dashboard} item={item} />
        ))}
      </ul>
    </section>
  )
}

function Figure({ dashboard, item }: { dashboard: Dashboard; item: ClassFigures }) {
  const tone = STANDING_TONES[item.standing]
  const isShort = (item.gapAtEnd ?? 0) > 0
  return (
    <li className="px-4 pt-3">
      <div className="flex items-center justify-between gap-2">
        <h2 className="text-16">{item.name}</h2>
        {tone && <Badge tone={tone}>{STANDING_LABELS[item.standing]}</Badge>}
      </div>
      <p className="mb-2 flex items-baseline justify-between gap-2">
        <span>
          <b className="text-36">{item.held}</b>
          <span className="ml-2 text-13 text-ink-3">{item.target === null ? '保持' : `目标 ${item.target}`}</span>
        </span>
        <b className={isShort ? 'text-14 text-rose' : 'text-14'}>{atEndNote(item, dashboard.endWord)}</b>
      </p>
      <p className="-mx-4 flex divide-x divide-line border-t border-line">
        <Link
          href={dashboardHref('/dashboard/forecast', dashboard, { class: item.code })}
          className={LINK}
          aria-label={`${item.name}为什么是这个数`}
        >
          为什么
        </Link>
        <Link href={personsHref(dashboard, { kind: 'retained', classCode: item.code })} className={LINK} aria-label={`${item.name}是谁`}>
          是谁
        </Link>
      </p>
    </li>
  )
}
