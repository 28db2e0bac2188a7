import type { Prisma } from '@/lib/platform/db/generated/client'
import { nominationGroups } from './nomination-states'

/** Reviewed candidates: qualified, or suspended while qualified. */
export const reviewedCandidates = {
  OR: [
    { state: { in: [...nominationGroups.reviewable] } },
    { state: 'suspended', stateBeforeSuspension: { in: [...nominationGroups.reviewable] } },
  ],
} satisfies Prisma.NominationWhereInput
