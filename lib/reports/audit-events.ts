import { describeAuditEvents } from '@/lib/platform/audit/events'

declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'leaderReport.made': { asOf: string; unitId: string | null; lineId: string | null; digest: string; persons: number }
    'leaderReport.downloaded': { part: string }
    'reportTemplate.saved': { version: number; blocks: string[] }
    'stageRules.saved': { version: number; rules: Record<string, number> }
    'duties.exported': { unitId: string | null; units: number }
  }
}

describeAuditEvents({
  'leaderReport.made': '制作领导报告',
  'leaderReport.downloaded': '下载领导报告',
  'reportTemplate.saved': '修改报告模板',
  'stageRules.saved': '修改五环节标准',
  'duties.exported': '导出履职清单',
})
