import { describeAuditEvents } from '@/lib/platform/audit/events'

declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'figures.personsExported': {
      kind: string
      classCode: string | null
      lineId: string | null
      unitId: string | null
      asOf: string
      count: number
    }
    'cycle.saved': { fields: string[] }
    'targets.saved': { cycleId: string; cells: number }
    'targets.imported': { cycleId: string; cells: number; fileSha256: string }
    'targets.revised': { cycleId: string; version: number; reason: string; cells: number }
    'cycle.settled': { digest: string; persons: number }
    'cycle.nextOpened': { after: string; keepTargets: boolean }
    'targetClass.defined': { classCode: string; version: number; titleCodes: string[]; reason: string }
  }
}

describeAuditEvents({
  'figures.personsExported': '导出指标名单',
  'cycle.saved': '设置周期',
  'targets.saved': '修改指标',
  'targets.imported': '导入指标',
  'targets.revised': '结算后修订指标',
  'cycle.settled': '结算周期',
  'cycle.nextOpened': '开启下一周期',
  'targetClass.defined': '修改统计口径',
})
