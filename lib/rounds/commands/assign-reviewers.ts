import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { type AssignmentResult, solveAssignment } from '../assignment'
import { type AssignmentProblem, loadAssignmentProblem } from '../assignment-problem'
import { describeCause } from '../assignment-words'
import { assignBlindCodes, assignLetters, permute } from '../blindness'
import { type LoadedRound, lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import { cryptoRandom } from '../random'
import type { assignReviewersSchema } from '../schema'
import { listNames } from '../transitions'
import { storeFoundConflicts } from './store-conflicts'

type Input = z.output<typeof assignReviewersSchema>
export type AssignmentCertificate = {
  status: AssignmentResult['status']
  total: number
  worst: number
  bound: number
  mode: Input['mode']
  perCandidate: number
  loads: { reviewer: string; load: number }[]
  because: string[]
}

const solverSeconds = 20

/**
 * Assigns every qualified candidate exactly the scheme's number of reviewers, never under conflict and within the load bounds, by the
 * solver; then blind codes, letters and desk orders are drawn. The solver runs outside the transactions; what it rests on is compared.
 * @throws AppError naming who has not declared, or what makes an assignment impossible
 */
export async function assignReviewers(viewer: Viewer, input: Input): Promise<AssignmentCertificate> {
  const problem = await inTransaction(async (tx) => {
    const { round, now } = await openForAssignment(tx, viewer, input.roundId)
    await storeFoundConflicts(tx, viewer, round, now)
    return { ...(await loadAssignmentProblem(tx, round)), bounds: round.scheme.reviewing }
  })
  const silent = problem.reviewers.filter((reviewer) => !reviewer.hasDeclared).map((reviewer) => reviewer.name)
  if (silent.length > 0)
    throw refused('notDeclared', `以下专家还没有对照名单申报回避：${listNames(silent, '位')}。请催办；不能参加的，请办理退出。`)
  const { reviewersPerCandidate: perCandidate, minLoad, maxLoad } = problem.bounds
  const similarity = input.mode === 'expertise' ? problem.similarity : undefined
  const result = await solveAssignment({
    similarity,
    conflict: problem.conflict,
    perCandidate,
    minLoad,
    maxLoad,
    timeLimitSeconds: solverSeconds,
  })
  const certificate = certificateOf(problem, result, input.mode, perCandidate)
  await inTransaction(
    async (tx) => {
      const { round } = await openForAssignment(tx, viewer, input.roundId)
      if ((await loadAssignmentProblem(tx, round)).fingerprint !== problem.fingerprint)
        throw conflict('计算期间候选对象、专家或回避关系有变化，请重新分配。')
      await tx.assignmentRun.create({ data: { roundId: round.id, certificate, createdById: viewer.accountId } })
      const payload = {
        roundId: round.id,
        candidates: problem.candidates.length,
        reviewers: problem.reviewers.length,
        status: result.status,
        optimal: result.status === 'optimal',
      }
      await recordAudit(tx, actorOf(viewer), 'assignment.solved', { kind: 'round', id: round.id }, payload)
      if (result.status !== 'infeasible') await seatReviewers(tx, round, problem, result)
    },
    { timeout: 30_000 },
  )
  if (result.status === 'infeasible') throw refused('infeasible', `无法完成分配：\n${certificate.because.join('\n')}`)
  return certificate
}

async function openForAssignment(tx: Tx, viewer: Viewer, roundId: string): Promise<{ round: LoadedRound; now: Date }> {
  const opened = await lockRound(tx, roundId)
  roundPolicy.authorise(viewer, 'manage', opened.round)
  if (opened.round.stage !== 'qualifying') throw refused('wrongStage', '分配评审专家须在资格审查阶段、专家评审开始之前进行。')
  return opened
}

function certificateOf(
  problem: AssignmentProblem,
  result: AssignmentResult,
  mode: Input['mode'],
  perCandidate: number,
): AssignmentCertificate {
  const names = {
    reviewerAt: (index: number) => problem.reviewers[index]?.name ?? '专家',
    candidateAt: (index: number) => problem.candidates[index]?.name ?? '候选对象',
  }
  return {
    status: result.status,
    total: result.total,
    worst: result.worst,
    bound: result.bound,
    mode,
    perCandidate,
    loads: result.loads.map((load, index) => ({ reviewer: names.reviewerAt(index), load })),
    because: result.because.map((cause) => describeCause(cause, names)),
  }
}

/** Replaces an earlier assignment: before the review starts no sheet rests on it. */
async function seatReviewers(tx: Tx, round: LoadedRound, problem: AssignmentProblem, result: AssignmentResult): Promise<void> {
  const sheets = await tx.scoreSheet.count({ where: { assignment: { roundId: round.id } } })
  if (sheets > 0) throw refused('sheetsExist', '已有专家开始评分，不能整体重新分配。')
  await tx.assignment.deleteMany({ where: { roundId: round.id } })
  const seats = result.pairs.flatMap(([reviewerIndex, candidateIndex]) => {
    const [reviewer, candidate] = [problem.reviewers[reviewerIndex], problem.candidates[candidateIndex]]
    return reviewer && candidate ? [{ id: randomUUID(), reviewer, candidate }] : []
  })
  const letters = assignLetters(
    seats.map((seat) => ({ candidateId: seat.candidate.id, sheetId: seat.id })),
    cryptoRandom,
  )
  const positions = new Map<string, number>()
  for (const reviewer of problem.reviewers)
    for (const [index, seat] of permute(
      seats.filter((each) => each.reviewer.id === reviewer.id),
      cryptoRandom,
    ).entries())
      positions.set(seat.id, index + 1)
  await tx.assignment.createMany({
    data: seats.map(({ id, reviewer, candidate }) => ({
      id,
      roundId: round.id,
      nominationId: candidate.id,
      roundReviewerId: reviewer.id,
      letter: letters.get(id) ?? id,
      position: positions.get(id) ?? 0,
    })),
  })
  await drawBlindCodes(
    tx,
    round.id,
    problem.candidates.map((candidate) => candidate.id),
  )
  const busy = problem.reviewers.filter((reviewer) => seats.some((seat) => seat.reviewer.id === reviewer.id))
  await notify(
    tx,
    busy.map((reviewer) => ({
      accountId: reviewer.accountId,
      kind: 'assignment.made',
      title: `${round.name}的评审任务已分配`,
      body: '评审开始后即可打开评分。',
      href: '/reviews',
    })),
  )
}

/** New codes for everybody, in one statement after the old ones are taken away. */
async function drawBlindCodes(tx: Tx, roundId: string, nominationIds: readonly string[]): Promise<void> {
  const codes = assignBlindCodes(nominationIds, cryptoRandom)
  await tx.nomination.updateMany({ where: { roundId }, data: { blindCode: null } })
  const [ids, values] = [[...codes.keys()], [...codes.values()]]
  await tx.$executeRaw`
    UPDATE "Nomination" n SET "blindCode" = d.code FROM unnest(${ids}::text[], ${values}::text[]) AS d(id, code) WHERE n.id = d.id`
}
