import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Tx } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { importPolicy } from '../policy'

/** Locks a batch of the viewer's own. @throws AppError notFound for anybody else's */
export async function lockBatch(tx: Tx, viewer: Viewer, batchId: string) {
  await tx.$queryRaw`SELECT id FROM "ImportBatch" WHERE id = ${batchId} FOR UPDATE`
  const batch = await tx.importBatch.findUnique({ where: { id: batchId } })
  if (!batch || !importPolicy.can(viewer, 'decide', batch)) throw notFound()
  return batch
}
