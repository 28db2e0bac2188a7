'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { saveCycleSchema } from '@/lib/targets/schema'

type Input = z.input<typeof saveCycleSchema>
type Cycle = { id: string; name: string; startsOn: string; endsOn: string; version: number }
type CycleDialogProps = { cycle: Cycle | null; action: (input: Input) => Promise<ActionResult<{ id: string }>> }

export function CycleDialog({ cycle, action }: CycleDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant={cycle ? 'default' : 'primary'} icon={cycle ? undefined : 'plus'} onClick={() => setOpen(true)}>
        {cycle ? '修改周期' : '设立周期'}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={cycle ? `修改“${cycle.name}”` : '设立周期'}
        description="周期决定培育人数从哪一天数到哪一天；周期之间不能重叠。改动日期会重新计数并留痕。"
      >
        {open && <CycleForm cycle={cycle} action={action} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function CycleForm({ cycle, action, close }: CycleDialogProps & { close: () => void }) {
  const router = useRouter()
  const f = useActionForm<Input, { id: string }>({
    schema: saveCycleSchema,
    action,
    defaultValues: {
      id: cycle?.id ?? null,
      version: cycle?.version ?? null,
      name: cycle?.name ?? '',
      startsOn: cycle?.startsOn ?? '',
      endsOn: cycle?.endsOn ?? '',
    },
    successMessage: '周期已保存。',
    onSuccess: ({ id }) => {
      close()
      if (cycle) router.refresh()
      else router.push(`/office/cycles/${id}`)
    },
  })
  return (
    <ActionForm of={f} label="周期">
      <TextField of={f} name="name" label="名称" required maxLength={40} placeholder="如：2026–2030" />
      <DateField of={f} name="startsOn" label="第一日" required />
      <DateField of={f} name="endsOn" label="最后一日" required />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>保存</SubmitButton>
      </div>
    </ActionForm>
  )
}
