'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField, SelectField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { recordAbsenceSchema } from '@/lib/pool/call-up-schema'
import { absenceLabels } from '@/lib/pool/labels'

type Input = z.input<typeof recordAbsenceSchema>
export type Record = (input: Input) => Promise<ActionResult<{ absenceId: string }>>
type RecordAbsenceProps = { personId: string; today: string; action: Record }

const KINDS = Object.entries(absenceLabels).map(([value, label]) => ({ value, label }))

/** The unit says on which days somebody is away and cannot be called up. */
export function RecordAbsence(props: RecordAbsenceProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        登记不在岗
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="登记不在岗"
        description="登记期间不能被调用；别的单位只看到暂不可调用，看不到事由。"
      >
        {open && <AbsenceForm {...props} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function AbsenceForm({ personId, today, action, close }: RecordAbsenceProps & { close: () => void }) {
  const router = useRouter()
  const f = useActionForm<Input, { absenceId: string }>({
    schema: recordAbsenceSchema,
    action,
    defaultValues: { personId, kind: 'study', startsOn: today, endsOn: '', note: '' },
    successMessage: '已登记。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  return (
    <ActionForm of={f} label="登记不在岗">
      <SelectField of={f} name="kind" label="事由" required options={KINDS} />
      <DateField of={f} name="startsOn" label="开始日期" required />
      <DateField of={f} name="endsOn" label="结束日期" required help="含当日。" />
      <TextField of={f} name="note" label="说明" optional />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>登记</SubmitButton>
      </div>
    </ActionForm>
  )
}
