import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, forbidden, refused } from '@/lib/platform/errors'
import '../draw-audit'
import type { voidDrawSchema } from '../draw-schema'
import { partyOf } from '../stored-draw'
import { lockDraw } from './locked-draw'

/**
 * Gives up a draw that is not made yet, with the reason on record; the next begins anew. Once the office has revealed, only the supervisor
 * may: nobody who chooses reviewers gets a second try at a result that could be foreseen. A made draw stands.
 * @throws AppError wrongState, supervisorOnly, forbidden, conflict
 */
export async function voidDraw(viewer: Viewer, input: z.output<typeof voidDrawSchema>): Promise<void> {
  await inTransaction(async (tx) => {
    const party = partyOf(viewer)
    if (!party) throw forbidden()
    const verb = party === 'office' ? 'commitForOffice' : 'commitForSupervisor'
    const { round, now, draw } = await lockDraw(tx, viewer, input.drawId, verb, input.version)
    if (draw.state !== 'committing' && draw.state !== 'frozen') throw refused('wrongState', '抽取已经完成或已经作废，不能再作废。')
    if (party === 'office' && draw.officeSeed) throw refused('supervisorOnly', '市人才办的种子已经公开，只有监督方可以作废这次抽取。')
    const written = await tx.reviewerDraw.updateMany({
      where: { id: draw.id, version: draw.version },
      data: { state: 'voided', voidedAt: now, voidedReason: input.reason, version: { increment: 1 } },
    })
    if (written.count === 0) throw conflict()
    const payload = {
      roundId: round.id,
      state: draw.state,
      officeRevealed: draw.officeSeed !== null,
      supervisorRevealed: draw.supervisorSeed !== null,
    }
    await recordAudit(tx, actorOf(viewer), 'draw.voided', { kind: 'reviewerDraw', id: draw.id }, payload)
  })
}
