'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField, RadioField, SelectField, TextAreaField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { formatDate } from '@/lib/platform/dates'
import type { HoldingRow } from '@/lib/titles/holding-filter'
import { END_KIND_LABELS, END_KINDS_OF } from '@/lib/titles/labels'
import { endHoldingSchema } from '@/lib/titles/schema'

type Input = z.input<typeof endHoldingSchema>
type EndHoldingDialogProps = { holding: HoldingRow; today: string; action: (input: Input) => Promise<ActionResult<{ holdingId: string }>> }

const CHOICES = [
  { value: 'ended', label: '提前结束', description: '本人调离、退出等，任期到最后一日为止。' },
  { value: 'revoked', label: '撤销', description: '因违纪、考核等撤销，证书同时失效。' },
  { value: 'annulled', label: '作废', description: '授予本身无效，视同从未授予；过去的数字会更正并留痕。' },
]

/** Ends one holding: how, until when and why; what follows is said before it is done. */
export function EndHoldingDialog({ holding, today, action }: EndHoldingDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
        终止
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`终止${holding.name}的“${holding.title}”称号`}
        description={`任期自${formatDate(holding.startsOn)}${holding.endsOn ? `至${formatDate(holding.endsOn)}` : '起，没有期限'}。终止后立即从指标中扣减，并通知本人。`}
      >
        {open && <EndForm holding={holding} today={today} action={action} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function EndForm({ holding, today, action, close }: EndHoldingDialogProps & { close: () => void }) {
  const router = useRouter()
  const f = useActionForm<Input, { holdingId: string }>({
    schema: endHoldingSchema,
    action,
    defaultValues: { holdingId: holding.id, version: holding.version, how: 'ended', kind: 'left', on: today, reason: '' },
    successMessage: '称号已终止，指标已更新。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  const how = f.form.watch('how')
  const kind = f.form.watch('kind')
  // The grounds differ between ending and revoking: another way starts with its first ground.
  useEffect(() => {
    if (how !== 'annulled' && !(kind && END_KINDS_OF[how].includes(kind))) f.form.setValue('kind', END_KINDS_OF[how][0])
  }, [how, kind, f.form])
  return (
    <ActionForm of={f} label="终止称号">
      <RadioField of={f} name="how" label="终止方式" required options={CHOICES} direction="column" />
      {how !== 'annulled' && (
        <SelectField
          of={f}
          name="kind"
          label="事由"
          required
          options={END_KINDS_OF[how].map((value) => ({ value, label: END_KIND_LABELS[value] }))}
          help={how === 'revoked' ? '因违纪违法或考核不合格撤销的，在管理办法规定的年限内不得再被推荐和授予。' : undefined}
        />
      )}
      {how !== 'annulled' && (
        <DateField of={f} name="on" label="有效的最后一日" required min={holding.startsOn} max={holding.endsOn ?? undefined} />
      )}
      <TextAreaField of={f} name="reason" label="原因" required rows={3} limit={500} help="原因记入档案，并写给本人。" />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>确认终止</SubmitButton>
      </div>
    </ActionForm>
  )
}
