'use client'
import { signIn } from 'next-auth/react'
import { type SyntheticEvent, useState } from 'react'
import { OrLine, RoleCard, RoleCards } from '@/components/shell/login-frame'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import type { IconName } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import type { DemoAccount } from '@/lib/accounts/demo-accounts'
import { ROLE_LABELS, type Role } from '@/lib/platform/access/roles'

type LoginFormProps = {
  callbackPath: string
  demoAccounts: readonly DemoAccount[] /** A log-in that went around this form failed. */
  wasRefused?: boolean
}

const ROLE_ICONS: Record<Role, IconName> = {
  talent: 'star',
  unitHr: 'users',
  unitLeader: 'check',
  reviewer: 'scales',
  panelist: 'book',
  cityLeader: 'gauge',
  cityOffice: 'flag',
  supervisor: 'shield',
  partner: 'graduation',
  sysAdmin: 'grid',
  securityAdmin: 'key',
  auditor: 'file-text',
}

const REFUSED = '账号或密码不正确，或已暂时锁定。请核对后再试；连续多次失败的，请 15 分钟后再试，或联系系统管理员。'
const AWAY = '登录服务暂时不可用，您填写的账号已保留，请稍后重试。'

/** One sentence whatever was wrong: nobody learns whether an account exists. */
export function LoginForm({ callbackPath, demoAccounts, wasRefused = false }: LoginFormProps) {
  const [busy, setBusy] = useState<string | null>(null)
  const [message, setMessage] = useState<string | null>(wasRefused ? REFUSED : null)

  async function enter(provider: 'password' | 'demo', key: string, values: Record<string, string>) {
    setBusy(key)
    setMessage(null)
    try {
      const result = await signIn(provider, { ...values, redirect: false, callbackUrl: callbackPath })
      if (result?.ok) return window.location.assign(callbackPath)
      setMessage(result?.error === 'CredentialsSignin' ? REFUSED : AWAY)
    } catch {
      setMessage(AWAY)
    }
    setBusy(null)
  }

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const login = String(form.get('login') ?? '').trim()
    const password = String(form.get('password') ?? '')
    if (!login || !password) return setMessage('请填写账号和密码。')
    void enter('password', 'password', { login, password })
  }

  const isDemo = demoAccounts.length > 0
  return (
    <>
      {isDemo && (
        <>
          <RoleCards>
            {demoAccounts.map(({ login, role, name, unitName, blurb }) => (
              <RoleCard
                key={login}
                type="button"
                icon={ROLE_ICONS[role]}
                title={ROLE_LABELS[role]}
                person={unitName ? `${name} · ${unitName}` : name}
                note={blurb}
                disabled={busy !== null}
                aria-busy={busy === login || undefined}
                onClick={() => void enter('demo', login, { login })}
              />
            ))}
          </RoleCards>
          <OrLine>或用账号登录</OrLine>
        </>
      )}
      {message && (
        <div className="mb-3">
          <Alert tone="rose" live>
            {message}
          </Alert>
        </div>
      )}
      <form
        noValidate
        onSubmit={submit}
        aria-label="账号登录"
        className={isDemo ? 'grid grid-cols-[1fr_1fr_auto] items-end gap-3 max-md:grid-cols-1' : 'max-w-md space-y-4'}
      >
        <Field id="login" label="账号">
          {(aria) => (
            <Input {...aria} name="login" autoComplete="username" autoCapitalize="none" placeholder="工号或开通时的账号" maxLength={200} />
          )}
        </Field>
        <Field id="password" label="密码">
          {(aria) => (
            <Input {...aria} name="password" type="password" autoComplete="current-password" placeholder="至少 12 位" maxLength={1000} />
          )}
        </Field>
        <Button type="submit" variant="primary" loading={busy === 'password'} disabled={busy !== null}>
          登录
        </Button>
      </form>
    </>
  )
}
