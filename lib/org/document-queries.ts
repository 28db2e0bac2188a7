import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { type DateOnly, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { DOCUMENT_KIND_LABELS } from './document-kinds'
import { documentPolicy } from './document-policy'
import { type PersonPapers, personPapers } from './person-files'
import { personPolicy } from './policy'

export type PersonFileRow = {
  /** Unique in the list. */
  key: string
  name: string
  belongsTo: string
  on: DateOnly
  /** Bytes; null for what has a page instead of a file. */
  size: number | null
  href: string
  /** Set where the viewer may remove it from the person's file. */
  removableId: string | null
}

export type PersonFiles = { personId: string; rows: PersonFileRow[]; abilities: { add: boolean } }

/**
 * Every paper on record about a person that the viewer may open, the latest first; null where the viewer may not see the person. What each
 * feature's rule of reading keeps back is neither listed nor counted.
 */
export async function findPersonFiles(viewer: Viewer, personId: string): Promise<PersonFiles | null> {
  const { prisma } = await db()
  const person = await prisma.person.findUnique({ where: { id: personId }, select: { id: true, unitId: true } })
  if (!person || !personPolicy.can(viewer, 'read', person)) return null
  const canKeep = documentPolicy.can(viewer, 'keep', { personId, unitId: person.unitId })
  const found = await Promise.all(personPapers().map((papers) => papers(viewer, prisma, person)))
  const papers = found.flat()
  const fileIds = papers.flatMap((paper) => ('fileId' in paper ? [paper.fileId] : []))
  const [files, documents] = await Promise.all([
    prisma.storedFile.findMany({ where: { id: { in: fileIds }, deletedAt: null }, select: { id: true, name: true, size: true } }),
    canKeep ? prisma.personDocument.findMany({ where: { personId, removedOn: null }, select: { id: true, fileId: true } }) : [],
  ])
  const fileOf = new Map(files.map((file) => [file.id, file]))
  const documentOf = new Map(documents.map((document) => [document.fileId, document.id]))
  const rows = papers.flatMap((paper, index): PersonFileRow[] => {
    const { belongsTo, on } = paper
    if (!('fileId' in paper))
      return [{ key: `page-${index}`, name: paper.name, belongsTo, on, size: null, href: paper.href, removableId: null }]
    const file = fileOf.get(paper.fileId)
    if (!file) return []
    const removableId = documentOf.get(file.id) ?? null
    return [{ key: `${file.id}-${index}`, name: file.name, belongsTo, on, size: file.size, href: `/api/files/${file.id}`, removableId }]
  })
  return { personId, rows: rows.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)), abilities: { add: canKeep } }
}

/** The papers that HR keeps. */
export const documentPapers: PersonPapers = async (viewer, reader, person) => {
  if (!documentPolicy.can(viewer, 'read', { personId: person.id, unitId: person.unitId })) return []
  const rows = await reader.personDocument.findMany({
    where: { personId: person.id, removedOn: null },
    select: { fileId: true, kind: true, note: true, addedOn: true },
    orderBy: [{ addedOn: 'desc' }, { id: 'asc' }],
    take: 200,
  })
  return rows.map(({ fileId, kind, note, addedOn }) => ({
    fileId,
    belongsTo: ['档案材料', DOCUMENT_KIND_LABELS[kind], note].filter(Boolean).join(' · '),
    on: toDateOnly(addedOn),
  }))
}

/** A paper of the file is read where the file is; a removed one by nobody. */
export async function canReadDocument(viewer: Viewer, fileId: string): Promise<boolean> {
  if (!documentPolicy.can(viewer, 'read')) return false
  const { prisma } = await db()
  const document = await prisma.personDocument.findUnique({
    where: { fileId },
    select: { personId: true, removedOn: true, person: { select: { unitId: true } } },
  })
  if (!document || document.removedOn !== null) return false
  return documentPolicy.can(viewer, 'read', { personId: document.personId, unitId: document.person.unitId })
}
