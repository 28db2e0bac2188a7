import { CFB } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { checkDigitOf } from '@/lib/org/identity/id-number'

export type Newcomer = { name: string; initials: string; idNumber: string }

const surnames = ['阮', '祁', '骆', '邬', '柴', '宓', '郗', '晏', '雒', '亓'] as const
const given = [
  ['清', 'q'],
  ['岚', 'l'],
  ['墨', 'm'],
  ['舟', 'z'],
  ['禾', 'h'],
  ['笛', 'd'],
  ['朗', 'l'],
  ['溪', 'x'],
  ['霁', 'j'],
  ['蘅', 'h'],
] as const
const surnameInitials = ['r', 'q', 'l', 'w', 'c', 'm', 'x', 'y', 'l', 'q'] as const

function oneOf<Item>(items: readonly Item[]): { item: Item; at: number } {
  const at = Math.floor(Math.random() * items.length)
  return { item: items[at] as Item, at }
}

/** Somebody whom no roster has yet: another name and number on every run, so that the walk can be taken again in one city. */
export function newcomer(): Newcomer {
  const surname = oneOf(surnames)
  const [first, second] = [oneOf(given).item, oneOf(given).item]
  const two = (most: number) => String(1 + Math.floor(Math.random() * most)).padStart(2, '0')
  const seventeen = `330106${1983 + Math.floor(Math.random() * 5)}${two(12)}${two(28)}${String(Math.floor(Math.random() * 1000)).padStart(3, '0')}`
  return {
    name: `${surname.item}${first[0]}${second[0]}`,
    initials: `${surnameInitials[surname.at]}${first[1]}${second[1]}`,
    idNumber: `${seventeen}${checkDigitOf(seventeen)}`,
  }
}

/** The same number with another last digit. */
export function withWrongCheckDigit(idNumber: string): string {
  const seventeen = idNumber.slice(0, 17)
  return `${seventeen}${idNumber.endsWith('7') ? '3' : '7'}`
}

/**
 * A roster as a unit sends it: a title over the table, headings in other words, the unit in one merged cell, a subtotal at its
 * end. `wrong` has a number that cannot be.
 */
export async function rosterWorkbook(unit: string, line: string, right: readonly Newcomer[], wrong: Newcomer): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('花名册')
  sheet.addRow([`${unit}干部花名册`])
  sheet.mergeCells('A1:H1')
  sheet.addRow(['序号', '工作单位', '干部姓名', '公民身份号码', '所属条线', '现任职务', '参加工作时间', '文化程度'])
  const people = [...right, { ...wrong, idNumber: withWrongCheckDigit(wrong.idNumber) }]
  for (const [index, { name, idNumber }] of people.entries())
    sheet.addRow([index + 1, index === 0 ? unit : null, name, idNumber, line, '一级主任科员', '2008.07', '大学本科'])
  sheet.mergeCells(`B3:B${people.length + 2}`)
  sheet.addRow(['小计', null, `${people.length}人`])
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The texts of the first sheet's rows. */
export async function readSheet(bytes: Buffer): Promise<string[]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer)
  const rows: string[] = []
  book.worksheets[0]?.eachRow((row) => rows.push((row.values as unknown[]).map((value) => String(value ?? '')).join('\t')))
  return rows
}

const entityBomb = `<!DOCTYPE bomb [
<!ENTITY a "1234567890">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
]>`

/** A workbook whose sheet swells as it is read. */
export function bombWorkbook(workbook: Buffer): Buffer {
  const archive = CFB.read(workbook, { type: 'buffer' })
  const sheet = Buffer.from(CFB.find(archive, '/xl/worksheets/sheet1.xml')?.content ?? []).toString('utf8')
  const body = sheet.replace(/^<\?xml[^>]*\?>/, '')
  CFB.utils.cfb_del(archive, '/xl/worksheets/sheet1.xml')
  CFB.utils.cfb_add(archive, '/xl/worksheets/sheet1.xml', Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${entityBomb}${body}`))
  return Buffer.from(CFB.write(archive, { fileType: 'zip', type: 'buffer', compression: true }) as Uint8Array)
}
