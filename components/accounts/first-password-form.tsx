'use client'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { firstPasswordSchema } from '@/lib/accounts/schema'
import { PasswordFields } from './password-fields'

type FirstPasswordFormProps = {
  action: (input: { newPassword: string; repeated: string }) => Promise<ActionResult<null>>
  hint: string
  /** Where to go on to. */
  nextHref: string
}

export function FirstPasswordForm({ action, hint, nextHref }: FirstPasswordFormProps) {
  const form = useActionForm({
    schema: firstPasswordSchema,
    action,
    defaultValues: { newPassword: '', repeated: '' },
    onSuccess: () => window.location.assign(nextHref),
  })
  return (
    <ActionForm of={form} className="max-w-md" label="设置新密码">
      <PasswordFields of={form} hint={hint} />
      <SubmitButton of={form}>保存新密码并进入</SubmitButton>
    </ActionForm>
  )
}
