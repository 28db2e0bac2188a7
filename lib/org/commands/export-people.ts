import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, formatDate } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { onStandby } from '@/lib/platform/db/standby'
import { refused } from '@/lib/platform/errors'
import { type WritableCell, writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import '../audit-events'
import { personStatusLabels, sexLabels } from '../labels'
import type { OrgTree } from '../org-tree'
import { chosenColumns, PEOPLE_COLUMN_LABELS, type PeopleColumn, type PeopleFilter } from '../people-filter'
import { type PersonRow, personRowSelect, toRows } from '../people-queries'
import { peopleWhere } from '../people-where'
import { personPolicy } from '../policy'
import { loadOrgTree } from '../queries'

const CHUNK = 2000
const LIMIT = 20_000

/** Exactly the people that the list's filter means, in its columns; identity data stays masked. The purpose goes on record. */
export async function exportPeople(
  viewer: Viewer,
  input: { filter: PeopleFilter; purpose: string },
): Promise<{ name: string; bytes: Uint8Array }> {
  personPolicy.authorise(viewer, 'export')
  const columns = chosenColumns(input.filter)
  const showIdentity = personPolicy.can(viewer, 'readIdentity') && (columns.includes('idNumber') || columns.includes('phone'))
  const { today, rows } = await onStandby(async (reader) => {
    const today = await businessToday(reader)
    const tree = await loadOrgTree(reader, today)
    const where = peopleWhere(viewer, 'export', input.filter, tree)
    const count = await reader.person.count({ where })
    if (count > LIMIT) throw refused('exportTooLarge', `符合条件的有 ${count} 人，一次最多导出 ${LIMIT} 人。请增加筛选条件后分次导出。`)
    return { today, rows: await readAll(reader, where, tree, today, showIdentity) }
  })
  const { prisma } = await db()
  await recordAudit(
    prisma,
    actorOf(viewer),
    'people.exported',
    { kind: 'people', id: null },
    { count: rows.length, purpose: input.purpose, columns },
  )
  const bytes = await writeWorkbook([
    {
      name: '人员名册',
      title: '人员名册',
      notes: [`${formatDate(today)}导出，共 ${rows.length} 人。用途：${input.purpose}`],
      headings: columns.map((column) => PEOPLE_COLUMN_LABELS[column]),
      rows: rows.map((row) => columns.map((column) => cellOf(row, column))),
    },
  ])
  return { name: `人员名册${today}.xlsx`, bytes }
}

type Key = { namePinyin: string; id: string }

async function readAll(
  reader: Reader,
  where: Prisma.PersonWhereInput,
  tree: OrgTree,
  today: DateOnly,
  showIdentity: boolean,
): Promise<PersonRow[]> {
  const rows: PersonRow[] = []
  let after: Key | undefined
  do {
    const people = await readChunk(reader, where, today, after)
    rows.push(...(await toRows(reader, people, tree, showIdentity)))
    after = people.length < CHUNK ? undefined : people.at(-1)
  } while (after)
  return rows
}

function readChunk(reader: Reader, where: Prisma.PersonWhereInput, today: DateOnly, after: Key | undefined) {
  const key = after ? { OR: [{ namePinyin: { gt: after.namePinyin } }, { namePinyin: after.namePinyin, id: { gt: after.id } }] } : {}
  return reader.person.findMany({
    where: { AND: [where, key] },
    orderBy: [{ namePinyin: 'asc' }, { id: 'asc' }],
    take: CHUNK,
    select: { ...personRowSelect(today), namePinyin: true },
  })
}

function cellOf(row: PersonRow, column: PeopleColumn): WritableCell {
  switch (column) {
    case 'name':
      return row.name
    case 'sex':
      return row.sex ? sexLabels[row.sex] : ''
    case 'age':
      return row.birthDate?.slice(0, 7) ?? ''
    case 'unit':
      return row.unitName
    case 'line':
      return row.lineName
    case 'post':
      return row.post ?? ''
    case 'education':
      return row.education ?? ''
    case 'politicalStatus':
      return row.politicalStatus ?? ''
    case 'workStart':
      return row.workStartDate?.slice(0, 7) ?? ''
    case 'titles':
      return row.titles.map(({ name }) => name).join('、')
    case 'status':
      return personStatusLabels[row.status].text
    case 'idNumber':
      return row.idNumber ?? ''
    case 'phone':
      return row.phone ?? ''
  }
}
