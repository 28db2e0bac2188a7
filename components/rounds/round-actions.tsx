'use client'

import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Button, LinkButton } from '@/components/ui/button'
import { inResultWords } from '@/lib/rounds/labels'
import type { RoundHead } from '@/lib/rounds/round-queries'

type Act<Input> = (input: Input) => Promise<ActionResult<unknown>>
type Seen = { roundId: string; version: number }

export type StageActions = {
  announce: Act<Seen>
  advance: Act<Seen & { event: 'openNominations' | 'closeNominations' | 'startReview' | 'close' }>
  closeScoring: Act<Seen>
  publish: Act<Seen>
  goBack: Act<Seen & { event: 'reopenReview' | 'reopenDeliberation'; reason: string }>
  cancel: Act<Seen & { reason: string }>
}

/** What will happen to whom, before it happens. */
const confirmations: Record<string, { consequences: string }> = {
  announce: { consequences: '方案随即固定，此后的调整须作为新版本并写明理由；各单位人事和党组会收到通知。' },
  openNominations: { consequences: '各单位即可推荐，允许个人申报的，人才本人也可申报。' },
  closeNominations: { consequences: '截止时仍是草稿、未经单位党组同意的，一律记为逾期失效，内容保留。' },
  startReview: { consequences: '专家即可打开候选对象材料评分；资格审查结论和分配结果不再改动。' },
  closeScoring: { consequences: '按方案规则一次性计算排序并固定，评分表随即对有权限的人员可见。此后再改评分须退回评审，写明理由。' },
  publicise: { consequences: '领导小组的决定将一并公开：拟命名名单进入公示，其余候选对象得知结果。公示期自此刻起算。' },
  close: { consequences: '本轮归档后不再办理任何事项。' },
}

function NextStep({ head, actions }: { head: RoundHead; actions: StageActions }) {
  const { next } = head
  if (!next) return null
  if (next.missing.length > 0)
    return (
      <Button icon="lock" disabled>
        {next.label}
      </Button>
    )
  if (next.event === 'confer')
    return (
      <LinkButton href={`/rounds/${head.id}/conferral`} variant="primary">
        办理{head.resultWord}
      </LinkButton>
    )
  const seen = { roundId: head.id, version: head.version }
  const base = confirmations[next.event]
  const confirm = base && {
    ...base,
    consequences: inResultWords(base.consequences, head.resultWord),
    title: `${next.label}？`,
    confirmLabel: next.label,
  }
  const look = { variant: 'primary', confirm, success: `已完成：${next.label}` } as const
  switch (next.event) {
    case 'announce':
      return (
        <ActionButton {...look} action={actions.announce} input={seen}>
          {next.label}
        </ActionButton>
      )
    case 'closeScoring':
      return (
        <ActionButton {...look} action={actions.closeScoring} input={seen}>
          {next.label}
        </ActionButton>
      )
    case 'publicise':
      return (
        <ActionButton {...look} action={actions.publish} input={seen}>
          {next.label}
        </ActionButton>
      )
    case 'openNominations':
    case 'closeNominations':
    case 'startReview':
    case 'close':
      return (
        <ActionButton {...look} action={actions.advance} input={{ ...seen, event: next.event }}>
          {next.label}
        </ActionButton>
      )
    default:
      return null
  }
}

const reason = { label: '理由', required: true, minLength: 4, help: '理由将记录在案，监督人员可见。' }

/** The steps that lead the round on, back, or to its end. */
export function RoundActions({ head, actions }: { head: RoundHead; actions: StageActions }) {
  if (!head.abilities.manage) return null
  const seen = { roundId: head.id, version: head.version }
  return (
    <>
      {head.sideSteps.map((step) =>
        step.event === 'cancel' ? (
          <ActionButton
            key={step.event}
            variant="danger"
            action={actions.cancel}
            input={seen}
            confirm={{
              title: '取消本轮评选？',
              consequences: '本轮到此终止，不能恢复。各单位会收到通知，已提交的材料保留备查；正在进行的公示随即撤下。',
              confirmLabel: '取消本轮评选',
              danger: true,
              reason,
            }}
            success="本轮评选已取消"
          >
            取消本轮
          </ActionButton>
        ) : (
          <ActionButton
            key={step.event}
            action={actions.goBack}
            input={{ ...seen, event: step.event }}
            icon="undo"
            confirm={{
              title: `${step.label}？`,
              consequences:
                step.event === 'reopenReview'
                  ? '已登记的会议和表决作废；评分可以重开、补派，再次结束评分时产生新的排序版本，旧版本保留。'
                  : '正在进行的公示撤下，领导小组的决定作废，须重新表决；排序另存为新版本。',
              confirmLabel: step.label,
              danger: true,
              reason,
            }}
            success={`已${step.label}`}
          >
            {step.label}
          </ActionButton>
        ),
      )}
      <NextStep head={head} actions={actions} />
    </>
  )
}
