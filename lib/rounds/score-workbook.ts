import type { Sheet, SheetCell, Workbook } from '@/lib/platform/sheets/workbook'
import type { Criterion, Gate } from './scheme'
import { commentLimit, isCommentRequired, type SheetContent, scoreProblem } from './score-sheet'

/**
 * The offline score workbook: its columns, and what is made of it when it comes back. Candidates stand in it as on the reviewer's desk, by
 * codes in a blind round. A hidden sheet says whose it is and what each row knew; nothing in it tells who anybody is.
 */

export const scoreSheetName = '评分表'
export const guidanceSheetName = '评分说明'
export const markSheetName = '校验'
export const workbookFormat = 'score-workbook/1'
/** Rows above the headings: title and notes. */
export const headingRow = 4

export type WorkbookRubric = { criteria: readonly Criterion[]; gates: readonly Gate[] }

export type WorkbookColumn =
  | { kind: 'place' | 'label' | 'comment'; heading: string }
  | { kind: 'score' | 'scoreComment'; key: string; heading: string }
  | { kind: 'gate' | 'gateReason'; key: string; heading: string }

export function workbookColumns({ criteria, gates }: WorkbookRubric): WorkbookColumn[] {
  return [
    { kind: 'place', heading: '序号' },
    { kind: 'label', heading: '候选对象' },
    ...criteria.flatMap((criterion): WorkbookColumn[] => [
      { kind: 'score', key: criterion.key, heading: `${criterion.name}（0 至 ${criterion.scaleMax}，每 ${criterion.step} 分一档）` },
      { kind: 'scoreComment', key: criterion.key, heading: `${criterion.name}评语` },
    ]),
    ...gates.flatMap((gate): WorkbookColumn[] => [
      { kind: 'gate', key: gate.key, heading: `存在“${gate.name}”（是或否）` },
      { kind: 'gateReason', key: gate.key, heading: `“${gate.name}”的理由` },
    ]),
    { kind: 'comment', heading: '总评语' },
  ]
}

/** What a workbook was made for; stands in its hidden sheet. */
export type WorkbookMark = {
  format: string
  /** Digest over round and seat: tells whose it is without saying who. */
  owner: string
  schemeVersion: number
  rows: { place: number; label: string; sheet: string; sheetNumber: number; version: number }[]
}

/** A candidate of the desk as it stands now. */
export type DeskRow = {
  assignmentId: string
  place: number
  label: string
  /** Digest of the assignment, as in the mark. */
  sheet: string
  sheetNumber: number
  version: number
  isSealed: boolean
  content: SheetContent
}

export type CellIssue = { cell: string; heading: string; text: string; value: string }
export type ReadRow = {
  rowNumber: number
  label: string
  /** `unchanged` says the same as the desk; `empty` says nothing. */
  state: 'right' | 'wrong' | 'unchanged' | 'empty'
  issues: CellIssue[]
  /** Still without a score: may be saved, not sealed. */
  gaps: number
  draft: { assignmentId: string; version: number; content: SheetContent } | null
}

export type WorkbookReading = { refusal: string } | { rows: ReadRow[] }

/** Reads a workbook that came back against the desk. A workbook of somebody else or of another scheme is refused whole. */
export function readScoreWorkbook(
  workbook: Workbook,
  expected: { owner: string; schemeVersion: number; rubric: WorkbookRubric; desk: readonly DeskRow[] },
): WorkbookReading {
  const sheet = workbook.sheets.find((each) => each.name === scoreSheetName)
  const mark = readMark(workbook.sheets.find((each) => each.name === markSheetName))
  if (!sheet || !mark) return { refusal: '这不是本系统下载的评分表，请重新下载后填写。' }
  if (mark.format !== workbookFormat) return { refusal: '这份评分表的版本与当前系统不符，请重新下载后填写。' }
  if (mark.owner !== expected.owner) return { refusal: '这份评分表不是您在本轮的评分表，没有读取。请使用本人下载的评分表。' }
  if (mark.schemeVersion !== expected.schemeVersion) return { refusal: '评选方案在下载之后有修订，请重新下载评分表后填写。' }
  const columns = workbookColumns(expected.rubric)
  const headings = sheet.rows[headingRow - 1] ?? []
  if (columns.some((column, index) => textOf(headings[index]) !== column.heading))
    return { refusal: '评分表的表头有改动，请使用下载时的表头，不要增删列。' }
  const seen = new Set<number>()
  const rows = sheet.rows.slice(headingRow).flatMap((cells, index) => {
    if (cells.every((cell) => textOf(cell) === '')) return []
    return [readRow(cells, headingRow + index + 1, { columns, mark, seen, ...expected })]
  })
  return { rows }
}

