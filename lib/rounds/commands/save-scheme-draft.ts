import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, invalid, refused } from '@/lib/platform/errors'
import '../audit-events'
import { lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import { isStageIn } from '../round-stages'
import type { saveSchemeDraftSchema } from '../schema'
import { schemeProblems } from '../scheme-problems'

/** Keeps the scheme of a round in preparation; what an announcement still lacks is answered, not refused. */
export async function saveSchemeDraft(
  viewer: Viewer,
  input: z.output<typeof saveSchemeDraftSchema>,
): Promise<{ version: number; problems: string[] }> {
  return inTransaction(async (tx) => {
    const { round } = await lockRound(tx, input.roundId, input.version)
    roundPolicy.authorise(viewer, 'manage', round)
    if (!isStageIn(round.stage, 'schemeEditable'))
      throw refused('schemeFrozen', '评选通知已经发布，方案已固定。如需调整，请使用“修订方案”，写明理由。')
    if (input.scheme.kind !== round.kind) throw invalid('方案与本轮评选的类别不一致。')
    const updated = await tx.round.updateMany({
      where: { id: round.id, version: round.version },
      data: { version: { increment: 1 }, name: input.name, titleCode: input.scheme.titleCode },
    })
    if (updated.count === 0) throw conflict()
    await tx.schemeVersion.update({
      where: { roundId_version: { roundId: round.id, version: round.schemeVersion } },
      data: { content: input.scheme },
    })
    await recordAudit(tx, actorOf(viewer), 'round.schemeSaved', { kind: 'round', id: round.id }, { schemeVersion: round.schemeVersion })
    return { version: round.version + 1, problems: schemeProblems(input.scheme) }
  })
}
