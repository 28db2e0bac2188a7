import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { db } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { readFileBytes } from '@/lib/platform/files/store'
import { isFieldHidden, neutralFileName } from './dossier'
import { loadRound } from './loaded-round'
import { scoreSheetPolicy } from './policy'
import './review-audit'
import { isStageIn } from './round-stages'

/**
 * A document of an assigned candidate for its reviewer; in a blind round under a neutral name, and only from fields that are not hidden.
 * @throws AppError notFound otherwise
 */
export async function readDossierFile(
  viewer: Viewer,
  assignmentId: string,
  attachmentId: string,
): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  const { prisma } = await db()
  const missing = notFound('没有找到这份材料，评审任务可能已经调整。')
  const assignment = await prisma.assignment.findFirst({
    where: { AND: [{ id: assignmentId }, scoreSheetPolicy.where(viewer, 'read')] },
    select: { roundId: true, nomination: { select: { attachments: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } } } },
  })
  if (!assignment) throw missing
  const round = await loadRound(prisma, assignment.roundId)
  if (!isStageIn(round.stage, 'acceptingScores') && !isStageIn(round.stage, 'rankingVisible')) throw missing
  const attachment = assignment.nomination.attachments.find((each) => each.id === attachmentId)
  const field = round.scheme.fields.find((each) => each.key === attachment?.fieldKey)
  const { isBlind } = round.scheme.reviewing
  if (!attachment || !field || isFieldHidden(field, isBlind)) throw missing
  await recordAudit(
    prisma,
    actorOf(viewer),
    'dossier.fileRead',
    { kind: 'assignment', id: assignmentId },
    { roundId: round.id, fileId: attachment.fileId },
  )
  const file = await readFileBytes(attachment.fileId)
  const siblings = assignment.nomination.attachments.filter((each) => each.fieldKey === field.key)
  return isBlind ? { ...file, name: neutralFileName(field.label, siblings.indexOf(attachment), attachment.name) } : file
}
