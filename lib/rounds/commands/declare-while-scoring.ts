import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import { lockRound } from '../loaded-round'
import { scoreSheetPolicy } from '../policy'
import { declarableKindNames, type declareWhileScoringSchema } from '../review-schema'
import { voidSeat } from './void-assignment'

/**
 * A reviewer recognises a candidate while scoring and stands aside: the seat is voided, the sheet kept without counting, another reviewer
 * found. The answer tells nothing about who that is.
 * @throws AppError notFound, wrongStage
 */
export async function declareWhileScoring(viewer: Viewer, input: z.output<typeof declareWhileScoringSchema>): Promise<{ roundId: string }> {
  return inTransaction(
    async (tx) => {
      const assignment = await tx.assignment.findFirst({
        where: { AND: [{ id: input.assignmentId }, scoreSheetPolicy.where(viewer, 'declareConflict')] },
        select: { id: true, roundId: true },
      })
      if (!assignment) throw notFound('没有找到这份评审任务，可能已经作废或重新分配。')
      const { round, now } = await lockRound(tx, assignment.roundId)
      const reason = `${declarableKindNames[input.kind]}：${input.reason}`
      await voidSeat(tx, viewer, round, { assignmentId: assignment.id, reason, source: 'declared' }, now)
      const offices = await accountsInRole(tx, 'cityOffice')
      await notify(
        tx,
        offices.map((accountId) => ({
          accountId,
          kind: 'conflict.declared',
          title: `${round.name}有专家在评分中申请回避`,
          body: '相应评审任务已作废，请查看补充分配情况。',
          href: `/rounds/${round.id}/assignment`,
        })),
      )
      return { roundId: round.id }
    },
    { timeout: 30_000 },
  )
}
