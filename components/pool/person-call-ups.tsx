import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { formatDate } from '@/lib/platform/dates'
import { absenceLabels, callUpPersonLabels, ratingLabels } from '@/lib/pool/labels'
import type { PersonCallUp, PersonCallUps } from '@/lib/pool/person-pool-queries'
import { type Record, RecordAbsence } from './record-absence'

type PersonCallUpsCardProps = {
  known: PersonCallUps
  /** The person reads of themselves. */
  isOwn?: boolean
  record: Record
  remove: (input: { absenceId: string }) => Promise<ActionResult<unknown>>
}

function headingOf({ callUps, daysThisYear }: PersonCallUps): string {
  if (callUps.length === 0) return '没有被调用过'
  const done = callUps.filter(({ state }) => state === 'completed').length
  return `调用 ${done} 次${daysThisYear > 0 ? `，本年已记录 ${daysThisYear} 天` : ''}`
}

/** Call-ups with what came of them, and days on which the person is away. */
export function PersonCallUpsCard({ known, isOwn = false, record, remove }: PersonCallUpsCardProps) {
  const { absences } = known
  return (
    <Card>
      <CardHead
        finding={headingOf(known)}
        sub="从人才库调用的经历"
        tools={known.abilities.recordAbsence ? <RecordAbsence personId={known.personId} today={known.today} action={record} /> : undefined}
      />
      <CardBody className="space-y-4">
        {known.callUps.length > 0 && (
          <ul className="divide-y divide-line">
            {known.callUps.map((callUp) => (
              <CallUpItem key={callUp.id} callUp={callUp} />
            ))}
          </ul>
        )}
        {absences && absences.length > 0 && (
          <div>
            <h3 className="mb-1 text-13 font-semibold text-ink-2">不在岗</h3>
            <ul className="space-y-1">
              {absences.map((absence) => (
                <li key={absence.id} className="flex flex-wrap items-center justify-between gap-2">
                  <span>
                    {`${formatDate(absence.startsOn)}至${formatDate(absence.endsOn)}，${absenceLabels[absence.kind]}`}
                    {absence.note && <span className="text-ink-3">{`（${absence.note}）`}</span>}
                  </span>
                  {known.abilities.recordAbsence && (
                    <ActionButton
                      size="sm"
                      variant="quiet"
                      action={remove}
                      input={{ absenceId: absence.id }}
                      success="已撤销。"
                      confirm={{ title: '撤销不在岗登记', consequences: '撤销后此人在这段时间可以被调用。', confirmLabel: '撤销' }}
                    >
                      撤销
                    </ActionButton>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
        {known.callUps.length === 0 && (!absences || absences.length === 0) && (
          <p className="text-ink-3">{isOwn ? '单位同意调用后，会列在这里。' : '没有调用和不在岗记录。'}</p>
        )}
      </CardBody>
    </Card>
  )
}

function CallUpItem({ callUp }: { callUp: PersonCallUp }) {
  const label = callUpPersonLabels[callUp.state]
  return (
    <li className="py-2.5 first:pt-0">
      <p className="flex flex-wrap items-center gap-2">
        {callUp.href ? (
          <TextLink href={callUp.href}>{callUp.unitName}</TextLink>
        ) : (
          <strong className="font-semibold">{callUp.unitName}</strong>
        )}
        <Badge tone={label.tone}>{label.text}</Badge>
      </p>
      <p className="text-13 text-ink-2">
        {`${formatDate(callUp.startsOn)}至${formatDate(callUp.endsOn)}`}
        {callUp.place && `，${callUp.place}`}
        {`。${callUp.purpose}`}
      </p>
      {callUp.days !== null && (
        <p className="text-13 text-ink-2">
          {`实际 ${callUp.days} 天`}
          {callUp.rating !== null && `，评价${ratingLabels[callUp.rating as 1 | 2 | 3 | 4 | 5]}`}
          {callUp.feedback && `：${callUp.feedback}`}
        </p>
      )}
    </li>
  )
}
