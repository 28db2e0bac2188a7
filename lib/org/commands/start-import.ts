import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction } from '@/lib/platform/db/client'
import { requireOwnFile } from '@/lib/platform/files/store'
import { requestJob } from '@/lib/platform/jobs/jobs'
import '../audit-events'
import { importPolicy } from '../policy'
import type { StartImportInput } from '../schema'

/** Opens a batch over an uploaded workbook and asks for it to be read; nothing is imported before the preview is confirmed. */
export async function startImport(viewer: Viewer, input: StartImportInput): Promise<{ batchId: string }> {
  const unitId = viewer.role === 'cityOffice' ? null : (viewer.grant?.unitId ?? null)
  importPolicy.authorise(viewer, 'create', { kind: input.kind, accountId: viewer.accountId, unitId })
  return inTransaction(async (tx) => {
    const file = await requireOwnFile(tx, viewer, input.fileId, input.kind === 'org' ? 'org' : 'roster')
    const { sha256 } = await tx.storedFile.findUniqueOrThrow({ where: { id: file.id }, select: { sha256: true } })
    const batch = await tx.importBatch.create({
      data: {
        kind: input.kind,
        fileId: file.id,
        fileName: file.name,
        fileSha256: sha256,
        accountId: viewer.accountId,
        unitId,
        createdAt: await businessNow(tx),
      },
    })
    const jobRunId = await requestJob(tx, viewer, input.kind === 'org' ? 'org.readOrg' : 'org.readRoster', { batchId: batch.id })
    await tx.importBatch.update({ where: { id: batch.id }, data: { jobRunId } })
    await recordAudit(
      tx,
      actorOf(viewer),
      'importBatch.started',
      { kind: 'importBatch', id: batch.id },
      { kind: input.kind, fileSha256: sha256 },
    )
    return { batchId: batch.id }
  })
}
