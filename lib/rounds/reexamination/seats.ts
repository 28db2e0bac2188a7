import type { Prisma } from '@/lib/platform/db/generated/client'
import type { LoadedRound } from '../loaded-round'

/** Seats of a round whose sheets can be judged again; of a live show none, since its candidates are put back into the running order. */
export function seatsToRejudge(round: Pick<LoadedRound, 'id' | 'scheme'>): Prisma.AssignmentWhereInput {
  return { roundId: round.scheme.reviewing.show ? '' : round.id, state: 'active' }
}
