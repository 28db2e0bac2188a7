'use client'
import { useRouter } from 'next/navigation'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { CheckboxField, DateField, RadioField, TextField } from '@/components/forms/fields'
import { ComboboxField } from '@/components/forms/fields-search'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import { unitLevelLabels } from '@/lib/org/labels'
import { createUnitSchema } from '@/lib/org/unit-schema'

type Create = (input: z.input<typeof createUnitSchema>) => Promise<ActionResult<{ unitId: string }>>

export const LEVELS = Object.entries(unitLevelLabels).map(([value, label]) => ({ value, label }))

export function CreateUnitForm({ units, today, action }: { units: { id: string; name: string }[]; today: string; action: Create }) {
  const router = useRouter()
  const form = useActionForm({
    schema: createUnitSchema,
    action,
    defaultValues: { name: '', shortName: '', code: '', parentId: '', level: 'grassroots', isLegalBody: false, on: today, reason: '' },
    onSuccess: ({ unitId }) => router.push(`/office/units/${unitId}`),
    successMessage: '已设立。',
  })
  return (
    <ActionForm of={form} label="设立单位">
      <Card>
        <CardBody className="grid grid-cols-2 items-end gap-4 max-md:grid-cols-1">
          <TextField of={form} name="name" label="单位名称" required />
          <TextField of={form} name="shortName" label="简称" optional />
          <TextField of={form} name="code" label="编码" required help="字母、数字，全市不重复。" />
          <ComboboxField
            of={form}
            name="parentId"
            label="上级单位"
            required
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
            placeholder="输入名称查找"
          />
          <RadioField of={form} name="level" label="层级" required options={LEVELS} />
          <CheckboxField of={form} name="isLegalBody" label="是法人单位" help="评审回避时，同一法人单位的人员视为同单位。" />
          <DateField of={form} name="on" label="设立日期" required />
          <TextField of={form} name="reason" label="依据" required help="如批准文号，会记入审计。" />
        </CardBody>
      </Card>
      <div className="flex gap-3">
        <SubmitButton of={form}>设立</SubmitButton>
        <LinkButton href="/office/units" variant="quiet">
          取消
        </LinkButton>
      </div>
    </ActionForm>
  )
}
