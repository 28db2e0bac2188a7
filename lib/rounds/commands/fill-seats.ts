import 'server-only'
import { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Tx } from '@/lib/platform/db/client'
import { certificateOf } from '../assigning/certificate'
import { type AssignmentMode, assignmentModes, type PlanFacts, solvePlan } from '../assigning/plan-request'
import { addSeats } from '../assigning/write-seats'
import type { Pair } from '../assignment-model'
import { type AssignmentProblem, loadAssignmentProblem } from '../assignment-problem'
import type { LoadedRound } from '../loaded-round'
import { storeFoundConflicts } from './store-conflicts'

export type FilledSeats = {
  /** Assignment ids of new seats. */
  filled: { assignmentId: string; reviewer: string; candidate: string }[]
  /** Sentences: seats for which nobody is free. */
  vacant: string[]
}

const solverSeconds = 5
const certificateModeSchema = z.object({ mode: z.enum(assignmentModes) })

/**
 * Fills vacant seats while nobody else's seat moves: all of them by the solver, in the mode last used, else as many as can be, those with
 * the fewest choices first. Conflicts are looked for again before. Seats nobody can take stay vacant and are named; a plan that moves
 * seats not yet begun (`planAssignment`) may still find somebody.
 */
export async function fillSeats(tx: Tx, viewer: Viewer, round: LoadedRound, now: Date): Promise<FilledSeats> {
  await storeFoundConflicts(tx, viewer, round, now)
  const problem = await loadAssignmentProblem(tx, round)
  const { pairs, vacant } = await choose(tx, viewer, round, problem)
  return { filled: await addSeats(tx, round, problem, pairs), vacant }
}

async function choose(
  tx: Tx,
  viewer: Viewer,
  round: LoadedRound,
  problem: AssignmentProblem,
): Promise<{ pairs: Pair[]; vacant: string[] }> {
  const { reviewing } = round.scheme
  const unmoved: PlanFacts = { ...problem, held: problem.held.map((seat) => ({ ...seat, isBegun: true })) }
  const mode = await modeInUse(tx, round.id)
  const started = performance.now()
  const plan = await solvePlan(unmoved, reviewing, { mode, scope: 'fewest', timeLimitSeconds: solverSeconds })
  if (plan.result.status === 'infeasible' || plan.voided.length > 0) return fillSingly(problem, reviewing)
  if (plan.added.length > 0) {
    const seconds = (performance.now() - started) / 1000
    const certificate = certificateOf(problem, plan, { mode, perCandidate: reviewing.reviewersPerCandidate, seconds })
    await tx.assignmentRun.create({ data: { roundId: round.id, certificate, createdById: viewer.accountId } })
  }
  return { pairs: plan.added, vacant: [] }
}

/** As the last computation was asked for. */
async function modeInUse(tx: Tx, roundId: string): Promise<AssignmentMode> {
  const run = await tx.assignmentRun.findFirst({
    where: { roundId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { certificate: true },
  })
  return certificateModeSchema.catch({ mode: 'even' }).parse(run?.certificate).mode
}

/** One seat after the other: the declared reviewer with the fewest candidates, the nearest in expertise among equals. */
function fillSingly(
  problem: AssignmentProblem,
  { reviewersPerCandidate, maxLoad }: { reviewersPerCandidate: number; maxLoad: number },
): { pairs: Pair[]; vacant: string[] } {
  const loads = problem.reviewers.map((_, index) => problem.seats.filter(([reviewer]) => reviewer === index).length)
  const taken = new Set([...problem.seats, ...problem.bans].map(([reviewer, candidate]) => `${reviewer}-${candidate}`))
  const mayJudge = (reviewer: number, candidate: number) =>
    problem.reviewers[reviewer]?.hasDeclared === true &&
    problem.conflict[reviewer]?.[candidate] === false &&
    !taken.has(`${reviewer}-${candidate}`) &&
    (loads[reviewer] ?? 0) < maxLoad
  const choices = (candidate: number) => problem.reviewers.map((_, index) => index).filter((reviewer) => mayJudge(reviewer, candidate))
  const wanting = problem.candidates.flatMap((_, candidate) => {
    const seated = problem.seats.filter(([, other]) => other === candidate).length + (problem.seatsOfOthers[candidate] ?? 0)
    return seated < reviewersPerCandidate ? [{ candidate, missing: reviewersPerCandidate - seated }] : []
  })
  wanting.sort((a, b) => choices(a.candidate).length - choices(b.candidate).length)
  const pairs: Pair[] = []
  const vacant: string[] = []
  for (const { candidate, missing } of wanting)
    for (let seat = 0; seat < missing; seat += 1) {
      const match = (reviewer: number) => problem.similarity[reviewer]?.[candidate] ?? 0
      const [best] = choices(candidate).sort((a, b) => (loads[a] ?? 0) - (loads[b] ?? 0) || match(b) - match(a) || a - b)
      if (best === undefined) {
        vacant.push(
          `${problem.candidates[candidate]?.name ?? '候选对象'} 还缺 ${missing - seat} 位评审专家，现有专家都须回避或已满额。可预览变动最少的调整，或增加专家。`,
        )
        break
      }
      loads[best] = (loads[best] ?? 0) + 1
      taken.add(`${best}-${candidate}`)
      pairs.push([best, candidate])
    }
  return { pairs, vacant }
}
