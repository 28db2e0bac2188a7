'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { KeyValues } from '@/components/ui/key-values'
import { formatInstant } from '@/lib/platform/dates'
import { objectionAnswerSchema } from '@/lib/rounds/objection-schema'
import { objectionStateNames } from '@/lib/rounds/objection-states'
import type { ObjectionAnswer } from '@/lib/rounds/public-queries'

type AnswerFormProps = { action: (input: { number: string; code: string }) => Promise<ActionResult<ObjectionAnswer>> }

export function AnswerForm({ action }: AnswerFormProps) {
  const [answer, setAnswer] = useState<ObjectionAnswer | null>(null)
  const f = useActionForm({ schema: objectionAnswerSchema, action, defaultValues: { number: '', code: '' }, onSuccess: setAnswer })
  return (
    <>
      <ActionForm of={f} className="space-y-5">
        <TextField of={f} name="number" label="异议编号" required />
        <TextField of={f} name="code" label="查询码" required />
        <SubmitButton of={f}>查询</SubmitButton>
      </ActionForm>
      {answer && (
        <section className="mt-8" aria-live="polite">
          <KeyValues
            bordered
            columns={2}
            items={[
              { label: '异议编号', value: answer.number },
              { label: '办理情况', value: objectionStateNames[answer.state] },
              { label: '收到时间', value: formatInstant(answer.receivedAt) },
              { label: '答复时间', value: answer.decidedAt ? formatInstant(answer.decidedAt) : '正在办理' },
              { label: '答复', value: answer.answer ?? '办结后在此显示书面答复。', wide: true },
            ]}
          />
        </section>
      )}
    </>
  )
}
