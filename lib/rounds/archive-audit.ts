import { describeAuditEvents } from '@/lib/platform/audit/events'
import type { ArchiveCopy } from './archive/format'

/** What the making of case files writes into the record; reading one is the file store's `file.read`. */
declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'archive.requested': { copy: ArchiveCopy }
    'archive.made': { copy: ArchiveCopy; digest: string; fileId: string }
  }
}

describeAuditEvents({
  'archive.requested': '申请制作卷宗',
  'archive.made': '制作卷宗',
})
