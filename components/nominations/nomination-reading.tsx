import type { ReactNode } from 'react'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { KeyValues } from '@/components/ui/key-values'
import { Timeline } from '@/components/ui/timeline'
import { formatInstant } from '@/lib/platform/dates'
import { stepsOf } from '@/lib/rounds/nomination-form'
import type { NominationDetail } from '@/lib/rounds/nomination-queries'
import { AnswersView } from './answers-view'

/** Who the candidate is, by the roster. */
export function OnFileCard({ nomination, columns = 3 }: { nomination: NominationDetail; columns?: 2 | 3 }) {
  return (
    <Card>
      <CardHead
        finding={nomination.subjectKind === 'person' ? '人选基本信息' : '项目基本信息'}
        sub={nomination.subjectKind === 'person' ? '取自人员名册，如有不符请先在名册中更正' : undefined}
      />
      <CardBody>
        <KeyValues
          columns={columns}
          items={[
            { label: nomination.subjectKind === 'person' ? '姓名' : '项目名称', value: nomination.subject },
            { label: '单位', value: nomination.unit },
            { label: '条线', value: nomination.line },
            { label: '申报方式', value: nomination.channel === 'self' ? '本人申报' : '单位推荐' },
            ...nomination.onFile,
          ]}
        />
      </CardBody>
    </Card>
  )
}

/** A nomination as it is read: every part of the form, who was named for recusal, what has happened. */
export function NominationReading({ nomination, aside }: { nomination: NominationDetail; aside: ReactNode }) {
  const { fields, answers, personNames, attachments, unsuitable } = nomination
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_340px] items-start gap-4 max-xl:grid-cols-1">
      <div className="min-w-0 space-y-4">
        <OnFileCard nomination={nomination} />
        {stepsOf(fields).map((step) => (
          <Card key={step.name}>
            <CardHead finding={step.name} />
            <CardBody>
              <AnswersView fields={step.fields} answers={answers} personNames={personNames} attachments={attachments} />
            </CardBody>
          </Card>
        ))}
        <Card>
          <CardHead finding="回避专家" sub="只用于安排回避，不向专家公开" />
          <CardBody>
            {unsuitable.length === 0 ? (
              <p className="text-ink-3">没有填写。</p>
            ) : (
              <ul className="space-y-1">
                {unsuitable.map((row) => (
                  <li key={`${row.name}${row.unitName}`}>
                    {row.name}
                    {row.unitName && `（${row.unitName}）`}
                    {row.reason && <span className="text-ink-3">：{row.reason}</span>}
                  </li>
                ))}
              </ul>
            )}
          </CardBody>
        </Card>
      </div>
      <div className="min-w-0 space-y-4">
        {aside}
        <HistoryCard nomination={nomination} />
      </div>
    </div>
  )
}

export function HistoryCard({ nomination }: { nomination: NominationDetail }) {
  const items = nomination.history.map((event) => ({
    id: event.id,
    at: formatInstant(event.at),
    title: event.title,
    by: event.by,
    body: event.reason ? `理由：${event.reason}` : undefined,
  }))
  return (
    <Card as="aside" aria-label="办理经过">
      <CardHead finding="办理经过" />
      <CardBody>{items.length > 0 ? <Timeline items={items.reverse()} /> : <p className="text-ink-3">尚未提交。</p>}</CardBody>
    </Card>
  )
}
