'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField, SelectField, TextAreaField, TextField } from '@/components/forms/fields'
import { ComboboxField } from '@/components/forms/fields-search'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import { KeyValues } from '@/components/ui/key-values'
import type { PersonFormChoices } from '@/lib/org/person-queries'
import { requestTransferSchema } from '@/lib/org/schema'
import type { TransferStart } from '@/lib/org/transfer-queries'
import { lineOptionsOf, unitOptionsOf } from './choices'

type Request = (input: z.input<typeof requestTransferSchema>) => Promise<ActionResult<{ requestId: string }>>

/** Asks another unit for a person; nothing of the person is shown before that unit agrees. */
export function RequestTransferForm({
  start,
  choices,
  action,
}: {
  start: TransferStart | null
  choices: PersonFormChoices
  action: Request
}) {
  const router = useRouter()
  const [key] = useState(() => crypto.randomUUID())
  const only = choices.units.length === 1 ? choices.units[0]?.id : undefined
  const unitId = choices.units.some(({ id }) => id === start?.unitId) ? start?.unitId : only
  const form = useActionForm({
    schema: requestTransferSchema,
    action,
    defaultValues: {
      batchId: start?.batchId,
      rowNumber: start?.rowNumber,
      name: '',
      idNumber: '',
      toUnitId: unitId ?? '',
      toLineId: start?.lineId ?? '',
      post: start?.post ?? '',
      on: choices.today,
      reason: '',
      key,
    },
    onSuccess: () => router.push('/people/transfers'),
    successMessage: '已发起调入，等待对方单位答复。',
  })
  return (
    <ActionForm of={form} label="发起调入">
      <Card>
        <CardBody className="space-y-4">
          {start ? (
            <KeyValues
              columns={2}
              items={[
                { label: '姓名', value: start.name },
                { label: '身份证号', value: start.maskedIdNumber },
              ]}
            />
          ) : (
            <div className="grid grid-cols-2 items-end gap-4 max-md:grid-cols-1">
              <TextField of={form} name="name" label="姓名" required />
              <TextField of={form} name="idNumber" label="身份证号" required help="姓名和身份证号都相符才能发起。" />
            </div>
          )}
          <div className="grid grid-cols-2 items-end gap-4 border-t border-line pt-4 max-md:grid-cols-1">
            <ComboboxField
              of={form}
              name="toUnitId"
              label="调入单位"
              required
              options={unitOptionsOf(choices)}
              placeholder="输入名称查找"
            />
            <SelectField of={form} name="toLineId" label="条线" required options={lineOptionsOf(choices)} placeholder="请选择" />
            <TextField of={form} name="post" label="职务" optional />
            <DateField of={form} name="on" label="拟调入日期" required help="同意时日期已到的按此日期生效，未到的自同意之日起生效。" />
          </div>
          <TextAreaField of={form} name="reason" label="理由" required rows={3} limit={200} help="对方单位会看到。" />
        </CardBody>
      </Card>
      <div className="flex gap-3">
        <SubmitButton of={form} icon="send">
          发起调入
        </SubmitButton>
        <LinkButton href="/people/transfers" variant="quiet">
          取消
        </LinkButton>
      </div>
    </ActionForm>
  )
}
