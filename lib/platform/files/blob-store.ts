import 'server-only'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { env } from '../env'

/** Where bytes are kept. The local folder is one; an S3-compatible store fits behind the same three verbs. */
export type BlobStore = {
  /** Durable when it returns: flushed to disk under its final name. */
  put: (key: string, bytes: Uint8Array) => Promise<void>
  get: (key: string) => Promise<Buffer>
  stream: (key: string) => Readable
  remove: (key: string) => Promise<void>
}

const KEY = /^[a-z0-9]{2}\/[a-z0-9-]{10,60}$/

function folderStore(root: string): BlobStore {
  const fileOf = (key: string) => {
    if (!KEY.test(key)) throw new Error('malformed storage key')
    return path.join(/* turbopackIgnore: true */ root, key)
  }
  return {
    put: async (key, bytes) => {
      const file = fileOf(key)
      await mkdir(path.dirname(file), { recursive: true })
      const handle = await open(`${file}.part`, 'wx')
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(`${file}.part`, file)
      if ((await stat(file)).size !== bytes.byteLength) throw new Error('stored size differs')
    },
    get: (key) => readFile(fileOf(key)),
    stream: (key) => createReadStream(fileOf(key)),
    remove: async (key) => {
      await unlink(fileOf(key)).catch(() => {})
    },
  }
}

let store: BlobStore | undefined

export function blobStore(): BlobStore {
  store ??= folderStore(path.join(/* turbopackIgnore: true */ env().dataDir, 'files'))
  return store
}
