'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { CheckboxField, DateField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { addDays, formatDate } from '@/lib/platform/dates'
import { openNextCycleSchema } from '@/lib/targets/schema'

type Input = z.input<typeof openNextCycleSchema>
type NextCycleProps = { cycle: { id: string; endsOn: string }; action: (input: Input) => Promise<ActionResult<{ id: string }>> }

/** The cycle after a settled one. */
export function NextCycleDialog({ cycle, action }: NextCycleProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" icon="plus" onClick={() => setOpen(true)}>
        开启下一周期
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="开启下一周期"
        description={`自${formatDate(addDays(cycle.endsOn, 1))}开始，紧接已结算的周期。`}
      >
        {open && <NextCycleForm cycle={cycle} action={action} />}
      </Dialog>
    </>
  )
}

function NextCycleForm({ cycle, action }: NextCycleProps) {
  const router = useRouter()
  const first = Number(cycle.endsOn.slice(0, 4)) + 1
  const f = useActionForm<Input, { id: string }>({
    schema: openNextCycleSchema,
    action,
    defaultValues: { cycleId: cycle.id, name: `${first}–${first + 4}`, endsOn: `${first + 4}-12-31`, keepTargets: true },
    successMessage: '下一周期已开启。',
    onSuccess: ({ id }) => router.push(`/office/cycles/${id}`),
  })
  return (
    <ActionForm of={f} label="下一周期">
      <TextField of={f} name="name" label="名称" required maxLength={40} />
      <DateField of={f} name="endsOn" label="最后一日" required />
      <CheckboxField of={f} name="keepTargets" label="以本周期指标为起点" help="各条线指标照原数带入，可再修改。" />
      <SubmitButton of={f}>开启</SubmitButton>
    </ActionForm>
  )
}
