import { CFB, utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/platform/errors'
import type { SheetLimits } from '@/lib/platform/sheets/limits'
import { readWorkbook } from '@/lib/platform/sheets/read-workbook'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'

const ENTITY_BOMB = `<!DOCTYPE bomb [
<!ENTITY a "1234567890">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
]>`

async function plainWorkbook(): Promise<Buffer> {
  return writeWorkbook([{ name: '表', headings: ['姓名', '年龄'], rows: [['张伟', 35]] }])
}

type Part = { name: string; content: string | Buffer }

/** The workbook's archive with parts added or replaced. */
async function withParts(...parts: Part[]): Promise<Buffer> {
  const archive = CFB.read(await plainWorkbook(), { type: 'buffer' })
  for (const { name, content } of parts) {
    if (CFB.find(archive, `/${name}`)) CFB.utils.cfb_del(archive, `/${name}`)
    CFB.utils.cfb_add(archive, `/${name}`, Buffer.from(content))
  }
  return Buffer.from(CFB.write(archive, { fileType: 'zip', type: 'buffer', compression: true }) as Uint8Array)
}

function compound(...streams: string[]): Buffer {
  const container = CFB.utils.cfb_new()
  for (const stream of streams) CFB.utils.cfb_add(container, `/${stream}`, Buffer.alloc(5000, 1))
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array)
}

async function refusal(bytes: Uint8Array, fileName: string, limits: Partial<SheetLimits> = {}): Promise<string> {
  const error: unknown = await readWorkbook(bytes, { fileName, limits }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(AppError)
  expect((error as AppError).message).toMatch(/^[^a-zA-Z]*(\.xlsx|\.xls|\.et|\.csv|Excel|WPS|[^a-zA-Z])*。$/)
  return (error as AppError).code
}

function legacyBook(rows: unknown[][]): Buffer {
  const sheet = utils.aoa_to_sheet(rows)
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '花名册')
  return Buffer.from(write(book, { bookType: 'biff8', type: 'buffer' }) as Uint8Array)
}

