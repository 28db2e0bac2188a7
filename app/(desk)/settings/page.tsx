import type { Metadata } from 'next'
import { ChangePasswordForm } from '@/components/accounts/change-password-form'
import { SessionList } from '@/components/accounts/session-list'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { KeyValues } from '@/components/ui/key-values'
import { PageHeader } from '@/components/ui/page-header'
import { passwordHint } from '@/lib/accounts/password-hints'
import { readOwnAccount, readOwnSessions } from '@/lib/accounts/queries'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { env } from '@/lib/platform/env'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { changePasswordAction, endSessionAction } from './actions'

export const metadata: Metadata = { title: '个人设置' }

export default async function SettingsPage() {
  const viewer = await currentViewer()
  const [account, sessions] = await Promise.all([orNotFound(readOwnAccount(viewer)), orNotFound(readOwnSessions(viewer))])
  return (
    <>
      <PageHeader title="个人设置" sub="账号、密码和登录设备" />
      <div className="grid items-start gap-4">
        <Card>
          <CardHead finding="账号" />
          <CardBody>
            <KeyValues
              items={[
                { label: '姓名', value: account.name },
                { label: '登录账号', value: account.login },
                { label: '密码修改于', value: account.passwordChangedOn ? formatDate(account.passwordChangedOn) : '尚未修改' },
                { label: '身份', value: account.grants.join('、') || '尚未授予角色', wide: true },
              ]}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHead
            finding={`共有 ${sessions.length} 处登录`}
            sub="30 分钟没有操作会自动退出；连续登录最长 12 小时。发现不是本人的登录，请立即退出它并修改密码。"
          />
          <CardBody flush className="pt-3">
            <SessionList sessions={sessions} endAction={endSessionAction} />
          </CardBody>
        </Card>
        <Card>
          <CardHead finding="修改密码" sub="修改后，除本次登录外，其他设备上的登录会全部退出。" />
          <CardBody>
            {account.hasPassword ? (
              <ChangePasswordForm action={changePasswordAction} hint={passwordHint(env().passwordPolicy)} />
            ) : (
              <p className="text-ink-3">这个演示账号没有密码，由登录页的身份卡片进入。</p>
            )}
          </CardBody>
        </Card>
      </div>
    </>
  )
}
