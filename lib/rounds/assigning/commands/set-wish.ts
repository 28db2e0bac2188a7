import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import '../assigning-audit'
import { candidateName } from '../../candidate-name'
import { loadNominationsFor } from '../../commands/load-nominations'
import { lockRound } from '../../loaded-round'
import { roundPolicy } from '../../policy'
import { reviewedCandidates } from '../../reviewed-candidates'
import { isStageIn } from '../../round-stages'
import type { wishSchema } from '../assigning-schema'

type Wish = z.output<typeof wishSchema>

/**
 * The office asks that a reviewer judges a candidate (指定) or does not (排除), with a reason. Every computation from now on keeps to it;
 * seats that exist change only by a plan. A ban is no conflict and hides nothing from anybody.
 * @throws AppError underConflict: nobody can pin what a conflict forbids; wishExists, wrongStage
 */
export async function setWish(viewer: Viewer, input: Wish): Promise<{ wishId: string }> {
  return inTransaction(async (tx) => {
    const { round } = await lockRound(tx, input.roundId)
    roundPolicy.authorise(viewer, 'manage', round)
    if (!isStageIn(round.stage, 'acceptingDeclarations')) throw refused('wrongStage', '指定和排除在资格审查和专家评审阶段办理。')
    await loadNominationsFor(tx, viewer, 'readConflicts', round.id, [input.nominationId])
    return { wishId: await storeWish(tx, viewer, input) }
  })
}

/** The caller has locked the round and authorised. */
export async function storeWish(tx: Tx, viewer: Viewer, { roundId, roundReviewerId, nominationId, kind, reason }: Wish): Promise<string> {
  const reviewer = await tx.roundReviewer.findFirst({
    where: { id: roundReviewerId, roundId, state: { not: 'excused' } },
    select: { personId: true, person: { select: { name: true } } },
  })
  const nomination = await tx.nomination.findFirst({
    where: { id: nominationId, roundId, ...reviewedCandidates },
    include: { person: { select: { name: true } }, project: { select: { name: true } } },
  })
  if (!reviewer || !nomination) throw notFound('没有找到这位专家或这个候选对象，可能已经退出本轮。')
  const who = reviewer.person.name
  const whom = candidateName(nomination)
  if (kind === 'pin') {
    const conflict = await tx.conflict.findFirst({
      where: { roundId, personId: reviewer.personId, nominationId },
      select: { reason: true },
    })
    if (conflict) throw refused('underConflict', `${who} 应当回避 ${whom}（${conflict.reason}），不能指定。`)
    const gone = await tx.assignment.count({ where: { nominationId, roundReviewerId, state: { not: 'active' } } })
    if (gone > 0) throw refused('seatGone', `${who} 对 ${whom} 的评审任务已经作废或免评，不能再指定。`)
  }
  const standing = await tx.assignmentWish.findFirst({ where: { roundReviewerId, nominationId, revokedAt: null }, select: { kind: true } })
  if (standing) throw refused('wishExists', `${who} 与 ${whom} 之间已有${standing.kind === 'pin' ? '指定' : '排除'}，如需更改请先撤销。`)
  const data = { roundId, roundReviewerId, nominationId, kind, reason, createdById: viewer.accountId }
  const wish = await tx.assignmentWish.create({ data, select: { id: true } })
  const subject = { kind: 'round', id: roundId }
  await recordAudit(tx, actorOf(viewer), 'assignment.wished', subject, { roundId, nominationId, roundReviewerId, kind })
  return wish.id
}
