import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { db } from '@/lib/platform/db/client'
import '../nominating-audit'

/** Puts on record that a nomination's form left the portal. The caller has read it as this viewer. */
export async function recordPrinting(viewer: Viewer, nominationId: string): Promise<void> {
  const { prisma } = await db()
  await recordAudit(prisma, actorOf(viewer), 'nomination.printed', { kind: 'nomination', id: nominationId }, { format: 'docx' })
}
