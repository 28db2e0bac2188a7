import { describeAuditEvents } from '@/lib/platform/audit/events'

declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'account.created': { isBoundToPerson: boolean }
    'account.disabled': { reason: string }
    'account.enabled': Record<never, never>
    'account.passwordReset': Record<never, never>
    'account.passwordChanged': { isFirst: boolean }
    'account.activated': { codeId: string }
    'activationCode.issued': { codeId: string; daysValid: number }
    'activationCode.refused': { reason: 'unfit' | 'locked' }
    'role.granted': { role: string; unitId: string | null; roundId: string | null }
    'role.revoked': { role: string; unitId: string | null; roundId: string | null }
    'audit.verified': { linked: number; unlinked: number; faults: number }
    'audit.exported': { rows: number }
  }
}

describeAuditEvents({
  'account.created': '新建账号',
  'account.disabled': '停用账号',
  'account.enabled': '启用账号',
  'account.passwordReset': '重置密码',
  'account.passwordChanged': '修改密码',
  'account.activated': '激活账号',
  'activationCode.issued': '发放激活码',
  'activationCode.refused': '激活被拒绝',
  'role.granted': '授予角色',
  'role.revoked': '撤销角色',
  'audit.verified': '核验审计链',
  'audit.exported': '导出审计记录',
})
