import { describeAuditEvents } from '@/lib/platform/audit/events'

declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'consent.given': { channel: 'self' | 'signedForm'; textVersion: number }
    'consent.withdrawn': { channel: 'self' | 'signedForm'; textVersion: number }
  }
}

describeAuditEvents({
  'consent.given': '同意公开',
  'consent.withdrawn': '撤回公开同意',
})
