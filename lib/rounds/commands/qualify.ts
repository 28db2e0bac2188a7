import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAuditMany } from '@/lib/platform/audit/record'
import { dateOf } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import '../audit-events'
import { candidateName } from '../candidate-name'
import { parseEligibilityRecord } from '../eligibility-record'
import { lockRound } from '../loaded-round'
import { evaluateNominations } from '../nomination-eligibility'
import { decideNomination } from '../nomination-states'
import type { qualifySchema } from '../schema'
import type { Missing } from '../transitions'
import { loadNominationsFor } from './load-nominations'
import { moveNominations, type NominationMove } from './move-nominations'
import { refusedFor } from './refuse-missing'
import { scanWhenDecided } from './scan-when-decided'

/**
 * Finds candidates eligible, one or many, all or none. The office confirms the evidence of the rules named (or of every rule that waits
 * for it); a rule that fails on file stays failed and refuses.
 * @throws AppError naming each candidate and rule in the way
 */
export async function qualify(viewer: Viewer, input: z.output<typeof qualifySchema>): Promise<{ count: number }> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId)
    const nominations = await loadNominationsFor(tx, viewer, 'decide', round.id, input.ids)
    const confirmed = input.allConfirmed ? round.scheme.eligibility.map((rule) => rule.key) : input.confirmed
    const results = await evaluateNominations(tx, round.scheme, nominations, dateOf(now), confirmed)
    const missing: Missing[] = []
    const moves: NominationMove[] = []
    for (const nomination of nominations) {
      const own = results.get(nomination.id) ?? []
      const decision = decideNomination(nomination.state, 'qualify', {
        now,
        stage: round.stage,
        eligibility: {
          failed: own.filter((result) => result.outcome === 'fail').map((result) => result.name),
          unconfirmed: own.filter((result) => result.outcome === 'needsEvidence').map((result) => result.name),
        },
      })
      if (!decision.ok) {
        const name = candidateName(nomination)
        missing.push(
          ...decision.missing.map((item) => ({ ...item, message: nominations.length > 1 ? `${name}：${item.message}` : item.message })),
        )
        continue
      }
      const stored = parseEligibilityRecord(nomination.eligibility)
      const record = { ...stored, confirmed: [...new Set([...stored.confirmed, ...confirmed])] }
      moves.push({
        id: nomination.id,
        from: nomination.state,
        to: decision.to,
        event: 'qualify',
        data: { eligibility: record, stateReason: null, correctionDueAt: null },
      })
    }
    if (missing.length > 0) throw refusedFor(missing)
    await moveNominations(tx, viewer, round.id, now, moves)
    const items = moves.map((move) => ({
      subject: { kind: 'nomination', id: move.id },
      payload: { roundId: round.id, ruleKeys: confirmed },
    }))
    if (confirmed.length > 0) await recordAuditMany(tx, actorOf(viewer), 'nomination.evidenceConfirmed', items)
    await scanWhenDecided(tx, viewer, round, now)
    return { count: moves.length }
  })
}
