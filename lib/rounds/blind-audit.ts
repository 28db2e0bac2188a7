import { describeAuditEvents } from '@/lib/platform/audit/events'

/** What the check before a blind review writes into the record. Names found never stand in it. */
declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'blindScan.requested': { roundId: string }
    'blindScan.acknowledged': { roundId: string; count: number }
  }
}

describeAuditEvents({ 'blindScan.requested': '检查匿名材料', 'blindScan.acknowledged': '确认匿名检查结果' })
