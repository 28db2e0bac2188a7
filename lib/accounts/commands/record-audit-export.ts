import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { db } from '@/lib/platform/db/client'
import '../audit-events'
import { auditEventPolicy } from '../policy'

/** Puts on record that rows of the record left the portal. */
export async function recordAuditExport(viewer: Viewer, rows: number): Promise<void> {
  auditEventPolicy.authorise(viewer, 'export')
  const { prisma } = await db()
  await recordAudit(prisma, actorOf(viewer), 'audit.exported', { kind: 'audit', id: null }, { rows })
}
