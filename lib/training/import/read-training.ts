import { readMonth } from '@/lib/org/roster/read-dates'
import { readIdDigits, readName } from '@/lib/org/roster/written-names'
import type { DateOnly } from '@/lib/platform/dates'
import { type NamedRow, type NamedTable, namedTable, plainText } from '@/lib/platform/sheets/named-table'
import type { SheetCell, Workbook } from '@/lib/platform/sheets/workbook'
import { MANNER_LABELS, MANNERS, type TrainingManner, type TrainingResult } from '../labels'

export type TrainingField =
  | 'name'
  | 'idNumber'
  | 'unit'
  | 'course'
  | 'manner'
  | 'organiser'
  | 'scope'
  | 'host'
  | 'startsOn'
  | 'endsOn'
  | 'courseHours'
  | 'hours'
  | 'result'
  | 'note'

/** What the columns of such tables are called, as people type them. */
const SYNONYMS: Record<TrainingField, readonly string[]> = {
  name: ['姓名', '名字', '人员姓名', '参训人员', '学员', '学员姓名', '参训人', '参加人员'],
  idNumber: ['身份证号', '身份证号码', '身份证', '公民身份号码', '证件号码', '证件号', '身份证后六位', '身份证后四位', '身份证号后六位'],
  unit: ['单位', '工作单位', '所在单位', '单位名称', '学员单位', '参训人员单位', '当时单位'],
  course: ['培训名称', '课程名称', '培训班', '培训班名称', '班次', '班次名称', '课程', '培训项目', '培训'],
  manner: ['方式', '培训方式', '教学方式', '培训形式', '形式'],
  organiser: ['主办单位', '举办单位', '组织单位', '承办单位', '培训主办单位'],
  scope: ['范围', '培训范围'],
  host: ['授课机构', '培训机构', '施教机构'],
  startsOn: ['开始日期', '起始日期', '开始时间', '培训时间', '培训日期', '开班日期', '起始时间', '日期', '时间'],
  endsOn: ['结束日期', '截止日期', '结束时间', '结业日期', '终止日期'],
  courseHours: ['培训学时', '课程学时', '总学时', '应修学时', '班次学时'],
  hours: ['学时', '实际学时', '参加学时', '完成学时', '获得学时', '实际参加学时', '学时数'],
  result: ['考核结果', '结果', '考核', '成绩', '是否合格', '结业情况', '考试结果'],
  note: ['备注', '说明'],
}
const readTable = namedTable(SYNONYMS, 'name')

export const TRAINING_COLUMN_LABELS: Record<TrainingField, string> = {
  name: '姓名',
  idNumber: '身份证号（或后六位）',
  unit: '单位',
  course: '培训名称',
  manner: '培训方式',
  organiser: '主办单位',
  scope: '范围',
  host: '授课机构',
  startsOn: '开始日期',
  endsOn: '结束日期',
  courseHours: '培训学时',
  hours: '实际学时',
  result: '考核结果',
  note: '备注',
}

/** One row as it was read: values where they could be read, and what is wrong where not. Null: the cell is empty. */
export type TrainingRow = {
  /** As the program numbers it, from 1. */
  rowNumber: number
  /** Cells as they stand, in the order of the table's columns. */
  cells: string[]
  name: string
  /** Digits of an identity number, whole or its end; empty where none. */
  idDigits: string
  unit: string
  course: string
  manner: TrainingManner | null
  organiser: string
  isCityWide: boolean | null
  host: string | null
  startsOn: DateOnly | null
  endsOn: DateOnly | null
  courseHours: number | null
  hours: number | null
  result: TrainingResult | null
  note: string | null
  problems: string[]
}

export type ReadTraining = NamedTable<TrainingRow>

/**
 * Reads attendance from the first visible sheet whose heading row has a name and, unless the course is known, a course and its first day. Rows
 * without a name and a course are passed over, and so are sums. Null when no sheet has such a heading.
 */
export function readTraining(workbook: Workbook, options: { namesCourse: boolean; today: DateOnly }): ReadTraining | null {
  const isTable = (columns: ReadonlySet<TrainingField>) => {
    const hasCourse = columns.has('course') && columns.has('startsOn')
    const isKnown = options.namesCourse ? hasCourse : columns.has('unit') || columns.has('idNumber') || columns.has('hours') || hasCourse
    return columns.has('name') && isKnown
  }
  return readTable(workbook, isTable, (row) => readRow(row, options.today))
}

