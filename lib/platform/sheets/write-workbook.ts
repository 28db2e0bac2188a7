import ExcelJS from 'exceljs'

export type WritableCell = string | number | boolean | null | undefined

export interface WritableSheet {
  name: string
  /** A title over the table, merged across it. */
  title?: string
  headings: readonly string[]
  rows: readonly (readonly WritableCell[])[]
  /** In characters, by column; columns without one fit their contents. */
  widths?: readonly number[]
  /** Sentences below the title and above the headings. */
  notes?: readonly string[]
  /** Columns whose cells are drawn as wrong. Zero-based. */
  markedColumns?: readonly number[]
  /** Choices offered in a column, by zero-based column. */
  choices?: Readonly<Record<number, readonly string[]>>
  /** Columns in text format down to cells not written yet: what is typed there stays as typed. */
  textColumns?: readonly number[]
}

const FONT = 'Microsoft YaHei'
const MARK = 'FFB42318'
const MAX_WIDTH = 48
/** Excel refuses longer cell texts. */
const MAX_TEXT = 32_767

/** Characters that XML cannot hold are written the way Excel writes them, and read back as they were. */
function escapeText(text: string): string {
  const kept = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
  return kept
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
}

function displayWidth(cell: WritableCell): number {
  let width = 0
  for (const character of String(cell ?? '').slice(0, MAX_WIDTH)) width += character.charCodeAt(0) > 0x2e7f ? 2 : 1
  return width
}

function columnWidths(sheet: WritableSheet): number[] {
  const sample = sheet.rows.slice(0, 200)
  return sheet.headings.map((heading, column) => {
    const set = sheet.widths?.[column]
    if (set !== undefined) return set
    const widest = sample.reduce((width, row) => Math.max(width, displayWidth(row[column])), displayWidth(heading))
    return Math.min(MAX_WIDTH, widest + 3)
  })
}

/** Excel's own rules for the name of a sheet. */
function sheetName(name: string, taken: Set<string>): string {
  const base =
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 28) || '表'
  let unique = base
  for (let number = 2; taken.has(unique.toLowerCase()); number++) unique = `${base}${number}`
  taken.add(unique.toLowerCase())
  return unique
}

// Text is always a text cell in text format: it is no formula when opened, and becomes none when edited.
function fillCell(cell: ExcelJS.Cell, value: WritableCell): void {
  if (value === null || value === undefined || value === '') return
  if (typeof value === 'string') {
    cell.value = escapeText(value)
    cell.numFmt = '@'
  } else {
    cell.value = value
  }
}

function writeLead(sheet: ExcelJS.Worksheet, content: WritableSheet): number {
  const lines = [...(content.title ? [content.title] : []), ...(content.notes ?? [])]
  lines.forEach((line, index) => {
    const isTitle = index === 0 && content.title !== undefined
    const cell = sheet.getCell(index + 1, 1)
    fillCell(cell, line)
    cell.font = { name: FONT, size: isTitle ? 14 : 10, bold: isTitle }
    cell.alignment = { horizontal: isTitle ? 'center' : 'left', vertical: 'middle', wrapText: true }
    if (content.headings.length > 1) sheet.mergeCells(index + 1, 1, index + 1, content.headings.length)
  })
  return lines.length
}

function writeHeadings(sheet: ExcelJS.Worksheet, content: WritableSheet, rowNumber: number): void {
  content.headings.forEach((heading, column) => {
    const cell = sheet.getCell(rowNumber, column + 1)
    fillCell(cell, heading)
    cell.font = { name: FONT, size: 10, bold: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F4F7' } }
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.border = { bottom: { style: 'thin', color: { argb: 'FF98A2B3' } } }
  })
}

function writeRows(sheet: ExcelJS.Worksheet, content: WritableSheet, firstRow: number): void {
  const marked = new Set(content.markedColumns)
  content.rows.forEach((values, index) => {
    const row = sheet.getRow(firstRow + index)
    values.forEach((value, column) => {
      const cell = row.getCell(column + 1)
      fillCell(cell, value)
      if (marked.has(column)) {
        cell.font = { name: FONT, size: 10, color: { argb: MARK } }
        cell.alignment = { wrapText: true, vertical: 'top' }
      }
    })
  })
}

function writeChoices(sheet: ExcelJS.Worksheet, content: WritableSheet, firstRow: number): void {
  for (const [column, choices] of Object.entries(content.choices ?? {})) {
    const list = choices.join(',')
    // Excel holds at most 255 characters of choices in a cell's own list.
    if (list.length === 0 || list.length > 250 || list.includes('"')) continue
    for (let row = firstRow; row < firstRow + 500; row++) {
      sheet.getCell(row, Number(column) + 1).dataValidation = { type: 'list', allowBlank: true, formulae: [`"${list}"`] }
    }
  }
}

/** The bytes of an .xlsx. Strings come back exactly as given; numbers stay numbers; nothing in it is a formula. */
export async function writeWorkbook(sheets: readonly WritableSheet[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const taken = new Set<string>()
  for (const content of sheets) {
    const sheet = book.addWorksheet(sheetName(content.name, taken))
    const lead = writeLead(sheet, content)
    writeHeadings(sheet, content, lead + 1)
    writeRows(sheet, content, lead + 2)
    writeChoices(sheet, content, lead + 2)
    columnWidths(content).forEach((width, column) => {
      sheet.getColumn(column + 1).width = width
    })
    for (const column of content.textColumns ?? []) sheet.getColumn(column + 1).numFmt = '@'
    sheet.views = [{ state: 'frozen', ySplit: lead + 1 }]
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
