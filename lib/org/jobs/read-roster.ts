import 'server-only'
import { businessToday } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { db, inTransaction } from '@/lib/platform/db/client'
import { readFileBytes } from '@/lib/platform/files/store'
import type { JobContext } from '@/lib/platform/jobs/registry'
import { judgeWorkbook } from '../judge-workbook'
import { stageRow } from '../staged-rows'
import { addStagedRows, batchInput, overBatch, requireState, scopeOf } from './batch'

const CHUNK = 500

/** Reads an uploaded roster, judges its rows and stages them in chunks. Starting again begins anew. */
export async function runReadRoster(input: unknown, context: JobContext): Promise<object> {
  const { batchId } = batchInput.parse(input)
  return overBatch(batchId, 'reading', 'failed', async () => {
    const { prisma } = await db()
    const batch = await inTransaction(async (tx) => {
      const found = await requireState(tx, batchId, 'reading')
      await tx.importRow.deleteMany({ where: { batchId } })
      return found
    })
    await context.report(0, 100, '正在读取表格')
    const file = await readFileBytes(batch.fileId ?? '')
    const envelope = await openEnvelope(prisma)
    const { reading, judgement } = await judgeWorkbook(prisma, envelope, file, await scopeOf(prisma, batch), await businessToday(prisma))
    const { rows } = judgement
    for (let start = 0; start < rows.length; start += CHUNK) {
      const chunk = rows.slice(start, start + CHUNK).map((row) => stageRow(envelope, batchId, reading, row))
      await addStagedRows(batchId, { data: chunk })
      await context.report(Math.min(start + CHUNK, rows.length), rows.length, '正在逐行核对')
    }
    await inTransaction(async (tx) => {
      await requireState(tx, batchId, 'reading')
      await tx.importBatch.update({
        where: { id: batchId },
        data: {
          state: 'ready',
          rowCount: rows.length,
          acceptCount: judgement.accepted,
          rejectCount: judgement.rejected,
          updateCount: rows.filter(({ verdict, action }) => verdict === 'accept' && action === 'update').length,
          layout: JSON.parse(JSON.stringify({ layouts: reading.layouts, skippedSheets: reading.skippedSheets })),
          error: null,
        },
      })
    })
    return { batchId, rows: rows.length }
  })
}
