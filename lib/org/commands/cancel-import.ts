import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import '../audit-events'
import { lockBatch } from './locked-batch'

/** Gives up a batch. What was staged is identity data and is deleted with it; an import under way stops if it has not been written yet. */
export async function cancelImport(viewer: Viewer, input: { batchId: string }): Promise<{ state: 'cancelled' }> {
  return inTransaction(async (tx) => {
    const batch = await lockBatch(tx, viewer, input.batchId)
    if (batch.state === 'imported') throw refused('alreadyImported', '这份表格已经导入，不能取消。')
    if (batch.state === 'cancelled') return { state: 'cancelled' }
    if (batch.jobRunId) {
      await tx.jobRun.updateMany({ where: { id: batch.jobRunId, status: 'queued' }, data: { status: 'cancelled', finishedAt: new Date() } })
      await tx.jobRun.updateMany({ where: { id: batch.jobRunId, status: 'running' }, data: { cancelRequestedAt: new Date() } })
    }
    // The job looks at the batch under the same lock before it writes anybody.
    await tx.importBatch.update({ where: { id: batch.id }, data: { state: 'cancelled' } })
    await tx.importRow.deleteMany({ where: { batchId: batch.id } })
    await recordAudit(tx, actorOf(viewer), 'importBatch.cancelled', { kind: 'importBatch', id: batch.id }, { kind: batch.kind })
    return { state: 'cancelled' }
  })
}
