import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import {
  type ArchiveContent,
  type ArchiveCopy,
  archiveFormat,
  archiveFormatVersion,
  entryNames,
  fileNameOf,
  type Manifest,
  manifestName,
} from './format'
import { packZip, type ZipEntry } from './zip'

export type PackedArchive = {
  bytes: Uint8Array
  /** SHA-256 of the manifest: what the page prints and `recount --digest` compares. */
  digest: string
  entries: number
}

/** What is left out of the office's copy, see `office-copy.ts`. */
const fullOnly = ['sheets'] as const

/** The zip of a case file. The same content gives the same bytes. */
export async function packArchive(content: ArchiveContent, copy: ArchiveCopy): Promise<PackedArchive> {
  const names = entryNames.filter((name) => copy === 'full' || !fullOnly.some((hidden) => hidden === name))
  const entries = names.map((name): ZipEntry => ({ name: fileNameOf(name), bytes: textBytes(canonicalJson(content[name])) }))
  return sealArchive(entries, { copy, roundId: content.round.id })
}

/** Puts the manifest before the entries and packs both. */
export async function sealArchive(
  entries: readonly ZipEntry[],
  { copy, roundId }: Pick<Manifest, 'copy' | 'roundId'>,
): Promise<PackedArchive> {
  const manifest: Manifest = {
    format: archiveFormat,
    formatVersion: archiveFormatVersion,
    copy,
    roundId,
    entries: entries.map(({ name, bytes }) => ({ name, size: bytes.byteLength, sha256: sha256(bytes) })),
  }
  const head = textBytes(canonicalJson(manifest))
  const bytes = await packZip([{ name: manifestName, bytes: head }, ...entries])
  return { bytes, digest: sha256(head), entries: entries.length }
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function textBytes(text: string): Uint8Array {
  return Buffer.from(text, 'utf8')
}
