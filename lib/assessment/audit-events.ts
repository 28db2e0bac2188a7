import { describeAuditEvents } from '@/lib/platform/audit/events'

declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'assessment.yearOpened': { year: number; forms: number }
    'assessment.yearExtended': { year: number; from: string; to: string }
    'assessment.yearClosed': { year: number }
    'assessment.filled': { personId: string; isSubmit: boolean }
    'assessment.endorsed': { personId: string }
    'assessment.returned': { personId: string; from: string; reason: string }
    'assessment.confirmed': { personId: string; grade: string; proposed: string | null; effects: string[] }
    'assessment.effectDecided': { personId: string; kind: string; apply: boolean; reason: string }
    'assessment.ruleSaved': { titleCode: string; fields: string[] }
    'assessment.endingsTold': { notices: number }
  }
}

describeAuditEvents({
  'assessment.yearOpened': '启动年度考核',
  'assessment.yearExtended': '延长年度考核填报',
  'assessment.yearClosed': '结束年度考核',
  'assessment.filled': '填报年度考核表',
  'assessment.endorsed': '单位审核年度考核表',
  'assessment.returned': '退回年度考核表',
  'assessment.confirmed': '确认年度考核结果',
  'assessment.effectDecided': '决定考核结果的运用',
  'assessment.ruleSaved': '设置称号管理办法',
  'assessment.endingsTold': '发送任期届满提醒',
})
