import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { addDays, formatDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import '../audit-events'
import type { PersonsFilter } from '../persons-behind'
import { readPersonsBehind } from '../persons-behind-queries'
import { personsDefinition, personsPlace, personsTitle } from '../persons-words'

/** The whole list behind a number as a workbook, on record. */
export async function exportPersons(viewer: Viewer, filter: PersonsFilter): Promise<{ name: string; bytes: Buffer }> {
  const list = await readPersonsBehind(viewer, filter, { all: true })
  const bytes = await writeWorkbook([
    {
      name: '名单',
      title: personsTitle(list),
      notes: [personsPlace(list), personsDefinition(list), `共 ${list.count} 人`],
      headings: [
        '姓名',
        '职务',
        '单位',
        '条线',
        '类别',
        '称号',
        '任期起',
        '任期止',
        '计入时间',
        '计入原因',
        '计入至',
        '到期原因',
        '可否续任',
        '续任说明',
      ],
      rows: list.rows.map((row) => [
        row.name,
        row.post,
        row.unitName,
        row.lineName,
        row.className,
        row.titles.map((title) => title.name).join('、'),
        row.titles[0] ? formatDate(row.titles[0].startsOn) : '',
        row.titles[0] ? (row.titles[0].endsOn ? formatDate(row.titles[0].endsOn) : '长期') : '',
        list.kind === 'expiring' ? '' : formatDate(row.since),
        list.kind === 'expiring' ? '' : row.sinceReason,
        row.leavesOn ? formatDate(addDays(row.leavesOn, -1)) : '',
        row.leaveReason,
        row.renewal ? (row.renewal.canRenew ? '可续任' : '不能续任') : '',
        row.renewal?.why ?? '',
      ]),
    },
  ])
  const { prisma } = await db()
  await recordAudit(
    prisma,
    actorOf(viewer),
    'figures.personsExported',
    { kind: 'figure', id: null },
    {
      kind: list.kind,
      classCode: filter.classCode ?? null,
      lineId: filter.lineId ?? null,
      unitId: filter.unitId ?? null,
      asOf: list.asOf,
      count: list.rows.length,
    },
  )
  return { name: `${personsTitle(list)}.xlsx`, bytes }
}
