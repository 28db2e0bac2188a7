import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FirstPasswordForm } from '@/components/accounts/first-password-form'
import { LoginFrame } from '@/components/shell/login-frame'
import { passwordHint } from '@/lib/accounts/password-hints'
import { readBrand } from '@/lib/desk/brand'
import { HOME_PATH } from '@/lib/desk/callback-path'
import { currentViewer } from '@/lib/platform/access/session'
import { env } from '@/lib/platform/env'
import { setFirstPasswordAction } from '../actions'

export const metadata: Metadata = { title: '设置新密码' }

export default async function FirstPasswordPage() {
  const viewer = await currentViewer()
  if (!viewer.accountId) redirect('/login')
  if (!viewer.mustChangePassword) redirect(HOME_PATH)
  const brand = await readBrand()
  return (
    <LoginFrame brand={brand} owner={brand.owner}>
      <h1 className="text-28">请先设置新密码</h1>
      <p className="mt-1 mb-6 max-w-xl text-ink-3">
        {viewer.name}，您用的是初始密码或已到期的密码。设置新密码后才能继续，其他设备上的登录会同时退出。
      </p>
      <FirstPasswordForm action={setFirstPasswordAction} hint={passwordHint(env().passwordPolicy)} nextHref={HOME_PATH} />
    </LoginFrame>
  )
}
