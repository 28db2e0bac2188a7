'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/button'
import { activateAccountSchema } from '@/lib/accounts/schema'
import { PasswordFields } from './password-fields'

type Input = { code: string; login: string; newPassword: string; repeated: string }
type ActivationFormProps = { action: (input: Input) => Promise<ActionResult<{ login: string; name: string }>>; hint: string }

export function ActivationForm({ action, hint }: ActivationFormProps) {
  const [made, setMade] = useState<{ login: string; name: string }>()
  const form = useActionForm({
    schema: activateAccountSchema,
    action,
    defaultValues: { code: '', login: '', newPassword: '', repeated: '' },
    onSuccess: (data) => setMade(data),
  })
  if (made)
    return (
      <div className="max-w-md space-y-4">
        <Alert tone="green" title={`${made.name}，账号已激活。`} live>
          请用账号“{made.login}”和刚才设置的密码登录。
        </Alert>
        <LinkButton href="/login?callbackUrl=%2Fme" variant="primary">
          去登录
        </LinkButton>
      </div>
    )
  return (
    <ActionForm of={form} className="max-w-md" label="激活账号">
      <TextField
        of={form}
        name="code"
        label="激活码"
        required
        placeholder="例如 ABCD-2345-EFGH"
        help="由所在单位人事发放，14 天内有效，只能用一次。"
      />
      <TextField
        of={form}
        name="login"
        label="登录账号"
        autoComplete="username"
        required
        help="自己起一个便于记忆的账号，建议用工号；请不要用身份证号。"
      />
      <PasswordFields of={form} hint={hint} />
      <SubmitButton of={form}>激活账号</SubmitButton>
    </ActionForm>
  )
}
