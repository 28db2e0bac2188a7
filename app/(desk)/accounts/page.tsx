import type { Metadata } from 'next'
import { AccountButtons } from '@/components/accounts/account-buttons'
import { AccountTable } from '@/components/accounts/account-table'
import { NewAccount } from '@/components/accounts/new-account'
import { FilterBar, type FilterField } from '@/components/tables/filter-bar'
import { type ListParams, pageHref } from '@/components/tables/list-url'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { accountFilterSchema, readAccounts } from '@/lib/accounts/queries'
import { ROLE_LABELS, ROLES } from '@/lib/platform/access/roles'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { createAccountAction, disableAccountAction, enableAccountAction, resetPasswordAction } from './actions'

export const metadata: Metadata = { title: '账号管理' }

const ACTIONS = { disable: disableAccountAction, enable: enableAccountAction, resetPassword: resetPasswordAction }

const SEARCH: FilterField = { name: 'q', label: '账号或姓名', type: 'search', placeholder: '账号或姓名的一部分' }
const STATUS: FilterField = {
  name: 'status',
  label: '状态',
  type: 'select',
  options: [
    { value: 'active', label: '在用' },
    { value: 'disabled', label: '已停用' },
  ],
}
const ROLE: FilterField = {
  name: 'role',
  label: '角色',
  type: 'select',
  options: ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] })),
}

export default async function AccountsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const page = await orNotFound(readAccounts(viewer, accountFilterSchema.parse(params)))
  const { canCreate, canSeeGrants } = page.abilities
  return (
    <>
      <PageHeader
        title={canSeeGrants ? '角色授权' : '账号管理'}
        sub={
          canSeeGrants
            ? '授予、撤销角色。账号的建立、停用和密码重置由系统管理员办理。'
            : '建立、停用账号，重置密码。角色由安全管理员授予；本页不含人员档案。'
        }
        actions={canCreate ? <NewAccount action={createAccountAction} /> : undefined}
      />
      <FilterBar
        action="/accounts"
        params={params}
        fields={canSeeGrants ? [SEARCH, STATUS, ROLE] : [SEARCH, STATUS]}
        count={`共 ${page.total} 个账号`}
      />
      <AccountTable
        items={page.items}
        showGrants={canSeeGrants}
        toolsOf={(account) =>
          canSeeGrants ? (
            <LinkButton href={`/accounts/${account.id}`} size="sm">
              {account.abilities.canGrant ? '授权' : '查看'}
            </LinkButton>
          ) : (
            <AccountButtons account={account} actions={ACTIONS} />
          )
        }
      />
      <Pagination
        previousHref={pageHref('/accounts', params, 'before', page.previousBefore)}
        nextHref={pageHref('/accounts', params, 'after', page.nextAfter)}
      />
    </>
  )
}
