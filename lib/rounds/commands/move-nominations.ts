import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAuditMany } from '@/lib/platform/audit/record'
import type { Tx } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { conflict } from '@/lib/platform/errors'
import '../audit-events'
import type { NominationEvent, NominationState } from '../nomination-states'

/** One decided move of a nomination; `data` are further columns that change with it. */
export type NominationMove = {
  id: string
  from: NominationState
  to: NominationState
  event: NominationEvent
  reason?: string | null
  data?: Prisma.NominationUncheckedUpdateManyInput
}

/**
 * Writes decided moves of one round's nominations, with their history and record. Equal moves are one statement; each expects the
 * state it was decided on.
 * @throws AppError conflict when one of them is no longer in that state
 */
export async function moveNominations(tx: Tx, viewer: Viewer, roundId: string, at: Date, moves: readonly NominationMove[]): Promise<void> {
  if (moves.length === 0) return
  const groups = new Map<string, NominationMove[]>()
  for (const move of moves) {
    const key = JSON.stringify([move.from, move.to, move.data ?? null])
    groups.set(key, [...(groups.get(key) ?? []), move])
  }
  const updates = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const where = { id: { in: group.map((move) => move.id) }, roundId, state: first.from }
    return [{ where, data: { ...first.data, state: first.to, version: { increment: 1 } }, expected: group.length }]
  })
  for (const { where, data, expected } of updates) {
    const updated = await tx.nomination.updateMany({ where, data })
    if (updated.count !== expected) throw conflict()
  }
  await tx.nominationEvent.createMany({
    data: moves.map((move) => ({
      nominationId: move.id,
      event: move.event,
      from: move.from,
      to: move.to,
      reason: move.reason ?? null,
      accountId: viewer.accountId,
      at,
    })),
  })
  const items = moves.map((move) => ({
    subject: { kind: 'nomination', id: move.id },
    payload: { roundId, event: move.event, from: move.from, to: move.to },
  }))
  await recordAuditMany(tx, actorOf(viewer), 'nomination.moved', items)
}
