import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import { requireOwnFile } from '@/lib/platform/files/store'
import '../nominating-audit'
import { entryFacts, lockNomination } from '../loaded-nomination'
import type { attachDocumentSchema, removeAttachmentSchema } from '../nomination-schema'
import { requireEditable } from './require-editable'

const MOST_PER_FIELD = 20

/** Adds an uploaded file to a field of the form. The answers' version stays: files and text do not race. @throws AppError */
export async function attachDocument(viewer: Viewer, input: z.output<typeof attachDocumentSchema>): Promise<{ id: string; name: string }> {
  return inTransaction(async (tx) => {
    const { nomination, round, now } = await lockNomination(tx, viewer, input.nominationId, 'edit')
    requireEditable(nomination.state, round.stage, entryFacts(nomination, round, now))
    const field = round.scheme.fields.find((candidate) => candidate.key === input.fieldKey && candidate.type === 'file')
    if (!field) throw notFound('方案中没有这项材料，请刷新页面后重试。')
    const most = field.max ?? MOST_PER_FIELD
    const present = nomination.attachments.filter((attachment) => attachment.fieldKey === field.key).length
    if (present >= most) throw refused('tooManyFiles', `“${field.label}”最多 ${most} 份，请先删除不用的文件。`)
    const file = await requireOwnFile(tx, viewer, input.fileId, 'attachment')
    const attachment = await tx.attachment.create({
      data: { nominationId: nomination.id, fieldKey: field.key, fileId: file.id, name: file.name },
    })
    await recordAudit(
      tx,
      actorOf(viewer),
      'nomination.attached',
      { kind: 'nomination', id: nomination.id },
      { fieldKey: field.key, fileId: file.id },
    )
    return { id: attachment.id, name: attachment.name }
  })
}

/** Takes a file out of the form; the stored bytes stay for the record. @throws AppError */
export async function removeAttachment(viewer: Viewer, input: z.output<typeof removeAttachmentSchema>): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const { nomination, round, now } = await lockNomination(tx, viewer, input.nominationId, 'edit')
    requireEditable(nomination.state, round.stage, entryFacts(nomination, round, now))
    const attachment = nomination.attachments.find((candidate) => candidate.id === input.attachmentId)
    if (!attachment) throw notFound('这份材料已经删除。')
    await tx.attachment.delete({ where: { id: attachment.id } })
    await recordAudit(
      tx,
      actorOf(viewer),
      'nomination.attachmentRemoved',
      { kind: 'nomination', id: nomination.id },
      {
        fieldKey: attachment.fieldKey,
        fileId: attachment.fileId,
      },
    )
    return { id: attachment.id }
  })
}
