import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit, recordAuditMany } from '@/lib/platform/audit/record'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { db, inTransaction } from '@/lib/platform/db/client'
import { conflict, refused } from '@/lib/platform/errors'
import '../draw-audit'
import { reviewerPoolPolicy } from '../draw-policy'
import type { importPoolSchema } from '../draw-schema'
import { countsOf, openPoolFile, planPoolImport } from '../pool-import/queries'

/**
 * Enters an uploaded list into the pool: every row, or with `skipFaults` those without a fault. Nothing is written unless it comes to what
 * the preview said. Draws already frozen are not touched.
 * @throws AppError for rows at fault, for nothing to do, and where roster or pool have changed since the preview
 */
export async function importPoolMembers(
  viewer: Viewer,
  input: z.output<typeof importPoolSchema>,
): Promise<{ added: number; changed: number }> {
  reviewerPoolPolicy.authorise(viewer, 'manage')
  // The file is read before the transaction: an embedded database has one connection.
  const { prisma } = await db()
  const { sheet, bytes } = await openPoolFile(prisma, viewer, input.fileId)
  return inTransaction(async (tx) => {
    // One import at a time: two of the same list would both find everybody new.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('reviewer-pool-import', 0))::text AS locked`
    const plan = await planPoolImport(tx, sheet)
    const counts = countsOf(plan)
    if (counts.added !== input.expected.added || counts.changed !== input.expected.changed || counts.fault !== input.expected.fault)
      throw conflict('预览之后人员名册或专家库有变动，请刷新页面，核对新的预览后再导入。')
    if (counts.fault > 0 && !input.skipFaults)
      throw refused('poolFaults', `表中还有 ${counts.fault} 行需要修改，没有导入任何人。请改好后重新上传，或选择只导入没有问题的行。`)
    const rows = plan.flatMap((row) => (row.kind === 'added' || row.kind === 'changed' ? [row] : []))
    if (rows.length === 0) throw refused('poolUnchanged', '表中的人员都已在库且内容相同，不需要导入。')
    const dataOf = ({ lineIds, specialities, note }: (typeof rows)[number]) => ({ lineIds, specialities, note })
    await tx.reviewerPoolMember.createMany({
      data: rows
        .filter((row) => row.kind === 'added')
        .map((row) => ({ ...dataOf(row), personId: row.personId, addedById: viewer.accountId })),
    })
    for (const row of rows.filter((each) => each.kind === 'changed')) {
      const updated = await tx.reviewerPoolMember.updateMany({
        where: { personId: row.personId, state: 'active' },
        data: { ...dataOf(row), version: { increment: 1 } },
      })
      if (updated.count === 0) throw conflict()
    }
    await recordAuditMany(
      tx,
      actorOf(viewer),
      'reviewerPool.saved',
      rows.map((row) => ({
        subject: { kind: 'person', id: row.personId },
        payload: { personId: row.personId, fields: ['specialities', 'lineIds', 'note'] },
      })),
    )
    const payload = { added: counts.added, changed: counts.changed, skipped: counts.fault, fileSha256: sha256Hex(bytes) }
    await recordAudit(tx, actorOf(viewer), 'reviewerPool.imported', { kind: 'reviewerPool', id: null }, payload)
    return { added: counts.added, changed: counts.changed }
  })
}
