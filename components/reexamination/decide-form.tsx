'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import {
  type ReexaminationEffect,
  type ReexaminationEvent,
  reexaminationEffectNames,
  reexaminationEffects,
} from '@/lib/rounds/reexamination/states'
import type { ReexaminationView } from '@/lib/rounds/reexamination-queries'

type Input = { reexaminationId: string; version: number; event: ReexaminationEvent; answer: string; effect: ReexaminationEffect | null }
type Props = { row: ReexaminationView; action: (input: Input) => Promise<ActionResult<unknown>> }

/** The office's steps: admit or not, then the written answer with what follows. */
export function DecideForm({ row, action }: Props) {
  const [answer, setAnswer] = useState(row.answer ?? '')
  const [effect, setEffect] = useState<ReexaminationEffect | ''>('')
  const input = (event: ReexaminationEvent) => ({ reexaminationId: row.id, version: row.version, event, answer, effect: effect || null })
  const noAnswer = answer.trim() ? undefined : '请先填写书面答复'
  const canDecide = row.events.includes('uphold')
  return (
    <div className="space-y-4">
      <Field id="reexamination-answer" label="书面答复" help="申请人和所在单位将看到全文，不得透露评审专家身份。">
        {(aria) => <Textarea {...aria} rows={6} limit={2000} value={answer} onChange={(event) => setAnswer(event.currentTarget.value)} />}
      </Field>
      {canDecide && (
        <Field id="reexamination-effect" label="纠正办法" help="程序有误时选择；退回的，答复后请在轮次页面办理退回。">
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
            blocked={noAnswer ?? (effect ? undefined : '请选择纠正办法')}
            confirm={{
              title: '答复“程序有误，予以纠正”？',
              consequences: `纠正办法：${effect ? reexaminationEffectNames[effect] : ''}。答复后办结，申请人、所在单位和纪检监督收到提醒。`,
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
