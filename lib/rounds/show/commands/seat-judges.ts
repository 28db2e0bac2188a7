import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../show-audit'
import { loadAssignmentProblem } from '../../assignment-problem'
import { permute } from '../../blindness'
import { storeFoundConflicts } from '../../commands/store-conflicts'
import { cryptoRandom } from '../../random'
import { isStageIn } from '../../round-stages'
import { listNames } from '../../transitions'
import type { showRoundSchema } from '../show-schema'
import { lockShow } from './lock-show'

export type Seated = { seats: number; judges: number; candidates: number }

/**
 * Gives every judge a sheet for every candidate that has not been on yet, except under conflict; conflicts are looked for again before.
 * Seats that exist stay; a judge who comes late gets the candidates still to come. Letters are drawn anew when scoring is closed.
 * @throws AppError notDeclared naming who has not compared the list with their ties, wrongStage
 */
export async function seatShowJudges(viewer: Viewer, input: z.output<typeof showRoundSchema>): Promise<Seated> {
  return inTransaction(
    async (tx) => {
      const { round, now, items } = await lockShow(tx, viewer, input.roundId)
      if (!isStageIn(round.stage, 'acceptingDeclarations')) throw refused('wrongStage', '评委在资格审查和专家评审阶段分配。')
      await storeFoundConflicts(tx, viewer, round, now)
      const problem = await loadAssignmentProblem(tx, round)
      const silent = problem.reviewers.filter((judge) => !judge.hasDeclared).map((judge) => judge.name)
      if (silent.length > 0)
        throw refused('notDeclared', `以下评委还没有对照名单申报回避：${listNames(silent, '位')}。请催办；不能参加的，请办理退出。`)
      const past = new Set(items.filter((item) => item.state !== 'waiting').map((item) => item.nominationId))
      const taken = new Set(problem.seats.map(([judge, candidate]) => `${judge}-${candidate}`))
      const seats = problem.reviewers.flatMap((judge, row) =>
        permute(
          problem.candidates.flatMap((candidate, column) =>
            problem.conflict[row]?.[column] === false && !taken.has(`${row}-${column}`) && !past.has(candidate.id) ? [candidate] : [],
          ),
          cryptoRandom,
        ).map((candidate, index) => ({ id: randomUUID(), judge, candidate, position: index + 1 })),
      )
      await write(tx, round.id, seats)
      const judges = new Map(seats.map((seat) => [seat.judge.id, seat.judge]))
      await notify(
        tx,
        [...judges.values()].map((judge) => ({
          accountId: judge.accountId,
          kind: 'assignment.made',
          title: `${round.name}的现场评分任务已分配`,
          body: '展示评比当天用手机或者电脑打开“评审工作”，轮到时即可评分。',
          href: '/reviews',
        })),
      )
      const counts = { judges: problem.reviewers.length, candidates: problem.candidates.length, seats: seats.length }
      await recordAudit(tx, actorOf(viewer), 'show.judgesSeated', { kind: 'round', id: round.id }, { roundId: round.id, ...counts })
      return counts
    },
    { timeout: 30_000 },
  )
}

type Seat = { id: string; judge: { id: string }; candidate: { id: string }; position: number }

async function write(tx: Tx, roundId: string, seats: readonly Seat[]): Promise<void> {
  await tx.assignment.createMany({
    data: seats.map(({ id, judge, candidate, position }) => ({
      id,
      roundId,
      nominationId: candidate.id,
      roundReviewerId: judge.id,
      letter: id,
      position,
    })),
  })
  await tx.roundReviewer.updateMany({
    where: { id: { in: seats.map((seat) => seat.judge.id) } },
    data: { sealedAt: null, sealDigest: null },
  })
}
