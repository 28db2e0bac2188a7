import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import '../show-audit'
import { requireMove } from '../../commands/refuse-missing'
import type { reopenShowItemSchema, showItemSchema } from '../show-schema'
import { decideShowItem } from '../show-states'
import { isUnderWay, type LockedShow, type LockedShowItem, lockShow, recordShowEvent, requireItem } from './lock-show'

export type Turned = { itemId: string; name: string }

/**
 * Opens the scoring of one candidate; of two offices at once the second is told what the first did.
 * @throws AppError conflict, alreadyOpen, deadline, judges, wrongStage
 */
export async function openShowCandidate(viewer: Viewer, input: z.output<typeof showItemSchema>): Promise<Turned> {
  return inTransaction(async (tx) => {
    const show = await lockShow(tx, viewer, input.roundId)
    const item = requireItem(show.items, input)
    await turnOn(tx, viewer, show, item, 'open', undefined)
    return { itemId: item.id, name: item.name }
  })
}

/**
 * Opens a closed candidate again, with the reason on record: judges done without at the close may finish, sealed sheets stay sealed unless
 * the office reopens one of them; the result is computed anew at the next close.
 */
export async function reopenShowCandidate(viewer: Viewer, input: z.output<typeof reopenShowItemSchema>): Promise<Turned> {
  return inTransaction(async (tx) => {
    const show = await lockShow(tx, viewer, input.roundId)
    const item = requireItem(show.items, input)
    await turnOn(tx, viewer, show, item, 'reopen', input.reason)
    await tx.assignment.updateMany({
      where: { roundId: show.round.id, nominationId: item.nominationId, state: 'waived' },
      data: { state: 'active', reason: input.reason, version: { increment: 1 } },
    })
    return { itemId: item.id, name: item.name }
  })
}

/**
 * Puts a candidate that was opened by mistake back among those who wait, with the reason on record. What judges have entered is kept as
 * their draft. @throws AppError sealed when an earlier close has sealed a sheet
 */
export async function putBackShowCandidate(viewer: Viewer, input: z.output<typeof reopenShowItemSchema>): Promise<Turned> {
  return inTransaction(async (tx) => {
    const { round, now, items } = await lockShow(tx, viewer, input.roundId)
    const item = requireItem(items, input)
    const sealed = await tx.scoreSheet.count({ where: { state: 'sealed', assignment: { nominationId: item.nominationId } } })
    requireMove(decideShowItem(item.state, 'putBack', { stage: round.stage, sealed, reason: input.reason }))
    const updated = await tx.showItem.updateMany({
      where: { id: item.id, version: item.version, state: 'open' },
      data: { state: 'waiting', openedAt: null, version: { increment: 1 } },
    })
    if (updated.count === 0) throw conflict()
    await recordShowEvent(tx, round.id, 'putBack', item.id, now)
    const payload = { roundId: round.id, nominationId: item.nominationId, position: item.position }
    await recordAudit(tx, actorOf(viewer), 'show.putBack', { kind: 'nomination', id: item.nominationId }, payload)
    return { itemId: item.id, name: item.name }
  })
}

async function turnOn(
  tx: Tx,
  viewer: Viewer,
  { round, now, items }: LockedShow,
  item: LockedShowItem,
  event: 'open' | 'reopen',
  reason: string | undefined,
): Promise<void> {
  const closesAt = round.scheme.schedule.reviewClosesAt
  const judges = await tx.assignment.count({
    where: { nominationId: item.nominationId, state: { in: event === 'reopen' ? ['active', 'waived'] : ['active'] } },
  })
  requireMove(
    decideShowItem(item.state, event, {
      stage: round.stage,
      now,
      closesAt: closesAt ? new Date(closesAt) : null,
      isUnderWay: isUnderWay(item),
      alreadyOpen: items.find((each) => each.state === 'open')?.name ?? null,
      judges,
      reason,
    }),
  )
  const updated = await tx.showItem.updateMany({
    where: { id: item.id, version: item.version, state: item.state },
    data: { state: 'open', openedAt: now, closedAt: null, valueTenThousandths: null, totals: [], missing: 0, version: { increment: 1 } },
  })
  if (updated.count === 0) throw conflict()
  await recordShowEvent(tx, round.id, event === 'open' ? 'opened' : 'reopened', item.id, now)
  const payload = { roundId: round.id, nominationId: item.nominationId, position: item.position, isReopened: event === 'reopen' }
  await recordAudit(tx, actorOf(viewer), 'show.opened', { kind: 'nomination', id: item.nominationId }, payload)
}
