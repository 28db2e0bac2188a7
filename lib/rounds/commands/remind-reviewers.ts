import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { formatInstant } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import { lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import type { roundIdSchema } from '../schema'

/** Reminds who still owes a declaration or sheets, each with their own number. */
export async function remindReviewers(viewer: Viewer, input: z.output<typeof roundIdSchema>): Promise<{ reminded: number }> {
  return inTransaction(async (tx) => {
    const { round } = await lockRound(tx, input.roundId)
    roundPolicy.authorise(viewer, 'manage', round)
    if (round.stage !== 'qualifying' && round.stage !== 'reviewing') throw refused('wrongStage', '现在没有需要催办的评审事项。')
    const reviewers = await tx.roundReviewer.findMany({
      where: { roundId: round.id, state: { not: 'excused' } },
      select: {
        accountId: true,
        state: true,
        assignments: { where: { state: 'active', sheets: { none: { state: 'sealed' } } }, select: { id: true } },
      },
    })
    const { reviewClosesAt } = round.scheme.schedule
    const due = reviewClosesAt ? `评分截止时间为 ${formatInstant(reviewClosesAt)}。` : ''
    const notices = reviewers.flatMap(({ accountId, state, assignments }) => {
      if (state === 'invited')
        return [
          { accountId, kind: 'reviewer.reminded', title: `请对照名单申报回避`, body: `${round.name}等待您的回避申报。`, href: '/reviews' },
        ]
      if (round.stage === 'reviewing' && assignments.length > 0)
        return [
          {
            accountId,
            kind: 'reviewer.reminded',
            title: `您还有 ${assignments.length} 份评分表未封存`,
            body: `${round.name}。${due}`,
            href: '/reviews',
          },
        ]
      return []
    })
    await notify(tx, notices)
    return { reminded: notices.length }
  })
}
