import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { AccountView } from '@/lib/accounts/queries'
import { formatInstant } from '@/lib/platform/dates'

type GrantTableProps = { account: AccountView; revokeAction: (input: { grantId: string }) => Promise<ActionResult<null>> }

/** The roles that an account holds now. */
export function GrantTable({ account, revokeAction }: GrantTableProps) {
  if (account.grants.length === 0) return <p className="px-5 pb-4 text-ink-3">没有角色的账号登录后看不到任何业务。</p>
  return (
    <TableFrame label="现有角色" bare>
      <thead>
        <tr>
          <Th>角色</Th>
          <Th>范围</Th>
          <Th>授予时间</Th>
          <Th>办理</Th>
        </tr>
      </thead>
      <tbody>
        {account.grants.map((grant) => (
          <tr key={grant.id}>
            <RowHead className="font-semibold">{grant.roleName}</RowHead>
            <Td label="范围">{grant.scopeName ?? (grant.role === 'talent' ? '本人' : '全市')}</Td>
            <Td label="授予时间">{formatInstant(grant.grantedAt)}</Td>
            <Td label="办理">
              {account.isOwn ? (
                <span className="text-13 text-ink-3">由另一位安全管理员办理</span>
              ) : (
                <ActionButton
                  action={revokeAction}
                  input={{ grantId: grant.id }}
                  size="sm"
                  variant="danger"
                  success="角色已撤销。"
                  confirm={{
                    title: `撤销 ${account.name} 的${grant.roleName}角色`,
                    consequences: `${account.name} 的登录立即全部退出；重新登录后不再有${grant.roleName}${grant.scopeName ? `（${grant.scopeName}）` : ''}的权限。已办理的业务和记录保留。`,
                    confirmLabel: '撤销角色',
                    danger: true,
                  }}
                >
                  撤销
                </ActionButton>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
