import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { db } from '@/lib/platform/db/client'
import '../audit-events'
import { dutiesWorkbook } from '../duty-queries'

/** The list of duties as a workbook, on record. */
export async function exportDuties(viewer: Viewer, asked: { unitId?: string }): Promise<{ name: string; bytes: Buffer }> {
  const { name, bytes, units } = await dutiesWorkbook(viewer, asked)
  const { prisma } = await db()
  await recordAudit(prisma, actorOf(viewer), 'duties.exported', { kind: 'figure', id: null }, { unitId: asked.unitId ?? null, units })
  return { name, bytes }
}
