import { describeAuditEvents } from '@/lib/platform/audit/events'

declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'holding.granted': { personId: string; titleCode: string; startsOn: string; endsOn: string | null; basis: string; isRenewal: boolean }
    'holding.ended': { personId: string; titleCode: string; how: 'ended' | 'revoked' | 'annulled'; on: string | null; reason: string }
    'title.saved': { code: string; fields: string[] }
    'holdings.exported': { count: number }
    'ledger.rebuilt': { people: number; differences: number }
    'certificate.printed': { isReprint: boolean; reason: string | null }
    'history.imported': { added: number; same: number; rejected: number; mode: 'whole' | 'right'; fileSha256: string }
    'recognition.requested': { personId: string; titleCode: string }
    'recognition.withdrawn': { personId: string }
    'recognition.answered': { personId: string; approved: boolean; reason: string | null }
    'entitlement.ruleSaved': { fields: string[] }
    'entitlement.drawnUp': { year: number; added: number; takenBack: number }
    'entitlement.delivered': { personId: string; kind: string; on: string }
    'entitlement.moved': { personId: string; fromUnitId: string; toUnitId: string }
    'entitlement.waived': { personId: string; reason: string }
    'entitlement.reopened': { personId: string; reason: string }
    'seal.saved': { fields: string[] }
  }
}

describeAuditEvents({
  'holding.granted': '授予称号',
  'holding.ended': '终止称号',
  'title.saved': '设置称号',
  'holdings.exported': '导出称号名单',
  'ledger.rebuilt': '重建人才台账',
  'certificate.printed': '打印证书',
  'history.imported': '导入历年称号',
  'recognition.requested': '申请认定称号',
  'recognition.withdrawn': '撤回认定申请',
  'recognition.answered': '答复认定申请',
  'entitlement.ruleSaved': '设定称号待遇',
  'entitlement.drawnUp': '生成激励保障清单',
  'entitlement.delivered': '落实激励保障',
  'entitlement.moved': '待遇随调动转单位',
  'entitlement.waived': '不再落实激励保障',
  'entitlement.reopened': '退回激励保障',
  'seal.saved': '设置证书落款与印章',
})
