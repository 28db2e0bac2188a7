'use client'
import { useRouter } from 'next/navigation'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField, SelectField, TextField } from '@/components/forms/fields'
import { ComboboxField } from '@/components/forms/fields-search'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import { KeyValues } from '@/components/ui/key-values'
import type { PersonFormChoices, PersonView } from '@/lib/org/person-queries'
import { movePersonSchema } from '@/lib/org/schema'
import { lineOptionsOf, unitOptionsOf } from './choices'

type Move = (input: z.input<typeof movePersonSchema>) => Promise<ActionResult<{ version: number }>>

/** A move from a day on; for who left or retired, the way back into post. Both ask for the same. */
export function MovePersonForm({ person, choices, action }: { person: PersonView; choices: PersonFormChoices; action: Move }) {
  const router = useRouter()
  const isReturn = person.status !== 'active'
  const form = useActionForm({
    schema: movePersonSchema,
    action,
    defaultValues: {
      personId: person.id,
      version: person.version,
      unitId: person.unitId,
      lineId: person.lineId,
      post: person.post ?? '',
      on: choices.today,
      reason: '',
    },
    onSuccess: () => router.push(`/people/${person.id}`),
    successMessage: isReturn ? '已办理重新入职。' : '已办理调动。',
  })
  return (
    <ActionForm of={form} label={isReturn ? '重新入职' : '调动'}>
      <Card>
        <CardBody className="space-y-4">
          <KeyValues
            items={[
              { label: isReturn ? '原单位' : '现单位', value: person.unitName },
              { label: isReturn ? '原条线' : '现条线', value: person.lineName },
              { label: isReturn ? '原职务' : '现任职务', value: person.post },
            ]}
          />
          <div className="grid grid-cols-2 items-end gap-4 border-t border-line pt-4 max-md:grid-cols-1">
            <ComboboxField
              of={form}
              name="unitId"
              label={isReturn ? '入职单位' : '调入单位'}
              required
              options={unitOptionsOf(choices)}
              initial={{ value: person.unitId, label: person.unitName }}
              help="这里列出您管理的单位。调到其他单位，请由对方发起调入申请。"
            />
            <SelectField of={form} name="lineId" label="条线" required options={lineOptionsOf(choices)} placeholder="请选择" />
            <TextField of={form} name="post" label="职务" optional />
            <DateField of={form} name="on" label="生效日期" required max={choices.today} help="在新岗位的第一天。" />
          </div>
          <TextField of={form} name="reason" label="原因" help="补录过去的变动时必填，会记入审计。" />
        </CardBody>
      </Card>
      <div className="flex gap-3">
        <SubmitButton of={form}>办理</SubmitButton>
        <LinkButton href={`/people/${person.id}`} variant="quiet">
          取消
        </LinkButton>
      </div>
    </ActionForm>
  )
}
