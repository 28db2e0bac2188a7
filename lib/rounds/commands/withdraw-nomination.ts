import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { entryFacts, lockNomination } from '../loaded-nomination'
import type { withdrawNominationSchema } from '../nomination-schema'
import { decideNomination } from '../nomination-states'
import { moveNominations } from './move-nominations'
import { requireMove } from './refuse-missing'

/** Unit or candidate takes a nomination back, any time before conferral. @throws AppError with what is missing, notFound, conflict */
export async function withdrawNomination(
  viewer: Viewer,
  input: z.output<typeof withdrawNominationSchema>,
): Promise<{ nominationId: string }> {
  return inTransaction(async (tx) => {
    const { nomination, round, now } = await lockNomination(tx, viewer, input.nominationId, 'withdraw', input.version)
    const to = requireMove(decideNomination(nomination.state, 'withdraw', { ...entryFacts(nomination, round, now), reason: input.reason }))
    await moveNominations(tx, viewer, round.id, now, [
      {
        id: nomination.id,
        from: nomination.state,
        to,
        event: 'withdraw',
        reason: input.reason,
        data: { stateReason: input.reason, stateBeforeSuspension: null },
      },
    ])
    return { nominationId: nomination.id }
  })
}
