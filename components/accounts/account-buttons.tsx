'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import type { FirstPassword } from '@/lib/accounts/commands/create-account'
import type { AccountView } from '@/lib/accounts/queries'
import { FirstPasswordDialog } from './first-password-dialog'

export type AccountActions = {
  disable: (input: { accountId: string; reason: string }) => Promise<ActionResult<null>>
  enable: (input: { accountId: string }) => Promise<ActionResult<null>>
  resetPassword: (input: { accountId: string }) => Promise<ActionResult<FirstPassword>>
}

/** What the system administrator can do with one account. */
export function AccountButtons({ account, actions }: { account: AccountView; actions: AccountActions }) {
  const [made, setMade] = useState<FirstPassword | null>(null)
  const { abilities, id, name, login, status, isOwn } = account
  const input = { accountId: id }
  if (isOwn) return <span className="text-13 text-ink-3">本人账号由另一位系统管理员办理</span>
  return (
    <span className="inline-flex flex-wrap gap-2">
      {abilities.canResetPassword && (
        <ActionButton
          action={actions.resetPassword}
          input={input}
          size="sm"
          onDone={setMade}
          confirm={{
            title: `重置 ${name} 的密码`,
            consequences: `账号“${login}”的原密码立即失效，正在使用的登录全部退出，并生成新的初始密码。`,
            confirmLabel: '重置密码',
          }}
        >
          重置密码
        </ActionButton>
      )}
      {abilities.canSetStatus && status === 'active' && (
        <ActionButton
          action={actions.disable}
          input={input}
          size="sm"
          variant="danger"
          success="账号已停用。"
          confirm={{
            title: `停用 ${name} 的账号`,
            consequences: `账号“${login}”不能再登录，正在使用的登录全部退出；已办理的业务和记录保留。`,
            confirmLabel: '停用账号',
            danger: true,
            reason: { label: '停用原因', required: true, minLength: 2 },
          }}
        >
          停用
        </ActionButton>
      )}
      {abilities.canSetStatus && status === 'disabled' && (
        <ActionButton
          action={actions.enable}
          input={input}
          size="sm"
          success="账号已启用。"
          confirm={{
            title: `启用 ${name} 的账号`,
            consequences: `账号“${login}”可以重新登录，原有角色恢复使用。`,
            confirmLabel: '启用账号',
          }}
        >
          启用
        </ActionButton>
      )}
      <FirstPasswordDialog made={made} onClose={() => setMade(null)} />
    </span>
  )
}
