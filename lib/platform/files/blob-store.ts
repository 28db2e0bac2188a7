import 'server-only'
import path from 'node:path'
import { env } from '../env'
import { folderStore } from './folder-store'
import { s3Store } from './s3-store'

/** Where bytes are kept, under random keys: a folder, or a bucket of an S3-compatible store. */
export type BlobStore = {
  /** Durable when it returns: flushed to disk under its final name, or acknowledged by the store. */
  put: (key: string, bytes: Uint8Array) => Promise<void>
  /** @throws Error when there is none; AppError unavailable when the store does not answer */
  get: (key: string) => Promise<Buffer>
  /** Bytes; null when there is none. */
  size: (key: string) => Promise<number | null>
  /** Removing what is not there is no error. */
  remove: (key: string) => Promise<void>
}

let store: BlobStore | undefined

/** Puts a store in place of the configured one (tests). */
export function useBlobStore(given: BlobStore | undefined): void {
  store = given
}

/** The bucket named by FILES_S3_*, else the folder `files` below DATA_DIR. */
export function blobStore(): BlobStore {
  const { filesBucket, dataDir } = env()
  store ??= filesBucket ? s3Store(filesBucket) : folderStore(path.join(/* turbopackIgnore: true */ dataDir, 'files'))
  return store
}
