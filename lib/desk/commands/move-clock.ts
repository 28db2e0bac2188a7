import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { type Actor, recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { dateOf } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env'
import { conflict, forbidden } from '@/lib/platform/errors'
import { readOverridesFrom } from '../calendar-overrides'
import { clockTarget } from '../clock-target'
import { clockPolicy } from '../policy'
import type { moveClockSchema } from '../schema'

/** Adds seconds to the demo's offset; the row is locked, so that two moves follow one another. */
export async function addClockOffset(tx: Tx, actor: Actor, seconds: number): Promise<{ offset: number }> {
  const locked = await tx.$queryRaw<{ offset: number }[]>`SELECT "offset" FROM "BusinessClock" WHERE id = 1 FOR UPDATE`
  const offset = (locked[0]?.offset ?? 0) + seconds
  await tx.businessClock.upsert({ where: { id: 1 }, create: { id: 1, offset }, update: { offset } })
  await recordAudit(tx, actor, 'clock.moved', { kind: 'clock', id: null }, { bySeconds: seconds, offsetSeconds: offset })
  return { offset }
}

/**
 * Moves business time forward, in the demo alone.
 * @throws AppError forbidden outside the demo; invalid when the time is not later; conflict when somebody moved it meanwhile
 */
export async function moveClock(viewer: Viewer, input: z.output<typeof moveClockSchema>): Promise<{ now: string }> {
  clockPolicy.authorise(viewer, 'move')
  if (!env().isDemo) throw forbidden('只有演示环境可以调整时钟。')
  return inTransaction(async (tx) => {
    const before = await businessNow(tx)
    await tx.$queryRaw`SELECT "offset" FROM "BusinessClock" WHERE id = 1 FOR UPDATE`
    const now = await businessNow(tx)
    if (now.getTime() - before.getTime() > 60_000) throw conflict('时钟刚刚被别人调整过，请刷新后再试。')
    const target = clockTarget(input, now, await readOverridesFrom(tx, dateOf(now)))
    await addClockOffset(tx, actorOf(viewer), Math.ceil((target.getTime() - now.getTime()) / 1000))
    return { now: target.toISOString() }
  })
}
