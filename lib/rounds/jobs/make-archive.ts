import 'server-only'
import { z } from 'zod'
import { ROLES } from '@/lib/platform/access/roles'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { linkAuditTail } from '@/lib/platform/audit/chain'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction } from '@/lib/platform/db/client'
import { storeMadeFile } from '@/lib/platform/files/store'
import type { JobContext } from '@/lib/platform/jobs/registry'
import '../archive-audit'
import { archiveCopies } from '../archive/format'
import { loadArchive } from '../archive/load-archive'
import { officeCopy } from '../archive/office-copy'
import { packArchive } from '../archive/pack'
import { archivePurpose } from '../archive-access'

const inputSchema = z.object({ roundId: z.string(), copy: z.enum(archiveCopies), role: z.enum(ROLES) })

/** Reads the round as it stands, writes its case file into the store and puts it on record with its digest. The command has authorised. */
export async function makeArchive(input: unknown, context: JobContext): Promise<object> {
  const { roundId, copy, role } = inputSchema.parse(input)
  const viewer: Viewer = { ...VISITOR, accountId: context.accountId, role }
  await context.report(0, 3, '正在汇集本轮材料')
  // The rows of the record stand in the case file with their links.
  while ((await linkAuditTail()) > 0);
  const content = await inTransaction(
    async (tx) => {
      await tx.$queryRaw`SELECT id FROM "Round" WHERE id = ${roundId} FOR SHARE`
      return loadArchive(tx, roundId)
    },
    { timeout: 120_000 },
  )
  await context.report(1, 3, '正在逐项计算校验码')
  const packed = await packArchive(copy === 'full' ? content : officeCopy(content), copy)
  await context.report(2, 3, '正在保存')
  const file = await storeMadeFile(viewer, {
    name: `${content.round.name}卷宗${copy === 'full' ? '（监督）' : ''}.zip`,
    bytes: packed.bytes,
    purpose: archivePurpose,
    mediaType: 'application/zip',
  })
  const { digest } = packed
  const archiveId = await inTransaction(async (tx) => {
    const { id } = await tx.roundArchive.create({
      data: {
        roundId,
        copy,
        fileId: file.id,
        digest,
        entries: packed.entries,
        size: file.size,
        madeById: context.accountId,
        madeAt: await businessNow(tx),
      },
    })
    await recordAudit(
      tx,
      { accountId: context.accountId, role },
      'archive.made',
      { kind: 'round', id: roundId },
      { copy, digest, fileId: file.id },
    )
    return id
  })
  await context.report(3, 3)
  return { archiveId, digest }
}
