import 'server-only'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow, businessToday } from '@/lib/platform/clock'
import { db, inTransaction } from '@/lib/platform/db/client'
import { readFileBytes } from '@/lib/platform/files/store'
import type { JobContext } from '@/lib/platform/jobs/registry'
import '../audit-events'
import { countPlan } from '../org-import-plan'
import { writeOrg } from '../write-org'
import { batchInput, overBatch, requireState } from './batch'
import { planOrgFile } from './read-org'

/** Writes a confirmed organisation workbook, planned anew against what is on file now, in one transaction. */
export async function runImportOrg(input: unknown, context: JobContext): Promise<object> {
  const { batchId } = batchInput.parse(input)
  const { prisma } = await db()
  const earlier = await prisma.importBatch.findUnique({ where: { id: batchId } })
  if (earlier?.state === 'imported') return { batchId, created: earlier.addedCount, updated: earlier.changedCount }
  return overBatch(batchId, 'importing', 'ready', async () => {
    await context.report(0, 1, '正在写入')
    const file = await readFileBytes(earlier?.fileId ?? '')
    return inTransaction(
      async (tx) => {
        const batch = await requireState(tx, batchId, 'importing')
        const today = await businessToday(tx)
        const plan = await planOrgFile(tx, file, today)
        const { units, lines } = await writeOrg(tx, plan, today, batch.accountId)
        const { created, updated } = countPlan(plan)
        await tx.importBatch.update({
          where: { id: batchId },
          data: { state: 'imported', addedCount: created, changedCount: updated, importedAt: await businessNow(tx), error: null },
        })
        const actor = { accountId: batch.accountId, role: 'cityOffice' as const }
        await recordAudit(tx, actor, 'org.imported', { kind: 'importBatch', id: batchId }, { units, lines, fileSha256: batch.fileSha256 })
        return { batchId, created, updated }
      },
      { timeout: 60_000 },
    )
  })
}
