'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import { type ActionResult, searchWith } from '@/components/forms/action-result'
import { CheckboxField, DateField, RadioField, SelectField, TextField } from '@/components/forms/fields'
import { ComboboxField } from '@/components/forms/fields-search'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { recordHoldingSchema } from '@/lib/titles/schema'

type Input = z.input<typeof recordHoldingSchema>
type Choice = { value: string; label: string; note?: string }
type RecordHoldingDialogProps = {
  titles: { code: string; name: string }[]
  today: string
  action: (input: Input) => Promise<ActionResult<{ holdingId: string }>>
  findPeople: (input: { query: string }) => Promise<ActionResult<Choice[]>>
}

/** Enters a title granted outside the rounds. */
export function RecordHoldingDialog(props: RecordHoldingDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>
        登记称号
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="登记称号"
        description="用于上级认定的称号，或门户启用以前授予的称号；本市评选的称号由命名自动产生。任期按称号设置计算。"
      >
        {open && <RecordForm {...props} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function RecordForm({ titles, today, action, findPeople, close }: RecordHoldingDialogProps & { close: () => void }) {
  const router = useRouter()
  const f = useActionForm<Input, { holdingId: string }>({
    schema: recordHoldingSchema,
    action,
    defaultValues: { personId: '', titleCode: '', startsOn: today, basis: 'recognition', documentNumber: '', isRenewal: false },
    successMessage: '称号已登记，指标已更新。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  return (
    <ActionForm of={f} label="登记称号">
      <ComboboxField of={f} name="personId" label="人员" required search={searchWith(findPeople)} placeholder="输入姓名或拼音" />
      <SelectField
        of={f}
        name="titleCode"
        label="称号"
        required
        placeholder="请选择"
        options={titles.map((title) => ({ value: title.code, label: title.name }))}
      />
      <DateField of={f} name="startsOn" label="任期起始日" required />
      <TextField of={f} name="documentNumber" label="文号" required placeholder="如：澜人才〔2025〕12号" />
      <RadioField
        of={f}
        name="basis"
        label="依据"
        required
        direction="row"
        options={[
          { value: 'recognition', label: '上级认定' },
          { value: 'history', label: '历史授予' },
        ]}
      />
      <CheckboxField of={f} name="isRenewal" label="属于续评" help="续评不重复计入培育人数。" />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>登记</SubmitButton>
      </div>
    </ActionForm>
  )
}
