import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit, recordAuditMany } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import '../review-audit'
import { loadRound } from '../loaded-round'
import { nominationGroups } from '../nomination-states'
import type { declareConflictsSchema } from '../review-schema'
import { canDeclare, loadReviewSeat, lockReviewSeat } from '../review-seat'
import { keepDeclaredRelations } from './keep-declared-relations'

/**
 * A reviewer goes through the full list of names and units and confirms it; what is declared is a conflict for good. Until candidates are
 * assigned more can be declared, nothing taken back.
 * @throws AppError notFound, assigned, conflict when the list has grown meanwhile
 */
export async function declareConflicts(
  viewer: Viewer,
  input: z.output<typeof declareConflictsSchema>,
): Promise<{ declaredAt: string; conflicts: number }> {
  return inTransaction(async (tx) => {
    await lockReviewSeat(tx, viewer, input.roundId)
    const round = await loadRound(tx, input.roundId)
    const seat = await loadReviewSeat(tx, viewer, round)
    const now = await businessNow(tx)
    const [assigned, listed] = await Promise.all([
      tx.assignment.count({ where: { roundReviewerId: seat.id } }),
      tx.nomination.findMany({
        where: { roundId: round.id, state: { in: [...nominationGroups.listedForDeclaration] } },
        select: { id: true },
      }),
    ])
    if (!canDeclare(round.stage, assigned))
      throw refused('assigned', '评审任务已经分配或评审已经结束，请在评分页面对具体候选对象申请回避。')
    if (listed.length !== input.listed) throw conflict('候选名单刚刚有变化，请刷新页面后重新核对。已勾选的内容仍然保留。')
    const known = new Set(listed.map((row) => row.id))
    if (input.conflicts.some((item) => !known.has(item.nominationId))) throw notFound('名单中没有所勾选的候选对象，请刷新页面后重试。')
    const rows = input.conflicts.map((item) => ({ ...item, roundId: round.id, personId: seat.personId, source: 'declared' as const }))
    const before = await tx.conflict.findMany({
      where: { roundId: round.id, personId: seat.personId },
      select: { nominationId: true, kind: true },
    })
    const present = new Set(before.map((row) => `${row.nominationId}\n${row.kind}`))
    const added = rows.filter((row) => !present.has(`${row.nominationId}\n${row.kind}`))
    await tx.conflict.createMany({ data: added.map((row) => ({ ...row, createdById: viewer.accountId })), skipDuplicates: true })
    await keepDeclaredRelations(tx, viewer, seat.personId, added)
    const updated = await tx.roundReviewer.updateMany({
      where: { id: seat.id, state: { not: 'excused' } },
      data: { state: 'declared', declaredAt: now, version: { increment: 1 } },
    })
    if (updated.count === 0) throw conflict()
    const actor = actorOf(viewer)
    await recordAuditMany(
      tx,
      actor,
      'conflict.recorded',
      added.map(({ nominationId, kind }) => ({
        subject: { kind: 'nomination', id: nominationId },
        payload: { roundId: round.id, personId: seat.personId, nominationId, kind, source: 'declared' },
      })),
    )
    const payload = { roundId: round.id, listed: listed.length, conflicts: added.length }
    await recordAudit(tx, actor, 'reviewer.declared', { kind: 'roundReviewer', id: seat.id }, payload)
    return { declaredAt: now.toISOString(), conflicts: added.length }
  })
}
