'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { extendYearSchema } from '@/lib/assessment/schema'
import { formatDate } from '@/lib/platform/dates'

type Input = z.input<typeof extendYearSchema>
type ExtendYearDialogProps = {
  year: { id: string; version: number; year: number; dueOn: string }
  today: string
  action: (input: Input) => Promise<ActionResult<{ dueOn: string }>>
}

/** Gives units more days to hand in. */
export function ExtendYearDialog(props: ExtendYearDialogProps) {
  const [open, setOpen] = useState(false)
  const { year } = props
  return (
    <>
      <Button onClick={() => setOpen(true)}>延长填报</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`延长 ${year.year} 年度考核填报`}
        description={`现在的截止日期是${formatDate(year.dueOn)}。延长后通知还有考核表待填报的单位。`}
      >
        {open && <ExtendForm {...props} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function ExtendForm({ year, today, action, close }: ExtendYearDialogProps & { close: () => void }) {
  const router = useRouter()
  const f = useActionForm<Input, { dueOn: string }>({
    schema: extendYearSchema,
    action,
    defaultValues: { yearId: year.id, version: year.version, dueOn: '' },
    successMessage: '填报截止日期已延长，已通知待填报的单位。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  return (
    <ActionForm of={f} label="延长填报">
      <DateField of={f} name="dueOn" label="延长到" required min={today > year.dueOn ? today : year.dueOn} />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>延长</SubmitButton>
      </div>
    </ActionForm>
  )
}
