/** The part of yauzl 3 that the archive scan uses; the package carries no types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream'

  export interface Entry {
    fileName: string
    compressedSize: number
    uncompressedSize: number
    isEncrypted(): boolean
  }

  export interface ZipFile {
    entryCount: number
    eachEntry(): AsyncIterable<Entry>
    openReadStreamPromise(entry: Entry): Promise<Readable>
    close(): void
  }

  export function fromBufferPromise(bytes: Buffer, options?: { validateEntrySizes?: boolean; strictFileNames?: boolean }): Promise<ZipFile>
}
