import { Alert } from '@/components/ui/alert'
import { Card, CardBody } from '@/components/ui/card'
import { KeyValues } from '@/components/ui/key-values'
import { type Stage, StageRail } from '@/components/ui/stage-rail'
import { daysBetween, formatDate, formatInstant } from '@/lib/platform/dates'
import type { CallUpView } from '@/lib/pool/call-up-queries'

const at = (instant: string | null) => (instant ? formatInstant(instant) : undefined)

function stagesOf(callUp: CallUpView): Stage[] {
  const order = ['requested', 'answered', 'underway', 'completed'] as const
  const isStopped = callUp.state === 'refused' || callUp.state === 'withdrawn'
  const reached = isStopped ? (callUp.answeredAt ? 1 : 0) : order.indexOf(callUp.state as (typeof order)[number])
  const labels = ['申请', '提名与答复', '调用中', '办结']
  const dates = [at(callUp.requestedAt), at(callUp.answeredAt), at(callUp.dispatchedAt), isStopped ? undefined : at(callUp.closedAt)]
  const stages = labels.map((label, index): Stage => {
    const isDone = index < reached || (index === reached && callUp.state === 'completed')
    return { label, date: dates[index], state: isDone ? 'done' : index === reached && !isStopped ? 'current' : 'todo' }
  })
  if (!isStopped) return stages
  return [
    ...stages.slice(0, reached + 1).map((stage) => ({ ...stage, state: 'done' as const })),
    { label: callUp.state === 'refused' ? '未同意' : '已撤回', date: at(callUp.closedAt), state: 'error' as const },
  ]
}

/** How far a call-up is, and what was asked for. */
export function CallUpFacts({ callUp }: { callUp: CallUpView }) {
  return (
    <>
      <StageRail label="调用进度" stages={stagesOf(callUp)}>
        {callUp.reason && (
          <Alert attached tone={callUp.state === 'refused' ? 'rose' : 'grey'}>
            {callUp.reason}
          </Alert>
        )}
        {callUp.abilities.dispatch && callUp.blocked.dispatch && (
          <Alert attached tone="amber">
            {callUp.blocked.dispatch}
          </Alert>
        )}
      </StageRail>
      <Card className="mb-4">
        <CardBody>
          <KeyValues
            items={[
              { label: '申请单位', value: callUp.unitName },
              { label: '所需专长', value: callUp.speciality },
              { label: '人数', value: `${callUp.headcount} 人` },
              {
                label: '起止日期',
                value: `${formatDate(callUp.startsOn)}至${formatDate(callUp.endsOn)}（${daysBetween(callUp.startsOn, callUp.endsOn) + 1} 天）`,
              },
              { label: '条线', value: callUp.lineName ?? '不限' },
              { label: '地点', value: callUp.place ?? '未写明' },
              { label: '用途', value: callUp.purpose, wide: true },
            ]}
          />
        </CardBody>
      </Card>
    </>
  )
}
