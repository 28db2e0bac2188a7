import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { loadGuardFacts } from '../guard-queries'
import { lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import type { RoundEvent } from '../round-stages'
import type { advanceStageSchema } from '../schema'
import { lapseOverdue } from './lapse-overdue'
import { moveStage, type StageMove } from './move-stage'
import { scanWhenDecided } from './scan-when-decided'
import { storeFoundConflicts } from './store-conflicts'

/** Moves that need nothing but their guard. The others have a command of their own: announcing, closing scoring, publishing, conferring. */
const plainEvents: readonly RoundEvent[] = ['openNominations', 'closeNominations', 'startReview', 'close']

/**
 * Takes a round to its next stage. What the deadline finds with the units lapses in the same transaction.
 * @throws AppError naming everything that is missing
 */
export async function advanceStage(viewer: Viewer, input: z.output<typeof advanceStageSchema>): Promise<StageMove> {
  if (!plainEvents.includes(input.event)) throw refused('ownCommand', '这一步需要在相应的页面办理。')
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId, input.version)
    roundPolicy.authorise(viewer, 'manage', round)
    // People and candidates added late are compared once more before anyone reads a dossier.
    if (input.event === 'startReview') await storeFoundConflicts(tx, viewer, round, now)
    const facts = await loadGuardFacts(tx, round, input.event, now)
    const move = await moveStage(tx, viewer, round, input.event, facts)
    if (input.event === 'closeNominations' || input.event === 'startReview') await lapseOverdue(tx, viewer, round, now)
    // Everything may have been decided before the deadline already.
    if (input.event === 'closeNominations') await scanWhenDecided(tx, viewer, { ...round, stage: move.to, version: move.version }, now)
    return move
  })
}
