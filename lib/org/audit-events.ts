import { describeAuditEvents } from '@/lib/platform/audit/events'

declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'person.created': { unitId: string; lineId: string }
    'person.edited': { fields: string[] }
    'person.moved': { fromUnitId: string; toUnitId: string; fromLineId: string; toLineId: string; on: string; reason: string | null }
    'person.ended': { status: 'left' | 'retired' | 'deceased'; on: string; reason: string | null }
    'person.returned': { unitId: string; lineId: string; on: string; reason: string | null }
    'person.revealed': { fields: string[]; purpose: string }
    'people.exported': { count: number; purpose: string; columns: string[] }
    'people.imported': { created: number; updated: number; skipped: number; fileSha256: string }
    'importBatch.started': { kind: string; fileSha256: string }
    'importBatch.cancelled': { kind: string }
    'importBatch.rejectedDownloaded': { count: number }
    'org.imported': { units: number; lines: number; fileSha256: string }
    'line.saved': { fields: string[] }
    'unit.created': { on: string }
    'unit.edited': { fields: string[] }
    'unit.renamed': { on: string; reason: string }
    'unit.moved': { on: string; reason: string; parentId: string | null }
    'unit.merged': { on: string; reason: string; fromUnitIds: string[]; toUnitId: string; people: number }
    'unit.split': { on: string; reason: string; fromUnitId: string; toUnitIds: string[]; people: number }
    'unit.closed': { on: string; reason: string }
    'transfer.requested': { fromUnitId: string; toUnitId: string }
    'transfer.answered': { agreed: boolean; fromUnitId: string; toUnitId: string }
    'transfer.withdrawn': { fromUnitId: string; toUnitId: string }
    'document.added': { personId: string; kind: string }
    'document.removed': { personId: string; reason: string }
  }
}

describeAuditEvents({
  'person.created': '新增人员',
  'person.edited': '修改人员信息',
  'person.moved': '人员调动',
  'person.ended': '人员离职、退休或去世',
  'person.returned': '人员重新入职',
  'person.revealed': '查看身份信息',
  'people.exported': '导出人员名单',
  'people.imported': '导入花名册',
  'importBatch.started': '上传待导入的表格',
  'importBatch.cancelled': '取消导入',
  'importBatch.rejectedDownloaded': '下载有误的行',
  'org.imported': '导入单位和条线',
  'line.saved': '设置条线',
  'unit.created': '设立单位',
  'unit.edited': '修改单位设置',
  'unit.renamed': '单位更名',
  'unit.moved': '调整单位隶属',
  'unit.merged': '单位合并',
  'unit.split': '单位拆分',
  'unit.closed': '撤销单位',
  'transfer.requested': '发起调入',
  'transfer.answered': '答复调入申请',
  'transfer.withdrawn': '撤回调入申请',
  'document.added': '归入档案材料',
  'document.removed': '移除档案材料',
})
