import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import '../audit-events'
import { lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import { isStageIn } from '../round-stages'
import type { recordConflictSchema } from '../schema'
import { loadNominationsFor } from './load-nominations'

/** Puts a conflict on record that the file does not know (kinship, mentorship, other). It can never be assigned any more. */
export async function recordConflict(viewer: Viewer, input: z.output<typeof recordConflictSchema>): Promise<{ conflictId: string }> {
  return inTransaction(async (tx) => {
    const { round } = await lockRound(tx, input.roundId)
    roundPolicy.authorise(viewer, 'manage', round)
    if (!isStageIn(round.stage, 'open')) throw refused('roundOver', '本轮评选不在进行中，不能登记回避关系。')
    await loadNominationsFor(tx, viewer, 'readConflicts', round.id, [input.nominationId])
    const key = { roundId: round.id, personId: input.personId, nominationId: input.nominationId, kind: 'declared' }
    const conflict = await tx.conflict.upsert({
      where: { roundId_personId_nominationId_kind: key },
      create: { ...key, source: 'office', reason: input.reason, createdById: viewer.accountId },
      update: {},
    })
    const payload = { roundId: round.id, personId: input.personId, nominationId: input.nominationId, kind: 'declared', source: 'office' }
    await recordAudit(tx, actorOf(viewer), 'conflict.recorded', { kind: 'conflict', id: conflict.id }, payload)
    return { conflictId: conflict.id }
  })
}
