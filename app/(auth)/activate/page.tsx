import type { Metadata } from 'next'
import { ActivationForm } from '@/components/accounts/activation-form'
import { LoginFrame } from '@/components/shell/login-frame'
import { TextLink } from '@/components/ui/text-link'
import { passwordHint } from '@/lib/accounts/password-hints'
import { readBrand } from '@/lib/desk/brand'
import { env } from '@/lib/platform/env'
import { activateAccountAction } from '../actions'

export const metadata: Metadata = { title: '激活账号' }

export default async function ActivatePage() {
  const brand = await readBrand()
  return (
    <LoginFrame brand={brand} owner={brand.owner}>
      <h1 className="text-28">激活账号</h1>
      <p className="mt-1 mb-6 max-w-xl text-ink-3">
        入库人才凭所在单位人事发放的激活码，自己设置账号和密码。没有激活码的，请联系所在单位人事。
      </p>
      <ActivationForm action={activateAccountAction} hint={passwordHint(env().passwordPolicy)} />
      <p className="mt-6">
        <TextLink href="/login">已有账号，去登录</TextLink>
      </p>
    </LoginFrame>
  )
}
