'use client'
import { ActionButton } from '@/components/forms/action-button'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import type { Tone } from '@/components/ui/tone'
import type { JudgeProgress, ShowConsole } from '@/lib/rounds/show/show-queries'
import type { ShowActions } from './show-actions'

const progressWords: Record<JudgeProgress, { text: string; tone: Tone }> = {
  empty: { text: '尚未评分', tone: 'grey' },
  partial: { text: '正在评分', tone: 'amber' },
  complete: { text: '已评完', tone: 'green' },
  sealed: { text: '已封存', tone: 'green' },
  waived: { text: '免评', tone: 'grey' },
  barred: { text: '回避', tone: 'grey' },
}

type Props = { view: ShowConsole; actions: Pick<ShowActions, 'close' | 'putBack'>; onDone: () => void }

/** The candidate who is being scored: who of the judges has finished, and the two ways to end it. */
export function RunningCandidateCard({ view, actions, onDone }: Props) {
  const { roundId, judges, abilities } = view
  const current = view.items.find((item) => item.state === 'open')
  if (!current) return null
  const late = judges.filter((judge) => judge.progress === 'empty' || judge.progress === 'partial').map((judge) => judge.name)
  const ready = judges.filter((judge) => judge.progress === 'complete' || judge.progress === 'sealed').length
  return (
    <Card>
      <CardHead finding={`正在评分：${current.name}`} sub={`第 ${current.position} 个，${current.unit}`} />
      <CardBody className="space-y-3">
        <ul className="divide-y divide-line" aria-label="评委进度">
          {judges.map((judge) => (
            <li key={judge.name} className="flex items-center justify-between gap-3 py-1.5">
              {judge.name}
              <Badge tone={progressWords[judge.progress].tone}>{progressWords[judge.progress].text}</Badge>
            </li>
          ))}
        </ul>
        {abilities.manage && (
          <div className="flex flex-wrap items-center gap-2">
            <ActionButton
              action={actions.close}
              input={{ roundId, itemId: current.itemId, version: current.version }}
              variant="primary"
              size="lg"
              icon="lock"
              confirm={{
                title: `结束“${current.name}”的评分？`,
                consequences:
                  late.length > 0
                    ? `${ready} 位评委的评分表随即封存。还有 ${late.length} 位没有评完：${late.join('、')}；现在结束，这 ${late.length} 份评分表按免评处理，不计入得分。此后送达的评分一律不计。`
                    : `${ready} 位评委的评分表随即封存，得分显示在大屏幕上。此后送达的评分一律不计。`,
                confirmLabel: '结束并封存',
                danger: late.length > 0,
                ...(late.length > 0
                  ? { reason: { label: '没有评完仍然结束的理由', required: true, minLength: 4, help: '理由将记录在案，监督人员可见。' } }
                  : {}),
              }}
              success={`“${current.name}”的评分已封存`}
              refresh={false}
              onDone={onDone}
            >
              结束评分并封存
            </ActionButton>
            <ActionButton
              action={actions.putBack}
              input={{ roundId, itemId: current.itemId, version: current.version }}
              icon="undo"
              confirm={{
                title: `“${current.name}”退回待展示？`,
                consequences: '用于误打开的情形：评委页面上的评分表随即收起，已经填写的评分保留为草稿，再次打开时继续。',
                confirmLabel: '退回待展示',
                reason: { label: '理由', required: true, minLength: 4, help: '理由将记录在案，监督人员可见。' },
              }}
              success={`“${current.name}”已退回待展示`}
              refresh={false}
              onDone={onDone}
            >
              退回待展示
            </ActionButton>
          </div>
        )}
      </CardBody>
    </Card>
  )
}
