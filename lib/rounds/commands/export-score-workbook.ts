import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { db } from '@/lib/platform/db/client'
import '../review-audit'
import { makeScoreWorkbook } from '../workbook-queries'

/** The viewer's own score workbook of a round, on record that it left the portal. @throws AppError notFound, wrongStage, live, nothing */
export async function exportScoreWorkbook(viewer: Viewer, input: { roundId: string }): Promise<{ name: string; bytes: Buffer }> {
  const { prisma } = await db()
  const { name, bytes, count } = await makeScoreWorkbook(prisma, viewer, input.roundId)
  const payload = { roundId: input.roundId, sheets: count }
  await recordAudit(prisma, actorOf(viewer), 'sheet.workbookDownloaded', { kind: 'round', id: input.roundId }, payload)
  return { name, bytes }
}
