'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import { type ActionResult, searchWith } from '@/components/forms/action-result'
import { RadioField, TextAreaField } from '@/components/forms/fields'
import { ComboboxField } from '@/components/forms/fields-search'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { changeMemberSchema } from '@/lib/pool/schema'

type Input = z.input<typeof changeMemberSchema>
type AddMemberDialogProps = {
  categoryId: string
  action: (input: Input) => Promise<ActionResult<unknown>>
  findMembers: (input: { query: string }) => Promise<ActionResult<{ value: string; label: string; note: string }[]>>
}

/** Takes somebody in, or out, by hand and for a reason. */
export function AddMemberDialog(props: AddMemberDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon="user" onClick={() => setOpen(true)}>
        人工调整成员
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="人工调整成员" description="理由会记录在案；人工加入的人员不受规则影响。">
        {open && <MemberForm {...props} close={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function MemberForm({ categoryId, action, findMembers, close }: AddMemberDialogProps & { close: () => void }) {
  const router = useRouter()
  const f = useActionForm<Input, unknown>({
    schema: changeMemberSchema,
    action,
    defaultValues: { categoryId, personId: '', change: 'included', reason: '' },
    successMessage: '成员已调整。',
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  return (
    <ActionForm of={f} label="人工调整成员">
      <ComboboxField of={f} name="personId" label="人员" required search={searchWith(findMembers)} placeholder="输入姓名或拼音" />
      <RadioField
        of={f}
        name="change"
        label="调整"
        required
        direction="row"
        options={[
          { value: 'included', label: '加入' },
          { value: 'excluded', label: '移出' },
        ]}
      />
      <TextAreaField of={f} name="reason" label="理由" required rows={2} limit={200} />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>取消</Button>
        <SubmitButton of={f}>保存</SubmitButton>
      </div>
    </ActionForm>
  )
}
