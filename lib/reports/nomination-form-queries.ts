import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db/client'
import { readNomination } from '@/lib/rounds/nomination-queries'
import { nominationFormDocument } from './nomination-form-document'

/** The Word form of a nomination that the viewer may read. @throws AppError notFound */
export async function formDocumentOf(viewer: Viewer, nominationId: string): Promise<{ name: string; bytes: Buffer }> {
  const nomination = await readNomination(viewer, nominationId)
  const { prisma } = await db()
  const bytes = await nominationFormDocument(nomination, await businessNow(prisma))
  return { name: `${nomination.round.name}推荐表（${nomination.subject}）.docx`, bytes }
}
