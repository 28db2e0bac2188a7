import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import { requestJob } from '@/lib/platform/jobs/jobs'
import '../archive-audit'
import { isConflicted } from '../archive-access'
import { roundArchivePolicy } from '../archive-policy'
import type { requestArchiveSchema } from '../archive-schema'
import { loadRound } from '../loaded-round'
import { roundPolicy } from '../policy'

/** Asks for the case file of a round in the copy that the viewer may have; on record. @throws AppError notFound, forbidden */
export async function requestArchive(viewer: Viewer, input: z.output<typeof requestArchiveSchema>): Promise<{ jobRunId: string }> {
  return inTransaction(async (tx) => {
    const round = await loadRound(tx, input.roundId)
    if (!roundPolicy.can(viewer, 'readRecord', round)) throw notFound('没有找到这个评选轮次。')
    roundArchivePolicy.authorise(viewer, 'make', { copy: input.copy, round })
    if (await isConflicted(tx, viewer, round.id)) throw forbidden('您与本轮候选对象存在回避关系，不能制作或查阅卷宗。')
    const jobRunId = await requestJob(tx, viewer, 'rounds.makeArchive', { roundId: round.id, copy: input.copy, role: viewer.role })
    await recordAudit(tx, actorOf(viewer), 'archive.requested', { kind: 'round', id: round.id }, { copy: input.copy })
    return { jobRunId }
  })
}
