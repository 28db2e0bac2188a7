import { describeAuditEvents } from '@/lib/platform/audit/events'

/** What nominating writes into the record. Answers never stand in it: only which fields changed. */
declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'nomination.started': { roundId: string; channel: 'unitHr' | 'self' }
    'nomination.saved': { fields: string[] }
    'nomination.attached': { fieldKey: string; fileId: string }
    'nomination.attachmentRemoved': { fieldKey: string; fileId: string }
    'nomination.printed': { format: 'docx' }
  }
}

describeAuditEvents({
  'nomination.started': '新建推荐',
  'nomination.saved': '保存推荐草稿',
  'nomination.attached': '上传证明材料',
  'nomination.attachmentRemoved': '删除证明材料',
  'nomination.printed': '导出推荐表',
})
