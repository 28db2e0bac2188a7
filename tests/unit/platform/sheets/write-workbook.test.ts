import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '@/lib/platform/sheets/read-workbook'
import { writeCsv } from '@/lib/platform/sheets/write-csv'
import { type WritableCell, writeWorkbook } from '@/lib/platform/sheets/write-workbook'

const hostile = join(process.env.PORTAL_TEST_DATA ?? join(process.cwd(), '..', 'shared', 'data'), 'hostile')
const FORMULAS = ["=cmd|'/C calc'!A0", '+hack(1)', '-1-cmd', '@SUM(1+9)', '\t=1+1', '\r=1+1', ' =1+1', '\u200b=1', '＝1+1', '"=1"']

async function backFromWorkbook(values: readonly WritableCell[]) {
  const bytes = await writeWorkbook([{ name: '表', headings: ['值'], rows: values.map((value) => [value]) }])
  const { sheets } = await readWorkbook(bytes, { fileName: 'a.xlsx' })
  return values.map((_, index) => sheets[0]?.rows[index + 1]?.[0] ?? null)
}

describe('writeWorkbook', () => {
  it('writes what looks like a formula as text, and numbers as numbers', async () => {
    const cells = await backFromWorkbook([...FORMULAS, '1e3', '+1E+9', '-123456', -123456, 1e3, true])
    expect(cells.map((cell) => [cell?.kind, cell?.value, cell?.formula])).toEqual([
      ...[...FORMULAS, '1e3', '+1E+9', '-123456'].map((text) => ['text', text, undefined]),
      ['number', -123456, undefined],
      ['number', 1000, undefined],
      ['boolean', true, undefined],
    ])
  })

  it('gives back any text as typed', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((value) => !value.includes('\r\n'))
    const values = [...fc.sample(text, 300), '_x0041_', 'a\u0000b', '\ud800x', ' 两端 ', '<b>&amp;</b>']
    expect((await backFromWorkbook(values)).map((cell) => cell?.value)).toEqual(values)
  })

  it.skipIf(!existsSync(hostile))('gives back the hostile strings as typed', async () => {
    const naughty = JSON.parse(readFileSync(join(hostile, 'blns.json'), 'utf8')) as string[]
    const values = [...naughty, ...readFileSync(join(hostile, 'payloads.txt'), 'utf8').split('\n')].filter((value) => value !== '')
    const cells = await backFromWorkbook(values)
    expect(cells.map((cell) => cell?.value)).toEqual(values)
    expect(cells.filter((cell) => cell?.formula)).toEqual([])
  })

  it('names sheets as Excel allows, each once', async () => {
    const empty = { headings: ['甲'], rows: [] }
    const bytes = await writeWorkbook([
      { name: '甲/乙:丙', ...empty },
      { name: '甲 乙 丙', ...empty },
      { name: '', ...empty },
    ])
    const { sheets } = await readWorkbook(bytes, { fileName: 'a.xlsx' })
    expect(sheets.map(({ name }) => name)).toEqual(['甲 乙 丙', '甲 乙 丙2', '表'])
  })

  it('puts title and notes over the headings', async () => {
    const bytes = await writeWorkbook([{ name: '表', title: '名单', notes: ['请勿外传'], headings: ['甲', '乙'], rows: [['一', 2]] }])
    const { sheets } = await readWorkbook(bytes, { fileName: 'a.xlsx' })
    expect(sheets[0]?.rows.map((row) => row.map((cell) => cell?.text ?? null))).toEqual([['名单'], ['请勿外传'], ['甲', '乙'], ['一', '2']])
  })
})

describe('writeCsv', () => {
  it('marks formulas, keeps numbers and quotes what needs it', () => {
    const text = writeCsv(
      ['甲', '乙'],
      [
        ['=1+1', -123456],
        ['1e3', 'a"b,c\nd'],
        ['-5', null],
        [' @x', true],
      ],
    ).toString('utf8')
    expect(text).toBe('\uFEFF甲,乙\r\n\'=1+1,-123456\r\n1e3,"a""b,c\nd"\r\n-5,\r\n\' @x,true\r\n')
  })

  it('leaves no field that a program would take for a formula', () => {
    for (const formula of FORMULAS) expect(writeCsv([], [[formula]]).toString('utf8')).toMatch(/\r\n"?'/)
  })

  it('is read back field by field', async () => {
    const field = fc.string({ minLength: 1, maxLength: 12 }).map((value) => `x${value}`)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 5 }), async (rows) => {
        const { sheets } = await readWorkbook(writeCsv(['甲', '乙'], rows), { fileName: 'a.csv' })
        expect(sheets[0]?.rows.slice(1).map((row) => row.map((cell) => cell?.value))).toEqual(rows)
      }),
      { numRuns: 8 },
    )
  })
})
