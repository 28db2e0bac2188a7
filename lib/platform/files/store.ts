import 'server-only'
import { randomUUID } from 'node:crypto'
import { actorOf, type Viewer } from '../access/viewer'
import { recordAudit } from '../audit/record'
import { sha256Hex } from '../crypto/keyed-hash'
import { db, inTransaction, type Tx } from '../db/client'
import { notFound, refused } from '../errors'
import { blobStore } from './blob-store'
import { checkFile, type FilePurpose, safeFileName } from './file-kinds'

export type StoredFileView = { id: string; name: string; size: number; mediaType: string }

/** Bytes an account may hold in uploads of one day. */
const DAILY_QUOTA = 500 * 1024 * 1024

/**
 * Checks and keeps an upload whole, or refuses it whole.
 * @throws AppError with a Chinese sentence when it is empty, too large, of the wrong kind, or over the account's quota
 */
export async function storeFile(
  viewer: Viewer,
  upload: { name: string; bytes: Uint8Array; purpose: FilePurpose },
): Promise<StoredFileView> {
  const mediaType = await checkFile(upload.name, upload.bytes, upload.purpose)
  if (viewer.accountId) await refuseOverQuota(viewer.accountId, upload.bytes.byteLength)
  const key = randomUUID()
  const storageKey = `${key.slice(0, 2)}/${key}`
  await blobStore().put(storageKey, upload.bytes)
  try {
    return await inTransaction((tx) => registerFile(tx, viewer, { ...upload, storageKey, mediaType, isOwned: true }))
  } catch (error) {
    await blobStore().remove(storageKey)
    throw error
  }
}

/**
 * Keeps a file that the portal made itself. It belongs to nobody: who may read it is the feature's word alone, whoever asked for it.
 * @param purpose what the feature registered its reader for; never one of the purposes of uploads
 */
export async function storeMadeFile(
  viewer: Viewer,
  file: { name: string; bytes: Uint8Array; purpose: string; mediaType: string },
): Promise<StoredFileView> {
  const key = randomUUID()
  const storageKey = `${key.slice(0, 2)}/${key}`
  await blobStore().put(storageKey, file.bytes)
  try {
    return await inTransaction((tx) => registerFile(tx, viewer, { ...file, storageKey, isOwned: false }))
  } catch (error) {
    await blobStore().remove(storageKey)
    throw error
  }
}

async function registerFile(
  tx: Tx,
  viewer: Viewer,
  file: { name: string; bytes: Uint8Array; purpose: string; storageKey: string; mediaType: string; isOwned: boolean },
): Promise<StoredFileView> {
  const sha256 = sha256Hex(file.bytes)
  const row = await tx.storedFile.create({
    data: {
      storageKey: file.storageKey,
      name: safeFileName(file.name),
      mediaType: file.mediaType,
      size: file.bytes.byteLength,
      sha256,
      purpose: file.purpose,
      ownerAccountId: file.isOwned ? viewer.accountId : null,
    },
  })
  await recordAudit(
    tx,
    actorOf(viewer),
    'file.stored',
    { kind: 'storedFile', id: row.id },
    { purpose: file.purpose, size: row.size, sha256 },
  )
  return { id: row.id, name: row.name, size: row.size, mediaType: row.mediaType }
}

async function refuseOverQuota(accountId: string, size: number): Promise<void> {
  const { prisma } = await db()
  const used = await prisma.storedFile.aggregate({
    where: { ownerAccountId: accountId, createdAt: { gt: new Date(Date.now() - 24 * 3_600_000) } },
    _sum: { size: true },
  })
  if ((used._sum.size ?? 0) + size > DAILY_QUOTA)
    throw refused('fileQuota', '今天上传的文件已达 500 MB 上限，本次没有保存。请明天再传，或联系市人才办。')
}

/** The bytes of a stored file. The caller has authorised the reader. */
export async function readFileBytes(fileId: string): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  const { prisma } = await db()
  const row = await prisma.storedFile.findFirst({ where: { id: fileId, deletedAt: null } })
  if (!row) throw notFound('没有找到这个文件。')
  return { name: row.name, mediaType: row.mediaType, bytes: await blobStore().get(row.storageKey) }
}

/**
 * Makes sure that a file named in a form is one that this account uploaded for this purpose.
 * @throws AppError notFound otherwise
 */
export async function requireOwnFile(tx: Tx, viewer: Viewer, fileId: string, purpose: FilePurpose): Promise<StoredFileView> {
  const row = await tx.storedFile.findFirst({ where: { id: fileId, purpose, deletedAt: null, ownerAccountId: viewer.accountId } })
  if (!row) throw notFound('没有找到刚上传的文件，请重新上传。')
  return { id: row.id, name: row.name, size: row.size, mediaType: row.mediaType }
}
