'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import {
  type ReexaminationEffect,
  type ReexaminationEvent,
  type RejudgeMode,
  reexaminationEffectNames,
  reexaminationEffects,
  rejudgeModeNames,
  rejudgeModes,
} from '@/lib/rounds/reexamination/states'
import type { ReexaminationView, RejudgeSeat } from '@/lib/rounds/reexamination-queries'

type Input = {
  reexaminationId: string
  version: number
  event: ReexaminationEvent
  answer: string
  effect: ReexaminationEffect | null
  rejudge: { mode: RejudgeMode; assignmentIds: string[] }
}
type Props = { row: ReexaminationView & { seats: RejudgeSeat[] }; action: (input: Input) => Promise<ActionResult<unknown>> }

/** What happens with the answer, before it happens. */
function consequencesOf(effect: ReexaminationEffect, hasSeats: boolean): string {
  const told = '答复后办结，申请人、所在单位和纪检监督收到提醒。'
  switch (effect) {
    case 'corrected':
      return `本轮结果不变。${told}`
    case 'backToPanel':
      return `正在进行的公示撤下，领导小组的决定作废，本轮退回审议重新表决。${told}`
    case 'backToReview':
      return `正在进行的公示撤下，领导小组的决定作废，本轮退回专家评审${hasSeats ? '，所选评分表须重新评分' : ''}；再次结束评分时产生新的排序版本。评分截止时间已过的，请随后在方案页面修订时间安排。${told}`
  }
}

/** Whose sheets are judged again, and by whom. */
function SeatChoice({
  seats,
  mode,
  onMode,
  chosen,
  onChosen,
}: {
  seats: readonly RejudgeSeat[]
  mode: RejudgeMode
  onMode: (mode: RejudgeMode) => void
  chosen: readonly string[]
  onChosen: (chosen: string[]) => void
}) {
  return (
    <>
      <fieldset>
        <legend className="text-13 text-ink-2">须重新评分的专家</legend>
        {seats.map(({ assignmentId, reviewer }) => (
          <Checkbox
            key={assignmentId}
            label={reviewer}
            checked={chosen.includes(assignmentId)}
            onChange={(event) =>
              onChosen(event.currentTarget.checked ? [...chosen, assignmentId] : chosen.filter((each) => each !== assignmentId))
            }
          />
        ))}
      </fieldset>
      <RadioGroup
        legend="重新评分的办法"
        name="rejudge-mode"
        direction="column"
        value={mode}
        onValueChange={(value) => onMode(rejudgeModes.find((each) => each === value) ?? 'reopen')}
        options={rejudgeModes.map((each) => ({ value: each, label: rejudgeModeNames[each] }))}
      />
    </>
  )
}

/** The office's steps: admit or not, then the written answer with what follows. */
export function DecideForm({ row, action }: Props) {
  const [answer, setAnswer] = useState(row.answer ?? '')
  const [effect, setEffect] = useState<ReexaminationEffect | ''>('')
  const [mode, setMode] = useState<RejudgeMode>('reopen')
  const [chosen, setChosen] = useState<string[]>([])
  const choosesSeats = effect === 'backToReview' && row.seats.length > 0
  const input = (event: ReexaminationEvent) => ({
    ...{ reexaminationId: row.id, version: row.version, event, answer },
    effect: event === 'uphold' ? effect || null : null,
    rejudge: { mode, assignmentIds: event === 'uphold' && choosesSeats ? chosen : [] },
  })
  const noAnswer = answer.trim() ? undefined : '请先填写书面答复'
  const canDecide = row.events.includes('uphold')
  return (
    <div className="space-y-4">
      <Field id="reexamination-answer" label="书面答复" help="申请人和所在单位将看到全文，不得透露评审专家身份。">
        {(aria) => <Textarea {...aria} rows={6} limit={2000} value={answer} onChange={(event) => setAnswer(event.currentTarget.value)} />}
      </Field>
      {canDecide && (
        <Field id="reexamination-effect" label="纠正办法" help="程序有误时选择；答复的同时即按所选办法退回，不需另行办理。">
          {(aria) => (
            <Select
              {...aria}
              value={effect}
              placeholder="请选择"
              options={reexaminationEffects.map((each) => ({ value: each, label: reexaminationEffectNames[each] }))}
              onChange={(event) => setEffect(event.currentTarget.value as ReexaminationEffect)}
            />
          )}
        </Field>
      )}
      {choosesSeats && <SeatChoice seats={row.seats} mode={mode} onMode={setMode} chosen={chosen} onChosen={setChosen} />}
      <div className="flex flex-wrap gap-2">
        {row.events.includes('accept') && (
          <ActionButton variant="primary" action={action} input={input('accept')} success="已受理">
            受理
          </ActionButton>
        )}
        {row.events.includes('reject') && (
          <ActionButton
            action={action}
            input={input('reject')}
            blocked={noAnswer}
            confirm={{
              title: '不予受理？',
              consequences: '对评审结论本身的不同意见不在复核范围之内，不予受理的理由以书面答复告知申请人。',
              confirmLabel: '不予受理',
            }}
            success="已答复"
          >
            不予受理
          </ActionButton>
        )}
        {canDecide && (
          <ActionButton
            variant="primary"
            action={action}
            input={input('dismiss')}
            blocked={noAnswer}
            confirm={{ title: '答复“程序符合规定”？', consequences: '答复后办结，申请人和所在单位收到提醒。', confirmLabel: '答复' }}
            success="已答复"
          >
            程序符合规定
          </ActionButton>
        )}
        {canDecide && (
          <ActionButton
            action={action}
            input={input('uphold')}
            blocked={noAnswer ?? (effect ? (choosesSeats && chosen.length === 0 ? '请选择须重新评分的专家' : undefined) : '请选择纠正办法')}
            confirm={{
              title: '答复“程序有误，予以纠正”？',
              consequences: effect ? consequencesOf(effect, row.seats.length > 0) : '',
              danger: effect !== 'corrected',
              confirmLabel: '答复',
            }}
            success="已答复"
          >
            程序有误，予以纠正
          </ActionButton>
        )}
      </div>
    </div>
  )
}
