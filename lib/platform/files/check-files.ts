import 'server-only'
import { sha256Hex } from '../crypto/keyed-hash'
import type { Reader } from '../db/client'
import type { BlobStore } from './blob-store'

const BATCH = 500
/** Files read at the same time; each is in memory while it is looked at. */
const TOGETHER = 4

export type FileFault = { id: string; problem: 'missing' | 'changed' }
export type FileReport = { files: number; copied: number; faults: FileFault[] }

type Row = { id: string; storageKey: string; size: number; sha256: string }

/** The bytes of a file, when they are what was stored. */
async function wholeBytes(store: BlobStore, row: Row): Promise<Buffer | FileFault> {
  if ((await store.size(row.storageKey)) === null) return { id: row.id, problem: 'missing' }
  const bytes = await store.get(row.storageKey)
  return bytes.byteLength === row.size && sha256Hex(bytes) === row.sha256 ? bytes : { id: row.id, problem: 'changed' }
}

async function eachFile(reader: Reader, look: (row: Row) => Promise<void>): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await reader.storedFile.findMany({
      where: { id: { gt: after }, deletedAt: null },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true, storageKey: true, size: true, sha256: true },
    })
    for (let at = 0; at < rows.length; at += TOGETHER) await Promise.all(rows.slice(at, at + TOGETHER).map(look))
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = last.id
  }
}

/** Reads every file that the database knows and compares it with the digest taken when it came; changes nothing. */
export async function checkFiles(reader: Reader, store: BlobStore): Promise<FileReport> {
  const report: FileReport = { files: 0, copied: 0, faults: [] }
  await eachFile(reader, async (row) => {
    report.files += 1
    const found = await wholeBytes(store, row)
    if ('problem' in found) report.faults.push(found)
  })
  return report
}

/**
 * Copies every file that the database knows from one store to another: a backup, or a move. What is there already in its full size is not
 * copied again; what is not whole in the first store is reported and not copied.
 */
export async function copyFiles(reader: Reader, from: BlobStore, to: BlobStore): Promise<FileReport> {
  const report: FileReport = { files: 0, copied: 0, faults: [] }
  await eachFile(reader, async (row) => {
    report.files += 1
    if ((await to.size(row.storageKey)) === row.size) return
    const found = await wholeBytes(from, row)
    if ('problem' in found) {
      report.faults.push(found)
      return
    }
    await to.put(row.storageKey, found)
    report.copied += 1
  })
  return report
}
