import path from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { refused } from '../errors'

const MEGABYTE = 1024 * 1024

/** What each purpose accepts: extension → media types that its bytes may show. CFB covers .doc, .xls and WPS files; zip parts are looked at further. */
const PDF = { '.pdf': ['application/pdf'] }
const WORD = {
  '.docx': ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/zip'],
  '.doc': ['application/x-cfb'],
}
const PICTURES = { '.jpg': ['image/jpeg'], '.jpeg': ['image/jpeg'], '.png': ['image/png'], '.webp': ['image/webp'] }
/** Excel and WPS write both containers under all three names, and an .xlsx with a password is a compound file: the reader says which it is. */
const WORKBOOK = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/zip', 'application/x-cfb']
const SHEETS = { '.xlsx': WORKBOOK, '.xls': WORKBOOK, '.et': WORKBOOK }

export const FILE_PURPOSES = {
  attachment: { kinds: { ...PDF, ...WORD, ...PICTURES }, limit: 20 * MEGABYTE, words: 'PDF、Word 文档或图片' },
  evidence: { kinds: { ...PDF, ...WORD, ...PICTURES }, limit: 10 * MEGABYTE, words: 'PDF、Word 文档或图片' },
  roster: { kinds: SHEETS, limit: 20 * MEGABYTE, words: 'Excel 或 WPS 表格（.xlsx、.xls、.et）' },
  org: { kinds: SHEETS, limit: 20 * MEGABYTE, words: 'Excel 或 WPS 表格（.xlsx、.xls、.et）' },
  reviewerPool: { kinds: SHEETS, limit: 20 * MEGABYTE, words: 'Excel 或 WPS 表格（.xlsx、.xls、.et）' },
  targets: { kinds: SHEETS, limit: 20 * MEGABYTE, words: 'Excel 或 WPS 表格（.xlsx、.xls、.et）' },
  history: { kinds: SHEETS, limit: 20 * MEGABYTE, words: 'Excel 或 WPS 表格（.xlsx、.xls、.et）' },
  seal: {
    kinds: { '.png': PICTURES['.png'], '.jpg': PICTURES['.jpg'], '.jpeg': PICTURES['.jpeg'] },
    limit: MEGABYTE,
    words: 'PNG 或 JPG 图片',
  },
  recognition: { kinds: { ...PDF, ...PICTURES }, limit: 10 * MEGABYTE, words: 'PDF 或图片' },
  delivery: { kinds: { ...PDF, ...PICTURES }, limit: 10 * MEGABYTE, words: 'PDF 或图片' },
  training: { kinds: SHEETS, limit: 20 * MEGABYTE, words: 'Excel 或 WPS 表格（.xlsx、.xls、.et）' },
  trainingCertificate: { kinds: { ...PDF, ...PICTURES }, limit: 10 * MEGABYTE, words: 'PDF 或图片' },
  personDocument: { kinds: { ...PDF, ...WORD, ...PICTURES }, limit: 20 * MEGABYTE, words: 'PDF、Word 文档或图片' },
  contribution: { kinds: { ...PDF, ...WORD, ...PICTURES }, limit: 10 * MEGABYTE, words: 'PDF、Word 文档或图片' },
  correction: { kinds: { ...PDF, ...PICTURES }, limit: 10 * MEGABYTE, words: 'PDF 或图片' },
} as const

export type FilePurpose = keyof typeof FILE_PURPOSES

export function isFilePurpose(text: string): text is FilePurpose {
  return Object.hasOwn(FILE_PURPOSES, text)
}

const MEDIA_TYPES: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.doc': 'application/msword',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xls': 'application/vnd.ms-excel',
  '.et': 'application/vnd.ms-excel',
}

/** Macros in a zip or compound file, found by the names their parts carry. */
function hasMacros(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return text.includes('vbaProject.bin') || text.includes(Buffer.from('_VBA_PROJECT', 'utf16le'))
}

/**
 * Checks that extension and content agree and are among what the purpose accepts.
 * @returns the media type to store
 * @throws AppError with a Chinese sentence
 */
export async function checkFile(name: string, bytes: Uint8Array, purpose: FilePurpose): Promise<string> {
  const { kinds, limit, words } = FILE_PURPOSES[purpose]
  const extension = path.extname(name).toLowerCase()
  const accepted = (kinds as Record<string, readonly string[]>)[extension]
  if (bytes.byteLength === 0) throw refused('fileEmpty', `“${shown(name)}”是空文件，请检查后重新上传。`)
  if (bytes.byteLength > limit)
    throw refused('fileTooLarge', `“${shown(name)}”超过 ${limit / MEGABYTE} MB，没有保存。请压缩或拆分后再上传。`)
  if (!accepted) throw refused('fileKind', `“${shown(name)}”的格式不在可上传之列，请上传${words}。`)
  const found = await fileTypeFromBuffer(bytes)
  if (!found || !accepted.includes(found.mime))
    throw refused('fileMismatch', `“${shown(name)}”的内容与扩展名不符或文件已损坏，请用原程序重新另存后上传。`)
  if (hasMacros(bytes)) throw refused('fileMacros', `“${shown(name)}”含有宏，不能上传。请另存为不含宏的格式。`)
  return MEDIA_TYPES[extension] ?? 'application/octet-stream'
}

/** A file's name fit for a sentence: no path, no control characters, not endless. */
export function shown(name: string): string {
  return safeFileName(name).slice(0, 60)
}

/** Only the last part, without control and reserved characters; at most 120 characters, extension kept. */
export function safeFileName(name: string): string {
  const base = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  const clean = base.replace(/[\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, '').trim() || '未命名'
  if (clean.length <= 120) return clean
  const extension = path.extname(clean).slice(0, 10)
  return clean.slice(0, 120 - extension.length) + extension
}
