import { describeAuditEvents } from '@/lib/platform/audit/events'

declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'calendar.overrideRemoved': { date: string }
  }
}

describeAuditEvents({ 'calendar.overrideRemoved': '取消工作日历设定' })
