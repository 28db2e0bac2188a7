import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import { isStageIn } from '../round-stages'
import type { roundIdSchema } from '../schema'
import { beginScan } from './scan-when-decided'

/** Has the materials of a blind round looked through for names. @throws AppError notBlind, wrongStage, running */
export async function requestBlindScan(
  viewer: Viewer,
  input: z.output<typeof roundIdSchema>,
): Promise<{ scanId: string; jobRunId: string }> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId)
    roundPolicy.authorise(viewer, 'manage', round)
    if (!round.scheme.reviewing.isBlind) throw refused('notBlind', '本轮为实名评审，不需要检查。')
    if (!isStageIn(round.stage, 'acceptingDeclarations')) throw refused('wrongStage', '资格审查和专家评审期间才能检查材料。')
    const last = await tx.blindScan.findFirst({ where: { roundId: round.id }, orderBy: { startedAt: 'desc' } })
    const job =
      last?.jobRunId && !last.finishedAt ? await tx.jobRun.findUnique({ where: { id: last.jobRunId }, select: { status: true } }) : null
    if (job && (job.status === 'queued' || job.status === 'running')) throw refused('running', '检查正在进行，请稍候。')
    return beginScan(tx, viewer, round, now)
  })
}
