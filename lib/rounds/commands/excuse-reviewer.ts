import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import { isStageIn } from '../round-stages'
import type { excuseReviewerSchema } from '../schema'

/**
 * Lets an expert go from a round: the role ends, seats without a sealed sheet are voided and wait for a replacement, sealed sheets stay.
 * @returns how many seats became vacant
 */
export async function excuseReviewer(viewer: Viewer, input: z.output<typeof excuseReviewerSchema>): Promise<{ vacated: number }> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId)
    roundPolicy.authorise(viewer, 'manage', round)
    if (isStageIn(round.stage, 'rankingVisible')) throw refused('wrongStage', '评分已经结束，不能再调整评审专家。')
    const reviewer = await tx.roundReviewer.findFirst({ where: { id: input.roundReviewerId, roundId: round.id } })
    if (!reviewer) throw notFound()
    if (reviewer.state === 'excused') throw refused('excused', '这位专家已经退出本轮评审。')
    await tx.roundReviewer.update({ where: { id: reviewer.id }, data: { state: 'excused', version: { increment: 1 } } })
    const vacated = await tx.assignment.updateMany({
      where: { roundReviewerId: reviewer.id, state: 'active', sheets: { none: { state: 'sealed' } } },
      data: { state: 'voided', reason: input.reason, version: { increment: 1 } },
    })
    await tx.roleGrant.updateMany({
      where: { accountId: reviewer.accountId, role: 'reviewer', roundId: round.id, revokedAt: null },
      data: { revokedAt: now },
    })
    const payload = { roundId: round.id, personId: reviewer.personId }
    await recordAudit(tx, actorOf(viewer), 'reviewer.excused', { kind: 'roundReviewer', id: reviewer.id }, payload)
    return { vacated: vacated.count }
  })
}
