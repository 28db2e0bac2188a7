import { describeAuditEvents } from '@/lib/platform/audit/events'

declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'contribution.saved': { personId: string; isNew: boolean; fields: string[] }
    'contribution.submitted': { personId: string }
    'contribution.verified': { personId: string }
    'contribution.returned': { personId: string; reason: string }
    'contribution.withdrawn': { personId: string; from: string }
    'contribution.voided': { personId: string; reason: string }
    'contributions.exported': { count: number }
  }
}

describeAuditEvents({
  'contribution.saved': '填写辐射贡献',
  'contribution.submitted': '提交辐射贡献',
  'contribution.verified': '核实辐射贡献',
  'contribution.returned': '退回辐射贡献',
  'contribution.withdrawn': '撤回辐射贡献',
  'contribution.voided': '作废辐射贡献',
  'contributions.exported': '导出辐射贡献',
})
