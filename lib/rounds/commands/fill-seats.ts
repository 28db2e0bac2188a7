import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Tx } from '@/lib/platform/db/client'
import { notify } from '@/lib/platform/notices/notify'
import { loadAssignmentProblem } from '../assignment-problem'
import type { LoadedRound } from '../loaded-round'
import { storeFoundConflicts } from './store-conflicts'

export type FilledSeats = {
  /** Assignment ids of new seats. */
  filled: { assignmentId: string; reviewer: string; candidate: string }[]
  /** Sentences: seats for which nobody is free. */
  vacant: string[]
}

/**
 * Gives each vacant seat to the declared reviewer with the fewest candidates who may judge it, the nearest in expertise among equals; those with
 * the fewest choices first. Conflicts are looked for again before. Seats nobody can take stay vacant and are named.
 */
export async function fillSeats(tx: Tx, viewer: Viewer, round: LoadedRound, now: Date): Promise<FilledSeats> {
  await storeFoundConflicts(tx, viewer, round, now)
  const problem = await loadAssignmentProblem(tx, round)
  const { reviewersPerCandidate, maxLoad } = round.scheme.reviewing
  const loads = problem.reviewers.map((_, index) => problem.seats.filter(([reviewer]) => reviewer === index).length)
  const taken = new Set(problem.seats.map(([reviewer, candidate]) => `${reviewer}-${candidate}`))
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
  const chosen: { reviewer: number; candidate: number }[] = []
  const vacant: string[] = []
  for (const { candidate, missing } of wanting)
    for (let seat = 0; seat < missing; seat += 1) {
      const match = (reviewer: number) => problem.similarity[reviewer]?.[candidate] ?? 0
      const [best] = choices(candidate).sort((a, b) => (loads[a] ?? 0) - (loads[b] ?? 0) || match(b) - match(a) || a - b)
      if (best === undefined) {
        vacant.push(`${problem.candidates[candidate]?.name ?? '候选对象'} 还缺 ${missing - seat} 位评审专家，现有专家都须回避或已满额。`)
        break
      }
      loads[best] = (loads[best] ?? 0) + 1
      taken.add(`${best}-${candidate}`)
      chosen.push({ reviewer: best, candidate })
    }
  const seats = chosen.flatMap(({ reviewer, candidate }, index) => {
    const [who, whom] = [problem.reviewers[reviewer], problem.candidates[candidate]]
    return who && whom ? [{ id: randomUUID(), who, whom, position: 1000 + index }] : []
  })
  await tx.assignment.createMany({
    // Letters are drawn anew when scoring is closed; until then a seat added later carries its own id.
    data: seats.map(({ id, who, whom, position }) => ({
      id,
      roundId: round.id,
      nominationId: whom.id,
      roundReviewerId: who.id,
      letter: id,
      position,
    })),
  })
  await tx.roundReviewer.updateMany({ where: { id: { in: seats.map((seat) => seat.who.id) } }, data: { sealedAt: null, sealDigest: null } })
  await notify(
    tx,
    seats.map(({ who }) => ({
      accountId: who.accountId,
      kind: 'assignment.made',
      title: `${round.name}为您增加了一份评审任务`,
      body: '请在评分截止前完成。',
      href: '/reviews',
    })),
  )
  return { filled: seats.map(({ id, who, whom }) => ({ assignmentId: id, reviewer: who.name, candidate: whom.name })), vacant }
}
