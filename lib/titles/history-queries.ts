import 'server-only'
import { openIdNumber } from '@/lib/org/identity-columns'
import { loadOrgTree } from '@/lib/org/queries'
import { nameMatcher } from '@/lib/org/roster/match-names'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { readFileBytes, requireOwnFile } from '@/lib/platform/files/store'
import { namePinyin } from '@/lib/platform/search/name-pinyin'
import { readWorkbook } from '@/lib/platform/sheets/read-workbook'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import { type HistoryFacts, type HistoryPerson, type HistoryVerdict, judgeHistory } from './history/judge-history'
import { HISTORY_LABELS, type HistoryRow, type ReadHistory, readHistory } from './history/read-history'
import { holdingPolicy } from './policy'

/** Rows one import takes. */
export const MOST_HISTORY_ROWS = 3000

export type HistoryPreview = {
  fileId: string
  fileName: string
  sheetName: string
  headings: string[]
  verdicts: HistoryVerdict[]
  counts: Record<'add' | 'same' | 'reject', number>
}

/** @throws AppError for anybody else's file, one that cannot be read, one without such a table */
export async function readHistoryFile(viewer: Viewer, fileId: string): Promise<{ fileName: string; bytes: Buffer; read: ReadHistory }> {
  holdingPolicy.authorise(viewer, 'grant')
  const { prisma } = await db()
  const file = await requireOwnFile(prisma, viewer, fileId, 'history')
  const { bytes } = await readFileBytes(fileId)
  const read = readHistory(await readWorkbook(bytes, { fileName: file.name }), await businessToday(prisma))
  if (!read)
    throw refused('historyHeading', '没有找到表头：需要一行含“姓名”“称号”和“任期起”（或“授予日期”）。请下载模板，按模板填写后再上传。')
  if (read.rows.length === 0) throw refused('historyEmpty', '表头下面没有内容，请填写后再上传。')
  if (read.rows.length > MOST_HISTORY_ROWS)
    throw refused('historyTooLong', `一次最多导入 ${MOST_HISTORY_ROWS} 行，这份表有 ${read.rows.length} 行，请拆分后分次导入。`)
  return { fileName: file.name, bytes, read }
}

/** Row by row what importing an uploaded workbook would do; nothing is written. */
export async function readHistoryPreview(viewer: Viewer, fileId: string): Promise<HistoryPreview> {
  const { fileName, read } = await readHistoryFile(viewer, fileId)
  const { prisma } = await db()
  const verdicts = judgeHistory(read.rows, await loadHistoryFacts(prisma, read.rows))
  return { fileId, fileName, sheetName: read.sheetName, headings: read.headings, verdicts, counts: countVerdicts(verdicts) }
}

export function countVerdicts(verdicts: readonly HistoryVerdict[]): Record<'add' | 'same' | 'reject', number> {
  const counts = { add: 0, same: 0, reject: 0 }
  for (const { verdict } of verdicts) counts[verdict]++
  return counts
}

