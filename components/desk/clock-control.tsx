'use client'
import { useRouter } from 'next/navigation'
import { ActionButton } from '@/components/forms/action-button'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { CLOCK_STEPS, moveClockToSchema } from '@/lib/desk/schema'

type Step = keyof typeof CLOCK_STEPS
type Input = { kind: 'step'; step: Step } | { kind: 'to'; date: string; time: string }
type ClockControlProps = { action: (input: Input) => Promise<ActionResult<{ now: string }>>; today: string }

/** Ready steps, or a day and a time; only forward. */
export function ClockControl({ action, today }: ClockControlProps) {
  const router = useRouter()
  const form = useActionForm({
    schema: moveClockToSchema,
    action,
    defaultValues: { kind: 'to' as const, date: '', time: '09:00' },
    successMessage: '时钟已调整。',
    onSuccess: () => router.refresh(),
  })
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap gap-2">
        {(Object.entries(CLOCK_STEPS) as [Step, string][]).map(([step, label]) => (
          <ActionButton key={step} action={action} input={{ kind: 'step', step }} success="时钟已调整。">
            {label}
          </ActionButton>
        ))}
      </div>
      <ActionForm
        of={form}
        className="grid max-w-lg grid-cols-[1fr_8rem_auto] items-start gap-3 space-y-0 max-md:grid-cols-1"
        label="调到指定时间"
      >
        <DateField of={form} name="date" label="调到日期" min={today} />
        <TextField of={form} name="time" label="时间" type="time" />
        <SubmitButton of={form} className="mt-[25px] max-md:mt-0">
          调整时钟
        </SubmitButton>
      </ActionForm>
    </div>
  )
}