type RowContext = {
  columns: readonly WorkbookColumn[]
  mark: WorkbookMark
  seen: Set<number>
  rubric: WorkbookRubric
  desk: readonly DeskRow[]
}

function readRow(cells: readonly (SheetCell | null)[], rowNumber: number, context: RowContext): ReadRow {
  const { columns, mark, seen, desk } = context
  const label = textOf(cells[1])
  const wrong = (text: string, column = 1): ReadRow => ({
    rowNumber,
    label,
    state: 'wrong',
    issues: [issue(columns, column, rowNumber, cells[column], text)],
    gaps: 0,
    draft: null,
  })
  const known = mark.rows.find((row) => String(row.place) === textOf(cells[0]) && row.label === label)
  if (!known) return wrong('没有这个候选对象：序号和代号须与下载时一致。')
  const own = desk.find((row) => row.sheet === known.sheet)
  if (!own) return wrong('这份评审任务已经作废或者调整，不再需要评分。')
  if (seen.has(known.place)) return wrong('同一候选对象填写了两行。')
  seen.add(known.place)
  const read = readContent(cells, rowNumber, context)
  if (own.isSealed) return isSame(read.content, own.content) ? unchanged(rowNumber, label) : wrong('这份评分表已经封存，不能再修改。')
  if (isEmpty(read.content) && read.issues.length === 0) return { ...unchanged(rowNumber, label), state: 'empty' }
  if (read.issues.length === 0 && isSame(read.content, own.content)) return unchanged(rowNumber, label)
  if (own.sheetNumber !== known.sheetNumber || own.version !== known.version)
    return wrong('下载之后又在网页上修改过，请重新下载，以免覆盖较新的评分。')
  return {
    rowNumber,
    label,
    state: read.issues.length > 0 ? 'wrong' : 'right',
    issues: read.issues,
    gaps: read.content.scores.filter((row) => row.score === null).length,
    draft: read.issues.length > 0 ? null : { assignmentId: own.assignmentId, version: own.version, content: read.content },
  }
}

const unchanged = (rowNumber: number, label: string): ReadRow => ({
  rowNumber,
  label,
  state: 'unchanged',
  issues: [],
  gaps: 0,
  draft: null,
})

