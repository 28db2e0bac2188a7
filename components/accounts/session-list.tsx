import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { SessionView } from '@/lib/accounts/queries'
import { formatInstant } from '@/lib/platform/dates'

type SessionListProps = { sessions: readonly SessionView[]; endAction: (input: { sessionId: string }) => Promise<ActionResult<null>> }

/** Where the account is signed in now; each other place can be signed out. */
export function SessionList({ sessions, endAction }: SessionListProps) {
  return (
    <TableFrame label="当前登录" bare>
      <thead>
        <tr>
          <Th>登录时间</Th>
          <Th>最近操作</Th>
          <Th>最迟退出</Th>
          <Th>身份</Th>
          <Th>操作</Th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <RowHead>{formatInstant(session.startedAt)}</RowHead>
            <Td label="最近操作">{formatInstant(session.lastActiveAt)}</Td>
            <Td label="最迟退出">{formatInstant(session.expiresAt)}</Td>
            <Td label="身份">{session.roleName ?? '未选身份'}</Td>
            <Td label="操作">
              {session.isCurrent ? (
                <Badge tone="green">本次登录</Badge>
              ) : (
                <ActionButton
                  action={endAction}
                  input={{ sessionId: session.id }}
                  size="sm"
                  variant="danger"
                  success="已让这次登录退出。"
                  confirm={{
                    title: '让这次登录退出',
                    consequences: `${formatInstant(session.startedAt)}开始的登录会立即失效，那台设备上未提交的内容可能丢失。`,
                    confirmLabel: '退出这次登录',
                    danger: true,
                  }}
                >
                  退出
                </ActionButton>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
