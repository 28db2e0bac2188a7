'use client'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { SelectField, TextAreaField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { type RequestReexaminationInput, requestReexaminationSchema } from '@/lib/rounds/reexamination/schema'
import { reexaminationGroundNames, reexaminationGrounds } from '@/lib/rounds/reexamination/states'

type Props = { nominationId: string; action: (input: RequestReexaminationInput) => Promise<ActionResult<{ number: string }>> }

const options = reexaminationGrounds.map((ground) => ({ value: ground, label: reexaminationGroundNames[ground] }))

/** Asks whether the rules were kept: one of the grounds of procedure, with facts. */
export function RequestForm({ nominationId, action }: Props) {
  const form = useActionForm({
    schema: requestReexaminationSchema,
    action,
    defaultValues: { nominationId, statement: '' } as RequestReexaminationInput,
    successMessage: '程序复核申请已提交',
  })
  return (
    <ActionForm of={form} className="space-y-4">
      <SelectField
        of={form}
        name="ground"
        label="事由"
        required
        options={options}
        placeholder="请选择"
        help="只复核程序，不复核评审专家和领导小组的判断。"
      />
      <TextAreaField
        of={form}
        name="statement"
        label="事实和依据"
        required
        rows={6}
        limit={3000}
        help="写明哪一环节、何时、与方案的哪一项规定不符。"
      />
      <SubmitButton of={form}>提交申请</SubmitButton>
    </ActionForm>
  )
}
