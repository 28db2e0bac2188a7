import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { linkAuditTail, verifyAuditChain } from '@/lib/platform/audit/chain'
import { recordAudit } from '@/lib/platform/audit/record'
import { formatInstant } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import '../audit-events'
import { auditEventPolicy } from '../policy'

export type VerifiedRecord = { at: string; linked: number; unlinked: number; headHash: string; faults: string[] }

/** Walks the whole chain of the record, and puts on record that it was done. */
export async function verifyRecord(viewer: Viewer): Promise<VerifiedRecord> {
  auditEventPolicy.authorise(viewer, 'verify')
  await linkAuditTail()
  const report = await verifyAuditChain()
  const { prisma } = await db()
  const payload = { linked: report.linked, unlinked: report.unlinked, faults: report.faults.length }
  await recordAudit(prisma, actorOf(viewer), 'audit.verified', { kind: 'audit', id: null }, payload)
  return { at: formatInstant(new Date()), ...report }
}
