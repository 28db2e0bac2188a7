import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, notFound, refused } from '@/lib/platform/errors'
import '../draw-audit'
import type { replaceNoShowSchema } from '../draw-schema'
import { bringReviewers } from './bring-reviewers'
import { letReviewerGo } from './let-reviewer-go'
import { lockDraw, requireDrawable } from './locked-draw'

/**
 * Somebody drawn does not come: on record with the reason, and the next alternate of the group, in the order of the draw, takes the place.
 * Who had entered the round leaves it; the alternate enters. Without an alternate left the place stays empty, and says so.
 * @returns the pseudonym called up, null when there was none left
 * @throws AppError notFound, wrongState, sealed, conflict
 */
export async function replaceNoShow(viewer: Viewer, input: z.output<typeof replaceNoShowSchema>): Promise<{ calledUp: string | null }> {
  return inTransaction(async (tx) => {
    const found = await tx.reviewerDrawSeat.findUnique({ where: { id: input.seatId }, select: { drawId: true } })
    if (!found) throw notFound('没有找到这个席位。')
    const { round, now, draw } = await lockDraw(tx, viewer, found.drawId, 'manage')
    requireDrawable(round)
    const seats = await tx.reviewerDrawSeat.findMany({ where: { drawId: draw.id }, include: { entry: true }, orderBy: { position: 'asc' } })
    const seat = seats.find((each) => each.id === input.seatId)
    if (!seat) throw notFound('没有找到这个席位。')
    if (seat.version !== input.version) throw conflict('这个席位刚刚有变化，请刷新页面后再操作。')
    if (seat.state !== 'drawn') throw refused('wrongState', '只有在席的专家可以登记未到。')
    const reviewer = await tx.roundReviewer.findUnique({
      where: { roundId_personId: { roundId: round.id, personId: seat.entry.personId } },
      include: { assignments: { where: { sheets: { some: { state: 'sealed' } } }, select: { id: true } } },
    })
    if (reviewer && reviewer.assignments.length > 0)
      throw refused('sealed', '这位专家已经封存过评分表，不能登记为未到；如需退出，请在专家名单中办理。')
    const next = seats.find((each) => each.groupKey === seat.groupKey && each.state === 'alternate')
    await tx.reviewerDrawSeat.update({
      where: { id: seat.id },
      data: { state: 'absent', reason: input.reason, changedAt: now, version: { increment: 1 } },
    })
    if (next)
      await tx.reviewerDrawSeat.update({
        where: { id: next.id },
        data: { state: 'drawn', calledForId: seat.id, changedAt: now, version: { increment: 1 } },
      })
    if (reviewer && reviewer.state !== 'excused') await letReviewerGo(tx, viewer, round, now, reviewer, `抽取后未到：${input.reason}`)
    if (next && reviewer) await bringReviewers(tx, viewer, round, now, [next.entry.personId])
    const payload = { roundId: round.id, seatId: seat.id, replacementId: next?.id ?? null }
    await recordAudit(tx, actorOf(viewer), 'draw.noShow', { kind: 'reviewerDraw', id: draw.id }, payload)
    return { calledUp: next?.entry.pseudonym ?? null }
  })
}
