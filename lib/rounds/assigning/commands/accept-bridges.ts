import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { loadAssignmentProblem } from '../../assignment-problem'
import { proposeBridges } from '../../bridging'
import { lockRound } from '../../loaded-round'
import { roundPolicy } from '../../policy'
import type { bridgeSchema } from '../assigning-schema'
import { planRequest } from '../plan-request'
import { readableCandidates } from '../readable-candidates'
import { storeWish } from './set-wish'

const solverSeconds = 10

/**
 * Pins the pairs that join groups of candidates who share no reviewer; the seats themselves change with the next plan. Pairs of
 * candidates whom the viewer must not see are pinned too, and not told.
 * @throws AppError alreadyLinked, noBridge
 */
export async function acceptBridges(
  viewer: Viewer,
  input: z.output<typeof bridgeSchema>,
): Promise<{ pinned: { reviewer: string; candidate: string }[] }> {
  return inTransaction(
    async (tx) => {
      const { round } = await lockRound(tx, input.roundId)
      roundPolicy.authorise(viewer, 'manage', round)
      if (round.stage !== 'qualifying') throw refused('wrongStage', '评审已经开始，不再增补连接各组的任务。')
      const problem = await loadAssignmentProblem(tx, round)
      const { request, reviewerOf } = planRequest(problem, round.scheme.reviewing, {
        mode: 'expertise',
        scope: 'fewest',
        timeLimitSeconds: solverSeconds,
      })
      const proposal = await proposeBridges(request, request.keep ?? [])
      if (proposal.groups.length <= 1) throw refused('alreadyLinked', '各组候选对象之间已有共同的评审专家，无须增补。')
      if (!proposal.isBridged) throw refused('noBridge', '受回避和份数限制，找不到能够连接各组的评审任务，请增加评审专家。')
      const readable = await readableCandidates(tx, viewer, round.id)
      const pinned: { reviewer: string; candidate: string }[] = []
      for (const [reviewerIndex, candidateIndex] of proposal.bridges) {
        const [reviewer, candidate] = [problem.reviewers[reviewerOf[reviewerIndex] ?? -1], problem.candidates[candidateIndex]]
        if (!reviewer || !candidate) continue
        const reason = '连接没有共同评审专家的各组候选对象，使评分可以相互比较'
        await storeWish(tx, viewer, { roundId: round.id, roundReviewerId: reviewer.id, nominationId: candidate.id, kind: 'pin', reason })
        if (readable.has(candidate.id)) pinned.push({ reviewer: reviewer.name, candidate: candidate.name })
      }
      return { pinned }
    },
    { timeout: 30_000 },
  )
}
