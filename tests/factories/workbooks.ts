import { checkDigitOf } from '@/lib/org/identity/id-number'
import { type WritableCell, writeWorkbook } from '@/lib/platform/sheets/write-workbook'

/** A valid identity number by birth date, sex and a running number. Invented: the region exists, the person does not. */
export function idNumberOf(birthDate: string, serial: number, sex: 'male' | 'female' = 'male'): string {
  const order = serial * 2 + (sex === 'male' ? 1 : 0)
  const seventeen = `330106${birthDate.replaceAll('-', '')}${String(order % 1000).padStart(3, '0')}`
  return seventeen + checkDigitOf(seventeen)
}

export const ROSTER_HEADINGS = ['序号', '姓名', '性别', '公民身份号码', '工作单位', '所属条线', '职务', '参加工作时间', '手机号码'] as const

export type RosterLine = {
  name?: string
  sex?: string
  idNumber?: string | number
  unit?: string
  line?: string
  post?: string
  workStart?: string
  phone?: string
}

/** A roster with a title line and one row a person. */
export async function rosterWorkbook(lines: readonly RosterLine[], defaults: { unit: string; line: string }): Promise<Uint8Array> {
  const rows = lines.map((line, index): WritableCell[] => [
    index + 1,
    line.name ?? '',
    line.sex ?? '',
    line.idNumber ?? '',
    line.unit ?? defaults.unit,
    line.line ?? defaults.line,
    line.post ?? '',
    line.workStart ?? '2010.07',
    line.phone ?? '13800138000',
  ])
  return writeWorkbook([{ name: '花名册', title: '人员花名册', headings: ROSTER_HEADINGS, rows }])
}
