import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, refused } from '@/lib/platform/errors'
import '../show-audit'
import { permute } from '../../blindness'
import { cryptoRandom } from '../../random'
import { reviewedCandidates } from '../../reviewed-candidates'
import { isStageIn } from '../../round-stages'
import type { arrangeShowSchema, showRoundSchema } from '../show-schema'
import { type LockedShow, lockShow, recordShowEvent } from './lock-show'

export type Arranged = { candidates: number }

/**
 * Draws the running order by lot, anew as long as nobody has been on; later only those who still wait change places.
 * @throws AppError when no candidate waits
 */
export async function drawShowOrder(viewer: Viewer, input: z.output<typeof showRoundSchema>): Promise<Arranged> {
  return inTransaction(async (tx) => {
    const show = await lockShow(tx, viewer, input.roundId)
    const waiting = await loadWaiting(tx, show)
    return store(tx, viewer, show, permute([...waiting].sort(), cryptoRandom), true)
  })
}

/** Puts those who still wait into the order given. @throws AppError conflict when it is not exactly they */
export async function arrangeShow(viewer: Viewer, input: z.output<typeof arrangeShowSchema>): Promise<Arranged> {
  return inTransaction(async (tx) => {
    const show = await lockShow(tx, viewer, input.roundId)
    const waiting = new Set(await loadWaiting(tx, show))
    const given = new Set(input.order)
    if (given.size !== input.order.length || given.size !== waiting.size || input.order.some((id) => !waiting.has(id)))
      throw conflict('参评对象或者展示顺序刚刚有变化，请看清页面上的新顺序后再调整。')
    return store(tx, viewer, show, input.order, false)
  })
}

/** Nominations without a turn yet: those of the order that wait, and candidates that are not in it. */
async function loadWaiting(tx: Tx, { round, items }: LockedShow): Promise<string[]> {
  if (!isStageIn(round.stage, 'acceptingScores')) throw refused('wrongStage', '展示顺序在进入专家评审阶段之后排定。')
  const had = new Set(items.filter((item) => item.state !== 'waiting').map((item) => item.nominationId))
  const candidates = await tx.nomination.findMany({
    where: { roundId: round.id, ...reviewedCandidates },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const waiting = candidates.map((row) => row.id).filter((id) => !had.has(id))
  if (waiting.length === 0) throw refused('nothing', '没有等待展示的参评对象。')
  return waiting
}

async function store(tx: Tx, viewer: Viewer, show: LockedShow, order: readonly string[], isDrawn: boolean): Promise<Arranged> {
  const { round, items, now } = show
  const done = items.filter((item) => item.state !== 'waiting')
  const first = Math.max(0, ...done.map((item) => item.position)) + 1
  await tx.showItem.deleteMany({ where: { roundId: round.id, state: 'waiting' } })
  const idOf = new Map(items.map((item) => [item.nominationId, item]))
  await tx.showItem.createMany({
    data: order.map((nominationId, index) => ({
      id: idOf.get(nominationId)?.id ?? randomUUID(),
      roundId: round.id,
      nominationId,
      position: first + index,
      version: (idOf.get(nominationId)?.version ?? 0) + 1,
    })),
  })
  await recordShowEvent(tx, round.id, 'ordered', null, now)
  const digest = sha256Hex(canonicalJson([...done.map((item) => item.nominationId), ...order]))
  const payload = { roundId: round.id, candidates: order.length, isDrawn, digest }
  await recordAudit(tx, actorOf(viewer), 'show.ordered', { kind: 'round', id: round.id }, payload)
  return { candidates: order.length }
}
