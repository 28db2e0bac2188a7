import 'server-only'
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import path from 'node:path'
import { requireBlobKey } from './blob-key'
import type { BlobStore } from './blob-store'

/** A local folder, or one that a network file system shares between machines. */
export function folderStore(root: string): BlobStore {
  const fileOf = (key: string) => path.join(/* turbopackIgnore: true */ root, requireBlobKey(key))
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
    get: async (key) => readFile(fileOf(key)),
    size: async (key) => {
      const file = fileOf(key)
      return stat(file).then(
        (found) => found.size,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return null
          throw error
        },
      )
    },
    remove: async (key) => {
      const file = fileOf(key)
      await unlink(file).catch(() => {})
    },
  }
}
