import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Tx } from '@/lib/platform/db/client'
import { conflict, notFound, refused } from '@/lib/platform/errors'
import { candidateName } from '../../candidate-name'
import { type LoadedRound, lockRound } from '../../loaded-round'
import { isNominationIn, type NominationState } from '../../nomination-states'
import { roundPolicy } from '../../policy'
import type { ShowItemState } from '../show-states'

export type LockedShowItem = {
  id: string
  nominationId: string
  name: string
  nominationState: NominationState
  position: number
  state: ShowItemState
  version: number
}

export type LockedShow = { round: LoadedRound; now: Date; items: LockedShowItem[] }

/**
 * Locks the round's row, so that everything of its show happens one after another and no score is being saved meanwhile (a save holds the
 * row in share), then reads the clock. @throws AppError notFound, forbidden, refused for a round without a show
 */
export async function lockShow(tx: Tx, viewer: Viewer, roundId: string): Promise<LockedShow> {
  const { round, now } = await lockRound(tx, roundId)
  roundPolicy.authorise(viewer, 'manage', round)
  if (!round.scheme.reviewing.show) throw refused('noShow', '本轮的方案没有设置现场展示评比。')
  const rows = await tx.showItem.findMany({
    where: { roundId },
    orderBy: { position: 'asc' },
    include: { nomination: { select: { state: true, person: { select: { name: true } }, project: { select: { name: true } } } } },
  })
  const items = rows.map(({ id, nominationId, position, state, version, nomination }) => ({
    id,
    nominationId,
    position,
    state,
    version,
    name: candidateName(nomination),
    nominationState: nomination.state,
  }))
  return { round, now, items }
}

/** The item that the office meant, as it saw it. @throws AppError notFound, conflict */
export function requireItem(items: readonly LockedShowItem[], input: { itemId: string; version: number }): LockedShowItem {
  const item = items.find((each) => each.id === input.itemId)
  if (!item) throw notFound('没有找到这个参评对象，展示顺序可能已经重排。')
  if (item.version !== input.version) throw conflict(`“${item.name}”的状态刚刚有变化，页面已更新，请看清后再操作。`)
  return item
}

/** The candidate may still be judged. */
export function isUnderWay(item: LockedShowItem): boolean {
  return isNominationIn(item.nominationState, 'reviewable')
}

/** Tells live pages of a change. The caller holds the round's lock, so numbers come one after another. */
export async function recordShowEvent(tx: Tx, roundId: string, kind: string, itemId: string | null, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "ShowEvent" ("roundId", number, kind, "itemId", at)
    SELECT ${roundId}, coalesce(max(number), 0) + 1, ${kind}, ${itemId}, ${now} FROM "ShowEvent" WHERE "roundId" = ${roundId}`
}
