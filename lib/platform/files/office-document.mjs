// What is done with Word and Excel files in the document thread. The thread's heap and time limits hold for what they inflate to.
import { createRequire } from 'node:module'
import { stripJpeg, stripPng } from './image-metadata.mjs'

const require = createRequire(import.meta.url)

const CORE =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
const APP =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
const CUSTOM =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
/** A single white pixel stands for the preview picture. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=', 'base64')

const WORD_PARTS = [
  [/^word\/document\.xml$/, '正文'],
  [/^word\/header\d*\.xml$/, '页眉'],
  [/^word\/footer\d*\.xml$/, '页脚'],
  [/^word\/footnotes\.xml$/, '脚注'],
  [/^word\/endnotes\.xml$/, '尾注'],
  [/^word\/comments\.xml$/, '批注'],
  [/^word\/charts?\/.*\.xml$/, '图表'],
  [/^xl\/sharedStrings\.xml$/, '单元格'],
  [/^xl\/worksheets\/.*\.xml$/, '工作表'],
  [/^xl\/comments\d*\.xml$/, '批注'],
]

async function openZip(bytes, { maxEntries, maxInflated }) {
  const JSZip = require('jszip')
  const zip = await JSZip.loadAsync(bytes)
  const entries = Object.values(zip.files)
  if (entries.length > maxEntries) throw new Error('too many entries')
  const declared = entries.reduce((sum, entry) => sum + (entry._data?.uncompressedSize ?? 0), 0)
  if (declared > maxInflated) throw new Error('too large')
  return { zip, entries }
}

/** One part, inflated no further than it declared: a part that lies about its size is not read to its end. */
function inflate(entry) {
  const declared = entry._data?.uncompressedSize ?? 0
  return new Promise((resolve, reject) => {
    const chunks = []
    let size = 0
    const stream = entry.internalStream('uint8array')
    stream.on('data', (chunk) => {
      size += chunk.length
      if (size > declared) {
        stream.pause()
        reject(new Error('larger than declared'))
      } else chunks.push(chunk)
    })
    stream.on('error', reject)
    stream.on('end', () => resolve(Buffer.concat(chunks)))
    stream.resume()
  })
}

const inflateText = async (entry) => (await inflate(entry)).toString('utf8')

/** Properties, people lists, authors of changes and comments, preview and camera data go; words and layout stay. */
export async function cleanOffice(bytes, limits) {
  const { zip, entries } = await openZip(bytes, limits)
  for (const entry of entries) {
    if (entry.dir) continue
    const { name } = entry
    if (/^docProps\/core\.xml$/i.test(name)) zip.file(name, CORE)
    else if (/^docProps\/app\.xml$/i.test(name)) zip.file(name, APP)
    else if (/^docProps\/custom\.xml$/i.test(name)) zip.file(name, CUSTOM)
    else if (/^docProps\/thumbnail\./i.test(name)) zip.file(name, PIXEL)
    else if (/^(word|xl)\/.*\.xml$/i.test(name)) zip.file(name, withoutAuthors(await inflateText(entry)))
    else if (/\.jpe?g$/i.test(name)) zip.file(name, orSame(stripJpeg, await inflate(entry)))
    else if (/\.png$/i.test(name)) zip.file(name, orSame(stripPng, await inflate(entry)))
  }
  const at = new Date('2000-01-01T00:00:00Z')
  for (const entry of Object.values(zip.files)) {
    entry.date = at
    entry.comment = ''
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}

function withoutAuthors(xml) {
  return xml
    .replace(/(\s(?:w|w15|w16du|xr):(?:author|initials|userId|providerId|dateUtc)=")[^"<>]*(")/g, '$1$2')
    .replace(/(<author>)[^<]*(<\/author>)/g, '$1$2')
    .replace(/(\suserName=")[^"<>]*(")/g, '$1$2')
}

function orSame(strip, bytes) {
  try {
    return strip(bytes)
  } catch {
    return bytes
  }
}

/** @returns {Promise<{ parts: { place: string, text: string }[], isCut: boolean }>} */
export async function readOffice(bytes, limits) {
  const { entries } = await openZip(bytes, limits)
  const parts = []
  let characters = 0
  for (const entry of entries) {
    const known = WORD_PARTS.find(([pattern]) => pattern.test(entry.name))
    if (!known || characters >= limits.maxCharacters) continue
    const text = wordsOf(await inflateText(entry)).slice(0, limits.maxCharacters)
    characters += text.length
    if (text.trim()) parts.push({ place: known[1], text })
  }
  return { parts, isCut: characters >= limits.maxCharacters }
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function wordsOf(xml) {
  return xml
    .replace(/<\/(w:p|a:p|si|row)>|<w:(br|tab)\b[^<>]*>/g, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (_, hex, decimal, named) => {
      if (named) return ENTITIES[named.toLowerCase()] ?? ''
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
}

/** The old binary Word format: its two property streams go. Names may still lie in its tables; the scan says so. */
export function cleanCompound(bytes) {
  const { CFB } = require('@e965/xlsx')
  const container = CFB.read(Buffer.from(bytes), { type: 'buffer' })
  for (const path of [...container.FullPaths])
    if (/(Document)?SummaryInformation$/i.test(path)) CFB.utils.cfb_del(container, path.replace(/^Root Entry/, ''))
  return new Uint8Array(CFB.write(container, { type: 'buffer' }))
}

/** Its words lie in the main stream as UTF-16, between much else: enough to look for names in. */
export function readCompound(bytes, { maxCharacters }) {
  const { CFB } = require('@e965/xlsx')
  const container = CFB.read(Buffer.from(bytes), { type: 'buffer' })
  const stream = CFB.find(container, '/WordDocument')
  const text = stream ? Buffer.from(stream.content).toString('utf16le') : ''
  const words = text.replace(/[^\p{Script=Han}\p{P}A-Za-z0-9\s]/gu, '').slice(0, maxCharacters)
  return { parts: words.trim() ? [{ place: '正文', text: words }] : [], isCut: false }
}
