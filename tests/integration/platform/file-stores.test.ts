import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { type BlobStore, useBlobStore } from '@/lib/platform/files/blob-store'
import { checkFiles, copyFiles } from '@/lib/platform/files/check-files'
import { folderStore } from '@/lib/platform/files/folder-store'
import { s3Store } from '@/lib/platform/files/s3-store'
import { readFileBytes, storeFile } from '@/lib/platform/files/store'
import { pngPicture } from '@/tests/factories/pictures'
import { useTestDatabase } from '@/tests/support/database'
import { openS3StandIn, type S3StandIn } from '@/tests/support/s3-stand-in'

const database = useTestDatabase()
const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-files-'))
let bucket: S3StandIn
const someone: Viewer = { ...VISITOR, role: 'talent' }

beforeAll(async () => {
  bucket = await openS3StandIn()
})
afterAll(async () => {
  useBlobStore(undefined)
  await bucket.close()
  rmSync(folder, { recursive: true, force: true })
})

function newKey(): string {
  const id = randomUUID()
  return `${id.slice(0, 2)}/${id}`
}

const stores: [string, () => BlobStore][] = [
  ['a folder', () => folderStore(path.join(folder, 'one'))],
  ['a bucket', () => s3Store(bucket.settings)],
]

describe.each(stores)('%s', (_name, open) => {
  test('gives back what was put, says how much it is, and forgets what was removed', async () => {
    const store = open()
    const key = newKey()
    const bytes = randomBytes(300_000)
    expect(await store.size(key)).toBe(null)
    await store.put(key, bytes)
    expect(await store.size(key)).toBe(bytes.byteLength)
    expect((await store.get(key)).equals(bytes)).toBe(true)
    await store.remove(key)
    await store.remove(key)
    expect(await store.size(key)).toBe(null)
    await expect(store.get(key)).rejects.toThrow()
  })

  test.each(['../../etc/passwd', 'aa/../../secret', '/ab/0123456789', 'ab/', 'ab\\0123456789'])('refuses the key %s', async (key) => {
    const store = open()
    await expect(store.put(key, Buffer.from('x'))).rejects.toThrow('malformed storage key')
    await expect(store.get(key)).rejects.toThrow('malformed storage key')
    await expect(store.size(key)).rejects.toThrow('malformed storage key')
    await expect(store.remove(key)).rejects.toThrow('malformed storage key')
  })

  test('keeps an upload under a random name, and the check finds it whole, lost or changed', async () => {
    const store = open()
    useBlobStore(store)
    const { prisma } = database.current
    await prisma.storedFile.updateMany({ data: { deletedAt: new Date() } })
    const bytes = pngPicture(40, 30)
    const kept = await storeFile(someone, { name: '证明 材料.png', bytes, purpose: 'evidence' })
    expect((await readFileBytes(kept.id)).bytes.equals(bytes)).toBe(true)
    expect(await checkFiles(prisma, store)).toEqual({ files: 1, copied: 0, faults: [] })
    const row = await prisma.storedFile.findUniqueOrThrow({ where: { id: kept.id } })
    expect(row.storageKey).toMatch(/^[0-9a-f]{2}\/[0-9a-f-]{36}$/)
    const other = Buffer.from(bytes)
    other[10] = (other[10] ?? 0) ^ 1
    await store.put(row.storageKey, other)
    expect((await checkFiles(prisma, store)).faults).toEqual([{ id: kept.id, problem: 'changed' }])
    await store.remove(row.storageKey)
    expect((await checkFiles(prisma, store)).faults).toEqual([{ id: kept.id, problem: 'missing' }])
  })

  test('is copied whole into a folder and back, once', async () => {
    const store = open()
    useBlobStore(store)
    const { prisma } = database.current
    await prisma.storedFile.updateMany({ data: { deletedAt: new Date() } })
    const kept = await Promise.all(
      [31, 32, 33].map((width) => storeFile(someone, { name: `${width}.png`, bytes: pngPicture(width, 8), purpose: 'evidence' })),
    )
    const backup = folderStore(mkdtempSync(path.join(folder, 'backup-')))
    expect(await copyFiles(prisma, store, backup)).toEqual({ files: 3, copied: 3, faults: [] })
    expect(await copyFiles(prisma, store, backup)).toEqual({ files: 3, copied: 0, faults: [] })
    expect((await checkFiles(prisma, backup)).faults).toEqual([])
    const lost = await prisma.storedFile.findUniqueOrThrow({ where: { id: kept[1]?.id ?? '' } })
    await store.remove(lost.storageKey)
    expect(await copyFiles(prisma, backup, store)).toEqual({ files: 3, copied: 1, faults: [] })
    expect((await checkFiles(prisma, store)).faults).toEqual([])
  })
})

describe('a bucket', () => {
  test('that is away refuses an upload in words and leaves nothing', async () => {
    useBlobStore(s3Store(bucket.settings))
    const before = await database.current.prisma.storedFile.count()
    bucket.isDown = true
    const upload = storeFile(someone, { name: '证明.png', bytes: pngPicture(20, 20), purpose: 'evidence' })
    await expect(upload).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('文件存储暂时无法访问') })
    bucket.isDown = false
    expect(await database.current.prisma.storedFile.count()).toBe(before)
  })

  test('that nobody answers for is away too', async () => {
    const gone = await openS3StandIn()
    await gone.close()
    await expect(s3Store(gone.settings).get(newKey())).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('opens to its own key alone', async () => {
    const store = s3Store({ ...bucket.settings, secretKey: 'another' })
    await expect(store.put(newKey(), Buffer.from('x'))).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' })
  })

  test('is asked by endpoint, bucket and key, and given the very bytes', async () => {
    const key = newKey()
    const bytes = randomBytes(10)
    bucket.requests.length = 0
    await s3Store(bucket.settings).put(key, bytes)
    expect(bucket.requests).toEqual([`PUT /portal-files/${key}`, `HEAD /portal-files/${key}`])
    const held = bucket.objects.get(`/portal-files/${key}`) ?? Buffer.alloc(0)
    expect(createHash('sha256').update(held).digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
  })
})

test('a folder never shows a file that was cut off while it was written', async () => {
  const root = mkdtempSync(path.join(folder, 'cut-'))
  const store = folderStore(root)
  const key = newKey()
  await store.put(key, Buffer.from('whole'))
  writeFileSync(path.join(root, `${key}.part`), 'ha')
  expect((await store.get(key)).toString()).toBe('whole')
  expect(readdirSync(path.join(root, key.slice(0, 2)))).toHaveLength(2)
})
