'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { FirstPassword } from '@/lib/accounts/commands/create-account'
import { createAccountSchema } from '@/lib/accounts/schema'
import { FirstPasswordDialog } from './first-password-dialog'

type Create = (input: { login: string; name: string }) => Promise<ActionResult<FirstPassword>>

function NewAccountForm({ action, onMade }: { action: Create; onMade: (made: FirstPassword) => void }) {
  const form = useActionForm({ schema: createAccountSchema, action, defaultValues: { login: '', name: '' }, onSuccess: onMade })
  return (
    <ActionForm of={form} label="新建账号">
      <TextField of={form} name="name" label="使用人姓名" required />
      <TextField of={form} name="login" label="登录账号" required help="建议用工号或姓名拼音；不要用身份证号、手机号。" />
      <SubmitButton of={form}>建立账号</SubmitButton>
    </ActionForm>
  )
}

/** The account starts without any role; the first password is shown once. */
export function NewAccount({ action }: { action: Create }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<FirstPassword | null>(null)

  function finish(account: FirstPassword) {
    setOpen(false)
    setMade(account)
    router.refresh()
  }

  return (
    <>
      <Button variant="primary" icon="plus" onClick={() => setOpen(true)}>
        新建账号
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="sm"
        title="新建账号"
        description="新账号没有任何角色，须由安全管理员另行授权后才能办理业务。"
      >
        <NewAccountForm action={action} onMade={finish} />
      </Dialog>
      <FirstPasswordDialog made={made} onClose={() => setMade(null)} />
    </>
  )
}
