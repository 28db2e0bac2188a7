import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, notFound } from '@/lib/platform/errors'
import '../draw-audit'
import { reviewerPoolPolicy } from '../draw-policy'
import type { poolMemberVersionSchema, retirePoolMemberSchema } from '../draw-schema'

/** Takes a member out of the pool for draws to come; the row and its reason stay. @throws AppError notFound, conflict */
export async function retirePoolMember(viewer: Viewer, input: z.output<typeof retirePoolMemberSchema>): Promise<void> {
  await move(viewer, input, 'retired', input.reason)
}

/** Lets a retired member be drawn again. @throws AppError notFound, conflict */
export async function restorePoolMember(viewer: Viewer, input: z.output<typeof poolMemberVersionSchema>): Promise<void> {
  await move(viewer, input, 'active', null)
}

async function move(
  viewer: Viewer,
  input: { memberId: string; version: number },
  state: 'active' | 'retired',
  reason: string | null,
): Promise<void> {
  await inTransaction(async (tx) => {
    reviewerPoolPolicy.authorise(viewer, 'manage')
    const member = await tx.reviewerPoolMember.findUnique({ where: { id: input.memberId }, select: { personId: true } })
    if (!member) throw notFound('没有找到这位专家库成员。')
    const written = await tx.reviewerPoolMember.updateMany({
      where: { id: input.memberId, version: input.version, state: { not: state } },
      data: { state, retiredReason: reason, version: { increment: 1 } },
    })
    if (written.count === 0) throw conflict()
    const event = state === 'retired' ? 'reviewerPool.retired' : 'reviewerPool.restored'
    await recordAudit(tx, actorOf(viewer), event, { kind: 'reviewerPoolMember', id: input.memberId }, { personId: member.personId })
  })
}
