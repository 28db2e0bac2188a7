'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { NumberField, TextAreaField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { setDemandSchema } from '@/lib/training/schema'

type Input = z.input<typeof setDemandSchema>
type DemandDialogProps = {
  thisYear: number
  demand: number
  demands: readonly { fromYear: number; version: number }[]
  action: (input: Input) => Promise<ActionResult<{ fromYear: number }>>
}

/** Sets the hours demanded a year from a year on. */
export function DemandDialog(props: DemandDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>设定学时要求</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="设定年度学时要求"
        description="从所填年度起执行，以前年度仍按当时的要求。未设定时为 90 学时，依据《干部教育培训工作条例》：每年累计不少于 12 天或者 90 学时。"
      >
        {open && <DemandForm {...props} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function DemandForm({ thisYear, demand, demands, action, close }: DemandDialogProps & { close: () => void }) {
  const router = useRouter()
  const versionOf = (year: number | undefined) => demands.find(({ fromYear }) => fromYear === year)?.version ?? 0
  const f = useActionForm<Input, { fromYear: number }>({
    schema: setDemandSchema,
    action: (input) => action({ ...input, version: versionOf(input.fromYear) }),
    defaultValues: { fromYear: thisYear, hours: demand, version: versionOf(thisYear), reason: '' },
    successMessage: '年度学时要求已设定。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  return (
    <ActionForm of={f} label="设定年度学时要求">
      <NumberField of={f} name="fromYear" label="从哪一年起" required suffix="年" min={thisYear} />
      <NumberField of={f} name="hours" label="每人每年" required suffix="学时" min={0} />
      <TextAreaField of={f} name="reason" label="依据" required rows={2} limit={300} help="文件名称或文号，会记入审计记录。" />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>设定</SubmitButton>
      </div>
    </ActionForm>
  )
}
