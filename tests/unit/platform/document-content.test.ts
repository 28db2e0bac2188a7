import { createRequire } from 'node:module'
import { deflateSync } from 'node:zlib'
import { Document, Header, Packer, Paragraph, TextRun } from 'docx'
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { cleanDocument, readDocumentText } from '@/lib/platform/files/document-content'
import { pdfOf } from '@/prisma/seed/rounds/files'

const PDF = 'application/pdf'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const { PDFDocument, PDFName, PDFRawStream, PDFString, StandardFonts }: typeof import('@cantoo/pdf-lib') = createRequire(import.meta.url)(
  '@cantoo/pdf-lib',
)

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const utf16Hex = (words: string): string => Buffer.from(words, 'utf16le').swap16().toString('hex').toUpperCase()

async function cleaned(bytes: Uint8Array, mediaType: string): Promise<Buffer> {
  const result = await cleanDocument(bytes, mediaType)
  if (!result.ok) throw new Error(result.problem)
  return result.bytes
}

async function words(bytes: Uint8Array, mediaType: string): Promise<string> {
  const result = await readDocumentText(bytes, mediaType)
  if (!result.ok) throw new Error(result.problem)
  return result.text.parts.map((part) => `${part.place}：${part.text}`).join('\n')
}

function segment(marker: number, content: string): Buffer {
  const body = Buffer.from(content, 'latin1')
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

function jpegOf(...extra: Buffer[]): Buffer {
  const scan = Buffer.concat([segment(0xda, '\x01\x01\x00\x00\x3f\x00'), Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4])])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, 'JFIF\0\x01\x01'),
    ...extra,
    segment(0xdb, 'table'),
    scan,
    Buffer.from([0xff, 0xd9]),
  ])
}

function pngChunk(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, Buffer.from(type, 'latin1'), body, Buffer.alloc(4)])
}

describe('pictures keep what draws them and lose what tells of people', () => {
  test('JPEG: camera data, XMP, comments and what hangs behind the end go', async () => {
    const plain = jpegOf()
    const telling = Buffer.concat([
      jpegOf(segment(0xe1, 'Exif\0\0Artist ouyang'), segment(0xe1, 'http://ns.adobe.com/xap/ ouyang'), segment(0xfe, 'ouyang')),
      plain,
      Buffer.from('ouyang'),
    ])
    expect(await cleaned(telling, 'image/jpeg')).toEqual(plain)
    const profile = jpegOf(segment(0xe2, 'ICC_PROFILE\0rest'))
    expect(await cleaned(profile, 'image/jpeg')).toEqual(profile)
  })

  test('PNG and WebP: words, times and camera data go', async () => {
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    const [head, data, end] = [
      pngChunk('IHDR', Buffer.alloc(13)),
      pngChunk('IDAT', deflateSync(Buffer.alloc(4))),
      pngChunk('IEND', Buffer.alloc(0)),
    ]
    const telling = Buffer.concat([
      signature,
      head,
      pngChunk('tEXt', Buffer.from('Author\0ouyang')),
      pngChunk('eXIf', Buffer.from('ouyang')),
      data,
      end,
    ])
    expect(await cleaned(telling, 'image/png')).toEqual(Buffer.concat([signature, head, data, end]))
    const chunk = (type: string, body: string) => {
      const length = Buffer.alloc(4)
      length.writeUInt32LE(body.length)
      return Buffer.concat([Buffer.from(type), length, Buffer.from(body, 'latin1'), Buffer.alloc(body.length % 2)])
    }
    const webp = Buffer.concat([
      Buffer.from('RIFF\0\0\0\0WEBP'),
      chunk('VP8X', '\x0c\0\0\0\0\0\0\0\0\0'),
      chunk('VP8 ', 'picture.'),
      chunk('EXIF', 'ouyang'),
    ])
    const clean = await cleaned(webp, 'image/webp')
    expect(text(clean)).not.toContain('ouyang')
    expect(text(clean)).toContain('picture.')
    expect(clean[20]).toBe(0)
    expect(clean.readUInt32LE(4)).toBe(clean.length - 8)
  })
})

