import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, forbidden, refused } from '@/lib/platform/errors'
import '../draw-audit'
import { drawReviewers, isCommitted, resultDigestOf } from '../draw'
import type { DrawSeed } from '../draw-commitment'
import type { revealSeedSchema } from '../draw-schema'
import type { LoadedRound } from '../loaded-round'
import { partyOf, poolOf, seedSchema } from '../stored-draw'
import { type LockedDraw, lockDraw } from './locked-draw'
import { notifyDraw } from './notify-draw'

/**
 * One side reveals its seed, which must be the one it committed to. The office goes first: whoever reveals last knows the result before
 * and could refuse, and that is left to the side that chooses no reviewers. With the second seed the draw is made.
 * @throws AppError wrongSeed, wrongState, officeFirst, revealed, forbidden
 */
export async function revealSeed(viewer: Viewer, input: z.output<typeof revealSeedSchema>): Promise<{ isDrawn: boolean }> {
  return inTransaction(async (tx) => {
    const party = partyOf(viewer)
    if (!party) throw forbidden()
    const { round, now, draw } = await lockDraw(tx, viewer, input.drawId, party === 'office' ? 'commitForOffice' : 'commitForSupervisor')
    if (draw.state !== 'frozen') throw refused('wrongState', '现在不能公开种子：专家库还没有固定，或抽取已经结束。')
    const seed: DrawSeed = { secret: input.secret, salt: input.salt }
    const commitment = party === 'office' ? draw.officeCommitment : draw.supervisorCommitment
    if (party === 'office' ? draw.officeSeed : draw.supervisorSeed) throw refused('revealed', '种子已经公开。')
    if (party === 'supervisor' && !draw.officeSeed) throw refused('officeFirst', '请等市人才办先公开种子。')
    if (!commitment || !isCommitted(commitment, draw.id, party, seed))
      throw refused('wrongSeed', '这个种子与提交的承诺不符，没有受理。请核对保管码；确已遗失的，请作废后重新抽取。')
    const data = party === 'office' ? { officeSeed: seed, officeRevealedAt: now } : { supervisorSeed: seed, supervisorRevealedAt: now }
    const written = await tx.reviewerDraw.updateMany({
      where: { id: draw.id, version: draw.version },
      data: { ...data, version: { increment: 1 } },
    })
    if (written.count === 0) throw conflict()
    await recordAudit(tx, actorOf(viewer), 'draw.revealed', { kind: 'reviewerDraw', id: draw.id }, { roundId: round.id, party })
    if (party === 'office') {
      await notifyDraw(tx, round, 'supervisor', '市人才办已公开抽取种子，请您公开')
      return { isDrawn: false }
    }
    await makeDraw(tx, viewer, round, now, draw, { office: seedSchema.parse(draw.officeSeed), supervisor: seed })
    await notifyDraw(tx, round, 'office', '抽取已经完成，请办理抽中专家进入本轮')
    return { isDrawn: true }
  })
}

async function makeDraw(
  tx: Tx,
  viewer: Viewer,
  round: LoadedRound,
  now: Date,
  draw: LockedDraw,
  seeds: { office: DrawSeed; supervisor: DrawSeed },
): Promise<void> {
  const pool = poolOf(draw.pool)
  if (!pool) throw new Error('A frozen draw without a pool')
  const drawn = drawReviewers(pool, seeds)
  const entries = await tx.reviewerDrawEntry.findMany({ where: { drawId: draw.id }, select: { id: true, pseudonym: true } })
  const entryOf = new Map(entries.map((entry) => [entry.pseudonym, entry.id]))
  const seats = drawn.flatMap(({ key, seats: places }) =>
    places.map(({ position, pseudonym, isAlternate }) => ({
      drawId: draw.id,
      entryId: entryOf.get(pseudonym) ?? '',
      groupKey: key,
      position,
      isAlternate,
      state: isAlternate ? ('alternate' as const) : ('drawn' as const),
    })),
  )
  await tx.reviewerDrawSeat.createMany({ data: seats })
  const resultDigest = resultDigestOf(draw.id, drawn)
  await tx.reviewerDraw.update({
    where: { id: draw.id },
    data: { state: 'drawn', drawnAt: now, resultDigest, version: { increment: 1 } },
  })
  const alternates = seats.filter((seat) => seat.isAlternate).length
  const payload = { roundId: round.id, resultDigest, drawn: seats.length - alternates, alternates }
  await recordAudit(tx, actorOf(viewer), 'draw.drawn', { kind: 'reviewerDraw', id: draw.id }, payload)
}
