import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { SheetLimits } from '@/lib/platform/sheets/limits'
import { refuseSheet, type SheetRefusal } from '@/lib/platform/sheets/refusals'

const MEGABYTE = 1024 * 1024
const NESTED = /\.(zip|7z|rar|gz|bz2|xz|tar|jar|xlsx|xlsm|xlsb|xls|docx|docm|pptx|et|wps|dps|ods|exe|dll|js|vbs)$/i
const MACROS = /(vbaproject(signature)?[^/]*\.bin|macrosheets\/|dialogsheets\/)/i
/** The main part's own type: other tools declare the one of .xlsb for files they do not hold. */
const MACRO_TYPE = /ms-excel\.(sheet|template|addin)\.macroEnabled\.main\+xml/i
const XML = /\.(xml|rels|vml)$/i

/** Thrown inside the scan; everything else that goes wrong there means a damaged archive. */
class Found extends Error {
  constructor(readonly reason: SheetRefusal) {
    super(reason)
  }
}

function judgeEntry(entry: Entry): void {
  if (entry.isEncrypted()) throw new Found('encrypted')
  if (MACROS.test(entry.fileName)) throw new Found('macros')
  if (NESTED.test(entry.fileName)) throw new Found('nested')
}

/** Reads one part through, never keeping it, and looks for what no workbook program writes. Returns its real size. */
async function inspectPart(archive: ZipFile, entry: Entry, budget: number, limits: SheetLimits): Promise<number> {
  const stream = await archive.openReadStreamPromise(entry)
  const isXml = XML.test(entry.fileName)
  let size = 0
  let tail = ''
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (isXml && size === 0 && (chunk[0] === 0xff || chunk[0] === 0xfe || chunk[0] === 0)) throw new Found('entities')
    size += chunk.length
    if (size > budget) throw new Found('bomb')
    if (size > MEGABYTE && size > entry.compressedSize * limits.maxRatio) throw new Found('bomb')
    if (!isXml) continue
    const text = tail + chunk.toString('latin1')
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Found('entities')
    if (entry.fileName === '[Content_Types].xml' && MACRO_TYPE.test(text)) throw new Found('macros')
    tail = text.slice(-100)
  }
  return size
}

async function inspectEntries(archive: ZipFile, limits: SheetLimits): Promise<void> {
  if (archive.entryCount > limits.maxEntries) throw new Found('bomb')
  const names = new Set<string>()
  let inflated = 0
  for await (const entry of archive.eachEntry()) {
    judgeEntry(entry)
    if (names.has(entry.fileName) || names.size >= limits.maxEntries) throw new Found('bomb')
    names.add(entry.fileName)
    if (entry.fileName.endsWith('/')) continue
    if (inflated + entry.uncompressedSize > limits.maxInflatedBytes) throw new Found('bomb')
    inflated += await inspectPart(archive, entry, limits.maxInflatedBytes - inflated, limits)
  }
  if (!names.has('[Content_Types].xml') || !names.has('xl/workbook.xml')) throw new Found('notWorkbook')
}

/**
 * Looks through the archive of an .xlsx before anything parses it: number of entries, real inflated size, ratio, password, macros,
 * embedded archives, document type declarations. Throws a refusal; returns nothing when the archive may be read.
 */
export async function scanArchive(bytes: Buffer, limits: SheetLimits): Promise<void> {
  let archive: ZipFile
  try {
    archive = await fromBufferPromise(bytes)
  } catch {
    throw refuseSheet('damaged')
  }
  try {
    await inspectEntries(archive, limits)
  } catch (error) {
    throw refuseSheet(error instanceof Found ? error.reason : 'damaged')
  } finally {
    archive.close()
  }
}
