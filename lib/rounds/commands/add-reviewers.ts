import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import { isStageIn } from '../round-stages'
import type { addReviewersSchema } from '../schema'
import { bringReviewers } from './bring-reviewers'

/**
 * Brings experts into a round, with the role that opens the review pages for this round alone, and checks them for conflicts.
 * @throws AppError naming those who are candidates of the round or have no account
 */
export async function addReviewers(
  viewer: Viewer,
  input: z.output<typeof addReviewersSchema>,
): Promise<{ added: number; conflicts: number }> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId)
    roundPolicy.authorise(viewer, 'manage', round)
    if (!isStageIn(round.stage, 'beforeConferral') || isStageIn(round.stage, 'rankingVisible'))
      throw refused('wrongStage', '评分已经结束，不能再加入评审专家。')
    return bringReviewers(tx, viewer, round, now, input.personIds)
  })
}
