import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, notFound, refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../assigning-audit'
import { type AssignmentProblem, loadAssignmentProblem } from '../../assignment-problem'
import '../../audit-events'
import { type LoadedRound, lockRound } from '../../loaded-round'
import { roundPolicy } from '../../policy'
import type { applyPlanSchema } from '../assigning-schema'
import { type StoredPlan, storedPlanSchema } from '../stored-plan'
import { addSeats, replaceSeats } from '../write-seats'

/**
 * Makes a computed assignment the round's, as it was shown. Before judging everything is written anew with new blind codes; while it is
 * under way only what the plan changes is touched: seats under conflict are voided, seats without a sheet give way, new ones are added.
 * @throws AppError conflict when what the plan rests on has changed since, or a seat that should give way has been begun
 */
export async function applyPlan(
  viewer: Viewer,
  input: z.output<typeof applyPlanSchema>,
): Promise<{ added: number; moved: number; voided: number }> {
  return inTransaction(
    async (tx) => {
      const { round } = await lockRound(tx, input.roundId)
      roundPolicy.authorise(viewer, 'manage', round)
      const row = await tx.assignmentPlan.findFirst({ where: { id: input.planId, roundId: round.id } })
      if (!row) throw notFound('没有找到这份分配方案，请重新预览。')
      const plan = storedPlanSchema.parse(row.content)
      const isBefore = round.stage === 'qualifying'
      if (!isBefore && !(plan.scope === 'fewest' && round.stage === 'reviewing'))
        throw refused('wrongStage', '现在不能调整评审专家的分配。')
      const problem = await loadAssignmentProblem(tx, round)
      const taken = await tx.assignmentPlan.updateMany({ where: { id: row.id, appliedAt: null }, data: { appliedAt: new Date() } })
      if (taken.count === 0 || sha256Hex(problem.fingerprint) !== row.fingerprint)
        throw conflict('预览之后候选对象、专家、回避关系或分配有了变化，请重新预览。')
      if (isBefore) await replaceSeats(tx, round, problem, plan.pairs)
      else await changeSeats(tx, round, problem, plan)
      await tx.assignmentRun.create({ data: { roundId: round.id, certificate: plan.certificate, createdById: viewer.accountId } })
      const counts = { added: plan.added.length, moved: plan.moved.length, voided: plan.voided.length }
      const subject = { kind: 'round', id: round.id }
      await recordAudit(tx, actorOf(viewer), 'assignment.changed', subject, { roundId: round.id, planId: row.id, ...counts })
      return counts
    },
    { timeout: 30_000 },
  )
}

async function changeSeats(tx: Tx, round: LoadedRound, problem: AssignmentProblem, plan: StoredPlan): Promise<void> {
  const voided = await tx.assignment.updateMany({
    where: { id: { in: plan.voided }, state: 'active' },
    data: { state: 'voided', reason: '专家与候选对象存在回避关系', version: { increment: 1 } },
  })
  const moved = await tx.assignment.deleteMany({ where: { id: { in: plan.moved }, state: 'active', sheets: { none: {} } } })
  if (voided.count !== plan.voided.length || moved.count !== plan.moved.length)
    throw conflict('预览之后有专家开始了评分，这些任务不再变动，请重新预览。')
  await addSeats(tx, round, problem, plan.added)
  const losers = problem.held.filter((seat) => plan.moved.includes(seat.id)).map((seat) => problem.reviewers[seat.pair[0]]?.accountId)
  await notify(
    tx,
    losers
      .filter((accountId) => accountId !== undefined)
      .map((accountId) => ({
        accountId,
        kind: 'assignment.made',
        title: `${round.name}有一份评审任务已改派`,
        body: '尚未开始评分的任务作了调整，请以评审工作页面所列为准。',
        href: '/reviews',
      })),
  )
}
