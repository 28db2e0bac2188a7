import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import '../blind-audit'
import { lockRound } from '../loaded-round'
import { nominationPolicy, roundPolicy } from '../policy'
import type { acknowledgeFindingsSchema } from '../schema'

/** The office has looked at places where a name shows and lets them stand, with the reason on record. @throws AppError conflict */
export async function acknowledgeFindings(
  viewer: Viewer,
  input: z.output<typeof acknowledgeFindingsSchema>,
): Promise<{ acknowledged: number }> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId)
    roundPolicy.authorise(viewer, 'manage', round)
    const written = await tx.blindFinding.updateMany({
      where: {
        id: { in: input.ids },
        roundId: round.id,
        acknowledgedAt: null,
        closedAt: null,
        nomination: { is: nominationPolicy.where(viewer, 'decide') },
      },
      data: { acknowledgedAt: now, acknowledgedById: viewer.accountId, reason: input.reason },
    })
    if (written.count !== new Set(input.ids).size) throw conflict('所选的检查结果有变化，请刷新页面后再处理。')
    const payload = { roundId: round.id, count: written.count }
    await recordAudit(tx, actorOf(viewer), 'blindScan.acknowledged', { kind: 'round', id: round.id }, payload)
    return { acknowledged: written.count }
  })
}
