import 'server-only'
import { parseIdNumber } from '@/lib/org/identity/id-number'
import { loadLines, loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { searchHash } from '@/lib/platform/crypto/keyed-hash'
import type { DateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { readFileBytes, requireOwnFile } from '@/lib/platform/files/store'
import { readWorkbook } from '@/lib/platform/sheets/read-workbook'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import { reviewerPoolPolicy } from '../draw-policy'
import { type FiledPerson, matchPoolRows, mostPoolRows, type PoolPlanRow } from './match-pool-rows'
import { type PoolSheet, type PoolSheetRow, poolHeadings, readPoolSheet } from './read-pool-sheet'

export type PoolImportRow = {
  row: number
  name: string
  unit: string
  kind: PoolPlanRow['kind']
  /** Names; 不限 where there is none. */
  lines: string[]
  specialities: string[]
  reason: string | null
}
export type PoolImportPreview = {
  fileId: string
  fileName: string
  sheetName: string
  rows: PoolImportRow[]
  counts: Record<PoolPlanRow['kind'], number>
}

/** What importing an uploaded list would do to the pool; nothing is written. @throws AppError for files that cannot be read */
export async function readPoolImport(viewer: Viewer, fileId: string): Promise<PoolImportPreview> {
  reviewerPoolPolicy.authorise(viewer, 'manage')
  const { prisma } = await db()
  const { sheet, fileName } = await openPoolFile(prisma, viewer, fileId)
  const [plan, lines] = await Promise.all([planPoolImport(prisma, sheet), loadLines(prisma)])
  const nameOf = new Map(lines.map((line) => [line.id, line.name]))
  return {
    fileId,
    fileName,
    sheetName: sheet.sheetName,
    rows: plan.map((each) => ({
      ...{ row: each.row, name: each.name, unit: each.unit, kind: each.kind },
      lines: each.kind === 'fault' ? [] : each.lineIds.map((id) => nameOf.get(id) ?? ''),
      specialities: each.kind === 'fault' ? [] : each.specialities,
      reason: each.kind === 'fault' ? each.reason : null,
    })),
    counts: countsOf(plan),
  }
}

export function countsOf(plan: readonly PoolPlanRow[]): Record<PoolPlanRow['kind'], number> {
  const count = (kind: PoolPlanRow['kind']) => plan.filter((each) => each.kind === kind).length
  return { added: count('added'), changed: count('changed'), same: count('same'), fault: count('fault') }
}

/** The viewer's own uploaded list. @throws AppError for files that cannot be read, have no heading row, no row or too many */
export async function openPoolFile(
  reader: Reader,
  viewer: Viewer,
  fileId: string,
): Promise<{ sheet: PoolSheet; fileName: string; bytes: Uint8Array }> {
  const file = await requireOwnFile(reader, viewer, fileId, 'reviewerPool')
  const { bytes } = await readFileBytes(fileId)
  const sheet = readPoolSheet(await readWorkbook(bytes, { fileName: file.name }))
  if (!sheet) throw refused('poolHeading', '没有找到表头：需要一行含“姓名”和“可评条线”或“评审专长”。请下载模板，按模板填写后再上传。')
  if (sheet.rows.length === 0) throw refused('poolEmpty', `工作表“${sheet.sheetName}”的表头下面没有人员，请填写后再上传。`)
  if (sheet.rows.length > mostPoolRows)
    throw refused('poolTooMany', `表中有 ${sheet.rows.length} 行，一次最多导入 ${mostPoolRows} 行，请分开上传。`)
  return { sheet, fileName: file.name, bytes }
}

/** What each row would do as roster and pool stand now. */
export async function planPoolImport(reader: Reader, { rows }: PoolSheet): Promise<PoolPlanRow[]> {
  const today = await businessToday(reader)
  const hashOf = hashes(rows, today)
  const [found, lines, tree] = await Promise.all([
    reader.person.findMany({
      where: {
        OR: [{ name: { in: rows.map((row) => row.name) } }, { idNumberHash: { in: [...hashOf.values()].flatMap((hash) => hash ?? []) } }],
      },
      select: {
        ...{ id: true, name: true, unitId: true, lineId: true, status: true, specialities: true, idNumberHash: true },
        reviewerPool: { select: { state: true, retiredReason: true, lineIds: true, specialities: true, note: true } },
      },
    }),
    loadLines(reader),
    loadOrgTree(reader, today),
  ])
  const byHash = new Map(found.flatMap((person) => (person.idNumberHash ? [[person.idNumberHash, person.id] as const] : [])))
  const people = found.map(
    (person): FiledPerson => ({
      ...{ id: person.id, name: person.name, lineId: person.lineId, specialities: person.specialities, member: person.reviewerPool },
      unitNames: [tree.nameOf(person.unitId), tree.shortNameOf(person.unitId)],
      isActive: person.status === 'active',
    }),
  )
  return matchPoolRows(rows, {
    people,
    byIdNumber: new Map([...hashOf].map(([row, hash]) => [row, hash ? (byHash.get(hash) ?? null) : null])),
    lines: lines.filter((line) => line.isActive),
  })
}

/** By row; null where what stands there is no ID number at all. */
function hashes(rows: readonly PoolSheetRow[], today: DateOnly): Map<number, string | null> {
  return new Map(
    rows.flatMap(({ row, idNumber }): [number, string | null][] => {
      if (idNumber === '') return []
      const parsed = parseIdNumber(idNumber, today)
      return [[row, parsed.ok ? searchHash('idNumber', parsed.value) : null]]
    }),
  )
}

/** An empty list to fill in. @throws AppError forbidden */
export async function writePoolTemplate(viewer: Viewer): Promise<{ name: string; bytes: Buffer }> {
  reviewerPoolPolicy.authorise(viewer, 'manage')
  const { prisma } = await db()
  const lines = (await loadLines(prisma)).filter((line) => line.isActive)
  const bytes = await writeWorkbook([
    {
      name: '专家库',
      title: '评审专家库导入表',
      notes: [
        '专家须已登记在人员名册中。姓名必填；同名的请填写单位或身份证号。',
        `可评条线、评审专长各可填多项，用顿号分开；条线不限的填“不限”。空白的格子：已在库的保持不变，新加入的取自名册。`,
        `条线名称：${lines.map((line) => line.name).join('、')}`,
      ],
      headings: Object.values(poolHeadings),
      rows: [],
      widths: [12, 22, 28, 24, 36, 24],
      textColumns: [1],
    },
  ])
  return { name: '评审专家库导入表.xlsx', bytes }
}
