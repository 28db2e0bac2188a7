'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { NumberField, SelectField, SwitchField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { PLAN_LABELS } from '@/lib/titles/labels'
import type { TitleView } from '@/lib/titles/queries'
import { saveTitleSchema } from '@/lib/titles/schema'

type Input = z.input<typeof saveTitleSchema>
type TitleDialogProps = {
  /** Null for a new one. */
  title: TitleView | null
  holdingCount: number
  action: (input: Input) => Promise<ActionResult<{ id: string }>>
}

export function TitleDialog({ title, holdingCount, action }: TitleDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size={title ? 'sm' : 'md'}
        variant={title ? 'quiet' : 'primary'}
        icon={title ? undefined : 'plus'}
        onClick={() => setOpen(true)}
      >
        {title ? '修改' : '新设称号'}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={title ? `修改“${title.name}”` : '新设称号'}
        description={
          holdingCount > 0
            ? `已有 ${holdingCount} 次授予。改级别会重新计数；改任期只影响以后的授予。`
            : '级别 1 为本计划最高。一人在同一计划中只按最高称号计数。'
        }
      >
        {open && <TitleForm title={title} action={action} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function TitleForm({ title, action, close }: Omit<TitleDialogProps, 'holdingCount'> & { close: () => void }) {
  const router = useRouter()
  const f = useActionForm<Input, { id: string }>({
    schema: saveTitleSchema,
    action,
    defaultValues: {
      id: title?.id ?? null,
      version: title?.version ?? null,
      name: title?.name ?? '',
      plan: title?.plan ?? 'summit',
      rank: title?.rank,
      termYears: title ? (title.termYears ?? undefined) : 3,
      isActive: title?.isActive ?? true,
    },
    successMessage: '称号已保存。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  return (
    <ActionForm of={f} label="称号">
      <TextField of={f} name="name" label="名称" required maxLength={30} />
      <SelectField
        of={f}
        name="plan"
        label="所属计划"
        required
        options={[
          { value: 'summit', label: PLAN_LABELS.summit },
          { value: 'highland', label: PLAN_LABELS.highland },
        ]}
      />
      <NumberField of={f} name="rank" label="级别" required min={1} max={20} help="1 为本计划最高，同一计划中不能重复。" />
      <NumberField of={f} name="termYears" label="任期" suffix="年" min={1} max={20} help="留空表示长期有效。" />
      <SwitchField of={f} name="isActive" label="可以授予" help="关闭后不再用于新的评选，已授予的不受影响。" />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>保存</SubmitButton>
      </div>
    </ActionForm>
  )
}
