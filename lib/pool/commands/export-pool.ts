import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { type DateOnly, formatDate } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { onStandby } from '@/lib/platform/db/standby'
import { refused } from '@/lib/platform/errors'
import { type WritableCell, writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import '../audit-events'
import { availabilityLabels } from '../labels'
import { poolPolicy } from '../policy'
import { askedDays, chosenPoolColumns, POOL_COLUMN_LABELS, type PoolColumn, type PoolFilter } from '../pool-filter'
import { loadPoolContext, poolCondition } from '../pool-queries'
import { type PoolRow, poolRowSelect, toPoolRows } from '../pool-rows'

const CHUNK = 2000
const LIMIT = 20_000

/** Exactly the talents that the list's filter means and the viewer may take away, in its columns, on record. */
export async function exportPool(viewer: Viewer, filter: PoolFilter): Promise<{ name: string; bytes: Uint8Array }> {
  poolPolicy.authorise(viewer, 'export')
  const { today, rows } = await onStandby((reader) => readAll(reader, viewer, filter))
  const { prisma } = await db()
  const columns = chosenPoolColumns(filter)
  await recordAudit(prisma, actorOf(viewer), 'pool.exported', { kind: 'pool', id: null }, { count: rows.length, query: columns.join(',') })
  const bytes = await writeWorkbook([
    {
      name: '人才库',
      title: '人才库',
      notes: [`${formatDate(today)}导出，共 ${rows.length} 人${viewer.unitIds.length > 0 ? '（本单位及下级单位）' : ''}。`],
      headings: columns.map((column) => POOL_COLUMN_LABELS[column]),
      rows: rows.map((row) => columns.map((column) => cellOf(row, column))),
    },
  ])
  return { name: `人才库${today}.xlsx`, bytes }
}

async function readAll(prisma: Reader, viewer: Viewer, filter: PoolFilter): Promise<{ today: DateOnly; rows: PoolRow[] }> {
  const context = await loadPoolContext(prisma)
  const today = context.names.tree.day
  const days = askedDays(filter, today)
  const where = await poolCondition(prisma, viewer, 'export', filter, context)
  const count = await prisma.poolEntry.count({ where, take: LIMIT + 1 })
  if (count > LIMIT) throw refused('exportTooLarge', `符合条件的超过 ${LIMIT} 人，请增加筛选条件后分次导出。`)
  const rows: PoolRow[] = []
  for (let after: string | undefined, more = true; more; ) {
    const found = await prisma.poolEntry.findMany({
      where: after ? { AND: [where, { personId: { gt: after } }] } : where,
      orderBy: { personId: 'asc' },
      take: CHUNK,
      select: poolRowSelect,
    })
    rows.push(...(await toPoolRows(prisma, viewer, found, context.names, days)))
    after = found.at(-1)?.personId
    more = found.length === CHUNK
  }
  return { today, rows }
}

function cellOf(row: PoolRow, column: PoolColumn): WritableCell {
  switch (column) {
    case 'name':
      return row.name
    case 'unit':
      return row.unitName
    case 'line':
      return row.lineName
    case 'titles':
      return row.titles.map(({ name }) => name).join('、')
    case 'specialities':
      return row.specialities.join('、')
    case 'availability':
      return availabilityLabels[row.availability.state].text
    case 'callUps':
      return row.callUps && row.callUps.count > 0 ? `${row.callUps.count} 次 ${row.callUps.days} 天` : ''
    case 'open':
      return row.isPublic ? '是' : ''
  }
}
