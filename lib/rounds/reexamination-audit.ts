import { describeAuditEvents } from '@/lib/platform/audit/events'
import type { ReexaminationEvent } from './reexamination/states'

/** What re-examinations write into the record; statements and answers stand in their own table. */
declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'reexamination.requested': { roundId: string; nominationId: string; ground: string }
    'reexamination.decided': { roundId: string; nominationId: string; event: ReexaminationEvent; effect: string | null }
  }
}

describeAuditEvents({
  'reexamination.requested': '提出程序复核',
  'reexamination.decided': '办理程序复核',
})
