import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, refused } from '@/lib/platform/errors'
import { type AssignmentCertificate, certificateOf } from '../assigning/certificate'
import { solvePlan } from '../assigning/plan-request'
import { replaceSeats } from '../assigning/write-seats'
import { loadAssignmentProblem } from '../assignment-problem'
import '../audit-events'
import { type LoadedRound, lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import type { assignReviewersSchema } from '../schema'
import { listNames } from '../transitions'
import { storeFoundConflicts } from './store-conflicts'

const solverSeconds = 20

/**
 * Assigns every qualified candidate exactly the scheme's number of reviewers, never under conflict and within the load bounds, by the
 * solver; then blind codes, letters and desk orders are drawn. The solver runs outside the transactions; what it rests on is compared.
 * @throws AppError naming who has not declared, or what makes an assignment impossible
 */
export async function assignReviewers(viewer: Viewer, input: z.output<typeof assignReviewersSchema>): Promise<AssignmentCertificate> {
  const problem = await inTransaction(async (tx) => {
    const { round, now } = await openForAssignment(tx, viewer, input.roundId)
    await storeFoundConflicts(tx, viewer, round, now)
    return { ...(await loadAssignmentProblem(tx, round)), bounds: round.scheme.reviewing }
  })
  refuseSilent(problem.reviewers)
  const { mode } = input
  const started = performance.now()
  const plan = await solvePlan(problem, problem.bounds, { mode, scope: 'whole', timeLimitSeconds: solverSeconds })
  const seconds = (performance.now() - started) / 1000
  const { status } = plan.result
  const certificate = certificateOf(problem, plan, { mode, perCandidate: problem.bounds.reviewersPerCandidate, seconds })
  await inTransaction(
    async (tx) => {
      const { round } = await openForAssignment(tx, viewer, input.roundId)
      if ((await loadAssignmentProblem(tx, round)).fingerprint !== problem.fingerprint)
        throw conflict('计算期间候选对象、专家或回避关系有变化，请重新分配。')
      await tx.assignmentRun.create({ data: { roundId: round.id, certificate, createdById: viewer.accountId } })
      const [candidates, reviewers] = [problem.candidates.length, problem.reviewers.length]
      const payload = { roundId: round.id, candidates, reviewers, status, optimal: status === 'optimal' }
      await recordAudit(tx, actorOf(viewer), 'assignment.solved', { kind: 'round', id: round.id }, payload)
      if (status !== 'infeasible') await replaceSeats(tx, round, problem, plan.pairs)
    },
    { timeout: 30_000 },
  )
  if (status === 'infeasible') throw refused('infeasible', `无法完成分配：\n${certificate.because.join('\n')}`)
  return certificate
}

/** @throws AppError notDeclared */
export function refuseSilent(reviewers: readonly { name: string; hasDeclared: boolean }[]): void {
  const silent = reviewers.filter((reviewer) => !reviewer.hasDeclared).map((reviewer) => reviewer.name)
  if (silent.length > 0)
    throw refused('notDeclared', `以下专家还没有对照名单申报回避：${listNames(silent, '位')}。请催办；不能参加的，请办理退出。`)
}

async function openForAssignment(tx: Tx, viewer: Viewer, roundId: string): Promise<{ round: LoadedRound; now: Date }> {
  const opened = await lockRound(tx, roundId)
  roundPolicy.authorise(viewer, 'manage', opened.round)
  if (opened.round.stage !== 'qualifying') throw refused('wrongStage', '分配评审专家须在资格审查阶段、专家评审开始之前进行。')
  refuseShow(opened.round)
  return opened
}

/** Judges of a live show see every candidate; there is nothing to solve. @throws AppError liveShow */
export function refuseShow(round: LoadedRound): void {
  if (round.scheme.reviewing.show) throw refused('liveShow', '本轮为现场展示评比，评委评审全部对象，请在“现场展示”页面安排。')
}
