import { describeAuditEvents } from '@/lib/platform/audit/events'

/** What assigning writes into the record beside the assignment itself. Reasons in words stand in the wishes' own table. */
declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'assignment.changed': { roundId: string; planId: string; added: number; moved: number; voided: number }
    'assignment.wished': { roundId: string; nominationId: string; roundReviewerId: string; kind: 'pin' | 'ban' }
    'assignment.wishRevoked': { roundId: string; nominationId: string; roundReviewerId: string; kind: 'pin' | 'ban' }
  }
}

describeAuditEvents({
  'assignment.changed': '调整评审任务分配',
  'assignment.wished': '指定或排除评审专家',
  'assignment.wishRevoked': '撤销指定或排除',
})
