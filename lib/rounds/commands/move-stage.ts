import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import type { Tx } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import '../audit-events'
import type { LoadedRound } from '../loaded-round'
import type { RoundFacts } from '../round-guards'
import { decideStage, type RoundEvent, type RoundStage } from '../round-stages'
import { requireMove } from './refuse-missing'

export type StageMove = { to: RoundStage; version: number }

/**
 * Moves a locked round one step: guard, write, history, record. The caller loaded the facts that the guard needs.
 * @throws AppError with everything that is missing
 */
export async function moveStage(
  tx: Tx,
  viewer: Viewer,
  round: LoadedRound,
  event: RoundEvent,
  facts: RoundFacts,
  details: { schemeDigest?: string; lapsed?: number } = {},
): Promise<StageMove> {
  const to = requireMove(decideStage(round.stage, event, facts), round.kind)
  const updated = await tx.round.updateMany({
    where: { id: round.id, version: round.version, stage: round.stage },
    data: { stage: to, version: { increment: 1 } },
  })
  if (updated.count === 0) throw conflict()
  await tx.roundStageChange.create({
    data: { roundId: round.id, from: round.stage, to, at: facts.now, reason: facts.reason ?? null, accountId: viewer.accountId },
  })
  await recordAudit(tx, actorOf(viewer), 'round.stageMoved', { kind: 'round', id: round.id }, { event, from: round.stage, to, ...details })
  return { to, version: round.version + 1 }
}

/** Marks a round as changed without moving its stage, so that a page opened before is told. */
export async function touchRound(tx: Tx, round: LoadedRound): Promise<number> {
  const updated = await tx.round.updateMany({ where: { id: round.id, version: round.version }, data: { version: { increment: 1 } } })
  if (updated.count === 0) throw conflict()
  return round.version + 1
}
