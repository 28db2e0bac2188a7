import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { formatInstant } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { candidateName } from '../candidate-name'
import { lockRound } from '../loaded-round'
import { decideNomination } from '../nomination-states'
import { loadNominationsFor } from './load-nominations'
import { moveNominations, type NominationMove } from './move-nominations'
import { notifyNominators } from './notify-nominators'
import { requireMove } from './refuse-missing'
import { scanWhenDecided } from './scan-when-decided'

/** What the office says no to: back for correction, out, or back into the check. All or none, with the reason on record and told. */
export async function turnDown(
  viewer: Viewer,
  event: 'returnForCorrection' | 'disqualify' | 'reinstate',
  input: { roundId: string; ids: readonly string[]; reason: string; correctionDueAt?: string },
): Promise<{ count: number }> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId)
    const nominations = await loadNominationsFor(tx, viewer, 'decide', round.id, input.ids)
    const correctionDueAt = input.correctionDueAt ? new Date(input.correctionDueAt) : null
    const moves = nominations.map((nomination): NominationMove => {
      const facts = { now, stage: round.stage, reason: input.reason, correctionDueAt }
      const to = requireMove(decideNomination(nomination.state, event, facts))
      return {
        id: nomination.id,
        from: nomination.state,
        to,
        event,
        reason: input.reason,
        data: { stateReason: input.reason, correctionDueAt },
      }
    })
    await moveNominations(tx, viewer, round.id, now, moves)
    const words = {
      returnForCorrection: `须在 ${correctionDueAt ? formatInstant(correctionDueAt) : ''}前补正。`,
      disqualify: '资格审查结论为不合格。',
      reinstate: '已恢复资格审查。',
    }
    const titles = { returnForCorrection: '被退回补正', disqualify: '资格审查不合格', reinstate: '恢复资格审查' }
    await notifyNominators(
      tx,
      `nomination.${event}`,
      nominations.map((nomination) => ({
        nominationId: nomination.id,
        unitId: nomination.unitId,
        startedById: nomination.startedById,
        personId: nomination.personId,
        title: `${candidateName(nomination)}的申报${titles[event]}`,
        body: `${words[event]}理由：${input.reason}`,
      })),
    )
    await scanWhenDecided(tx, viewer, round, now)
    return { count: moves.length }
  })
}
