import JSZip from 'jszip'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { AppError } from '@/lib/platform/errors'

/**
 * The outside of a case file: a zip whose bytes follow from its entries alone. Entries stand in the order given, stored without
 * compression, each dated 1 January 1980, so that one content has one file, whatever machine or library version wrote it.
 */

export type ZipEntry = { name: string; bytes: Uint8Array }

/** The first day that a zip can tell. */
const zipEpoch = new Date(Date.UTC(1980, 0, 1))

export async function packZip(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  const zip = new JSZip()
  for (const { name, bytes } of entries) zip.file(name, bytes, { date: zipEpoch, createFolders: false, binary: true })
  return zip.generateAsync({ type: 'uint8array', compression: 'STORE', platform: 'DOS' })
}

export type ZipLimits = { maxEntries: number; maxBytes: number; maxRatio: number }

export const archiveLimits: ZipLimits = { maxEntries: 64, maxBytes: 512 * 1024 * 1024, maxRatio: 200 }

const megabyte = 1024 * 1024
const entryName = /^[a-z][a-z0-9-]{0,40}\.json$/

export const unreadable = (message: string): AppError => new AppError('archiveUnreadable', message)

/**
 * The entries of a zip, in their order. Looks at names, number, real size and ratio while reading, never trusting what the zip says of itself.
 * @throws AppError `archiveUnreadable`: no zip, truncated, locked by a password, strange names, too large unpacked
 */
export async function unpackZip(bytes: Uint8Array, limits: ZipLimits = archiveLimits): Promise<ZipEntry[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.byteLength === 0) throw unreadable('文件是空的，没有内容可以核验。')
  if (buffer.byteLength > limits.maxBytes) throw unreadable(`文件超过 ${limits.maxBytes / megabyte} MB，不像是卷宗，没有打开。`)
  if (buffer.subarray(0, 2).toString('latin1') !== 'PK') throw unreadable('这不是卷宗文件（不是 zip 压缩包）。请选择从平台下载的卷宗。')
  let zip: ZipFile
  try {
    zip = await fromBufferPromise(buffer)
  } catch {
    throw unreadable('卷宗文件不完整或已损坏：找不到压缩包的目录，可能下载时中断。请重新下载。')
  }
  try {
    return await readEntries(zip, limits)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw unreadable('卷宗文件已损坏：其中有内容读不出来，可能下载时中断。请重新下载。')
  } finally {
    zip.close()
  }
}

async function readEntries(zip: ZipFile, limits: ZipLimits): Promise<ZipEntry[]> {
  const tooLarge = unreadable('压缩包展开后异常庞大，不是正常的卷宗，已停止读取。')
  if (zip.entryCount > limits.maxEntries) throw tooLarge
  const entries: ZipEntry[] = []
  let left = limits.maxBytes
  for await (const entry of zip.eachEntry()) {
    if (entries.length >= limits.maxEntries) throw tooLarge
    if (entry.isEncrypted()) throw unreadable('压缩包设有密码，无法核验。请使用从平台下载的原件。')
    if (!entryName.test(entry.fileName)) throw unreadable(`压缩包内有不属于卷宗的文件“${entry.fileName.slice(0, 60)}”，没有继续读取。`)
    if (entries.some((other) => other.name === entry.fileName)) throw unreadable(`压缩包内“${entry.fileName}”出现了两次，没有继续读取。`)
    if (entry.uncompressedSize > left) throw tooLarge
    const bytes = await readEntry(zip, entry, left, limits.maxRatio)
    if (bytes === null) throw tooLarge
    left -= bytes.byteLength
    entries.push({ name: entry.fileName, bytes })
  }
  return entries
}

/** Null as soon as it grows beyond the budget or beyond what its compressed size allows. */
async function readEntry(zip: ZipFile, entry: Entry, budget: number, maxRatio: number): Promise<Uint8Array | null> {
  const stream = await zip.openReadStreamPromise(entry)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > budget || (size > megabyte && size > entry.compressedSize * maxRatio)) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
