import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { type DateOnly, dateOf, formatDate, fromDateOnly } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import '../audit-events'
import { loadGuardFacts } from '../guard-queries'
import { inWordsOf } from '../labels'
import { type LoadedRound, lockRound } from '../loaded-round'
import { decideNomination } from '../nomination-states'
import { type Settlement, settlePanel } from '../panel-settlement'
import { roundPolicy } from '../policy'
import { buildPublishedList, publicityEnd } from '../publication-content'
import type { roundVersionSchema } from '../schema'
import { loadSettledCandidates } from '../settlement-queries'
import { moveNominations, type NominationMove } from './move-nominations'
import { moveStage } from './move-stage'
import { notifyNominators } from './notify-nominators'
import { refuseOpenMeeting } from './open-meeting'
import { requireMove } from './refuse-missing'
import { releaseLetters } from './release-letters'

export type Published = { publicityId: string; endsOn: DateOnly; proposed: number }

/**
 * Makes the panel's decisions known, all together, and puts the proposed list in public: frozen, with its digest, counted from this very
 * moment. @throws AppError naming what the panel still has to decide, or that a year on the way has no calendar
 */
export async function publishResults(viewer: Viewer, input: z.output<typeof roundVersionSchema>): Promise<Published> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId, input.version)
    roundPolicy.authorise(viewer, 'manage', round)
    await refuseOpenMeeting(tx, round.id)
    const facts = await loadGuardFacts(tx, round, 'publicise', now)
    await moveStage(tx, viewer, round, 'publicise', facts)
    const endsOn = await publicityEnd(tx, round, now)
    const { results } = settlePanel(await loadSettledCandidates(tx, round, dateOf(now)), round.scheme.quotas)
    await releaseLetters(tx, round, results, now, endsOn)
    const proposed = await applyDecisions(tx, viewer, round, now, results)
    const { content, digest } = await buildPublishedList(tx, round, now)
    const latest = await tx.publicity.aggregate({ where: { roundId: round.id }, _max: { version: true } })
    const version = (latest._max.version ?? 0) + 1
    const publicity = await tx.publicity.create({
      data: { roundId: round.id, version, content, digest, publishedAt: now, endsOn: fromDateOnly(endsOn) },
    })
    const payload = { roundId: round.id, publicityVersion: version, digest, candidates: content.candidates.length, endsOn }
    await recordAudit(tx, actorOf(viewer), 'publicity.published', { kind: 'publicity', id: publicity.id }, payload)
    return { publicityId: publicity.id, endsOn, proposed }
  })
}

async function applyDecisions(tx: Tx, viewer: Viewer, round: LoadedRound, now: Date, results: Settlement['results']): Promise<number> {
  const moves = results.map(({ nominationId, event, reason }): NominationMove => {
    const to = requireMove(decideNomination('ranked', event, { now, stage: round.stage, reason }))
    return { id: nominationId, from: 'ranked', to, event, reason, data: { stateReason: reason } }
  })
  await moveNominations(tx, viewer, round.id, now, moves)
  const nominations = await tx.nomination.findMany({
    where: { id: { in: moves.map((move) => move.id) } },
    select: {
      id: true,
      unitId: true,
      startedById: true,
      personId: true,
      state: true,
      person: { select: { name: true } },
      project: { select: { name: true } },
    },
  })
  const words = { proposed: '列为拟命名对象，进入公示', notSelected: '本轮未入选', deferred: '本轮缓议' } as const
  await notifyNominators(
    tx,
    'nomination.decided',
    nominations.flatMap((row) => {
      const word = words[row.state as keyof typeof words]
      const result = word && inWordsOf(round.kind, word)
      const name = row.person?.name ?? row.project?.name ?? ''
      return result
        ? [
            {
              nominationId: row.id,
              unitId: row.unitId,
              startedById: row.startedById,
              personId: row.personId,
              title: `${name}${result}`,
              body: `${round.name}结果已于${formatDate(dateOf(now))}公布。`,
            },
          ]
        : []
    }),
  )
  return results.filter((result) => result.event === 'propose').length
}
