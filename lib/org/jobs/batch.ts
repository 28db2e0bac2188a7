import 'server-only'
import { z } from 'zod'
import { unitSubtree } from '@/lib/platform/access/unit-scope'
import { db, inTransaction, type Reader, type Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/errors'
import { JobCancelled } from '@/lib/platform/jobs/registry'
import type { ImportScope } from '../roster-facts'

export const batchInput = z.object({ batchId: z.string(), withUpdates: z.boolean().default(true) })

/** The scope a batch was opened for, by today's tree. */
export async function scopeOf(reader: Reader, batch: { unitId: string | null }): Promise<ImportScope> {
  return { unitIds: batch.unitId === null ? null : new Set(await unitSubtree(reader, batch.unitId)) }
}

/** Locks the batch for this transaction. @throws JobCancelled when it is no longer in the state that the job works on */
export async function requireState(tx: Tx, batchId: string, state: 'reading' | 'importing') {
  await tx.$queryRaw`SELECT id FROM "ImportBatch" WHERE id = ${batchId} FOR UPDATE`
  const batch = await tx.importBatch.findUnique({ where: { id: batchId } })
  if (batch?.state !== state) throw new JobCancelled()
  return batch
}

/**
 * Runs a job's work over a batch; when it fails, the batch says why in words and waits in `fallback` for another try.
 * A batch that was cancelled stays cancelled.
 */
export async function overBatch<T>(
  batchId: string,
  state: 'reading' | 'importing',
  fallback: 'failed' | 'ready',
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const isCancelled = error instanceof JobCancelled
    const words = error instanceof AppError ? error.message : '没有完成，数据未改动。请重试；如仍不行，请联系市人才办。'
    const { prisma } = await db()
    const isGivenUp = isCancelled && state === 'reading'
    await prisma.importBatch.updateMany({
      where: { id: batchId, state },
      data: isCancelled ? { state: isGivenUp ? 'cancelled' : 'ready' } : { state: fallback, error: words },
    })
    if (isGivenUp) await prisma.importRow.deleteMany({ where: { batchId, batch: { state: 'cancelled' } } })
    throw error
  }
}

/** Inserts staged rows while the batch is still being read. */
export async function addStagedRows(batchId: string, rows: Parameters<Tx['importRow']['createMany']>[0]): Promise<void> {
  await inTransaction(async (tx) => {
    await requireState(tx, batchId, 'reading')
    await tx.importRow.createMany(rows)
  })
}
