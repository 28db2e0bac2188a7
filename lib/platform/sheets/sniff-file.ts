import { refuseSheet, type SheetRefusal } from '@/lib/platform/sheets/refusals'

export type Container = 'zip' | 'compound' | 'text'

const ACCEPTED: Record<string, readonly Container[]> = {
  xlsx: ['zip', 'compound'],
  xls: ['zip', 'compound'],
  et: ['zip', 'compound'],
  csv: ['text'],
  txt: ['text'],
}

const MACRO_EXTENSIONS = new Set(['xlsm', 'xltm', 'xlam', 'xla', 'xlsb'])

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function containerOf(bytes: Uint8Array): Container | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'compound'
  const isUtf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])
  return isUtf16 || !bytes.includes(0) ? 'text' : null
}

function isWebPage(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart().toLowerCase()
  return head.startsWith('<') && /<(!doctype html|html|head|body|table|meta|\?xml)/.test(head)
}

/**
 * What the bytes are, agreed with what the name says. WPS writes .et and Excel writes .xls in both containers;
 * an .xlsx in the older container is either encrypted, which the reader tells, or misnamed.
 * Throws a refusal for everything else.
 */
export function sniffFile(bytes: Uint8Array, fileName: string): Container {
  const extension = /\.([^.\\/]+)$/.exec(fileName.trim().toLowerCase())?.[1] ?? ''
  if (bytes.length === 0) throw refuseSheet('empty')
  if (MACRO_EXTENSIONS.has(extension)) throw refuseSheet('macros')
  const accepted = ACCEPTED[extension]
  if (!accepted) throw refuseSheet('notWorkbook')
  const container = containerOf(bytes)
  if (container && accepted.includes(container)) return container
  throw refuseSheet(refusalOf(bytes, container, accepted))
}

function refusalOf(bytes: Uint8Array, container: Container | null, accepted: readonly Container[]): SheetRefusal {
  if (container === 'zip' || container === 'compound') return 'wrongExtension'
  if (container === 'text' && isWebPage(bytes)) return 'webPage'
  return accepted.includes('text') ? 'notWorkbook' : 'damaged'
}
