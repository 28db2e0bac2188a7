import { describeAuditEvents } from '@/lib/platform/audit/events'

/** What declared relations write into the record: the kind, never a name. */
declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'relation.declared': { personId: string; kind: string; source: string }
    'relation.withdrawn': { personId: string; kind: string }
  }
}

describeAuditEvents({ 'relation.declared': '申报应当回避的关系', 'relation.withdrawn': '撤回申报的关系' })
