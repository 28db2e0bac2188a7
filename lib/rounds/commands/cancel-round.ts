import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import { lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import { isStageIn } from '../round-stages'
import type { cancelRoundSchema } from '../schema'
import { moveStage, type StageMove } from './move-stage'

/** Ends a round before conferral, with the reason on record; a running publication is withdrawn and the units are told. */
export async function cancelRound(viewer: Viewer, input: z.output<typeof cancelRoundSchema>): Promise<StageMove> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId, input.version)
    roundPolicy.authorise(viewer, 'manage', round)
    const move = await moveStage(tx, viewer, round, 'cancel', { now, reason: input.reason })
    await tx.publicity.updateMany({ where: { roundId: round.id, state: 'running' }, data: { state: 'superseded', reason: input.reason } })
    if (isStageIn(round.stage, 'schemeEditable')) return move
    const accounts = [...(await accountsInRole(tx, 'unitHr')), ...(await accountsInRole(tx, 'supervisor'))]
    await notify(
      tx,
      [...new Set(accounts)].map((accountId) => ({
        accountId,
        kind: 'round.cancelled',
        title: `${round.name}已取消`,
        body: `理由：${input.reason}`,
      })),
    )
    return move
  })
}
