import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/client'
import { conflict, notFound } from '@/lib/platform/errors'
import { type LoadedRound, loadRound } from './loaded-round'
import type { NominationFacts, NominationState } from './nomination-states'
import { type NominationVerb, nominationPolicy } from './policy'

export type LockedNomination = {
  id: string
  roundId: string
  personId: string | null
  projectId: string | null
  unitId: string
  lineId: string
  channel: 'unitHr' | 'self'
  state: NominationState
  form: unknown
  eligibility: unknown
  correctionDueAt: Date | null
  startedById: string | null
  version: number
  attachments: { id: string; fieldKey: string; fileId: string; name: string }[]
}

/**
 * Locks the round for sharing and the nomination for writing, then reads the clock: what happens to a nomination is either before a stage's
 * move or after it. Whoever may not use the verb learns only that there is no such nomination.
 * @param expectedVersion the version the user saw
 * @throws AppError notFound, conflict
 */
export async function lockNomination(
  tx: Tx,
  viewer: Viewer,
  nominationId: string,
  verb: NominationVerb,
  expectedVersion?: number,
): Promise<{ nomination: LockedNomination; round: LoadedRound; now: Date }> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT n.id FROM "Nomination" n JOIN "Round" r ON r.id = n."roundId" WHERE n.id = ${nominationId} FOR SHARE OF r FOR UPDATE OF n`
  if (rows.length === 0) throw notFound()
  const row = await tx.nomination.findUniqueOrThrow({
    where: { id: nominationId },
    include: {
      attachments: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
      conflicts: { where: { personId: viewer.personId ?? '' }, select: { personId: true } },
    },
  })
  const nomination: LockedNomination = {
    id: row.id,
    roundId: row.roundId,
    personId: row.personId,
    projectId: row.projectId,
    unitId: row.unitId,
    lineId: row.lineId,
    channel: row.channel,
    state: row.state,
    form: row.form,
    eligibility: row.eligibility,
    correctionDueAt: row.correctionDueAt,
    startedById: row.startedById,
    version: row.version,
    attachments: row.attachments.map(({ id, fieldKey, fileId, name }) => ({ id, fieldKey, fileId, name })),
  }
  if (!nominationPolicy.can(viewer, verb, { ...nomination, conflicts: row.conflicts })) throw notFound()
  if (expectedVersion !== undefined && row.version !== expectedVersion) throw conflict()
  return { nomination, round: await loadRound(tx, row.roundId), now: await businessNow(tx) }
}

/** The facts that every guard of unit and candidate looks at. */
export function entryFacts(nomination: LockedNomination, round: LoadedRound, now: Date): NominationFacts {
  return {
    now,
    stage: round.stage,
    correctionDueAt: nomination.correctionDueAt,
    ...(round.scheme.schedule.closesAt ? { closesAt: new Date(round.scheme.schedule.closesAt) } : {}),
  }
}
