import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { db } from '@/lib/platform/db/client'
import { type WritableCell, writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import '../draw-audit'
import { anyLine, poolHeadings } from '../pool-import/read-pool-sheet'
import { type PoolFilters, readReviewerPool } from '../pool-queries'

/**
 * The pool as the filters have it, on record. Headed like the list that is imported: an export can be mended and sent back. Never with an
 * ID number. @throws AppError notFound for who may not read it
 */
export async function exportReviewerPool(viewer: Viewer, filters: PoolFilters): Promise<{ name: string; bytes: Buffer }> {
  const view = await readReviewerPool(viewer, filters, { all: true })
  const bytes = await writeWorkbook([
    {
      name: '专家库',
      title: '评审专家库',
      notes: [`共 ${view.rows.length} 人`],
      headings: [poolHeadings.name, poolHeadings.unit, '职务', poolHeadings.lines, poolHeadings.specialities, poolHeadings.note, '情况'],
      rows: view.rows.map((row): WritableCell[] => [
        row.name,
        row.unit,
        row.post,
        row.lines.join('、') || anyLine,
        row.specialities.join('、'),
        row.note,
        row.state === 'retired' ? `已出库：${row.retiredReason ?? ''}` : (row.hindrance ?? '可以抽取'),
      ]),
    },
  ])
  const { prisma } = await db()
  await recordAudit(
    prisma,
    actorOf(viewer),
    'reviewerPool.exported',
    { kind: 'reviewerPool', id: null },
    { state: filters.state, rows: view.rows.length },
  )
  return { name: '评审专家库.xlsx', bytes }
}
