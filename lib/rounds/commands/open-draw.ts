import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import '../draw-audit'
import type { DrawGroup } from '../draw'
import { reviewerDrawPolicy } from '../draw-policy'
import type { openDrawSchema } from '../draw-schema'
import { lockRound } from '../loaded-round'
import { requireDrawable } from './locked-draw'
import { notifyDraw } from './notify-draw'

/** Begins a draw: how many of which group, with how many alternates. Both sides commit next. @throws AppError when one is under way */
export async function openDraw(viewer: Viewer, input: z.output<typeof openDrawSchema>): Promise<{ drawId: string; number: number }> {
  return inTransaction(async (tx) => {
    reviewerDrawPolicy.authorise(viewer, 'manage', { roundId: input.roundId })
    const { round } = await lockRound(tx, input.roundId)
    requireDrawable(round)
    const before = await tx.reviewerDraw.findMany({ where: { roundId: round.id }, select: { number: true, state: true } })
    if (before.some((draw) => draw.state === 'committing' || draw.state === 'frozen'))
      throw refused('drawUnderWay', '本轮已有一次抽取正在进行，请先完成或作废。')
    const number = Math.max(0, ...before.map((draw) => draw.number)) + 1
    const groups: DrawGroup[] = input.groups.map((group, index) => ({ key: `g${index + 1}`, ...group }))
    const draw = await tx.reviewerDraw.create({ data: { roundId: round.id, number, groups, createdById: viewer.accountId } })
    const seats = groups.reduce((sum, group) => sum + group.count, 0)
    const payload = { roundId: round.id, number, groups: groups.length, seats }
    await recordAudit(tx, actorOf(viewer), 'draw.opened', { kind: 'reviewerDraw', id: draw.id }, payload)
    await notifyDraw(tx, round, 'supervisor', '抽取专家已经发起，请提交承诺')
    return { drawId: draw.id, number }
  })
}
