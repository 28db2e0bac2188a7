import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { loadAssignmentProblem } from '../../assignment-problem'
import { refuseShow, refuseSilent } from '../../commands/assign-reviewers'
import { storeFoundConflicts } from '../../commands/store-conflicts'
import { lockRound } from '../../loaded-round'
import { roundPolicy } from '../../policy'
import { listNames } from '../../transitions'
import type { planAssignmentSchema } from '../assigning-schema'
import { type AssignmentCertificate, certificateOf } from '../certificate'
import { solvePlan } from '../plan-request'
import { readableCandidates } from '../readable-candidates'
import type { StoredPlan } from '../stored-plan'

export type PlanChange = { reviewer: string; candidate: string }
export type PlanView = {
  /** Null where there is nothing to apply. */
  planId: string | null
  certificate: AssignmentCertificate
  added: PlanChange[]
  moved: PlanChange[]
  voided: PlanChange[]
  /** Seats that stay. */
  kept: number
  notes: string[]
}

const solverSeconds = 15

/**
 * Computes an assignment and what it would change, and keeps it to be applied; nothing else is written but conflicts newly found.
 * Candidates whom the viewer must not see are changed like the others, but not shown.
 * @throws AppError wrongStage, notDeclared
 */
export async function planAssignment(viewer: Viewer, input: z.output<typeof planAssignmentSchema>): Promise<PlanView> {
  const { roundId, mode, scope } = input
  const problem = await inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, roundId)
    roundPolicy.authorise(viewer, 'manage', round)
    if (round.stage !== 'qualifying' && !(scope === 'fewest' && round.stage === 'reviewing'))
      throw refused('wrongStage', scope === 'whole' ? '评审已经开始，只能以最少变动调整分配。' : '现在不能调整评审专家的分配。')
    refuseShow(round)
    await storeFoundConflicts(tx, viewer, round, now)
    return { ...(await loadAssignmentProblem(tx, round)), bounds: round.scheme.reviewing }
  })
  if (scope === 'whole') refuseSilent(problem.reviewers)
  const started = performance.now()
  const plan = await solvePlan(problem, problem.bounds, { mode, scope, timeLimitSeconds: solverSeconds })
  const seconds = (performance.now() - started) / 1000
  const certificate = certificateOf(problem, plan, { mode, perCandidate: problem.bounds.reviewersPerCandidate, seconds })
  const content: StoredPlan = { mode, scope, pairs: plan.pairs, added: plan.added, moved: plan.moved, voided: plan.voided, certificate }
  const hasChange = plan.added.length + plan.moved.length + plan.voided.length > 0
  const isUseful = certificate.status !== 'infeasible' && hasChange
  const { planId, readable } = await inTransaction(async (tx) => {
    const fingerprint = sha256Hex(problem.fingerprint)
    const data = { roundId, fingerprint, content, createdById: viewer.accountId }
    const row = isUseful ? await tx.assignmentPlan.create({ data, select: { id: true } }) : null
    return { planId: row?.id ?? null, readable: await readableCandidates(tx, viewer, roundId) }
  })
  const change = (reviewer: number, candidate: number): PlanChange[] => {
    const [who, whom] = [problem.reviewers[reviewer], problem.candidates[candidate]]
    return who && whom && readable.has(whom.id) ? [{ reviewer: who.name, candidate: whom.name }] : []
  }
  const heldAt = (ids: readonly string[]) => problem.held.flatMap((seat) => (ids.includes(seat.id) ? change(...seat.pair) : []))
  const silent = plan.silent.flatMap((index) => problem.reviewers[index]?.name ?? [])
  return {
    planId,
    certificate,
    added: plan.added.flatMap(([reviewer, candidate]) => change(reviewer, candidate)),
    moved: heldAt(plan.moved),
    voided: heldAt(plan.voided),
    kept: problem.held.length - plan.moved.length - plan.voided.length,
    notes: [
      ...(silent.length > 0 ? [`${listNames(silent, '位')} 还没有对照名单申报回避，这次不参加分配。`] : []),
      ...(plan.isMinimumWaived ? ['已开始的评审任务不能变动，每位专家的份数下限暂时无法全部满足。'] : []),
    ],
  }
}
