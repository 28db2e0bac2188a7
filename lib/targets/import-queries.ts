import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { readFileBytes, requireOwnFile } from '@/lib/platform/files/store'
import { readWorkbook } from '@/lib/platform/sheets/read-workbook'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import { readTargetGrid, type TargetGrid } from './cycle-queries'
import { cyclePolicy } from './policy'
import { type ReadTargets, readTargetSheet, type TargetIssue } from './read-target-sheet'
import { cellKey } from './target-cells'

export type TargetChange = { lineId: string; classCode: string; before: number | null; after: number; version: number | null }

export type TargetPreview = {
  grid: TargetGrid
  fileId: string
  fileName: string
  sheetName: string
  issues: TargetIssue[]
  /** Cells whose value becomes another. */
  changes: TargetChange[]
  unchanged: number
}

/** What importing an uploaded workbook would do to a cycle's targets; nothing is written. @throws AppError for files that cannot be read */
export async function readTargetImport(viewer: Viewer, cycleId: string, fileId: string): Promise<TargetPreview> {
  cyclePolicy.authorise(viewer, 'manage', { id: cycleId })
  const { prisma } = await db()
  const file = await requireOwnFile(prisma, viewer, fileId, 'targets')
  const grid = await readTargetGrid(viewer, cycleId)
  const { bytes } = await readFileBytes(fileId)
  const read = readTargetSheet(await readWorkbook(bytes, { fileName: file.name }), grid.lines, grid.classes)
  if (!read) throw refused('targetHeading', '没有找到表头：需要一行含“条线”和类别名称（如“业务人才”）。请下载模板，按模板填写后再上传。')
  return { grid, fileId, fileName: file.name, sheetName: read.sheetName, issues: read.issues, ...compare(grid, read) }
}

function compare(grid: TargetGrid, read: ReadTargets): { changes: TargetChange[]; unchanged: number } {
  const all = read.targets.map(({ lineId, classCode, value }): TargetChange => {
    const cell = grid.cells[cellKey(lineId, classCode)]
    return { lineId, classCode, before: cell?.value ?? null, after: value, version: cell?.version ?? null }
  })
  const changes = all.filter((change) => change.before !== change.after)
  return { changes, unchanged: all.length - changes.length }
}

/** The grid as it stands, to be filled in and sent back. */
export async function writeTargetTemplate(viewer: Viewer, cycleId: string): Promise<{ name: string; bytes: Buffer }> {
  const grid = await readTargetGrid(viewer, cycleId)
  const bytes = await writeWorkbook([
    {
      name: '指标',
      title: `${grid.cycle.name}各条线指标`,
      notes: ['请填写整数；空白的格子保持原来的指标不变。条线和类别名称请不要改动。'],
      headings: ['条线', ...grid.classes.map((item) => item.name)],
      rows: grid.lines.map((line) => [line.name, ...grid.classes.map((item) => grid.cells[cellKey(line.id, item.code)]?.value ?? null)]),
    },
  ])
  return { name: `${grid.cycle.name}指标模板.xlsx`, bytes }
}
