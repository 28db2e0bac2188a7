import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, refused } from '@/lib/platform/errors'
import { requestJob } from '@/lib/platform/jobs/jobs'
import '../audit-events'
import type { ImportRowsInput } from '../schema'
import { lockBatch } from './locked-batch'

/** Confirms a preview: the right rows alone, or all of them and otherwise none. The rows are written by a job. */
export async function importRows(viewer: Viewer, input: ImportRowsInput): Promise<{ jobRunId: string }> {
  return inTransaction(async (tx) => {
    const batch = await lockBatch(tx, viewer, input.batchId)
    if (batch.state !== 'ready') throw conflict(stateSentence(batch.state))
    if (input.mode === 'all' && batch.rejectCount > 0)
      throw refused('rowsWrong', `还有 ${batch.rejectCount} 行有错误，没有导入。请改正后重新上传，或选择只导入正确的行。`)
    if (batch.acceptCount === 0) throw refused('noRows', '没有可以导入的行。请下载有误的行，改正后重新上传。')
    const kind = batch.kind === 'org' ? 'org.importOrg' : 'org.importPeople'
    const jobRunId = await requestJob(tx, viewer, kind, { batchId: batch.id, withUpdates: input.withUpdates })
    const written = await tx.importBatch.updateMany({
      where: { id: batch.id, state: 'ready' },
      data: { state: 'importing', jobRunId, error: null },
    })
    if (written.count === 0) throw conflict()
    return { jobRunId }
  })
}

function stateSentence(state: string): string {
  if (state === 'imported') return '这份表格已经导入，无需再次确认。'
  if (state === 'importing') return '正在导入，请稍候。'
  if (state === 'reading') return '表格还在读取，请稍候。'
  return '这次导入已经结束，请重新上传。'
}
