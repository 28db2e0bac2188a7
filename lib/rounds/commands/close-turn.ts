import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { leastSecretVoters } from '../meeting/ballot-box'
import { type LoadedTurn, lockSession, requireTurn, touchSession } from '../meeting/load-session'
import { type PanelChoice, tallyOf } from '../meeting/papers'
import type { sessionReasonSchema, sessionVersionSchema } from '../meeting/schema'
import '../meeting-audit'
import { decidePanel } from '../panel'
import { panelPolicy } from '../policy'
import type { PanelRule } from '../scheme'

/** Ends the issuing of papers: private keys are destroyed, ballots may come. @throws AppError conflict, refused */
export async function startVoting(viewer: Viewer, input: z.output<typeof sessionVersionSchema>): Promise<{ unclaimed: number }> {
  return inTransaction(async (tx) => {
    const { round, session } = await lockSession(tx, viewer, input.sessionId, input.version)
    panelPolicy.authorise(viewer, 'manage', { roundId: round.id })
    const turn = requireTurn(session, ['claiming'], '现在没有处于发票环节的表决。')
    await lockTurn(tx, turn.id)
    const papers = await tx.panelPaper.findMany({ where: { turnId: turn.id }, include: { _count: { select: { claims: true } } } })
    const alone = papers.find((paper) => paper._count.claims < leastSecretVoters)
    if (alone)
      throw refused(
        'notSecret',
        `第 ${alone.number} 种选票只有 ${alone._count.claims} 人领取，票一投出就能认出是谁，不能开始投票。请等待领票；不能继续的，请作废本轮。`,
      )
    const claimed = papers.reduce((sum, paper) => sum + paper._count.claims, 0)
    const unclaimed = papers.reduce((sum, paper) => sum + paper.memberIds.length, 0) - claimed
    await tx.panelPaper.updateMany({ where: { turnId: turn.id }, data: { privateKeyCipher: null } })
    await tx.panelTurn.update({ where: { id: turn.id }, data: { state: 'voting' } })
    await touchSession(tx, session)
    const payload = { roundId: round.id, number: turn.number, claimed, unclaimed }
    await recordAudit(tx, actorOf(viewer), 'turn.votingStarted', { kind: 'panelTurn', id: turn.id }, payload)
    return { unclaimed }
  })
}

/**
 * Closes the box, counts, decides on each candidate by the scheme's rule. A secret turn's ballots are cut apart and shuffled.
 * @throws AppError conflict, refused when the box holds more than was issued
 */
export async function closeTurn(viewer: Viewer, input: z.output<typeof sessionVersionSchema>): Promise<{ approved: number }> {
  return inTransaction(
    async (tx) => {
      const { round, now, session } = await lockSession(tx, viewer, input.sessionId, input.version)
      panelPolicy.authorise(viewer, 'manage', { roundId: round.id })
      const turn = requireTurn(session, ['voting'], '现在没有处于投票环节的表决。')
      await lockTurn(tx, turn.id)
      const ballots = session.ballot === 'secret' ? await emptyBox(tx, turn) : []
      const approved = await writeResults(tx, turn, round.scheme.panel)
      await tx.panelTurn.update({ where: { id: turn.id }, data: { state: 'closed', closedAt: now } })
      await touchSession(tx, session)
      const payload = { roundId: round.id, number: turn.number, ballots, approved }
      await recordAudit(tx, actorOf(viewer), 'turn.closed', { kind: 'panelTurn', id: turn.id }, payload)
      return { approved }
    },
    { timeout: 20_000 },
  )
}

/** Voids a turn with the reason: a lost paper, a recusal that came late. Ballots and keys are destroyed; it is repeated as a new turn. */
export async function voidTurn(viewer: Viewer, input: z.output<typeof sessionReasonSchema>): Promise<{ number: number }> {
  return inTransaction(async (tx) => {
    const { round, now, session } = await lockSession(tx, viewer, input.sessionId, input.version)
    panelPolicy.authorise(viewer, 'manage', { roundId: round.id })
    const turn = requireTurn(session, ['claiming', 'voting'], '现在没有正在进行的表决。')
    await lockTurn(tx, turn.id)
    if (turn.state === 'voting') {
      await tx.panelBallot.deleteMany({ where: { turnId: turn.id } })
      await tx.panelSpentToken.deleteMany({ where: { paper: { turnId: turn.id } } })
    }
    await tx.panelPaper.updateMany({ where: { turnId: turn.id }, data: { privateKeyCipher: null } })
    await tx.panelTurn.update({ where: { id: turn.id }, data: { state: 'voided', closedAt: now, reason: input.reason } })
    await touchSession(tx, session)
    await recordAudit(
      tx,
      actorOf(viewer),
      'turn.voided',
      { kind: 'panelTurn', id: turn.id },
      {
        roundId: round.id,
        number: turn.number,
      },
    )
    return { number: turn.number }
  })
}

