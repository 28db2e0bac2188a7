import ExcelJS from 'exceljs'
import { beforeEach, describe, expect, test } from 'vitest'
import { exportScoreWorkbook } from '@/lib/rounds/commands/export-score-workbook'
import { importScoreSheets } from '@/lib/rounds/commands/import-score-sheets'
import { saveScoreSheet } from '@/lib/rounds/commands/save-score-sheet'
import type { Scheme } from '@/lib/rounds/scheme'
import { headingRow, scoreSheetName, workbookColumns } from '@/lib/rounds/score-workbook'
import { previewScoreWorkbook } from '@/lib/rounds/workbook-queries'
import { createViewer } from '@/tests/factories/accounts'
import { completeSheet, createAssignment, createReviewer } from '@/tests/factories/reviews'
import { createNomination, createRoundRow, setBusinessClock, simpleScheme } from '@/tests/factories/rounds'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma

let scheme: Scheme
let roundId: string
let reviewer: Awaited<ReturnType<typeof createReviewer>>
let other: Awaited<ReturnType<typeof createReviewer>>
let seats: string[]
const names = ['欧阳若谷', '诸葛明达', '司马文渊']

beforeEach(async () => {
  scheme = simpleScheme({ gates: [{ key: 'fraud', name: '弄虚作假', description: '' }] })
  scheme = {
    ...scheme,
    criteria: scheme.criteria.map((criterion, index) => (index === 0 ? { ...criterion, commentAtOrAbove: 9 } : criterion)),
  }
  await setBusinessClock(prisma(), '2025-09-15T10:00:00+08:00')
  roundId = (await createRoundRow(prisma(), { stage: 'reviewing', scheme })).id
  reviewer = await createReviewer(prisma(), { roundId })
  other = await createReviewer(prisma(), { roundId })
  seats = []
  for (const [index, name] of names.entries()) {
    const nomination = await createNomination(prisma(), { roundId, state: 'qualified', person: { name } })
    await prisma().nomination.update({ where: { id: nomination.id }, data: { blindCode: `0${index + 4}` } })
    const of = { roundId, nominationId: nomination.id, position: index + 1 }
    seats.push((await createAssignment(prisma(), { ...of, seatId: reviewer.seatId })).id)
    await createAssignment(prisma(), { ...of, seatId: other.seatId })
  }
})

const columnOf = (kind: string, key?: string) =>
  workbookColumns(scheme).findIndex((column) => column.kind === kind && (!key || ('key' in column && column.key === key))) + 1

type Fill = (sheet: ExcelJS.Worksheet, row: (index: number) => ExcelJS.Row) => void

/** Downloads as `by`, fills in, and gives the bytes back. */
async function filled(fill: Fill, by = reviewer.viewer): Promise<{ name: string; bytes: Uint8Array }> {
  const { bytes } = await exportScoreWorkbook(by, { roundId })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(bytes).buffer)
  const sheet = book.getWorksheet(scoreSheetName)
  if (!sheet) throw new Error('no sheet')
  fill(sheet, (index) => sheet.getRow(headingRow + 1 + index))
  return { name: '评分表.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer()) }
}

function complete(row: ExcelJS.Row, score: number | string = 8): void {
  for (const criterion of scheme.criteria) row.getCell(columnOf('score', criterion.key)).value = score
  row.getCell(columnOf('gate', 'fraud')).value = '否'
}
const preview = async (fill: Fill, by = reviewer.viewer) => previewScoreWorkbook(reviewer.viewer, roundId, await filled(fill, by))
const key = () => scheme.criteria[0]?.key ?? ''

describe('the workbook that is downloaded', () => {
  test('has codes only, locked cells but for what is filled in, lists of values, and nobody as its author', async () => {
    const { bytes, name } = await exportScoreWorkbook(reviewer.viewer, { roundId })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(bytes).buffer)
    const text = JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()))
    const secrets = await prisma().nomination.findMany({ where: { roundId }, include: { person: true } })
    const hidden = [
      ...names,
      ...secrets.flatMap((row) => [row.id, row.personId ?? '', row.unitId]),
      reviewer.personId,
      reviewer.seatId,
      ...seats,
    ]
    expect(hidden.filter((secret) => text.includes(secret) || name.includes(secret))).toEqual([])
    expect(text).toContain('候选人 04')
    expect([book.creator, book.lastModifiedBy]).toEqual(['人才工作平台', '人才工作平台'])
    const sheet = book.getWorksheet(scoreSheetName)
    const score = sheet?.getCell(headingRow + 1, columnOf('score', key()))
    expect(score?.protection?.locked).toBe(false)
    expect(score?.dataValidation?.type).toBe('list')
    expect(sheet?.getCell(headingRow + 1, 2).protection?.locked).not.toBe(false)
  })

  test('is for assigned reviewers of an open review', async () => {
    const office = await createViewer(prisma(), 'cityOffice')
    await expect(exportScoreWorkbook(office, { roundId })).rejects.toMatchObject({ code: 'notFound' })
    const elsewhere = await createReviewer(prisma(), { roundId: (await createRoundRow(prisma(), { stage: 'reviewing', scheme })).id })
    await expect(exportScoreWorkbook(elsewhere.viewer, { roundId })).rejects.toMatchObject({ code: 'notFound' })
    await setBusinessClock(prisma(), '2025-09-19T18:00:01+08:00')
    await expect(exportScoreWorkbook(reviewer.viewer, { roundId })).rejects.toMatchObject({ code: 'wrongStage' })
  })
})

