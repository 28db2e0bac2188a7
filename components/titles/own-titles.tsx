import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { TitleBadge } from '@/components/ui/title-badge'
import { daysBetween, formatDate } from '@/lib/platform/dates'
import { BASIS_LABELS, PLAN_BARS, STANDING_LABELS } from '@/lib/titles/labels'
import type { PersonTitle, PersonTitles } from '@/lib/titles/queries'
import { OutsideCertificate } from './outside-certificate'
import { type PrintAction, PrintCertificate } from './print-certificate'

function standingNote(title: PersonTitle, today: string): string {
  if (title.standing !== 'running' || title.endsOn === null) return title.endReason ?? ''
  const days = daysBetween(today, title.endsOn)
  return days <= 180 ? `还有 ${days} 日届满，续评请与单位人事联系。` : ''
}

/** A person's titles with their terms, grounds and certificates. */
export function OwnTitles({ titles, today, printAction }: Pick<PersonTitles, 'titles' | 'today'> & { printAction?: PrintAction }) {
  if (titles.length === 0) return <EmptyState icon="award" title="还没有称号" hint="参加评选并命名后，称号和证书会列在这里。" />
  return (
    <ul className="divide-y divide-line">
      {titles.map((title) => {
        const state = STANDING_LABELS[title.standing]
        const note = standingNote(title, today)
        return (
          <li key={title.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2">
                <TitleBadge bar={PLAN_BARS[title.plan]}>{title.title}</TitleBadge>
                <Badge tone={state.tone}>{state.word}</Badge>
                {title.isRenewal && <Badge tone="indigo">续评</Badge>}
              </p>
              <p className="mt-1 text-13 text-ink-2">
                {`${formatDate(title.startsOn)}至${title.endsOn ? formatDate(title.endsOn) : '长期'} · ${BASIS_LABELS[title.basis]}`}
                {title.documentNumber && ` · ${title.documentNumber}`}
              </p>
              <OutsideCertificate basis={title.basis} award={title.outside} proofFileId={title.outside?.proofFileId} />
              {note && <p className="text-13 text-amber">{note}</p>}
            </div>
            <div className="flex flex-wrap items-center gap-3">
              {title.certificateToken && (
                <TextLink href={`/verify/${title.certificateToken}`} icon="award">
                  查看证书
                </TextLink>
              )}
              {title.certificate && printAction && <PrintCertificate certificate={title.certificate} holder="您" action={printAction} />}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
