import { describeAuditEvents } from '@/lib/platform/audit/events'

declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'consent.given': { channel: 'self' | 'signedForm'; textVersion: number }
    'consent.withdrawn': { channel: 'self' | 'signedForm'; textVersion: number }
    'pool.exported': { count: number; query: string }
    'poolSearch.kept': { searchId: string }
    'poolSearch.removed': { searchId: string }
    'poolCategory.saved': { isNew: boolean; version: number }
    'poolCategory.memberChanged': { categoryId: string; change: 'included' | 'excluded' | 'ended' }
    'callUp.requested': { unitId: string; headcount: number; startsOn: string; endsOn: string }
    'callUp.proposed': { unitId: string; personIds: string[] }
    'callUp.personAnswered': { callUpId: string; agreed: boolean }
    'callUp.personReleased': { callUpId: string; on: string }
    'callUp.refused': { unitId: string }
    'callUp.withdrawn': { unitId: string }
    'callUp.dispatched': { unitId: string; people: number }
    'callUp.completed': { unitId: string; people: number; days: number }
    'absence.recorded': { absenceId: string; startsOn: string; endsOn: string }
    'absence.removed': { absenceId: string }
    'correction.proposed': { field: string }
    'correction.withdrawn': { field: string }
    'correction.confirmed': { field: string }
    'correction.declined': { field: string }
  }
}

describeAuditEvents({
  'consent.given': '同意公开',
  'consent.withdrawn': '撤回公开同意',
  'pool.exported': '导出人才库',
  'poolSearch.kept': '保存人才库查询',
  'poolSearch.removed': '删除人才库查询',
  'poolCategory.saved': '设置人才分类',
  'poolCategory.memberChanged': '调整人才分类成员',
  'callUp.requested': '申请调用人才',
  'callUp.proposed': '提名调用人选',
  'callUp.personAnswered': '答复调用',
  'callUp.personReleased': '调用人员返回',
  'callUp.refused': '不同意调用申请',
  'callUp.withdrawn': '撤回调用申请',
  'callUp.dispatched': '派出调用人员',
  'callUp.completed': '办结调用',
  'absence.recorded': '登记不在岗',
  'absence.removed': '撤销不在岗登记',
  'correction.proposed': '提出信息更正',
  'correction.withdrawn': '撤回信息更正',
  'correction.confirmed': '确认信息更正',
  'correction.declined': '未采纳信息更正',
})