describe('a workbook that comes back', () => {
  test('right rows become drafts, sealed by nobody; numbers written as text count', async () => {
    const read = await preview((_, row) => {
      complete(row(0))
      complete(row(1), '7.5')
    })
    expect(read.counts).toEqual({ right: 2, wrong: 0, unchanged: 0, empty: 1 })
    const sheets = read.rows.flatMap((row) => row.draft ?? [])
    expect(await importScoreSheets(reviewer.viewer, { roundId, sheets })).toEqual({ saved: 2 })
    const stored = await prisma().scoreSheet.findMany({ where: { assignmentId: { in: seats } } })
    expect(stored.map((sheet) => sheet.state)).toEqual(['draft', 'draft'])
    expect((await preview((_, row) => complete(row(0)))).counts).toMatchObject({ unchanged: 2 })
  })

  test('each wrong cell is marked, with its place and why', async () => {
    const read = await preview((_, row) => {
      complete(row(0), 11)
      complete(row(1), 7.3)
      complete(row(2))
      row(2).getCell(columnOf('score', key())).value = 9.5
      row(0).getCell(columnOf('gate', 'fraud')).value = '不确定'
    })
    expect(read.counts.wrong).toBe(3)
    const texts = read.rows.map((row) => row.issues.map((issue) => issue.text))
    expect(texts[0]).toContain(`“${scheme.criteria[0]?.name}”的分数应在 0 至 10 之间。`)
    expect(texts[0]).toContain('请填写“是”或“否”。')
    expect(texts[1]?.[0]).toContain('不在档上')
    expect(texts[2]).toEqual([`“${scheme.criteria[0]?.name}”评 9.5 分，须填写评语。`])
    expect(read.rows[0]?.issues[0]).toMatchObject({ cell: `C${headingRow + 1}`, value: '11' })
    expect(read.rows.flatMap((row) => row.draft ?? [])).toEqual([])
  })

  test('an unknown code, a row twice and words for a number are marked', async () => {
    const read = await preview((_, row) => {
      complete(row(0))
      row(0).getCell(2).value = '候选人 99'
      complete(row(1), '优')
      row(2).getCell(1).value = 2
      row(2).getCell(2).value = '候选人 05'
    })
    expect(read.rows.map((row) => row.issues[0]?.text)).toEqual([
      '没有这个候选对象：序号和代号须与下载时一致。',
      `“${scheme.criteria[0]?.name}”的分数不是数字。`,
      '同一候选对象填写了两行。',
    ])
  })

  test('another reviewer’s workbook is refused whole', async () => {
    await expect(preview((_, row) => complete(row(0)), other.viewer)).rejects.toMatchObject({ code: 'workbookRefused' })
    await expect(preview((sheet) => sheet.spliceColumns(3, 1))).rejects.toMatchObject({ code: 'workbookRefused' })
    const foreign = await exportScoreWorkbook(other.viewer, { roundId })
    const theirs = await prisma().assignment.findMany({ where: { roundReviewerId: other.seatId } })
    const sheets = theirs.map((seat) => ({ assignmentId: seat.id, version: 0, content: completeSheet(scheme) }))
    await importScoreSheets(reviewer.viewer, { roundId, sheets })
    expect(await prisma().scoreSheet.count({ where: { assignmentId: { in: theirs.map((seat) => seat.id) } } })).toBe(0)
    expect(foreign.bytes.length).toBeGreaterThan(0)
  })

  test('what was saved on the page since, or sealed, is not overwritten', async () => {
    const file = await filled((_, row) => {
      complete(row(0))
      complete(row(1))
    })
    await saveScoreSheet(reviewer.viewer, { assignmentId: seats[0] ?? '', version: 0, content: completeSheet(scheme, 6), isFlagged: true })
    const read = await previewScoreWorkbook(reviewer.viewer, roundId, file)
    expect(read.rows[0]?.issues[0]?.text).toContain('下载之后又在网页上修改过')
    expect(read.rows[1]?.state).toBe('right')
    const kept = await prisma().scoreSheet.findFirstOrThrow({ where: { assignmentId: seats[0] ?? '' } })
    const sheets = [
      ...read.rows.flatMap((row) => row.draft ?? []),
      { assignmentId: seats[0] ?? '', version: 0, content: completeSheet(scheme, 8) },
    ]
    await expect(importScoreSheets(reviewer.viewer, { roundId, sheets })).rejects.toMatchObject({ code: 'conflict' })
    expect(await prisma().scoreSheet.findMany({ where: { assignmentId: { in: seats } } })).toEqual([kept])
  })

  test('bytes that are no workbook get words', async () => {
    const bytes = new TextEncoder().encode('不是表格')
    await expect(previewScoreWorkbook(reviewer.viewer, roundId, { name: '评分表.xlsx', bytes })).rejects.toMatchObject({ name: 'AppError' })
  })
})
