import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { fromDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, notFound, refused } from '@/lib/platform/errors'
import { requireOwnFile } from '@/lib/platform/files/store'
import '../audit-events'
import { documentPolicy } from '../document-policy'
import type { AddDocumentInput, RemoveDocumentInput } from '../document-schema'

/** Puts an uploaded paper into a person's file. */
export async function addDocument(viewer: Viewer, input: AddDocumentInput): Promise<{ documentId: string }> {
  return inTransaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { id: input.personId }, select: { id: true, unitId: true } })
    if (!person || !documentPolicy.can(viewer, 'read', { personId: person.id, unitId: person.unitId }))
      throw notFound('没有找到这名人员，或不在您的管理范围内。')
    documentPolicy.authorise(viewer, 'keep', { personId: person.id, unitId: person.unitId })
    const file = await requireOwnFile(tx, viewer, input.fileId, 'personDocument')
    if (await tx.personDocument.findUnique({ where: { fileId: file.id }, select: { id: true } }))
      throw refused('documentKept', '这份材料已经归档，请重新上传。')
    const made = await tx.personDocument.create({
      data: {
        personId: person.id,
        kind: input.kind,
        note: input.note,
        fileId: file.id,
        addedById: viewer.accountId,
        addedOn: fromDateOnly(await businessToday(tx)),
      },
    })
    await recordAudit(
      tx,
      actorOf(viewer),
      'document.added',
      { kind: 'personDocument', id: made.id },
      { personId: person.id, kind: input.kind },
    )
    return { documentId: made.id }
  })
}

/** Takes a paper out of a person's file; it stays on record with the reason and is opened by nobody any more. */
export async function removeDocument(viewer: Viewer, input: RemoveDocumentInput): Promise<{ documentId: string }> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "PersonDocument" WHERE id = ${input.documentId} FOR UPDATE`
    const document = await tx.personDocument.findUnique({
      where: { id: input.documentId },
      include: { person: { select: { unitId: true } } },
    })
    const facts = document && { personId: document.personId, unitId: document.person.unitId }
    if (!document || !facts || !documentPolicy.can(viewer, 'read', facts)) throw notFound('没有找到这份材料，或不在您的管理范围内。')
    documentPolicy.authorise(viewer, 'keep', facts)
    if (document.removedOn !== null) throw conflict('这份材料已经移除，请刷新查看。')
    await tx.personDocument.update({
      where: { id: document.id },
      data: { removedOn: fromDateOnly(await businessToday(tx)), removedById: viewer.accountId, removeReason: input.reason },
    })
    // Even its uploader opens it no more.
    await tx.storedFile.updateMany({ where: { id: document.fileId }, data: { ownerAccountId: null } })
    await recordAudit(
      tx,
      actorOf(viewer),
      'document.removed',
      { kind: 'personDocument', id: document.id },
      { personId: document.personId, reason: input.reason },
    )
    return { documentId: document.id }
  })
}
