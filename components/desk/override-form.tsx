'use client'
import { useRouter } from 'next/navigation'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField, RadioField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { calendarOverrideSchema } from '@/lib/desk/schema'

type Input = { date: string; isWorkingDay: 'working' | 'off'; reason: string }

/** One day that the office counts otherwise than announced. */
export function OverrideForm({ action }: { action: (input: Input) => Promise<ActionResult<null>> }) {
  const router = useRouter()
  const form = useActionForm({
    schema: calendarOverrideSchema,
    action,
    defaultValues: { date: '', isWorkingDay: 'off' as const, reason: '' },
    successMessage: '已设定，期限按新的日历计算。',
    resetOnSuccess: true,
    onSuccess: () => router.refresh(),
  })
  return (
    <ActionForm of={form} label="设定一天">
      <DateField of={form} name="date" label="日期" required />
      <RadioField
        of={form}
        name="isWorkingDay"
        label="这一天"
        required
        options={[
          { value: 'off', label: '放假' },
          { value: 'working', label: '上班' },
        ]}
      />
      <TextField of={form} name="reason" label="依据或原因" required maxLength={60} placeholder="例如：市政府办公室通知" />
      <SubmitButton of={form}>设定</SubmitButton>
    </ActionForm>
  )
}
