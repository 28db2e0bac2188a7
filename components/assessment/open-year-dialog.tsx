'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField, NumberField, TextAreaField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { openYearSchema } from '@/lib/assessment/schema'

type Input = z.input<typeof openYearSchema>
type OpenYearDialogProps = {
  year: number
  today: string
  action: (input: Input) => Promise<ActionResult<{ yearId: string; forms: number }>>
}

/** Opens the assessment of a year. */
export function OpenYearDialog(props: OpenYearDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" icon="plus" onClick={() => setOpen(true)}>
        启动年度考核
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="启动年度考核"
        description="为该年度内已授予、现仍在任的持有人各生成一份考核表（每个计划按最高称号），并通知所在单位填报。"
      >
        {open && <OpenForm {...props} />}
      </Dialog>
    </>
  )
}

function OpenForm({ year, today, action }: OpenYearDialogProps) {
  const router = useRouter()
  const f = useActionForm<Input, { yearId: string; forms: number }>({
    schema: openYearSchema,
    action,
    defaultValues: { year, dueOn: '', excellentCap: 20, note: '' },
    successMessage: '年度考核已启动，已通知各单位。',
    onSuccess: ({ yearId }) => router.push(`/assessment/${yearId}`),
  })
  return (
    <ActionForm of={f} label="启动年度考核">
      <NumberField of={f} name="year" label="考核年度" required min={2000} max={2100} />
      <DateField of={f} name="dueOn" label="填报截止日期" required min={today} />
      <NumberField
        of={f}
        name="excellentCap"
        label="优秀比例上限"
        required
        suffix="%"
        min={0}
        max={100}
        help="按单位人数计算；比例不为 0 时，每个单位至少有 1 个名额。"
      />
      <TextAreaField of={f} name="note" label="填报说明" optional rows={3} limit={500} />
      <SubmitButton of={f}>启动</SubmitButton>
    </ActionForm>
  )
}