describe('readWorkbook', () => {
  it('keeps types, displayed text and formats apart', async () => {
    const { sheets, format } = await readWorkbook(await plainWorkbook(), { fileName: '人员.XLSX' })
    expect(format).toBe('xlsx')
    expect(sheets[0]?.rows).toEqual([
      [
        { text: '姓名', kind: 'text', value: '姓名' },
        { text: '年龄', kind: 'text', value: '年龄' },
      ],
      [
        { text: '张伟', kind: 'text', value: '张伟' },
        { text: '35', kind: 'number', value: 35, format: 'General' },
      ],
    ])
  })

  it.each(['人员.xls', '人员.et'])('reads the older container as %s', async (fileName) => {
    const { sheets, format } = await readWorkbook(legacyBook([['姓名'], ['买买提·艾合买提'], [330106199011051000]]), { fileName })
    expect([format, sheets[0]?.name]).toEqual(['xls', '花名册'])
    expect(sheets[0]?.rows.map(([cell]) => [cell?.text, cell?.kind])).toEqual([
      ['姓名', 'text'],
      ['买买提·艾合买提', 'text'],
      ['3.30106E+17', 'number'],
    ])
  })

  it('reads dates, hidden rows, merges and saved results of formulas', async () => {
    const sheet = utils.aoa_to_sheet([['甲'], [33182], [null], ['丙']])
    sheet.A2 = { t: 'n', v: 33182, z: 'yyyy"年"m"月"' }
    sheet.A3 = { t: 'n', v: 2, f: '1+1' }
    sheet['!rows'] = [{}, { hidden: true }]
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }]
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, '一')
    utils.book_append_sheet(book, utils.aoa_to_sheet([['乙']]), '二')
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] }
    const { sheets } = await readWorkbook(write(book, { bookType: 'xlsx', type: 'buffer' }) as Uint8Array, { fileName: 'a.xlsx' })
    expect(sheets[0]?.rows[1]).toEqual([{ text: '1990年11月', kind: 'date', value: '1990-11-05', format: 'yyyy"年"m"月"' }])
    expect(sheets[0]?.rows[2]).toEqual([{ text: '2', kind: 'number', value: 2, format: 'General', formula: true }])
    expect(sheets[0]?.hiddenRows).toEqual([1])
    expect(sheets[0]?.merges).toEqual([{ firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 2 }])
    expect(sheets.map(({ hidden }) => hidden)).toEqual([false, true])
  })

  it.each([
    ['UTF-8', Buffer.from('姓名,身份证号\n张伟,0123\n')],
    ['UTF-8 with mark', Buffer.from('\uFEFF姓名,身份证号\r\n张伟,0123')],
    [
      'GBK',
      Buffer.from([
        0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xc9, 0xed, 0xb7, 0xdd, 0xd6, 0xa4, 0xba, 0xc5, 0x0a, 0xd5, 0xc5, 0xce, 0xb0, 0x2c, 0x30, 0x31, 0x32,
        0x33,
      ]),
    ],
    ['UTF-16 with tabs', Buffer.from('\uFEFF姓名\t身份证号\n张伟\t0123', 'utf16le')],
  ])('reads text in %s, every field as typed', async (_, bytes) => {
    const { sheets, format } = await readWorkbook(bytes, { fileName: '人员.csv' })
    expect(format).toBe('csv')
    expect(sheets[0]?.rows.map((row) => row.map((cell) => cell?.value))).toEqual([
      ['姓名', '身份证号'],
      ['张伟', '0123'],
    ])
  })

  it('reads quotes, line breaks and separators inside fields', async () => {
    const { sheets } = await readWorkbook(Buffer.from('a,"b ""x"", y\nz",\n=1+1,,d\n'), { fileName: 'a.csv' })
    expect(sheets[0]?.rows.map((row) => row.map((cell) => cell?.value ?? null))).toEqual([
      ['a', 'b "x", y\nz'],
      ['=1+1', null, 'd'],
    ])
  })

  describe('refuses', () => {
    it('what is no workbook', async () => {
      const pdf = Buffer.from('%PDF-1.7\n\0binary')
      expect(await refusal(pdf, 'a.pdf')).toBe('sheet.notWorkbook')
      expect(await refusal(pdf, 'a.xlsx')).toBe('sheet.damaged')
      expect(await refusal(Buffer.from('没有扩展名'), '人员')).toBe('sheet.notWorkbook')
      expect(await refusal(await withParts({ name: 'word/document.xml', content: '<w/>' }), 'a.csv')).toBe('sheet.wrongExtension')
      expect(await refusal(compound('WordDocument'), 'a.xls')).toBe('sheet.notWorkbook')
      expect(await refusal(Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), 'a.xls')).toBe('sheet.webPage')
      expect(await refusal(legacyBook([['姓名']]), 'a.xlsx')).toBe('sheet.wrongExtension')
    })

    it('what is empty', async () => {
      expect(await refusal(Buffer.alloc(0), 'a.xlsx')).toBe('sheet.empty')
      expect(await refusal(legacyBook([[]]), 'a.xls')).toBe('sheet.empty')
      expect(await refusal(Buffer.from('\n\n'), 'a.csv')).toBe('sheet.empty')
    })

    it('what is cut off or overwritten', async () => {
      const whole = await plainWorkbook()
      expect(await refusal(whole.subarray(0, whole.length - 200), 'a.xlsx')).toBe('sheet.damaged')
      const overwritten = Buffer.from(whole)
      overwritten.fill(0x55, 200, 900)
      expect(await refusal(overwritten, 'a.xlsx')).toBe('sheet.damaged')
      expect(await refusal(legacyBook([['姓名']]).subarray(0, 700), 'a.xls')).toBe('sheet.damaged')
    })

    it('what has a password', async () => {
      expect(await refusal(compound('EncryptionInfo', 'EncryptedPackage'), 'a.xlsx')).toBe('sheet.encrypted')
      const marked = await plainWorkbook()
      for (let at = marked.indexOf('PK\u0001\u0002'); at >= 0; at = marked.indexOf('PK\u0001\u0002', at + 4))
        marked.writeUInt16LE(1, at + 8)
      expect(await refusal(marked, 'a.xlsx')).toBe('sheet.encrypted')
    })

    it('what carries macros', async () => {
      expect(await refusal(await withParts({ name: 'xl/vbaProject.bin', content: 'x' }), 'a.xlsx')).toBe('sheet.macros')
      expect(await refusal(await plainWorkbook(), 'a.xlsm')).toBe('sheet.macros')
      expect(await refusal(compound('Workbook', '_VBA_PROJECT_CUR/VBA/dir'), 'a.xls')).toBe('sheet.macros')
    })

    it('what carries other archives', async () => {
      expect(await refusal(await withParts({ name: 'xl/embeddings/a.xlsx', content: await plainWorkbook() }), 'a.xlsx')).toBe(
        'sheet.nested',
      )
    })

    it('entities, wherever they stand and however they are written', async () => {
      const sheet = `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&c;</v></c></row></sheetData></worksheet>`
      const padded = `<!--${'x'.repeat(100_000)}-->`
      for (const content of [
        `<?xml version="1.0"?>${ENTITY_BOMB}${sheet}`,
        `<?xml version="1.0"?>${padded}${ENTITY_BOMB}${sheet}`,
        Buffer.from(`\uFEFF<?xml version="1.0"?>${ENTITY_BOMB}${sheet}`, 'utf16le'),
      ]) {
        expect(await refusal(await withParts({ name: 'xl/worksheets/sheet1.xml', content }), 'a.xlsx')).toBe('sheet.entities')
      }
    })

    it('what grows out of bounds', async () => {
      const zeros = await withParts({ name: 'xl/media/image1.bin', content: Buffer.alloc(8 * 1024 * 1024) })
      expect(await refusal(zeros, 'a.xlsx', { maxRatio: 50 })).toBe('sheet.bomb')
      expect(await refusal(zeros, 'a.xlsx', { maxRatio: 1e9, maxInflatedBytes: 1024 * 1024 })).toBe('sheet.bomb')
      expect(await refusal(await plainWorkbook(), 'a.xlsx', { maxEntries: 3 })).toBe('sheet.bomb')
      expect(await refusal(await plainWorkbook(), 'a.xlsx', { maxBytes: 1000 })).toBe('sheet.tooBig')
      expect(await refusal(Buffer.from('a\n'.repeat(30)), 'a.csv', { maxRows: 20 })).toBe('sheet.tooManyRows')
      expect(await refusal(Buffer.from('a,'.repeat(30)), 'a.csv', { maxColumns: 20 })).toBe('sheet.tooManyRows')
    })

    it('what takes too long or too much memory, and goes on reading others', async () => {
      const large = await writeWorkbook([
        {
          name: '大',
          headings: ['甲'],
          rows: Array.from({ length: 3000 }, (_, row) => Array.from({ length: 12 }, (_, column) => `${row}·${column}`)),
        },
      ])
      expect(await refusal(large, 'a.xlsx', { timeLimitMs: 1 })).toBe('sheet.tooSlow')
      expect(await refusal(large, 'a.xlsx', { maxHeapMegabytes: 8 })).toBe('sheet.tooBig')
      expect((await readWorkbook(large, { fileName: 'a.xlsx' })).sheets[0]?.rows.length).toBe(3001)
    })
  })
})
