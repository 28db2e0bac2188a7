import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, notFound } from '@/lib/platform/errors'
import '../relation-audit'
import { relationPolicy } from '../relation-policy'
import type { withdrawRelationSchema } from '../relation-schema'

/** Takes back what was declared in error, for searches to come; conflicts already found by it stand. @throws AppError notFound, conflict */
export async function withdrawRelation(viewer: Viewer, input: z.output<typeof withdrawRelationSchema>): Promise<void> {
  await inTransaction(async (tx) => {
    const relation = await tx.personRelation.findUnique({
      where: { id: input.relationId },
      include: { person: { select: { unitId: true } } },
    })
    if (!relation || !relationPolicy.can(viewer, 'withdraw', relation)) throw notFound('没有找到这项申报。')
    const written = await tx.personRelation.updateMany({
      where: { id: relation.id, withdrawnAt: null },
      data: { withdrawnAt: await businessNow(tx), withdrawnById: viewer.accountId },
    })
    if (written.count === 0) throw conflict('这项申报已经撤回。')
    const payload = { personId: relation.personId, kind: relation.kind }
    await recordAudit(tx, actorOf(viewer), 'relation.withdrawn', { kind: 'personRelation', id: relation.id }, payload)
  })
}
