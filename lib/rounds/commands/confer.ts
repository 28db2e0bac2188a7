import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { type DateOnly, dateOf, formatDate, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import { invalid, notFound } from '@/lib/platform/errors'
import '../audit-events'
import { candidateName } from '../candidate-name'
import { type ConferralPlan, planConferral } from '../conferral'
import { publicityFacts } from '../guard-queries'
import { roundKindLabels } from '../labels'
import { type LoadedRound, lockRound } from '../loaded-round'
import { decideNomination, nominationGroups } from '../nomination-states'
import { roundPolicy } from '../policy'
import { isStageIn } from '../round-stages'
import type { conferSchema } from '../schema'
import { grantAwards, type Winner } from './grant-awards'
import { moveNominations, type NominationMove } from './move-nominations'
import { moveStage } from './move-stage'
import { notifyNominators } from './notify-nominators'
import { requireMove } from './refuse-missing'

type Input = z.output<typeof conferSchema>
export type Conferred = { conferralId: string; conferred: number; heldBack: number }

const duplicateDocument = '这个文号已经用过，请核对。'

/**
 * Confers the titles, all or nothing: document, awards, holdings with their terms, certificates, notices. Candidates under an open objection
 * are held back and conferred later by the same command, as a supplement.
 * @throws AppError while the publicity runs, or when the document or a term is in the way
 */
export async function confer(viewer: Viewer, input: Input): Promise<Conferred> {
  try {
    return await inTransaction((tx) => conferIn(tx, viewer, input), { timeout: 60_000 })
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid(duplicateDocument, { documentNumber: [duplicateDocument] })
    throw error
  }
}

async function conferIn(tx: Tx, viewer: Viewer, input: Input): Promise<Conferred> {
  const { round, now } = await lockRound(tx, input.roundId, input.version)
  roundPolicy.authorise(viewer, 'manage', round)
  const isSupplementary = isStageIn(round.stage, 'resultsReleased') && round.stage !== 'publicity'
  const facts = { now, publicity: await publicityFacts(tx, round.id, now) }
  await moveStage(tx, viewer, round, isSupplementary ? 'conferHeldBack' : 'confer', facts)
  const endsOn = await lockPublicity(tx, round.id)
  checkDate(input.conferredOn, endsOn, dateOf(now), roundKindLabels[round.kind].resultWord)
  const { winners, plan } = await loadWinners(tx, round, endsOn, now)
  const taken = await tx.conferral.findUnique({ where: { documentNumber: input.documentNumber }, select: { id: true } })
  if (taken) throw invalid(duplicateDocument, { documentNumber: [duplicateDocument] })
  const conferral = await tx.conferral.create({
    data: {
      roundId: round.id,
      documentNumber: input.documentNumber,
      conferredOn: fromDateOnly(input.conferredOn),
      isSupplementary,
      recordedById: viewer.accountId,
      at: now,
    },
  })
  const titleName = await grantAwards(tx, viewer, round, conferral.id, input, winners)
  const moves = winners.map((winner): NominationMove => {
    const decision = decideNomination('proposed', 'confer', {
      now,
      stage: round.stage,
      publicityHasRunInFull: plan.hasRunInFull,
      hasOpenObjection: false,
    })
    return {
      id: winner.nominationId,
      from: 'proposed',
      to: requireMove(decision, round.kind),
      event: 'confer',
      data: { stateReason: null },
    }
  })
  await moveNominations(tx, viewer, round.id, now, moves)
  await tx.publicity.updateMany({ where: { roundId: round.id, state: 'running' }, data: { state: 'ended' } })
  const payload = { conferralId: conferral.id, awards: winners.length, heldBack: plan.heldBack.length, isSupplementary }
  await recordAudit(tx, actorOf(viewer), 'round.conferred', { kind: 'round', id: round.id }, payload)
  const { resultWord } = roundKindLabels[round.kind]
  await notifyNominators(
    tx,
    'nomination.conferred',
    winners.map((winner) => ({
      nominationId: winner.nominationId,
      unitId: winner.unitId,
      startedById: winner.startedById,
      personId: winner.personId,
      title: resultWord === '命名' ? `${winner.name}被命名为${titleName}` : `${winner.name}${resultWord}${titleName}`,
      body: `文号：${input.documentNumber}，${resultWord}日期：${formatDate(input.conferredOn)}。证书已生成。`,
    })),
  )
  return { conferralId: conferral.id, conferred: winners.length, heldBack: plan.heldBack.length }
}

/** Objections being filed hold the row in share: none slips in between. */
async function lockPublicity(tx: Tx, roundId: string): Promise<DateOnly> {
  await tx.$queryRaw`SELECT id FROM "Publicity" WHERE "roundId" = ${roundId} AND state <> 'superseded' FOR UPDATE`
  const publicity = await tx.publicity.findFirst({ where: { roundId, state: { not: 'superseded' } }, orderBy: { version: 'desc' } })
  if (!publicity) throw notFound('本轮没有公示记录。')
  return toDateOnly(publicity.endsOn)
}

function checkDate(conferredOn: DateOnly, publicityEndsOn: DateOnly, today: DateOnly, word: string): void {
  if (conferredOn <= publicityEndsOn)
    throw invalid(`${word}日期有误。`, { conferredOn: [`公示至${formatDate(publicityEndsOn)} 24:00 届满，${word}日期应在其后。`] })
  if (conferredOn > today) throw invalid(`${word}日期有误。`, { conferredOn: [`${word}日期不能晚于今天。`] })
}

async function loadWinners(tx: Tx, round: LoadedRound, endsOn: DateOnly, now: Date): Promise<{ winners: Winner[]; plan: ConferralPlan }> {
  const nominations = await tx.nomination.findMany({
    where: { roundId: round.id, state: { in: [...nominationGroups.awaitingConferral] } },
    include: {
      person: { select: { name: true } },
      project: { select: { name: true } },
      objections: { select: { number: true, state: true } },
    },
    orderBy: { id: 'asc' },
  })
  const plan = planConferral(
    nominations.map((row) => ({ nominationId: row.id, name: candidateName(row), state: row.state, objections: row.objections })),
    { endsOn },
    now,
  )
  const chosen = new Set(plan.confer.map((row) => row.nominationId))
  const winners = nominations
    .filter((row) => chosen.has(row.id))
    .map((row) => ({
      nominationId: row.id,
      name: candidateName(row),
      personId: row.personId,
      projectId: row.projectId,
      unitId: row.unitId,
      startedById: row.startedById,
    }))
  return { winners, plan }
}