/** Waits for ballots and claims under way, and keeps later ones out. */
async function lockTurn(tx: Tx, turnId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "PanelTurn" WHERE id = ${turnId} FOR UPDATE`
}

/** Shuffles the box (see ballot-box.ts). Returns how many ballots came on each paper. @throws AppError refused */
async function emptyBox(tx: Tx, turn: LoadedTurn): Promise<number[]> {
  const papers = await tx.panelPaper.findMany({
    where: { turnId: turn.id },
    include: { _count: { select: { claims: true, spentTokens: true } }, candidates: { select: { nominationId: true } } },
    orderBy: { number: 'asc' },
  })
  const counts = await tx.panelBallot.groupBy({ by: ['nominationId'], where: { turnId: turn.id }, _count: true })
  for (const paper of papers) {
    const cast = paper._count.spentTokens
    const isWhole = paper.candidates.every(
      ({ nominationId }) => (counts.find((row) => row.nominationId === nominationId)?._count ?? 0) === cast,
    )
    if (!isWhole || cast > paper._count.claims)
      throw refused('boxMismatch', `第 ${paper.number} 张选票的票数与领票数不符，不能计票。请作废本轮，重新表决。`)
  }
  await tx.$executeRaw`
    WITH box AS (DELETE FROM "PanelBallot" WHERE "turnId" = ${turn.id} RETURNING "turnId", "nominationId", choice),
    shuffled AS MATERIALIZED (SELECT gen_random_uuid()::text AS id, box.* FROM box)
    INSERT INTO "PanelBallot" (id, "turnId", "nominationId", choice)
    SELECT id, "turnId", "nominationId", choice FROM shuffled ORDER BY id`
  const sizes = JSON.stringify(papers.map((paper) => ({ id: paper.id, cast: paper._count.spentTokens })))
  await tx.$executeRaw`
    UPDATE "PanelPaper" p SET "castCount" = s."cast" FROM jsonb_to_recordset(${sizes}::jsonb) AS s (id text, "cast" int) WHERE p.id = s.id`
  await tx.panelSpentToken.deleteMany({ where: { paper: { turnId: turn.id } } })
  return papers.map((paper) => paper._count.spentTokens)
}

async function writeResults(tx: Tx, turn: LoadedTurn, rule: PanelRule): Promise<number> {
  const [candidates, secret, named] = await Promise.all([
    tx.panelTurnCandidate.findMany({ where: { turnId: turn.id } }),
    tx.panelBallot.findMany({ where: { turnId: turn.id }, select: { nominationId: true, choice: true } }),
    tx.panelNamedVote.findMany({ where: { turnId: turn.id }, select: { nominationId: true, choice: true } }),
  ])
  const choicesOf = new Map<string, PanelChoice[]>()
  for (const { nominationId, choice } of [...secret, ...named])
    choicesOf.set(nominationId, [...(choicesOf.get(nominationId) ?? []), choice])
  const results = candidates.map(({ nominationId, appointed, entitled, present }) => {
    const tally = tallyOf(choicesOf.get(nominationId) ?? [])
    const { outcome, formula } = decidePanel({ appointed, entitled, present }, tally, rule)
    return { nominationId, ...tally, decision: outcome, formula }
  })
  await tx.$executeRaw`
    UPDATE "PanelTurnCandidate" c
    SET agree = r.agree, disagree = r.disagree, "defer" = r."defer", decision = r.decision::"PanelDecision", formula = r.formula
    FROM jsonb_to_recordset(${JSON.stringify(results)}::jsonb)
      AS r ("nominationId" text, agree int, disagree int, "defer" int, decision text, formula text)
    WHERE c."turnId" = ${turn.id} AND c."nominationId" = r."nominationId"`
  return results.filter((result) => result.decision === 'approved').length
}
