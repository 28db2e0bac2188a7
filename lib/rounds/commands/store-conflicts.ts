import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { dateOf } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import '../audit-events'
import { loadConflictFacts } from '../conflict-facts'
import { findConflicts } from '../conflicts'
import type { LoadedRound } from '../loaded-round'

/** Computes the round's conflicts from the facts on file and keeps the new ones; none is ever deleted. @returns how many are new */
export async function storeFoundConflicts(tx: Tx, viewer: Viewer, round: LoadedRound, now: Date): Promise<number> {
  const found = findConflicts(await loadConflictFacts(tx, round, dateOf(now)))
  const stored = await tx.conflict.createMany({
    data: found.map(({ reviewerId, candidateId, kind, reason }) => ({
      roundId: round.id,
      personId: reviewerId,
      nominationId: candidateId,
      kind,
      source: kind === 'namedUnsuitable' ? ('candidate' as const) : ('found' as const),
      reason,
      createdById: viewer.accountId,
    })),
    skipDuplicates: true,
  })
  if (stored.count > 0)
    await recordAudit(tx, actorOf(viewer), 'conflict.found', { kind: 'round', id: round.id }, { roundId: round.id, count: stored.count })
  return stored.count
}
