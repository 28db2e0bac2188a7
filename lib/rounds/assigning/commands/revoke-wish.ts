import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, notFound } from '@/lib/platform/errors'
import '../assigning-audit'
import { loadNominationsFor } from '../../commands/load-nominations'
import { lockRound } from '../../loaded-round'
import { roundPolicy } from '../../policy'
import type { revokeWishSchema } from '../assigning-schema'

/** Takes a pin or ban back, with the reason on record; the wish itself stays in the table. */
export async function revokeWish(viewer: Viewer, input: z.output<typeof revokeWishSchema>): Promise<{ wishId: string }> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId)
    roundPolicy.authorise(viewer, 'manage', round)
    const wish = await tx.assignmentWish.findFirst({ where: { id: input.wishId, roundId: round.id } })
    if (!wish) throw notFound('没有找到这项指定或排除。')
    await loadNominationsFor(tx, viewer, 'readConflicts', round.id, [wish.nominationId])
    const updated = await tx.assignmentWish.updateMany({
      where: { id: wish.id, revokedAt: null },
      data: { revokedAt: now, revokedById: viewer.accountId, revokeReason: input.reason },
    })
    if (updated.count === 0) throw conflict('这项指定或排除已经撤销。')
    const { nominationId, roundReviewerId, kind } = wish
    const payload = { roundId: round.id, nominationId, roundReviewerId, kind }
    await recordAudit(tx, actorOf(viewer), 'assignment.wishRevoked', { kind: 'round', id: round.id }, payload)
    return { wishId: wish.id }
  })
}
