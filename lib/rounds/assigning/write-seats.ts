import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Tx } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import type { Pair } from '../assignment-model'
import type { AssignmentProblem } from '../assignment-problem'
import { assignBlindCodes, assignLetters, permute } from '../blindness'
import type { LoadedRound } from '../loaded-round'
import { cryptoRandom } from '../random'

type Parties = Pick<AssignmentProblem, 'reviewers' | 'candidates'>
type Seat = { id: string; reviewer: AssignmentProblem['reviewers'][number]; candidate: AssignmentProblem['candidates'][number] }

function seatsOf(problem: Parties, pairs: readonly Pair[]): Seat[] {
  return pairs.flatMap(([reviewerIndex, candidateIndex]) => {
    const [reviewer, candidate] = [problem.reviewers[reviewerIndex], problem.candidates[candidateIndex]]
    return reviewer && candidate ? [{ id: randomUUID(), reviewer, candidate }] : []
  })
}

/**
 * Replaces an earlier assignment: before the review starts no sheet rests on it. Blind codes, letters and desk orders are drawn anew.
 * @throws AppError sheetsExist
 */
export async function replaceSeats(tx: Tx, round: LoadedRound, problem: Parties, pairs: readonly Pair[]): Promise<void> {
  const sheets = await tx.scoreSheet.count({ where: { assignment: { roundId: round.id } } })
  if (sheets > 0) throw refused('sheetsExist', '已有专家开始评分，不能整体重新分配。')
  await tx.assignment.deleteMany({ where: { roundId: round.id } })
  const seats = seatsOf(problem, pairs)
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

/** Adds seats beside those that exist; their reviewers have something to score again. @returns the new seats with names */
export async function addSeats(
  tx: Tx,
  round: LoadedRound,
  problem: Parties,
  pairs: readonly Pair[],
): Promise<{ assignmentId: string; reviewer: string; candidate: string }[]> {
  const seats = seatsOf(problem, pairs)
  await tx.assignment.createMany({
    // Letters are drawn anew when scoring is closed; until then a seat added later carries its own id.
    data: seats.map(({ id, reviewer, candidate }, index) => ({
      id,
      roundId: round.id,
      nominationId: candidate.id,
      roundReviewerId: reviewer.id,
      letter: id,
      position: 1000 + index,
    })),
  })
  const reviewerIds = [...new Set(seats.map((seat) => seat.reviewer.id))]
  await tx.roundReviewer.updateMany({ where: { id: { in: reviewerIds } }, data: { sealedAt: null, sealDigest: null } })
  await notify(
    tx,
    seats.map(({ reviewer }) => ({
      accountId: reviewer.accountId,
      kind: 'assignment.made',
      title: `${round.name}为您增加了一份评审任务`,
      body: '请在评分截止前完成。',
      href: '/reviews',
    })),
  )
  return seats.map(({ id, reviewer, candidate }) => ({ assignmentId: id, reviewer: reviewer.name, candidate: candidate.name }))
}
