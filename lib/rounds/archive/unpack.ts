import type { z } from 'zod'
import {
  type ArchiveContent,
  archiveEntries,
  archiveFormat,
  archiveFormatVersion,
  type EntryName,
  entryNames,
  fileNameOf,
  type Manifest,
  manifestName,
  manifestSchema,
} from './format'
import { sealArchive, sha256 } from './pack'
import { unpackZip, unreadable, type ZipEntry, type ZipLimits } from './zip'

export type UnpackedArchive = {
  manifest: Manifest
  content: ArchiveContent
  /** SHA-256 of the manifest as it stands in the file. */
  digest: string
  /** Sentences: what of the file is not as its manifest says; empty when whole. */
  faults: { entry: string; message: string }[]
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What an entry is when the copy does not carry it. */
const absent: Partial<ArchiveContent> = { sheets: [] }

/**
 * Opens a case file: zip, manifest, every entry against its digest and its shape.
 * @throws AppError `archiveUnreadable` with a Chinese sentence when it cannot be read at all
 */
export async function unpackArchive(bytes: Uint8Array, limits?: ZipLimits): Promise<UnpackedArchive> {
  const files = await unpackZip(bytes, limits)
  const head = files.find((file) => file.name === manifestName)
  if (!head) throw unreadable('压缩包里没有卷宗的目录（manifest.json），这不是从平台下载的卷宗。')
  const manifest = readManifest(head.bytes)
  const entries = files.filter((file) => file !== head)
  const faults = judgeEntries(manifest, entries)
  const content = readContent(manifest, entries)
  if (content.round.id !== manifest.roundId)
    faults.push({ entry: fileNameOf('round'), message: '卷宗内容的轮次与目录所写的轮次不是同一个。' })
  if (faults.length === 0 && !(await isAsWritten(bytes, manifest, entries)))
    faults.push({ entry: manifestName, message: '压缩包的外壳与平台写出的不同：文件被改动或重新打包过。' })
  return { manifest, content, digest: sha256(head.bytes), faults }
}

/** The zip written anew from its entries has the same bytes. */
async function isAsWritten(bytes: Uint8Array, manifest: Manifest, entries: readonly ZipEntry[]): Promise<boolean> {
  const again = await sealArchive(entries, manifest)
  return Buffer.from(again.bytes).equals(Buffer.from(bytes))
}

function readManifest(bytes: Uint8Array): Manifest {
  const head = parseJson(manifestName, bytes)
  const isOurs = typeof head === 'object' && head !== null && 'format' in head && head.format === archiveFormat
  if (!isOurs) throw unreadable('这个压缩包的目录不是卷宗的目录，请选择从平台下载的卷宗。')
  const version = 'formatVersion' in head ? head.formatVersion : undefined
  if (typeof version === 'number' && version > archiveFormatVersion)
    throw unreadable(
      `卷宗的格式为第 ${version} 版，本程序只能核验到第 ${archiveFormatVersion} 版。请用制作该卷宗的平台版本或更新的版本核验。`,
    )
  const parsed = manifestSchema.safeParse(head)
  if (!parsed.success) throw unreadable(`卷宗的目录（manifest.json）内容不合格式：${whereOf(parsed.error)}。`)
  return parsed.data
}

function judgeEntries(manifest: Manifest, entries: readonly ZipEntry[]): UnpackedArchive['faults'] {
  const faults: UnpackedArchive['faults'] = []
  for (const { name, size, sha256: expected } of manifest.entries) {
    const entry = entries.find((each) => each.name === name)
    if (!entry) faults.push({ entry: name, message: '目录中列有此项，压缩包里没有。' })
    else if (entry.bytes.byteLength !== size || sha256(entry.bytes) !== expected)
      faults.push({ entry: name, message: '内容与目录所列的校验码不符，已被改动。' })
  }
  for (const { name } of entries)
    if (!manifest.entries.some((each) => each.name === name)) faults.push({ entry: name, message: '目录中没有列出此项，系另行加入。' })
  return faults
}

function readContent(manifest: Manifest, entries: readonly ZipEntry[]): ArchiveContent {
  const content: Partial<Record<EntryName, unknown>> = {}
  for (const name of entryNames) {
    const entry = entries.find((each) => each.name === fileNameOf(name))
    if (!entry && manifest.copy === 'office' && absent[name]) content[name] = absent[name]
    else if (!entry) throw unreadable(`卷宗不完整：缺少“${fileNameOf(name)}”。`)
    else content[name] = readEntry(name, entry.bytes)
  }
  return content as ArchiveContent
}

function readEntry(name: EntryName, bytes: Uint8Array): unknown {
  const parsed = archiveEntries[name].safeParse(parseJson(fileNameOf(name), bytes))
  if (!parsed.success) throw unreadable(`“${fileNameOf(name)}”的内容不合格式：${whereOf(parsed.error)}。`)
  return parsed.data
}

function parseJson(name: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch {
    throw unreadable(`“${name}”的内容已损坏，读不出来。`)
  }
}

/** "第 3 项的 digest": where in an entry its shape is broken. */
function whereOf(error: z.ZodError): string {
  const path = error.issues[0]?.path ?? []
  return path.length === 0 ? '整体结构不对' : path.map((part) => (typeof part === 'number' ? `第 ${part + 1} 项` : String(part))).join(' ')
}
