import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { formatInstant } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { readWorkbook } from '@/lib/platform/sheets/read-workbook'
import { loadReviewDesk, type ReviewDesk } from './review-desk'
import { type DeskRow, type ReadRow, readScoreWorkbook, type WorkbookMark, workbookFormat } from './score-workbook'
import { writeScoreWorkbook } from './write-score-workbook'

/** A reviewer's desk in the terms of the workbook. @throws AppError notFound, wrongStage */
export async function loadWorkbookDesk(reader: Reader, viewer: Viewer, roundId: string) {
  const desk = await loadReviewDesk(reader, viewer, roundId)
  if (desk.round.scheme.reviewing.show) throw refused('live', '本轮为现场展示评比，请在现场评分页面逐个评分。')
  if (!desk.isOpen) throw refused('wrongStage', '现在不能评分：评审尚未开始、已经结束或已过截止时间。')
  if (desk.places.length === 0) throw refused('nothing', '本轮没有分配给您的评审任务。')
  return { desk, rows: desk.places.map(deskRow), owner: ownerOf(desk) }
}

function deskRow(place: ReviewDesk['places'][number]): DeskRow {
  const { assignmentId, label, sheetNumber, version, content } = place
  return {
    assignmentId,
    place: place.place,
    label,
    sheet: sha256Hex(`score-workbook-sheet\n${assignmentId}`).slice(0, 24),
    sheetNumber,
    version,
    isSealed: place.state === 'sealed',
    content,
  }
}

const ownerOf = ({ round, seat }: ReviewDesk): string => sha256Hex(`score-workbook-owner\n${round.id}\n${seat.id}`)

/** The workbook of the viewer's own candidates as they stand now. @throws AppError */
export async function makeScoreWorkbook(
  reader: Reader,
  viewer: Viewer,
  roundId: string,
): Promise<{ name: string; bytes: Buffer; count: number }> {
  const { desk, rows, owner } = await loadWorkbookDesk(reader, viewer, roundId)
  const { round, closesAt } = desk
  const mark: WorkbookMark = {
    format: workbookFormat,
    owner,
    schemeVersion: round.schemeVersion,
    rows: rows.map(({ place, label, sheet, sheetNumber, version }) => ({ place, label, sheet, sheetNumber, version })),
  }
  const due = closesAt ? `评分截止 ${formatInstant(closesAt)}，以系统收到为准。` : ''
  const bytes = await writeScoreWorkbook({
    title: `${round.name} 评分表`,
    notes: [
      `本表共 ${rows.length} 份。只填写空白格，不要增删行列；填完后在“评审工作”中上传，核对后保存为草稿，封存仍在系统中进行。`,
      `${due}评分标准见“评分说明”。本表仅供本人使用。`,
    ],
    rubric: round.scheme,
    rows,
    mark,
  })
  return { name: `${round.name}评分表.xlsx`, bytes, count: rows.length }
}

export type WorkbookPreview = {
  fileName: string
  rows: ReadRow[]
  counts: { right: number; wrong: number; unchanged: number; empty: number }
  /** Cells that are wrong, over all rows. */
  wrongCells: number
}

/** What importing a filled-in workbook would do; writes nothing. @throws AppError with a Chinese sentence for a file refused whole */
export async function previewScoreWorkbook(
  viewer: Viewer,
  roundId: string,
  file: { name: string; bytes: Uint8Array },
): Promise<WorkbookPreview> {
  const { prisma } = await db()
  const { desk, rows, owner } = await loadWorkbookDesk(prisma, viewer, roundId)
  const workbook = await readWorkbook(file.bytes, {
    fileName: file.name,
    limits: { maxBytes: 5 * 1024 * 1024, maxRows: 5000, maxHeapMegabytes: 256 },
  })
  const reading = readScoreWorkbook(workbook, { owner, schemeVersion: desk.round.schemeVersion, rubric: desk.round.scheme, desk: rows })
  if ('refusal' in reading) throw refused('workbookRefused', reading.refusal)
  const countOf = (state: ReadRow['state']) => reading.rows.filter((row) => row.state === state).length
  return {
    fileName: file.name,
    rows: reading.rows,
    counts: { right: countOf('right'), wrong: countOf('wrong'), unchanged: countOf('unchanged'), empty: countOf('empty') },
    wrongCells: reading.rows.reduce((sum, row) => sum + row.issues.length, 0),
  }
}
