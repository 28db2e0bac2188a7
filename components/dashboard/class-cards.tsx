import Link from 'next/link'
import { BulletBar, BulletLegend } from '@/components/charts/bullet-bar'
import { Badge } from '@/components/ui/badge'
import { Stat, StatRow } from '@/components/ui/stat'
import type { ClassFigures, Dashboard } from '@/lib/targets/dashboard'
import { atEndNote, movementNote } from '@/lib/targets/findings'
import { formatCompletion, STANDING_LABELS } from '@/lib/targets/progress'
import { dashboardHref, personsHref } from './links'
import { STANDING_TONES } from './standing-tones'

function NumberLink({ href, children }: { href: string; children: number }) {
  return (
    <Link href={href} className="hover:text-indigo hover:underline" aria-label={`${children} 人名单`}>
      {children}
    </Link>
  )
}

function ClassCard({ dashboard, item }: { dashboard: Dashboard; item: ClassFigures }) {
  const tone = STANDING_TONES[item.standing]
  const isShort = (item.gapAtEnd ?? 0) > 0
  const leaving = item.expired + item.retiring
  const cultivated = <NumberLink href={personsHref(dashboard, { kind: 'cultivated', classCode: item.code })}>{item.cultivated}</NumberLink>
  return (
    <Stat
      title={item.name}
      badge={
        tone && (
          <Link
            href={dashboardHref('/dashboard/forecast', dashboard, { class: item.code })}
            aria-label={`${item.name}${STANDING_LABELS[item.standing]}，看测算依据`}
          >
            <Badge tone={tone}>{STANDING_LABELS[item.standing]}</Badge>
          </Link>
        )
      }
      value={<NumberLink href={personsHref(dashboard, { kind: 'retained', classCode: item.code })}>{item.held}</NumberLink>}
      note={item.target === null ? '保持' : `保持 / 目标 ${item.target}`}
      facts={[
        ...(item.target === null ? [] : [{ label: '完成', value: formatCompletion(item.completion) }]),
        { label: '培育', value: cultivated },
        { label: `${dashboard.endWord}预计`, value: item.forecast.expected, tone: isShort ? ('rose' as const) : undefined },
      ]}
      footLeft={
        <>
          {atEndNote(item, dashboard.endWord)}{' '}
          <Link
            href={dashboardHref('/dashboard/forecast', dashboard, { class: item.code })}
            className="ml-1 font-normal text-indigo hover:underline"
            aria-label={`${item.name}的测算依据`}
          >
            为什么
          </Link>
        </>
      }
      footRight={
        leaving > 0 ? (
          <Link href={personsHref(dashboard, { kind: 'expiring', classCode: item.code })} className="text-indigo hover:underline">
            {movementNote(item)}
          </Link>
        ) : (
          movementNote(item)
        )
      }
      footTone={isShort ? 'rose' : undefined}
    >
      {item.target !== null && (
        <BulletBar label={item.name} held={item.held} target={item.target} cultivated={item.cultivated} forecast={item.forecast.expected} />
      )}
    </Stat>
  )
}

/** The classes side by side: held against target, cultivated, forecast, and what moves them. */
export function ClassCards({ dashboard }: { dashboard: Dashboard }) {
  const hasTargets = dashboard.classes.some((item) => item.target !== null)
  return (
    <StatRow legend={hasTargets ? <BulletLegend forecast={`${dashboard.endWord}预计（已知到期、退休和在评）`} /> : undefined}>
      {dashboard.classes.map((item) => (
        <ClassCard key={item.code} dashboard={dashboard} item={item} />
      ))}
    </StatRow>
  )
}
