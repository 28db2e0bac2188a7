import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, forbidden, refused } from '@/lib/platform/errors'
import '../draw-audit'
import type { commitSeedSchema } from '../draw-schema'
import { partyOf } from '../stored-draw'
import { lockDraw } from './locked-draw'
import { notifyDraw } from './notify-draw'

/**
 * One side commits to its seed before the pool is frozen. Only the digest comes here; the secret stays with whoever made it.
 * @throws AppError committed, wrongState, notFound, forbidden
 */
export async function commitSeed(viewer: Viewer, input: z.output<typeof commitSeedSchema>): Promise<{ bothCommitted: boolean }> {
  return inTransaction(async (tx) => {
    const party = partyOf(viewer)
    if (!party) throw forbidden()
    const { round, now, draw } = await lockDraw(tx, viewer, input.drawId, party === 'office' ? 'commitForOffice' : 'commitForSupervisor')
    if (draw.state !== 'committing') throw refused('wrongState', '专家库已经固定或抽取已经结束，不能再提交承诺。')
    const [own, theirs] =
      party === 'office' ? [draw.officeCommitment, draw.supervisorCommitment] : [draw.supervisorCommitment, draw.officeCommitment]
    if (own) throw refused('committed', '承诺已经提交，不能更改。')
    if (theirs === input.commitment) throw refused('sameCommitment', '承诺与另一方的相同，请重新生成种子。')
    const data =
      party === 'office'
        ? { officeCommitment: input.commitment, officeCommittedAt: now }
        : { supervisorCommitment: input.commitment, supervisorCommittedAt: now }
    const written = await tx.reviewerDraw.updateMany({
      where: { id: draw.id, version: draw.version },
      data: { ...data, version: { increment: 1 } },
    })
    if (written.count === 0) throw conflict()
    const payload = { roundId: round.id, party, commitment: input.commitment }
    await recordAudit(tx, actorOf(viewer), 'draw.committed', { kind: 'reviewerDraw', id: draw.id }, payload)
    if (theirs !== null) await notifyDraw(tx, round, 'office', '双方承诺已经提交，请固定专家库')
    return { bothCommitted: theirs !== null }
  })
}
