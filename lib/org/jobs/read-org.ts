import 'server-only'
import { businessToday } from '@/lib/platform/clock'
import type { DateOnly } from '@/lib/platform/dates'
import { db, inTransaction, type Reader } from '@/lib/platform/db/client'
import { readFileBytes } from '@/lib/platform/files/store'
import type { JobContext } from '@/lib/platform/jobs/registry'
import { readWorkbook } from '@/lib/platform/sheets/read-workbook'
import { countPlan, type OrgPlan, planOrgImport } from '../org-import-plan'
import { loadLines, loadOrgTree } from '../queries'
import { readOrg } from '../roster/read-org'
import { batchInput, overBatch, requireState } from './batch'

/** What an organisation workbook would change, read against today's units and lines. */
export async function planOrgFile(reader: Reader, file: { name: string; bytes: Uint8Array }, today: DateOnly): Promise<OrgPlan> {
  const workbook = await readWorkbook(file.bytes, { fileName: file.name })
  const [tree, lines] = await Promise.all([loadOrgTree(reader, today), loadLines(reader)])
  return planOrgImport(readOrg(workbook), tree, lines)
}

/** Reads an uploaded organisation workbook and keeps the plan with the batch: it holds no personal data. */
export async function runReadOrg(input: unknown, context: JobContext): Promise<object> {
  const { batchId } = batchInput.parse(input)
  return overBatch(batchId, 'reading', 'failed', async () => {
    const { prisma } = await db()
    const batch = await inTransaction((tx) => requireState(tx, batchId, 'reading'))
    await context.report(0, 1, '正在读取表格')
    const plan = await planOrgFile(prisma, await readFileBytes(batch.fileId ?? ''), await businessToday(prisma))
    const { rows, created, updated } = countPlan(plan)
    await inTransaction(async (tx) => {
      await requireState(tx, batchId, 'reading')
      const isRight = plan.issues.length === 0
      await tx.importBatch.update({
        where: { id: batchId },
        data: {
          state: 'ready',
          rowCount: rows,
          acceptCount: isRight ? created + updated : 0,
          rejectCount: plan.issues.length,
          updateCount: updated,
          layout: JSON.parse(JSON.stringify(plan)),
        },
      })
    })
    return { batchId, rows }
  })
}
