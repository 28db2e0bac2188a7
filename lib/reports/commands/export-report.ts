import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { db } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { readFileBytes } from '@/lib/platform/files/store'
import '../audit-events'
import { leaderReportPolicy } from '../policy'

/** A file of a report exactly as it was made, on record. @throws AppError notFound also for a report of another unit */
export async function exportReport(
  viewer: Viewer,
  reportId: string,
  part: 'word' | 'excel',
): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  const { prisma } = await db()
  const report = await prisma.leaderReport.findUnique({ where: { id: reportId } })
  if (!report || !leaderReportPolicy.can(viewer, 'read', { unitId: report.unitId })) throw notFound('没有找到这份报告。')
  const file = await readFileBytes(part === 'word' ? report.wordFileId : report.excelFileId)
  await recordAudit(prisma, actorOf(viewer), 'leaderReport.downloaded', { kind: 'leaderReport', id: report.id }, { part })
  return file
}