function readRow({ rowNumber, cells, cellOf, text, isBesideTheTable }: NamedRow<TrainingField>, today: DateOnly): TrainingRow | null {
  const name = readName(text('name'))
  const course = text('course')
  if ((name === '' && course === '') || isBesideTheTable) return null
  const { idDigits, problem } = readIdDigits(text('idNumber'))
  const row: TrainingRow = {
    rowNumber,
    cells,
    name,
    idDigits,
    unit: text('unit'),
    course,
    manner: null,
    organiser: text('organiser'),
    isCityWide: null,
    host: text('host') || null,
    startsOn: null,
    endsOn: null,
    courseHours: null,
    hours: null,
    result: null,
    note: text('note') || null,
    problems: [],
  }
  if (name === '') row.problems.push('缺少姓名。')
  if (problem) row.problems.push(problem)
  if (course.length > 80) row.problems.push('培训名称过长，请控制在 80 字以内。')
  if ((row.host?.length ?? 0) > 80) row.problems.push('授课机构过长，请控制在 80 字以内。')
  if ((row.note?.length ?? 0) > 200) row.problems.push('备注过长，请控制在 200 字以内。')
  row.manner = readManner(row, plainText(text('manner')))
  row.isCityWide = readScope(row, plainText(text('scope')))
  row.result = readResult(row, plainText(text('result')))
  row.courseHours = readHours(row, '培训学时', plainText(text('courseHours')))
  row.hours = readHours(row, '学时', plainText(text('hours')))
  const [from, until] = spanCells(cellOf('startsOn'), cellOf('endsOn'))
  row.startsOn = readDay(row, '开始日期', from, today)
  row.endsOn = readDay(row, '结束日期', until, today)
  return row
}

function readManner(row: TrainingRow, text: string): TrainingManner | null {
  if (text === '') return null
  const known = MANNERS.find((manner) => MANNER_LABELS[manner] === text || MANNER_LABELS[manner].slice(0, 2) === text.slice(0, 2))
  if (known) return known
  if (/线上|在线|网课|网络/.test(text)) return 'online'
  if (/讲座|面授|脱产|集训|授课|集中/.test(text)) return 'classroom'
  row.problems.push(`培训方式“${text.slice(0, 20)}”看不懂，请填案例教学、现场教学、网络教学或集中授课。`)
  return null
}

function readScope(row: TrainingRow, text: string): boolean | null {
  if (text === '') return null
  if (/^(全市|全市培训|市级|是)$/.test(text)) return true
  if (/^(单位|单位培训|本单位|否)$/.test(text)) return false
  row.problems.push(`范围“${text.slice(0, 20)}”看不懂，请填“全市”或“单位”。`)
  return null
}

function readResult(row: TrainingRow, text: string): TrainingResult | null {
  if (text === '' || /^(不考核|无|—+|-+|\/)$/.test(text)) return null
  if (/^(合格|通过|优秀|良好|结业|是|及格)$/.test(text)) return 'passed'
  if (/^(不合格|未通过|不及格|未结业|否)$/.test(text)) return 'failed'
  row.problems.push(`考核结果“${text.slice(0, 20)}”看不懂，请填“合格”或“不合格”，没有考核的留空。`)
  return null
}

function readHours(row: TrainingRow, label: string, text: string): number | null {
  if (text === '') return null
  const hours = Number(text.replace(/(个)?(学时|课时|小时)$/, ''))
  if (Number.isFinite(hours) && hours > 0 && hours <= 2000 && hours * 2 === Math.floor(hours * 2)) return hours
  row.problems.push(`${label}“${text.slice(0, 20)}”不对，请填大于 0 的数字，以 0.5 为单位。`)
  return null
}

/** `2025年3月3日至3月5日` may stand in one cell. */
function spanCells(start: SheetCell | null, end: SheetCell | null): [SheetCell | null, SheetCell | null] {
  if (end && plainText(end.text) !== '') return [start, end]
  const parts = start?.kind === 'text' ? start.text.normalize('NFKC').split(/\s*(?:至|到|~|—+|–|\s-+\s)\s*/) : []
  const cell = (text: string): SheetCell => ({ kind: 'text', text, value: text })
  const [from = '', until = ''] = parts
  if (parts.length !== 2) return [start, start]
  return [cell(from), cell(completed(until, from))]
}

/** The end of a span takes the year and the month from its beginning where it leaves them out. */
function completed(until: string, from: string): string {
  const year = /^\d{4}\s*[年./-]/.exec(from)?.[0] ?? ''
  if (/^\d{4}\s*[年./-]/.test(until)) return until
  const month = /^\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]/.exec(from)?.[0] ?? ''
  return /^\d{1,2}\s*日?$/.test(until) ? month + until : year + until
}

function readDay(row: TrainingRow, label: string, cell: SheetCell | null, today: DateOnly): DateOnly | null {
  if (!cell || plainText(cell.text) === '') return null
  const read = readMonth(cell, today)
  if (!read.ok) {
    row.problems.push(`${label}“${cell.text.trim().slice(0, 20)}”：${read.reason}`)
    return null
  }
  if (read.day) return read.day
  row.problems.push(`${label}“${cell.text.trim().slice(0, 20)}”要写到日，例如 2025年3月3日。`)
  return null
}
