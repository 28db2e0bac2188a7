import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GrantRoleForm } from '@/components/accounts/grant-role-form'
import { GrantTable } from '@/components/accounts/grant-table'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { ACCOUNT_STATUS_LABELS } from '@/lib/accounts/labels'
import { readAccount, readGrantScopes } from '@/lib/accounts/queries'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { grantRoleAction, revokeRoleAction } from '../actions'

export const metadata: Metadata = { title: '角色授权' }

export default async function AccountPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const account = await orNotFound(readAccount(viewer, id))
  if (!account.abilities.canSeeGrants) notFound()
  const scopes = account.abilities.canGrant ? await orNotFound(readGrantScopes(viewer)) : null
  const status = ACCOUNT_STATUS_LABELS[account.status]
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: '角色授权', href: '/accounts' }, { label: account.name }]}
        title={account.name}
        sub={`账号 ${account.login}`}
        badge={<Badge tone={status.tone}>{status.word}</Badge>}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_440px]">
        <Card>
          <CardHead
            finding={account.grants.length === 0 ? '尚无角色' : `现有 ${account.grants.length} 个角色`}
            sub="角色变动后，该账号的登录全部退出，须重新登录。"
          />
          <CardBody flush className="pt-3">
            <GrantTable account={account} revokeAction={revokeRoleAction} />
          </CardBody>
        </Card>
        <Card>
          <CardHead finding="授予角色" sub="系统管理员、安全管理员、审计员须由不同的人担任。" />
          <CardBody>
            {scopes ? (
              <GrantRoleForm accountId={account.id} scopes={scopes} action={grantRoleAction} />
            ) : (
              <Alert tone="grey">
                {account.isOwn
                  ? '不能给自己授予或撤销角色，请由另一位安全管理员办理。'
                  : '账号已停用，须先由系统管理员启用，才能授予角色。'}
              </Alert>
            )}
          </CardBody>
        </Card>
      </div>
    </>
  )
}
