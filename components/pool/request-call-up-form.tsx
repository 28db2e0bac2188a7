'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { CheckboxField, DateField, NumberField, SelectField, TextAreaField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import { requestCallUpSchema } from '@/lib/pool/call-up-schema'
import type { CallUpFormChoices } from '@/lib/pool/suggestion-queries'

type Input = z.input<typeof requestCallUpSchema>
type RequestCallUpFormProps = {
  choices: CallUpFormChoices
  action: (input: Input) => Promise<ActionResult<{ callUpId: string }>>
}

/** Asks for people of a speciality; who they are is the office's to propose. */
export function RequestCallUpForm({ choices, action }: RequestCallUpFormProps) {
  const router = useRouter()
  const [key] = useState(() => crypto.randomUUID())
  const f = useActionForm<Input, { callUpId: string }>({
    schema: requestCallUpSchema,
    action,
    defaultValues: {
      unitId: choices.units[0]?.id ?? '',
      speciality: '',
      lineId: '',
      headcount: 1,
      startsOn: '',
      endsOn: '',
      purpose: '',
      place: '',
      acceptFewer: false,
      key,
    },
    onSuccess: ({ callUpId }) => router.push(`/pool/call-ups/${callUpId}`),
    successMessage: '申请已提交，等待市人才办提名。',
  })
  return (
    <ActionForm of={f} label="申请调用">
      <Card>
        <CardBody className="space-y-4">
          <div className="grid grid-cols-2 items-end gap-4 max-md:grid-cols-1">
            <SelectField
              of={f}
              name="unitId"
              label="申请单位"
              required
              options={choices.units.map(({ id, name, depth }) => ({ value: id, label: `${'　'.repeat(depth)}${name}` }))}
            />
            <SelectField
              of={f}
              name="lineId"
              label="条线"
              optional
              placeholder="不限"
              options={choices.lines.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField
              of={f}
              name="speciality"
              label="所需专长"
              required
              placeholder="如：工程造价"
              help="可写几项，用顿号分开；符合其中一项即可，符合多项的排在前面。"
            />
            <NumberField of={f} name="headcount" label="人数" required suffix="人" min={1} max={50} />
            <DateField of={f} name="startsOn" label="开始日期" required />
            <DateField of={f} name="endsOn" label="结束日期" required help="含当日，一次不超过一年。" />
            <TextField of={f} name="place" label="地点" optional />
          </div>
          <TextAreaField of={f} name="purpose" label="用途" required rows={3} limit={300} help="人选和所在单位会看到。" />
          <CheckboxField of={f} name="acceptFewer" label="人数不足也提交" help="可调用的人才少于申请人数时，仍提交给市人才办协调。" />
        </CardBody>
      </Card>
      <div className="flex gap-3">
        <SubmitButton of={f} icon="send">
          提交申请
        </SubmitButton>
        <LinkButton href="/pool/call-ups" variant="quiet">
          取消
        </LinkButton>
      </div>
    </ActionForm>
  )
}
