import 'server-only'
import type { z } from 'zod'
import { loadOrgTree } from '@/lib/org/queries'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { dateOf } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { candidateName } from '../candidate-name'
import { computeRanking, type RankedInput } from '../compute-ranking'
import { loadGuardFacts } from '../guard-queries'
import { type LoadedRound, lockRound } from '../loaded-round'
import { readLineNames } from '../name-queries'
import { decideNomination } from '../nomination-states'
import { roundPolicy } from '../policy'
import { freezeRanking } from '../ranking-record'
import { reviewedCandidates } from '../reviewed-candidates'
import { decideStage } from '../round-stages'
import type { roundVersionSchema } from '../schema'
import { weightedTotal } from '../score-sheet'
import { contentOfSheet } from '../stored-sheet'
import { moveNominations } from './move-nominations'
import { moveStage } from './move-stage'
import { redrawLetters } from './redraw-letters'
import { requireMove } from './refuse-missing'

export type ClosedScoring = { rankingVersion: number; digest: string; warnings: string[]; notes: string[] }

/**
 * Closes scoring: every sheet sealed or waived, then the order is computed once by the announced rule and frozen with its inputs.
 * @throws AppError naming the missing sheets, or why the rule cannot be applied
 */
export async function closeScoring(viewer: Viewer, input: z.output<typeof roundVersionSchema>): Promise<ClosedScoring> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId, input.version)
    roundPolicy.authorise(viewer, 'manage', round)
    const facts = await loadGuardFacts(tx, round, 'closeScoring', now)
    requireMove(decideStage(round.stage, 'closeScoring', facts))
    const letters = await redrawLetters(tx, round.id)
    const candidates = await loadRankedInputs(tx, round, letters, now)
    const computed = computeRanking(candidates, round.scheme)
    if (!computed.ok) throw refused('ranking', computed.message)
    const { rule, trimFrom, tieCriteria } = round.scheme.aggregation
    const sheets = candidates.flatMap(({ nominationId, sheets: own }) =>
      own.map(({ assignmentId, roundReviewerId, letter, sheetId, sheetDigest, total }) => ({
        nominationId,
        assignmentId,
        roundReviewerId,
        letter,
        sheetId,
        sheetDigest,
        total,
      })),
    )
    const inputs = {
      schemeVersion: round.schemeVersion,
      rule,
      trimFrom,
      tieCriteria,
      sheets,
      warnings: computed.warnings,
      notes: computed.notes,
    }
    const { version, digest } = await freezeRanking(tx, round.id, now, rule, inputs, computed.entries)
    await markRanked(tx, viewer, round, now)
    await moveStage(tx, viewer, round, 'closeScoring', facts)
    const payload = { roundId: round.id, rankingVersion: version, rule, digest, candidates: candidates.length }
    await recordAudit(tx, actorOf(viewer), 'ranking.frozen', { kind: 'round', id: round.id }, payload)
    const supervisors = await accountsInRole(tx, 'supervisor')
    const title = `${round.name}评分已结束，排序已固定`
    await notify(
      tx,
      supervisors.map((accountId) => ({
        accountId,
        kind: 'ranking.frozen',
        title,
        body: '可查看排序、评分表和专家评分离散情况。',
        href: `/rounds/${round.id}/scores`,
      })),
    )
    return { rankingVersion: version, digest, warnings: computed.warnings, notes: computed.notes }
  })
}

async function loadRankedInputs(tx: Tx, round: LoadedRound, letters: ReadonlyMap<string, string>, now: Date): Promise<RankedInput[]> {
  const [tree, lineNames, nominations] = await Promise.all([
    loadOrgTree(tx, dateOf(now)),
    readLineNames(tx),
    tx.nomination.findMany({
      where: { roundId: round.id, ...reviewedCandidates },
      orderBy: { id: 'asc' },
      include: {
        person: { select: { name: true } },
        project: { select: { name: true } },
        assignments: { where: { state: 'active' }, include: { sheets: { where: { state: 'sealed' } } } },
      },
    }),
  ])
  return nominations.map((nomination) => ({
    nominationId: nomination.id,
    name: candidateName(nomination),
    lineName: lineNames.get(nomination.lineId) ?? nomination.lineId,
    unitName: tree.nameOf(nomination.unitId),
    isGrassroots: nomination.isGrassroots,
    sheets: nomination.assignments.flatMap((assignment) =>
      assignment.sheets.map((sheet) => {
        const content = contentOfSheet(sheet)
        return {
          assignmentId: assignment.id,
          roundReviewerId: assignment.roundReviewerId,
          sheetId: sheet.id,
          sheetDigest: sheet.digest ?? '',
          letter: letters.get(assignment.id) ?? '',
          total: weightedTotal(content.scores, round.scheme.criteria),
          criteria: content.scores.map(({ criterionKey, score, comment }) => ({ key: criterionKey, score, comment })),
          gates: content.gates.filter((gate) => gate.isRaised).map(({ gateKey, reason }) => ({ key: gateKey, reason })),
          comment: content.comment,
        }
      }),
    ),
  }))
}

async function markRanked(tx: Tx, viewer: Viewer, round: LoadedRound, now: Date): Promise<void> {
  const qualified = await tx.nomination.findMany({ where: { roundId: round.id, state: 'qualified' }, select: { id: true } })
  const to = requireMove(decideNomination('qualified', 'rank', { now, stage: round.stage }))
  await moveNominations(
    tx,
    viewer,
    round.id,
    now,
    qualified.map(({ id }) => ({ id, from: 'qualified' as const, to, event: 'rank' as const })),
  )
  await tx.nomination.updateMany({
    where: { roundId: round.id, state: 'suspended', stateBeforeSuspension: 'qualified' },
    data: { stateBeforeSuspension: to, version: { increment: 1 } },
  })
}
