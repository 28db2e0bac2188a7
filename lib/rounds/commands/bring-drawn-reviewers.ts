import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import '../draw-audit'
import type { drawIdSchema } from '../draw-schema'
import { bringReviewers } from './bring-reviewers'
import { lockDraw, requireDrawable } from './locked-draw'

/** Those drawn enter the round, by the way of every reviewer: conflicts are looked for at once. @throws AppError wrongState, nothing */
export async function bringDrawnReviewers(
  viewer: Viewer,
  input: z.output<typeof drawIdSchema>,
): Promise<{ added: number; conflicts: number }> {
  return inTransaction(async (tx) => {
    const { round, now, draw } = await lockDraw(tx, viewer, input.drawId, 'manage')
    requireDrawable(round)
    if (draw.state !== 'drawn') throw refused('wrongState', '抽取尚未完成。')
    const seats = await tx.reviewerDrawSeat.findMany({
      where: { drawId: draw.id, state: 'drawn' },
      select: { entry: { select: { personId: true } } },
    })
    const personIds = seats.map((seat) => seat.entry.personId)
    const present = await tx.roundReviewer.findMany({
      where: { roundId: round.id, personId: { in: personIds } },
      select: { personId: true },
    })
    const known = new Set(present.map((row) => row.personId))
    const missing = personIds.filter((personId) => !known.has(personId))
    if (missing.length === 0) throw refused('nothing', '抽中的专家都已在本轮名单中。')
    const brought = await bringReviewers(tx, viewer, round, now, missing)
    const payload = { roundId: round.id, added: brought.added }
    await recordAudit(tx, actorOf(viewer), 'draw.brought', { kind: 'reviewerDraw', id: draw.id }, payload)
    return brought
  })
}
