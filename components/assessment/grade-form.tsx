'use client'
import { useRouter } from 'next/navigation'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { RadioField, TextAreaField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import type { FormView } from '@/lib/assessment/form-queries'
import { gradeFormSchema } from '@/lib/assessment/schema'
import { GRADE_LABELS, GRADES } from '@/lib/assessment/states'

type Input = z.input<typeof gradeFormSchema>
type GradeFormProps = { form: FormView; action: (input: Input) => Promise<ActionResult<{ confirmed: number; staged: number }>> }

/** The office's own result; one that differs from the unit's says why. */
export function GradeForm({ form, action }: GradeFormProps) {
  const router = useRouter()
  const f = useActionForm<Input, { confirmed: number; staged: number }>({
    schema: gradeFormSchema,
    action,
    defaultValues: { formId: form.id, version: form.version, grade: form.proposedGrade ?? 'qualified', remark: '' },
    successMessage: '考核结果已确认，已通知本人。',
    onSuccess: () => router.push(`/assessment/${form.yearId}`),
  })
  const differs = f.form.watch('grade') !== form.proposedGrade
  return (
    <ActionForm of={f} label="确认结果">
      <RadioField
        of={f}
        name="grade"
        label="考核等次"
        required
        direction="row"
        options={GRADES.map((value) => ({ value, label: GRADE_LABELS[value].word }))}
      />
      <TextAreaField
        of={f}
        name="remark"
        label="理由"
        required={differs}
        optional={!differs}
        rows={3}
        limit={500}
        help={differs ? '与单位建议不同，请写明理由。' : undefined}
      />
      <SubmitButton of={f}>确认结果</SubmitButton>
    </ActionForm>
  )
}
