/**
 * What can stand in the record: event name → payload. Each feature adds its own in `audit-events.ts`:
 *
 *     declare module '@/lib/platform/audit/events' {
 *       interface AuditPayloads { 'person.created': { fields: string[] } }
 *     }
 *     describeAuditEvents({ 'person.created': '新增人员' })
 *
 * Payloads hold ids, field names, counts and keyed digests, never personal values.
 */
export interface AuditPayloads {
  'session.started': { method: 'password' | 'demo' }
  'session.ended': { reason: 'logOut' | 'revoked' | 'idle' | 'expired' }
  'session.refused': { reason: 'credentials' | 'locked' | 'disabled' }
  'session.grantSwitched': { role: string }
  'action.refused': { action: string; code: string }
  'clock.moved': { bySeconds: number; offsetSeconds: number }
  'calendar.overridden': { date: string; isWorkingDay: boolean }
  'job.requested': { kind: string }
  'job.cancelled': { kind: string }
  'file.stored': { purpose: string; size: number; sha256: string }
  'file.read': { purpose: string }
}

export type AuditEventName = keyof AuditPayloads

const labels = new Map<string, string>()

/** Registers the words by which the record's readers know the events. */
export function describeAuditEvents(words: { [Name in AuditEventName]?: string }): void {
  for (const [name, label] of Object.entries(words)) labels.set(name, label)
}

export function auditEventLabel(name: string): string {
  return labels.get(name) ?? '其他操作'
}

export function knownAuditEvents(): { name: string; label: string }[] {
  return [...labels].map(([name, label]) => ({ name, label }))
}

describeAuditEvents({
  'session.started': '登录',
  'session.ended': '退出登录',
  'session.refused': '登录被拒绝',
  'session.grantSwitched': '切换身份',
  'action.refused': '操作被拒绝',
  'clock.moved': '调整演示时钟',
  'calendar.overridden': '调整工作日历',
  'job.requested': '发起后台任务',
  'job.cancelled': '取消后台任务',
  'file.stored': '上传文件',
  'file.read': '下载文件',
})
