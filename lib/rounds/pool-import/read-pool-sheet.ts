import type { Sheet, SheetCell, Workbook } from '@/lib/platform/sheets/workbook'

/** One row of a list of reviewers. A blank cell is null: it says nothing, and changes nothing. */
export type PoolSheetRow = {
  /** As the program numbers it, from 1. */
  row: number
  name: string
  idNumber: string
  unit: string
  /** Empty where every line will do (不限). */
  lines: string[] | null
  specialities: string[] | null
  note: string | null
}
export type PoolSheet = { sheetName: string; rows: PoolSheetRow[] }

const columns = ['name', 'idNumber', 'unit', 'lines', 'specialities', 'note'] as const
type Column = (typeof columns)[number]

/** What offices call the columns. The first is the portal's own word. */
const headings: Record<Column, readonly string[]> = {
  name: ['姓名', '专家姓名', '专家'],
  idNumber: ['身份证号', '身份证号码', '公民身份号码', '证件号码'],
  unit: ['单位', '工作单位', '所在单位', '单位名称', '现任单位'],
  lines: ['可评条线', '条线', '评审条线', '业务条线'],
  specialities: ['评审专长', '专长', '业务专长', '专业特长', '研究方向', '专业'],
  note: ['备注', '说明'],
}
export const poolHeadings: Record<Column, string> = {
  name: '姓名',
  idNumber: '身份证号',
  unit: '单位',
  lines: '可评条线',
  specialities: '评审专长',
  note: '备注',
}
export const anyLine = '不限'

const HEADING_SEARCH = 20

/** The same words are written with other widths, blanks and remarks in brackets. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}

const plainHeading = (cell: SheetCell | null): string => (cell ? plain(cell.text).replace(/[（(].*?[)）]$/, '') : '')

type Heading = { row: number; at: Partial<Record<Column, number>> }

function findHeading(sheet: Sheet): Heading | null {
  for (const [row, cells] of sheet.rows.slice(0, HEADING_SEARCH).entries()) {
    const texts = cells.map(plainHeading)
    const at = Object.fromEntries(
      columns.flatMap((column) => {
        const index = texts.findIndex((text) => headings[column].includes(text))
        return index < 0 ? [] : [[column, index]]
      }),
    ) as Heading['at']
    if (at.name !== undefined && (at.lines !== undefined || at.specialities !== undefined || at.unit !== undefined)) return { row, at }
  }
  return null
}

/** A list in one cell, parted in any of the usual ways. */
function parts(text: string): string[] {
  const list = text
    .normalize('NFKC')
    .split(/[、,;/\n]/)
    .map((part) => part.trim())
  return [...new Set(list.filter((part) => part !== ''))]
}

/** Reads the first sheet with a heading row that has 姓名 beside a unit, lines or specialities; null when no sheet has one. */
export function readPoolSheet(workbook: Workbook): PoolSheet | null {
  for (const sheet of workbook.sheets) {
    const heading = findHeading(sheet)
    if (heading) return { sheetName: sheet.name, rows: readRows(sheet, heading) }
  }
  return null
}

function readRows(sheet: Sheet, { row: headingRow, at }: Heading): PoolSheetRow[] {
  return sheet.rows.slice(headingRow + 1).flatMap((cells, offset): PoolSheetRow[] => {
    const textOf = (column: Column): string => {
      const cell = at[column] === undefined ? null : cells[at[column]]
      // A long number is shown rounded; its value is what was typed.
      return cell ? (cell.kind === 'number' ? String(cell.value) : cell.text).trim() : ''
    }
    const [name, idNumber, unit, lines, specialities, note] = columns.map(textOf) as [string, string, string, string, string, string]
    if (name === '' && idNumber === '' && unit === '' && lines === '' && specialities === '') return []
    return [
      {
        row: headingRow + offset + 2,
        name: plain(name),
        idNumber: plain(idNumber).toUpperCase(),
        unit: plain(unit),
        lines: lines === '' ? null : parts(lines).filter((part) => plain(part) !== anyLine),
        specialities: specialities === '' ? null : parts(specialities),
        note: note === '' ? null : note,
      },
    ]
  })
}
