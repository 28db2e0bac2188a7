import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { formatInstant } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { candidateName } from '../candidate-name'
import { loadRound } from '../loaded-round'
import { refusalOutsideTurn } from './show-states'

/**
 * In a live show scores are taken for the open candidate alone. The caller holds the round's row in share, so a close is either before
 * this or after it. Rounds without a show, and seats of others, are not its business.
 * @throws AppError showWaiting, showClosed
 */
export async function refuseOutsideTurn(tx: Tx, viewer: Viewer, assignmentId: string): Promise<void> {
  if (!viewer.accountId) return
  const seat = await tx.assignment.findFirst({
    where: { id: assignmentId, roundReviewer: { accountId: viewer.accountId } },
    select: {
      roundId: true,
      nomination: {
        select: {
          person: { select: { name: true } },
          project: { select: { name: true } },
          showItems: { select: { state: true, closedAt: true } },
        },
      },
    },
  })
  if (!seat) return
  const { scheme } = await loadRound(tx, seat.roundId)
  if (!scheme.reviewing.show) return
  const item = seat.nomination.showItems[0]
  const closedAt = item?.closedAt ? formatInstant(item.closedAt.toISOString()) : null
  const [problem] = refusalOutsideTurn(item?.state ?? null, candidateName(seat.nomination), closedAt)
  if (problem) throw refused(problem.code, problem.message)
}
