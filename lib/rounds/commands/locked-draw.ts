import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Tx } from '@/lib/platform/db/client'
import { conflict, notFound, refused } from '@/lib/platform/errors'
import { type ReviewerDrawVerb, reviewerDrawPolicy } from '../draw-policy'
import { type LoadedRound, lockRound } from '../loaded-round'
import { isStageIn } from '../round-stages'

/** Only while experts may still join the round. @throws AppError wrongStage */
export function requireDrawable(round: LoadedRound): void {
  if (!isStageIn(round.stage, 'beforeConferral') || isStageIn(round.stage, 'rankingVisible'))
    throw refused('wrongStage', '评分已经结束，不能再抽取评审专家。')
}

/**
 * Locks the draw's round, then reads the draw: everything about a draw happens one after another.
 * @throws AppError notFound, forbidden, conflict when the draw has moved on since `version`
 */
export async function lockDraw(tx: Tx, viewer: Viewer, drawId: string, verb: ReviewerDrawVerb, version?: number) {
  const found = await tx.reviewerDraw.findUnique({ where: { id: drawId }, select: { roundId: true } })
  if (!found) throw notFound('没有找到这次抽取。')
  reviewerDrawPolicy.authorise(viewer, verb, found)
  const { round, now } = await lockRound(tx, found.roundId)
  const draw = await tx.reviewerDraw.findUniqueOrThrow({ where: { id: drawId } })
  if (version !== undefined && draw.version !== version) throw conflict('这次抽取刚刚有新的进展，请刷新页面后再操作。')
  return { round, now, draw }
}

export type LockedDraw = Awaited<ReturnType<typeof lockDraw>>['draw']
