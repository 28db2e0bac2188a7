'use client'
import { TextField } from '@/components/forms/fields'
import type { ActionForm } from '@/components/forms/use-action-form'

type Values = { newPassword: string; repeated: string }

/** The new password twice. */
export function PasswordFields<V extends Values>({ of, hint }: { of: ActionForm<V>; hint: string }) {
  const form = of as unknown as ActionForm<Values>
  return (
    <>
      <TextField of={form} name="newPassword" label="新密码" type="password" autoComplete="new-password" required help={hint} />
      <TextField of={form} name="repeated" label="再填一次新密码" type="password" autoComplete="new-password" required />
    </>
  )
}
