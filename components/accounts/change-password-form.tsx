'use client'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { changePasswordSchema } from '@/lib/accounts/schema'
import { PasswordFields } from './password-fields'

type ChangePasswordFormProps = {
  action: (input: { oldPassword: string; newPassword: string; repeated: string }) => Promise<ActionResult<null>>
  hint: string
}

export function ChangePasswordForm({ action, hint }: ChangePasswordFormProps) {
  const form = useActionForm({
    schema: changePasswordSchema,
    action,
    defaultValues: { oldPassword: '', newPassword: '', repeated: '' },
    successMessage: '密码已修改，其他设备上的登录已全部退出。',
    resetOnSuccess: true,
  })
  return (
    <ActionForm of={form} className="max-w-md" label="修改密码">
      <TextField of={form} name="oldPassword" label="原密码" type="password" autoComplete="current-password" required />
      <PasswordFields of={form} hint={hint} />
      <SubmitButton of={form}>修改密码</SubmitButton>
    </ActionForm>
  )
}
