import { readMonth } from '@/lib/org/roster/read-dates'
import { readIdDigits, readName } from '@/lib/org/roster/written-names'
import { addDays, addMonths, type DateOnly } from '@/lib/platform/dates'
import { type NamedRow, type NamedTable, namedTable, plainText } from '@/lib/platform/sheets/named-table'
import type { SheetCell, Workbook } from '@/lib/platform/sheets/workbook'

export type HistoryField = 'name' | 'idNumber' | 'unit' | 'title' | 'startsOn' | 'endsOn' | 'term' | 'documentNumber' | 'renewal'

/** What the columns of such tables are called, as people type them. */
const SYNONYMS: Record<HistoryField, readonly string[]> = {
  name: ['姓名', '名字', '人员姓名', '持有人', '获得者', '获评人', '人才姓名'],
  idNumber: [
    '身份证号',
    '身份证号码',
    '身份证',
    '公民身份号码',
    '公民身份证号码',
    '证件号码',
    '证件号',
    '身份证后四位',
    '身份证后六位',
    '身份证号后四位',
    '身份证号后六位',
    '证件尾号',
  ],
  unit: ['单位', '工作单位', '所在单位', '单位名称', '现单位', '时任单位', '获评时单位'],
  title: ['称号', '荣誉称号', '称号名称', '人才称号', '人才类别', '授予称号', '获得称号', '类别'],
  startsOn: [
    '任期起',
    '起始日期',
    '开始日期',
    '起始时间',
    '开始时间',
    '授予日期',
    '授予时间',
    '命名日期',
    '命名时间',
    '获评时间',
    '获得时间',
    '认定时间',
    '发文日期',
    '任期开始',
  ],
  endsOn: [
    '任期止',
    '截止日期',
    '结束日期',
    '终止日期',
    '届满日期',
    '到期日期',
    '到期时间',
    '截止时间',
    '结束时间',
    '有效期至',
    '任期结束',
    '期满日期',
  ],
  term: ['任期', '起止时间', '起止日期', '任期起止', '有效期', '有效期限'],
  documentNumber: ['文号', '发文文号', '命名文号', '文件号', '发文字号', '依据文号', '授予文件', '命名文件', '文件文号'],
  renewal: ['续评', '是否续评', '是否续任', '续任', '是否连任', '连任'],
}
const readTable = namedTable(SYNONYMS, 'name')

export const HISTORY_LABELS: Record<HistoryField, string> = {
  name: '姓名',
  idNumber: '身份证号（或后六位）',
  unit: '单位',
  title: '称号',
  startsOn: '任期起',
  endsOn: '任期止',
  term: '任期',
  documentNumber: '文号',
  renewal: '是否续评',
}

const OPEN_END = /^(长期|长期有效|至今|无期限|永久|无固定期限|现任|—+|-+|\/)$/

/** One row as it was read: values where they could be read, and what is wrong where not. */
export type HistoryRow = {
  /** As the program numbers it, from 1. */
  rowNumber: number
  /** Cells as they stand, in the order of the table's columns. */
  cells: string[]
  name: string
  /** Digits of an identity number, whole or its end; empty where none. */
  idDigits: string
  unit: string
  title: string
  startsOn: DateOnly | null
  /** undefined: not said, the title's term applies; null: without end. */
  endsOn: DateOnly | null | undefined
  documentNumber: string | null
  isRenewal: boolean | null
  problems: string[]
}

export type ReadHistory = NamedTable<HistoryRow>

/**
 * Reads past titles from the first visible sheet whose heading row has a name, a title and a beginning. Rows without a name and a title are
 * passed over, and so are sums. Null when no sheet has such a heading.
 */
export function readHistory(workbook: Workbook, today: DateOnly): ReadHistory | null {
  const isTable = (columns: ReadonlySet<HistoryField>) =>
    columns.has('name') && columns.has('title') && (columns.has('startsOn') || columns.has('term'))
  return readTable(workbook, isTable, (row) => readRow(row, today))
}

function readRow({ rowNumber, cells, cellOf, text, isBesideTheTable }: NamedRow<HistoryField>, today: DateOnly): HistoryRow | null {
  const name = readName(text('name'))
  const title = plainText(text('title')).replace(/^[“"「]|[”"」]$/g, '')
  if ((name === '' && title === '') || isBesideTheTable) return null
  const { idDigits, problem } = readIdDigits(text('idNumber'))
  const row: HistoryRow = {
    rowNumber,
    cells,
    name,
    idDigits,
    unit: text('unit'),
    title,
    startsOn: null,
    endsOn: undefined,
    documentNumber: text('documentNumber') || null,
    isRenewal: readYes(plainText(text('renewal'))),
    problems: [],
  }
  if (name === '') row.problems.push('缺少姓名。')
  if (title === '') row.problems.push('缺少称号。')
  if (problem) row.problems.push(problem)
  if ((row.documentNumber?.length ?? 0) > 100) row.problems.push('文号过长，请控制在 100 字以内。')
  readTerm(row, cellOf('startsOn'), cellOf('endsOn'), cellOf('term'), today)
  return row
}

function readYes(text: string): boolean | null {
  if (/^(是|续评|续任|连任|续|√|✓|Y|YES)$/i.test(text)) return true
  return /^(否|首次|首评|新评|×|N|NO)$/i.test(text) ? false : null
}

function readTerm(row: HistoryRow, start: SheetCell | null, end: SheetCell | null, term: SheetCell | null, today: DateOnly): void {
  const [from, until] = start ? [start, end] : splitTerm(term)
  if (!from || plainText(from.text) === '') row.problems.push('缺少任期起始日期。')
  else row.startsOn = readDay(row, '起始日期', from, 'first', today)
  if (!until || plainText(until.text) === '') return
  if (OPEN_END.test(plainText(until.text))) row.endsOn = null
  else row.endsOn = readDay(row, '截止日期', until, 'last', today) ?? undefined
}

/** `2021年4月至2024年4月` in one cell. */
function splitTerm(term: SheetCell | null): [SheetCell | null, SheetCell | null] {
  const parts = (term?.text.normalize('NFKC') ?? '').split(/\s*(?:至(?!今)|到|~|—+|–|\s-+\s)\s*/)
  const cell = (text: string | undefined): SheetCell | null => (text ? { kind: 'text', text, value: text } : null)
  const [from, until] = [cell(parts[0]?.replace(/(至今|起)$/, '')), cell(parts[1])]
  return [from, until ?? (/至今$/.test(parts[0] ?? '') ? cell('至今') : null)]
}

/** A month without a day stands for its first day at the beginning and its last at the end. */
function readDay(row: HistoryRow, label: string, cell: SheetCell, edge: 'first' | 'last', today: DateOnly): DateOnly | null {
  const read = readMonth(cell, today)
  if (!read.ok) {
    row.problems.push(`${label}“${cell.text.trim().slice(0, 20)}”：${read.reason}`)
    return null
  }
  if (read.otherMonth) {
    row.problems.push(`${label}“${cell.text.trim()}”可能是 1 月也可能是 10 月，请写成 2021.01 或 2021.10。`)
    return null
  }
  return read.day ?? (edge === 'first' ? `${read.month}-01` : addDays(addMonths(`${read.month}-01`, 1), -1))
}
