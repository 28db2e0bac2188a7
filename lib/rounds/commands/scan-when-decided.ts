import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import type { Tx } from '@/lib/platform/db/client'
import { requestJob } from '@/lib/platform/jobs/jobs'
import '../blind-audit'
import { loadBlindnessFacts } from '../blind-facts'
import { qualificationFacts } from '../guard-queries'
import type { LoadedRound } from '../loaded-round'

/** Begins a scan of a locked round's materials, in the caller's transaction. */
export async function beginScan(tx: Tx, viewer: Viewer, round: LoadedRound, now: Date): Promise<{ scanId: string; jobRunId: string }> {
  const scan = await tx.blindScan.create({ data: { roundId: round.id, requestedById: viewer.accountId, startedAt: now } })
  const jobRunId = await requestJob(tx, viewer, 'rounds.blindScan', { roundId: round.id, scanId: scan.id })
  await tx.blindScan.update({ where: { id: scan.id }, data: { jobRunId } })
  await recordAudit(tx, actorOf(viewer), 'blindScan.requested', { kind: 'round', id: round.id }, { roundId: round.id })
  return { scanId: scan.id, jobRunId }
}

/**
 * Nobody has to think of it: once nothing is left to decide after the deadline, the materials of a blind round are final and are looked
 * through. To be called last in the transaction of what may have been the last decision.
 * @param round locked, with the stage it has now
 */
export async function scanWhenDecided(tx: Tx, viewer: Viewer, round: LoadedRound, now: Date): Promise<void> {
  if (!round.scheme.reviewing.isBlind || round.stage !== 'qualifying') return
  const { undecided } = await qualificationFacts(tx, round, now)
  if (undecided.length > 0) return
  const { unscanned } = await loadBlindnessFacts(tx, round)
  if (unscanned.length > 0) await beginScan(tx, viewer, round, now)
}
