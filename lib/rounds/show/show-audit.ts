import { describeAuditEvents } from '@/lib/platform/audit/events'

/** What a live show writes into the record. Scores never stand in it. */
declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'show.judgesSeated': { roundId: string; judges: number; candidates: number; seats: number }
    'show.ordered': { roundId: string; candidates: number; isDrawn: boolean; digest: string }
    'show.opened': { roundId: string; nominationId: string; position: number; isReopened: boolean }
    'show.putBack': { roundId: string; nominationId: string; position: number }
    'show.closed': { roundId: string; nominationId: string; position: number; sealed: number; waived: number; digest: string }
  }
}

describeAuditEvents({
  'show.judgesSeated': '分配现场评委',
  'show.ordered': '排定展示顺序',
  'show.opened': '打开现场评分',
  'show.putBack': '退回待展示',
  'show.closed': '结束现场评分并封存',
})
