import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import { lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import { isStageIn } from '../round-stages'
import type { excuseReviewerSchema } from '../schema'
import { letReviewerGo } from './let-reviewer-go'

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
    return { vacated: await letReviewerGo(tx, viewer, round, now, reviewer, input.reason) }
  })
}