function readContent(
  cells: readonly (SheetCell | null)[],
  rowNumber: number,
  { columns, rubric }: RowContext,
): { content: SheetContent; issues: CellIssue[] } {
  const issues: CellIssue[] = []
  const at = (kind: WorkbookColumn['kind'], key?: string) =>
    columns.findIndex((column) => column.kind === kind && (key === undefined || ('key' in column && column.key === key)))
  const report = (column: number, text: string | null) => {
    if (text) issues.push(issue(columns, column, rowNumber, cells[column], text))
  }
  const scores = rubric.criteria.map((criterion) => {
    const column = at('score', criterion.key)
    const commentColumn = at('scoreComment', criterion.key)
    const comment = textOf(cells[commentColumn])
    const score = numberOf(cells[column])
    if (score === undefined) report(column, `“${criterion.name}”的分数不是数字。`)
    else if (score !== null) {
      const problem = scoreProblem(criterion, score)
      report(column, problem)
      if (!problem && isCommentRequired(criterion, score) && !comment)
        report(commentColumn, `“${criterion.name}”评 ${score} 分，须填写评语。`)
    }
    if (comment.length > commentLimit) report(commentColumn, `评语不超过 ${commentLimit} 字。`)
    return { criterionKey: criterion.key, score: score ?? null, comment }
  })
  const gates = rubric.gates.map((gate) => {
    const column = at('gate', gate.key)
    const reasonColumn = at('gateReason', gate.key)
    const reason = textOf(cells[reasonColumn])
    const isRaised = readYesNo(textOf(cells[column]))
    if (isRaised === undefined) report(column, '请填写“是”或“否”。')
    if (isRaised && !reason) report(reasonColumn, `认为存在“${gate.name}”的，须说明理由。`)
    if (reason.length > 500) report(reasonColumn, '理由不超过 500 字。')
    return { gateKey: gate.key, isRaised: isRaised ?? null, reason }
  })
  const commentColumn = at('comment')
  const comment = textOf(cells[commentColumn])
  if (comment.length > commentLimit * 4) report(commentColumn, `总评语不超过 ${commentLimit * 4} 字。`)
  return { content: { scores, gates, comment }, issues }
}

function issue(
  columns: readonly WorkbookColumn[],
  column: number,
  rowNumber: number,
  cell: SheetCell | null | undefined,
  text: string,
): CellIssue {
  return { cell: `${columnLetters(column)}${rowNumber}`, heading: columns[column]?.heading ?? '', text, value: textOf(cell).slice(0, 60) }
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}

function textOf(cell: SheetCell | null | undefined): string {
  return cell ? String(cell.kind === 'number' ? cell.value : cell.text).trim() : ''
}

/** Null where nothing is written, undefined for what is no number. A number written as text counts; a formula's shown value too. */
function numberOf(cell: SheetCell | null | undefined): number | null | undefined {
  if (!cell || textOf(cell) === '') return null
  if (cell.kind === 'number') return Number(cell.value)
  const text = textOf(cell).normalize('NFKC')
  return cell.kind === 'text' && /^-?\d{1,6}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined
}

function readYesNo(text: string): boolean | null | undefined {
  if (text === '') return null
  return text === '是' ? true : text === '否' ? false : undefined
}

const isEmpty = (content: SheetContent): boolean =>
  !content.comment &&
  content.scores.every((row) => row.score === null && !row.comment) &&
  content.gates.every((row) => row.isRaised === null && !row.reason)

/** The same judgement, order and missing rows aside. */
function isSame(a: SheetContent, b: SheetContent): boolean {
  const plain = (content: SheetContent) =>
    JSON.stringify([
      content.comment.trim(),
      content.scores
        .filter((row) => row.score !== null || row.comment.trim())
        .map((row) => [row.criterionKey, row.score, row.comment.trim()])
        .sort(),
      content.gates
        .filter((row) => row.isRaised !== null || row.reason.trim())
        .map((row) => [row.gateKey, row.isRaised, row.reason.trim()])
        .sort(),
    ])
  return plain(a) === plain(b)
}

/** Rows of the hidden sheet: `[format, owner, scheme version]`, then `[place, label, sheet, sheet number, version]`. */
export function markRows(mark: WorkbookMark): (string | number)[][] {
  return [
    [mark.format, mark.owner, mark.schemeVersion],
    ...mark.rows.map((row) => [row.place, row.label, row.sheet, row.sheetNumber, row.version]),
  ]
}

function readMark(sheet: Sheet | undefined): WorkbookMark | null {
  const [head, ...rest] = sheet?.rows ?? []
  if (!head) return null
  const whole = (cell: SheetCell | null | undefined) => Number(textOf(cell))
  return {
    format: textOf(head[0]),
    owner: textOf(head[1]),
    schemeVersion: whole(head[2]),
    rows: rest.map((cells) => ({
      place: whole(cells[0]),
      label: textOf(cells[1]),
      sheet: textOf(cells[2]),
      sheetNumber: whole(cells[3]),
      version: whole(cells[4]),
    })),
  }
}