describe('PDF', () => {
  async function pdfWith(secret: string): Promise<Uint8Array> {
    const pdf = await PDFDocument.create()
    const font = await pdf.embedFont(StandardFonts.Helvetica)
    for (const line of ['first page', 'second page']) pdf.addPage().drawText(line, { font, x: 50, y: 500 })
    pdf.setAuthor(secret)
    pdf.setTitle(secret)
    pdf.setKeywords([secret])
    const xmp = PDFRawStream.of(pdf.context.obj({ Type: 'Metadata', Subtype: 'XML' }), new TextEncoder().encode(`<x>${secret}</x>`))
    pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(xmp))
    await pdf.attach(new TextEncoder().encode(secret), 'secret.txt', { mimeType: 'text/plain', description: secret })
    const note = pdf.context.register(
      pdf.context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9], T: PDFString.of(secret), Contents: PDFString.of('kept') }),
    )
    pdf.getPage(0).node.set(PDFName.of('Annots'), pdf.context.obj([note]))
    const picture = jpegOf(segment(0xe1, `Exif\0\0${secret}`))
    const image = PDFRawStream.of(pdf.context.obj({ Type: 'XObject', Subtype: 'Image', Filter: 'DCTDecode' }), new Uint8Array(picture))
    pdf.getPage(0).node.set(PDFName.of('Thumb'), pdf.context.register(image))
    return pdf.save({ useObjectStreams: false })
  }

  test('author, title, XMP, attachments, authors of notes and camera data of its pictures go; the pages stay', async () => {
    const telling = await pdfWith('ouyang')
    expect(text(telling)).toContain('ouyang')
    const clean = await cleaned(telling, PDF)
    const again = await PDFDocument.load(clean, { updateMetadata: false })
    expect([again.getAuthor(), again.getTitle(), again.getKeywords(), again.getProducer()]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    const open = await again.save({ useObjectStreams: false })
    for (const bytes of [clean, open]) {
      expect(text(bytes)).not.toContain('ouyang')
      expect(text(bytes)).not.toContain(utf16Hex('ouyang'))
    }
    expect(text(open)).toContain('kept')
    expect(await words(clean, PDF)).toBe(await words(telling, PDF))
  })

  test('words come page by page, no more than the limits allow', async () => {
    const bytes = await pdfWith('ouyang')
    expect(await words(bytes, PDF)).toBe('第 1 页：first page\n第 2 页：second page')
    const cut = await readDocumentText(bytes, PDF, { maxPages: 1 })
    expect(cut).toMatchObject({ ok: true, text: { isCut: true, parts: [{ place: '第 1 页' }] } })
  })
})

describe('a PDF whose Chinese font is not embedded', () => {
  test('is read by the predefined tables', async () => {
    expect(await words(pdfOf(['欧阳若谷同志主持工作', '云岭中心']), PDF)).toBe('第 1 页：欧阳若谷同志主持工作\n云岭中心')
  })
})

describe('Word', () => {
  async function docxOf(): Promise<Uint8Array> {
    const runs = [new TextRun('欧阳'), new TextRun({ text: '若谷', bold: true }), new TextRun(' 主持工作')]
    const document = new Document({
      creator: '欧阳若谷',
      lastModifiedBy: '欧阳若谷',
      title: '云岭中心材料',
      customProperties: [{ name: 'unit', value: '云岭中心' }],
      sections: [
        { headers: { default: new Header({ children: [new Paragraph('云岭中心')] }) }, children: [new Paragraph({ children: runs })] },
      ],
    })
    const zip = await JSZip.loadAsync(new Uint8Array(await Packer.toBuffer(document)))
    const body = (await zip.file('word/document.xml')?.async('string')) ?? ''
    zip.file('word/document.xml', body.replace('<w:body>', '<w:body><w:ins w:id="1" w:author="欧阳若谷" w:date="2025-01-01T00:00:00Z"/>'))
    return zip.generateAsync({ type: 'uint8array' })
  }

  test('properties and authors of changes go; the words stay', async () => {
    const telling = await docxOf()
    const clean = await JSZip.loadAsync(new Uint8Array(await cleaned(telling, DOCX)))
    const parts = await Promise.all(
      Object.values(clean.files).map(async (entry) => [entry.name, entry.dir ? '' : await entry.async('string')] as const),
    )
    const told = parts.filter(([name, part]) => !/header|document\.xml$/.test(name) && /欧阳|云岭/.test(part)).map(([name]) => name)
    expect(told).toEqual([])
    const body = parts.find(([name]) => name === 'word/document.xml')?.[1] ?? ''
    expect(body).toContain('w:author=""')
    expect(body).toContain('主持工作')
  })

  test('words are found across runs, in headers too', async () => {
    expect(await words(await docxOf(), DOCX)).toMatch(/正文：[\s\S]*欧阳若谷 主持工作/)
    expect(await words(await docxOf(), DOCX)).toMatch(/页眉：云岭中心/)
  })
})

describe('hostile documents', () => {
  test('are refused in words’ codes, and nothing hangs', async () => {
    expect(await cleanDocument(Buffer.from('%PDF-1.7 nonsense'), PDF)).toMatchObject({ ok: false })
    expect(await readDocumentText(Buffer.from('PK\x03\x04 nonsense'), DOCX)).toEqual({ ok: false, problem: 'damaged' })
    expect(await cleanDocument(Buffer.from([0xff, 0xd8, 0xff]), 'image/jpeg')).toEqual({ ok: false, problem: 'damaged' })
    expect(await cleanDocument(Buffer.from('x'), 'text/html')).toEqual({ ok: false, problem: 'unknownKind' })
  })

  test('a bomb stops at its declared size, and one that declares less stops there', async () => {
    const zip = new JSZip()
    const size = 12 * 1024 * 1024
    zip.file('word/document.xml', Buffer.alloc(size))
    const bomb = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
    expect(await readDocumentText(bomb, DOCX, { maxInflated: 10 * 1024 * 1024 })).toEqual({ ok: false, problem: 'damaged' })
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength)
    for (let at = 0; at + 4 <= bomb.length; at++) if (view.getUint32(at, true) === size) view.setUint32(at, 100, true)
    expect(await readDocumentText(bomb, DOCX)).toEqual({ ok: false, problem: 'damaged' })
  })

  test('what takes too long is stopped', async () => {
    const pdf = await PDFDocument.create()
    pdf.addPage()
    expect(await cleanDocument(await pdf.save(), PDF, { timeLimitMs: 1 })).toEqual({ ok: false, problem: 'tooSlow' })
  })
})
