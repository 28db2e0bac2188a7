// What is done with a PDF in the document thread: its words page by page, and a copy without what programs wrote about its author.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stripJpeg } from './image-metadata.mjs'

const require = createRequire(import.meta.url)

/**
 * Information dictionary, XMP, private data, attachments, names of who commented and camera data in its pictures go; so does whatever the
 * pages no longer reach, since older versions of all this lie there.
 * @param {Uint8Array} bytes
 */
export async function cleanPdf(bytes) {
  const { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef, PDFStream } = require('@cantoo/pdf-lib')
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false })
  const { context, catalog } = pdf
  const name = (text) => PDFName.of(text)
  context.trailerInfo.Info = undefined
  const names = catalog.lookup(name('Names'))
  if (names instanceof PDFDict) {
    names.delete(name('EmbeddedFiles'))
    names.delete(name('JavaScript'))
  }
  for (const key of ['Collection', 'AF', 'OpenAction', 'AA']) catalog.delete(name(key))

  const dictionaryOf = (object) => (object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : null)
  const cleanDictionary = (dictionary) => {
    for (const key of ['Metadata', 'PieceInfo', 'LastModified']) dictionary.delete(name(key))
    const type = dictionary.get(name('Subtype'))
    const isAnnotation = dictionary.has(name('Rect')) && type !== undefined
    if (isAnnotation && type !== name('Widget')) for (const key of ['T', 'NM', 'M', 'CreationDate']) dictionary.delete(name(key))
    if (type === name('FileAttachment')) dictionary.delete(name('FS'))
  }

  const reached = new Set()
  const waiting = [context.trailerInfo.Root, catalog]
  while (waiting.length > 0) {
    const object = waiting.pop()
    if (object instanceof PDFRef) {
      if (reached.has(object.toString())) continue
      reached.add(object.toString())
      waiting.push(context.lookup(object))
      continue
    }
    const dictionary = dictionaryOf(object)
    if (dictionary) {
      cleanDictionary(dictionary)
      waiting.push(...dictionary.values())
    } else if (object instanceof PDFArray) waiting.push(...object.asArray())
  }
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!reached.has(ref.toString())) context.delete(ref)
    else if (object instanceof PDFRawStream && object.dict.get(name('Filter')) === name('DCTDecode')) {
      try {
        context.assign(ref, PDFRawStream.of(object.dict, stripJpeg(object.contents)))
      } catch {
        // A picture that only its own reader understands stays as it is.
      }
    }
  }
  return pdf.save({ useObjectStreams: true, updateFieldAppearances: false, addDefaultPage: false })
}

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<{ parts: { place: string, text: string }[], isCut: boolean }>}
 */
export async function readPdf(bytes, { maxPages, maxCharacters }) {
  // Only words are read: what drawing would need is not there, and is not looked for.
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globalThis[name] ??= class {}
  const root = dirname(require.resolve('pdfjs-dist/package.json'))
  const { getDocument } = await import(pathToFileURL(join(root, 'legacy', 'build', 'pdf.mjs')).href)
  const pdf = await getDocument({
    data: Uint8Array.from(bytes),
    // The tables by which Chinese fonts that are not embedded are read.
    cMapUrl: `${join(root, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(root, 'standard_fonts')}/`,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  }).promise
  const parts = []
  let characters = 0
  const pages = Math.min(pdf.numPages, maxPages)
  for (let number = 1; number <= pages && characters < maxCharacters; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    const text = items.map((item) => (item.str ?? '') + (item.hasEOL ? '\n' : '')).join('')
    characters += text.length
    parts.push({ place: `第 ${number} 页`, text: text.slice(0, maxCharacters) })
    page.cleanup()
  }
  return { parts, isCut: pdf.numPages > pages || characters >= maxCharacters }
}
