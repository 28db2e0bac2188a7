'use client'
import { useRouter } from 'next/navigation'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { NumberField, RadioField, TextAreaField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import { toast } from '@/components/ui/toast'
import { wholeHours } from '@/lib/assessment/assessment-rules'
import type { FormView } from '@/lib/assessment/form-queries'
import { fillFormSchema } from '@/lib/assessment/schema'
import { GRADE_LABELS, GRADES } from '@/lib/assessment/states'
import { kindWords, yearSummary } from '@/lib/radiation/labels'

type Input = z.input<typeof fillFormSchema>
type FillFormProps = { form: FormView; action: (input: Input) => Promise<ActionResult<{ version: number }>> }

/** The unit's part: kept as a draft at any time, handed in when complete. */
export function FillForm({ form, action }: FillFormProps) {
  const router = useRouter()
  const recorded = wholeHours(form.recordedHours ?? 0)
  const given = form.contributionRecord
  const f = useActionForm<Input, { version: number }>({
    schema: fillFormSchema,
    action,
    defaultValues: {
      formId: form.id,
      version: form.version,
      contributions: form.contributions || yearSummary(given.counts, given.items),
      statedContributions: given.stated ?? given.recorded,
      contributionReason: given.reason ?? '',
      trainingHours: form.trainingHours ?? recorded,
      hoursNote: form.hoursNote ?? '',
      unitWord: form.unitWord,
      proposedGrade: form.proposedGrade ?? '',
      isSubmit: false,
    },
    onSuccess: ({ version }, values) => {
      f.form.setValue('version', version)
      toast.success(values.isSubmit ? '已提交单位党组审核。' : '草稿已保存。')
      if (values.isSubmit) router.push(`/assessment/${form.yearId}`)
      else router.refresh()
    },
  })
  const differs = f.form.watch('trainingHours') !== recorded
  const choose = (isSubmit: boolean) => f.form.setValue('isSubmit', isSubmit)
  return (
    <ActionForm of={f} label="年度考核表">
      <NumberField
        of={f}
        name="statedContributions"
        label="辐射贡献"
        required
        suffix="件"
        min={0}
        help={`已按 ${form.year} 年经核实的登记填入 ${given.recorded} 件：${kindWords(given.counts)}${given.waiting > 0 ? `；另有 ${given.waiting} 件待核实` : ''}。`}
      />
      {(f.form.watch('statedContributions') ?? given.recorded) !== given.recorded && (
        <TextField
          of={f}
          name="contributionReason"
          label="与登记不一致的原因"
          required
          maxLength={300}
          help={`经核实的登记为 ${given.recorded} 件。漏记的最好先在“辐射贡献”中登记并核实。`}
        />
      )}
      <TextAreaField
        of={f}
        name="contributions"
        label="工作业绩和发挥作用情况"
        required
        rows={6}
        limit={2000}
        help={given.recorded > 0 ? '首次打开时已按登记列出，请补充说明成效和登记之外的工作。' : '写明本年度的主要业绩和发挥作用的情况。'}
      />
      <NumberField
        of={f}
        name="trainingHours"
        label="参加培训"
        required
        suffix="学时"
        min={0}
        help={
          <>
            {`已按 ${form.year} 年的培训记录填入 ${recorded} 学时（`}
            <TextLink href={`/people/${form.personId}#training`}>查看记录</TextLink>
            {`）。管理办法要求每年不少于 ${form.neededHours} 学时，未达到的不能评为合格以上。`}
          </>
        }
      />
      {differs && (
        <TextField
          of={f}
          name="hoursNote"
          label="与培训记录不一致的原因"
          required
          maxLength={200}
          help={`培训记录为 ${recorded} 学时。漏记的最好先在“培训记录”中补登。`}
        />
      )}
      <TextAreaField of={f} name="unitWord" label="单位意见" required rows={3} limit={1000} />
      <RadioField
        of={f}
        name="proposedGrade"
        label="建议等次"
        required
        direction="row"
        options={GRADES.map((value) => ({ value, label: GRADE_LABELS[value].word }))}
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton of={f} onClick={() => choose(true)}>
          提交审核
        </SubmitButton>
        <Button type="submit" disabled={f.pending} onClick={() => choose(false)}>
          保存草稿
        </Button>
      </div>
    </ActionForm>
  )
}
