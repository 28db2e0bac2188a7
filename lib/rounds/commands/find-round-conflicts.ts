import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import type { roundIdSchema } from '../schema'
import { storeFoundConflicts } from './store-conflicts'

/** Looks for conflicts between the round's judges and candidates on file. Run again whenever someone is added late. */
export async function findRoundConflicts(viewer: Viewer, input: z.output<typeof roundIdSchema>): Promise<{ added: number }> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId)
    roundPolicy.authorise(viewer, 'manage', round)
    return { added: await storeFoundConflicts(tx, viewer, round, now) }
  })
}
