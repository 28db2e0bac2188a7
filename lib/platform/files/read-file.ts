import 'server-only'
import { actorOf, type Viewer } from '../access/viewer'
import { recordAudit } from '../audit/record'
import { db } from '../db/client'
import { notFound } from '../errors'
import { canReadFile } from './file-access'
import { readFileBytes } from './store'

/** A file for a reader: whoever may not read it learns only that there is none. Each reading is on record. */
export async function readFileFor(viewer: Viewer, fileId: string): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  const { prisma } = await db()
  const row = await prisma.storedFile.findFirst({ where: { id: fileId, deletedAt: null } })
  if (!row || !(await canReadFile(viewer, row))) throw notFound('没有找到这个文件，可能已被删除，或不在您的权限之内。')
  await recordAudit(prisma, actorOf(viewer), 'file.read', { kind: 'storedFile', id: fileId }, { purpose: row.purpose })
  return readFileBytes(fileId)
}
