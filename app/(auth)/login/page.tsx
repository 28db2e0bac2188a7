import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { LoginForm } from '@/components/accounts/login-form'
import { LoginFrame } from '@/components/shell/login-frame'
import { Alert } from '@/components/ui/alert'
import { TextLink } from '@/components/ui/text-link'
import { readDemoAccounts } from '@/lib/accounts/demo-accounts'
import { readBrand } from '@/lib/desk/brand'
import { safeCallbackPath } from '@/lib/desk/callback-path'
import { currentViewer } from '@/lib/platform/access/session'

export const metadata: Metadata = { title: '登录' }

const MOTTO = ['选得准，看得清', '用得上，留得住']
const STAGES = ['选拔', '评价', '激励', '保障', '辐射']

type Props = { searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }> }

export default async function LoginPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams
  const callbackPath = safeCallbackPath(callbackUrl)
  const viewer = await currentViewer()
  if (viewer.accountId) redirect(callbackPath)
  const [brand, demoAccounts] = await Promise.all([readBrand(), readDemoAccounts()])
  const isDemo = demoAccounts.length > 0
  return (
    <LoginFrame brand={brand} motto={MOTTO} stages={STAGES} owner={brand.owner}>
      {isDemo && (
        <Alert tone="amber" title="演示环境" icon="info">
          人员与数据均为虚构。请勿录入真实信息。
        </Alert>
      )}
      <h1 className={isDemo ? 'mt-8 text-28' : 'text-28'}>{isDemo ? '选一个身份进入' : '登录'}</h1>
      <p className="mt-1 mb-5 text-ink-3">
        {isDemo ? '不需要密码。同一场评选在不同身份下看到的内容不同。' : '请用系统管理员为您开通的账号登录；人才请先凭激活码激活账号。'}
      </p>
      <LoginForm callbackPath={callbackPath} demoAccounts={demoAccounts} wasRefused={error !== undefined} />
      <p className="mt-5 flex flex-wrap gap-x-6 gap-y-2">
        <TextLink href="/">不登录，看公众页</TextLink>
        <TextLink href="/verify">查验证书</TextLink>
        <TextLink href="/activate">凭激活码激活账号</TextLink>
      </p>
    </LoginFrame>
  )
}
