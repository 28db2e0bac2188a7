import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { ACCOUNT_STATUS_LABELS } from '@/lib/accounts/labels'
import type { AccountView } from '@/lib/accounts/queries'
import { dateOf, formatDate, formatInstant } from '@/lib/platform/dates'

type AccountTableProps = {
  items: readonly AccountView[]
  showGrants: boolean
  /** The last column's cell. */
  toolsOf: (account: AccountView) => ReactNode
}

export function AccountTable({ items, showGrants, toolsOf }: AccountTableProps) {
  if (items.length === 0) return <EmptyState icon="key" title="没有符合条件的账号" hint="请放宽条件，或清除全部条件后再看。" />
  return (
    <TableFrame label="账号" sticky>
      <thead>
        <tr>
          <Th>账号</Th>
          <Th>使用人</Th>
          <Th>状态</Th>
          {showGrants && <Th>角色</Th>}
          <Th>建立日期</Th>
          <Th>最近登录</Th>
          <Th>办理</Th>
        </tr>
      </thead>
      <tbody>
        {items.map((account) => {
          const { word, tone } = ACCOUNT_STATUS_LABELS[account.status]
          return (
            <tr key={account.id}>
              <RowHead className="font-semibold">{account.login}</RowHead>
              <Td label="使用人">{account.name}</Td>
              <Td label="状态">
                <span className="inline-flex flex-wrap gap-1.5">
                  <Badge tone={tone}>{word}</Badge>
                  {account.mustChangePassword && account.status === 'active' && <Badge tone="amber">未改初始密码</Badge>}
                </span>
              </Td>
              {showGrants && (
                <Td label="角色">
                  {account.grants.length === 0 ? (
                    <span className="text-ink-3">尚无角色</span>
                  ) : (
                    account.grants.map(({ id, roleName, scopeName }) => (
                      <span key={id} className="block">
                        {roleName}
                        {scopeName && <span className="text-13 text-ink-3">（{scopeName}）</span>}
                      </span>
                    ))
                  )}
                </Td>
              )}
              <Td label="建立日期">{formatDate(dateOf(new Date(account.createdAt)))}</Td>
              <Td label="最近登录">{account.lastSignedInAt ? formatInstant(account.lastSignedInAt) : '从未登录'}</Td>
              <Td label="办理">{toolsOf(account)}</Td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}