/** What the rows are judged by: people of the names on file with their identity, units ever and titles. */
export async function loadHistoryFacts(reader: Reader, rows: readonly HistoryRow[]): Promise<HistoryFacts> {
  const today = await businessToday(reader)
  const names = [...new Set(rows.map((row) => row.name).filter(Boolean))]
  const [titles, tree, versions, people] = await Promise.all([
    reader.title.findMany({ select: { code: true, name: true, termYears: true } }),
    loadOrgTree(reader, today),
    reader.unitVersion.findMany({ select: { unitId: true, name: true, shortName: true } }),
    loadPeople(reader, names),
  ])
  const namesOf = new Map<string, { name: string; shortName: string; otherNames: string[] }>()
  for (const { unitId, name, shortName } of versions) {
    const known = namesOf.get(unitId)
    if (known) known.otherNames.push(name, shortName)
    else namesOf.set(unitId, { name: tree.unit(unitId)?.name ?? name, shortName, otherNames: [name] })
  }
  const matcher = nameMatcher(
    [...namesOf].map(([id, named]) => ({ id, ...named })),
    '单位',
  )
  const envelope = await openEnvelope(reader)
  const peopleByName = new Map<string, HistoryPerson[]>()
  for (const person of people) {
    const units = new Set([person.unitId, ...person.spells.map((spell) => spell.unitId)])
    const entry: HistoryPerson = {
      id: person.id,
      name: person.name,
      unitName: tree.nameOf(person.unitId),
      idNumber: openIdNumber(envelope, { ...person, phoneCipher: null }),
      unitIds: [...units].flatMap((unitId) => [unitId, ...tree.ancestorsOf(unitId)]),
      isOutside: person.affiliation === 'external',
      holdings: person.holdings.map((holding) => ({
        titleCode: holding.title.code,
        startsOn: toDateOnly(holding.startsOn),
        endsOn: toDateOnlyOrNull(holding.endsOn),
        termEndsOn: toDateOnlyOrNull(holding.termEndsOn),
      })),
    }
    peopleByName.set(person.name, [...(peopleByName.get(person.name) ?? []), entry])
  }
  return {
    today,
    titles,
    peopleByName,
    unitOf: (text) => {
      const match = matcher.match(text)
      return match.ok ? { id: match.id } : { reason: match.reason }
    },
  }
}

/** By the indexed pinyin first, then by the name itself. */
function loadPeople(reader: Reader, names: readonly string[]) {
  return reader.person.findMany({
    where: { namePinyin: { in: [...new Set(names.map(namePinyin))] }, name: { in: [...names] } },
    select: {
      id: true,
      name: true,
      unitId: true,
      affiliation: true,
      idNumberCipher: true,
      spells: { select: { unitId: true } },
      holdings: {
        where: { state: { not: 'annulled' } },
        select: { startsOn: true, endsOn: true, termEndsOn: true, title: { select: { code: true } } },
        orderBy: { startsOn: 'asc' },
      },
    },
    orderBy: { id: 'asc' },
  })
}

const COLUMNS = (['name', 'idNumber', 'unit', 'title', 'startsOn', 'endsOn', 'documentNumber', 'renewal'] as const).map(
  (field) => HISTORY_LABELS[field],
)

/** An empty table with the headings that the import knows. */
export async function writeHistoryTemplate(viewer: Viewer): Promise<{ name: string; bytes: Buffer }> {
  holdingPolicy.authorise(viewer, 'grant')
  const { prisma } = await db()
  const titles = await prisma.title.findMany({ orderBy: [{ plan: 'asc' }, { rank: 'asc' }], select: { name: true } })
  const bytes = await writeWorkbook([
    {
      name: '历年称号',
      title: '历年称号导入表',
      notes: ['身份证号与单位至少填一项；日期可写 2021.04、2021年4月25日等；任期止留空按称号的任期推算，长期有效请写“长期”。'],
      headings: COLUMNS,
      rows: [],
      choices: { 3: titles.map((title) => title.name), 7: ['是', '否'] },
      textColumns: [1, 4, 5, 6],
    },
  ])
  return { name: '历年称号导入模板.xlsx', bytes }
}

/** The rows that cannot be imported, as the sheet had them, with the reasons behind. */
export async function writeRejectedHistory(viewer: Viewer, fileId: string): Promise<{ name: string; bytes: Buffer }> {
  const preview = await readHistoryPreview(viewer, fileId)
  const rejected = preview.verdicts.filter(({ verdict }) => verdict === 'reject')
  const bytes = await writeWorkbook([
    {
      name: '需改正',
      headings: [...preview.headings, '需要改正的原因'],
      rows: rejected.map(({ row, reasons }) => [...row.cells, reasons.join('')]),
      markedColumns: [preview.headings.length],
      textColumns: preview.headings.map((_, index) => index),
    },
  ])
  return { name: `需改正的行-${preview.fileName.replace(/\.[^.]*$/, '')}.xlsx`, bytes }
}
