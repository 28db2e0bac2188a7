import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { db } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import { cleanDocument } from '@/lib/platform/files/document-content'
import { readFileBytes } from '@/lib/platform/files/store'
import { isFieldHidden, neutralFileName } from './dossier'
import { loadRound } from './loaded-round'
import { scoreSheetPolicy } from './policy'
import './review-audit'
import { isStageIn } from './round-stages'

/**
 * A document of an assigned candidate for its reviewer; in a blind round under a neutral name, without what the file says about its author,
 * and only from fields that are not hidden. The original stays for the office.
 * @throws AppError notFound otherwise, notBlind when it cannot be cleaned
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
  if (!isBlind) return file
  const clean = await cleanDocument(file.bytes, file.mediaType)
  if (!clean.ok) throw refused('notBlind', '这份材料无法去除文件中的作者等信息，暂不能查阅。请联系市人才办处理；可以先评其他材料。')
  return { ...file, bytes: clean.bytes, name: neutralFileName(field.label, siblings.indexOf(attachment), attachment.name) }
}
