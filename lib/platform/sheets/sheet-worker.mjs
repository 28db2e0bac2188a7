// Runs in a worker thread with a heap limit: parses one workbook and posts plain rows. Loaded by path, outside any bundle.
import { parentPort, workerData } from 'node:worker_threads'
import { parseDelimited } from './delimited-text.mjs'

/** Stands for a refusal; its message is a key of `refusals.ts`. */
class Refusal extends Error {}

async function readCompound({ CFB, read, set_cptable }, bytes) {
  let container
  try {
    container = CFB.read(bytes, { type: 'buffer' })
  } catch {
    throw new Refusal('damaged')
  }
  const has = (pattern) => container.FullPaths.some((path) => pattern.test(path))
  if (has(/\/EncryptedPackage$/i) || has(/\/EncryptionInfo$/i)) throw new Refusal('encrypted')
  if (workerData.isOpenXmlName) throw new Refusal('wrongExtension')
  if (has(/\/_VBA_PROJECT_CUR\//i) || has(/\/VBA\/dir$/i)) throw new Refusal('macros')
  if (!has(/\/(Workbook|Book|Contents)$/i)) throw new Refusal('notWorkbook')
  // Code page 936 above all: older workbooks hold their text in the code page of the machine that wrote them.
  set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
  return read(bytes, { ...readingOptions(), type: 'buffer', cellFormula: false })
}

function decodeText(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function readingOptions() {
  return { dense: true, cellStyles: true, cellNF: true, cellHTML: false, bookVBA: false, sheetRows: workerData.maxRows + 1 }
}

function readBook(library, bytes) {
  if (workerData.container === 'compound') return readCompound(library, bytes)
  return library.read(bytes, { ...readingOptions(), type: 'buffer', cellFormula: true })
}

/** Reads a number as a day (`YYYY-MM-DD`) where its format shows one; null for any other number. */
function dayReader({ SSF }, date1904) {
  return (format, serial) => {
    const date = SSF.is_date(String(format)) ? SSF.parse_date_code(serial, { date1904 }) : null
    return date && `${String(date.y).padStart(4, '0')}-${String(date.m).padStart(2, '0')}-${String(date.d).padStart(2, '0')}`
  }
}

// A cell is its text alone, or [text, kind, value, format, isFormula]: most cells are text, and fewer objects cross faster.
function packCell(cell, dates) {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'z') return null
  const isFormula = cell.f !== undefined || cell.F !== undefined
  const shown = cell.w ?? String(cell.v)
  switch (cell.t) {
    case 'n': {
      const day = cell.z ? dates(cell.z, cell.v) : null
      return [shown, day ? 'date' : 'number', day ?? cell.v, cell.z ? String(cell.z) : undefined, isFormula]
    }
    case 'b':
      return [shown, 'boolean', cell.v, undefined, isFormula]
    case 'e':
      return [shown, 'error', shown, undefined, isFormula]
    default: {
      const text = String(cell.v)
      if (text === '') return null
      return isFormula ? [text, 'text', text, undefined, true] : text
    }
  }
}

function packRow(cells, dates) {
  if (!cells) return []
  const packed = []
  for (let column = 0; column < cells.length; column++) {
    const cell = packCell(cells[column], dates)
    if (cell === null) continue
    if (column >= workerData.maxColumns) throw new Refusal('tooManyRows')
    while (packed.length < column) packed.push(null)
    packed.push(cell)
  }
  return packed
}

function hiddenIndexes(properties) {
  const indexes = []
  properties?.forEach((property, index) => {
    if (property?.hidden) indexes.push(index)
  })
  return indexes
}

function packSheet(sheet, name, isHidden, dates) {
  const rows = []
  const data = sheet['!data'] ?? []
  for (let row = 0; row < data.length; row++) {
    const cells = packRow(data[row], dates)
    if (cells.length === 0) continue
    if (row >= workerData.maxRows) throw new Refusal('tooManyRows')
    while (rows.length < row) rows.push([])
    rows.push(cells)
  }
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ firstRow: s.r, lastRow: e.r, firstColumn: s.c, lastColumn: e.c }))
  const columnCount = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0)
  return {
    name,
    hidden: isHidden,
    rows,
    columnCount,
    merges,
    hiddenRows: hiddenIndexes(sheet['!rows']),
    hiddenColumns: hiddenIndexes(sheet['!cols']),
  }
}

function refusalOf(error) {
  if (error instanceof Refusal) return error.message
  const message = error instanceof Error ? error.message : ''
  if (/password|encrypt/i.test(message)) return 'encrypted'
  if (/unsupported file|unrecognized file|cannot find workbook/i.test(message)) return 'notWorkbook'
  return 'damaged'
}

function postText(bytes) {
  const data = parseDelimited(decodeText(bytes)).map((row) => row.map((text) => ({ t: 's', v: text })))
  parentPort.postMessage({ sheet: packSheet({ '!data': data }, '表格', false, () => null) })
}

async function postBook(bytes) {
  const library = await import('@e965/xlsx')
  const book = await readBook(library, bytes)
  const dates = dayReader(library, book.Workbook?.WBProps?.date1904 === true)
  book.SheetNames.forEach((name, index) => {
    const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    const sheet = book.Sheets[name]
    // One message a sheet, and the sheet forgotten: two copies of a large workbook never stand side by side.
    if (sheet?.['!type'] !== 'chart') parentPort.postMessage({ sheet: packSheet(sheet ?? {}, name, isHidden, dates) })
    book.Sheets[name] = null
  })
}

try {
  const bytes = Buffer.from(workerData.bytes)
  if (workerData.container === 'text') postText(bytes)
  else await postBook(bytes)
  parentPort.postMessage({ done: true })
} catch (error) {
  parentPort.postMessage({ refusal: refusalOf(error) })
}
