import 'server-only'
import { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, formatDate, toDateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import { loadSettlementFigures } from './load-settlement'
import { cyclePolicy } from './policy'
import {
  differencesBetween,
  type SettledDefinition,
  type SettlementDifference,
  type SettlementFigures,
  settlementProblem,
} from './settlement'

const count = z.number().int()
const cell = z.object({ held: count, cultivated: count, target: count.nullable() })
const figuresSchema = z.object({
  classes: z.array(z.object({ code: z.string(), name: z.string(), held: count, cultivated: count, target: count.nullable() })),
  lines: z.array(z.object({ lineId: z.string(), name: z.string(), cells: z.record(z.string(), cell) })),
})
const definitionsSchema = z.array(
  z.object({ code: z.string(), name: z.string(), version: count, titleCodes: z.array(z.string()), titleNames: z.array(z.string()) }),
)

export type SettlementPage = {
  cycle: { id: string; name: string; startsOn: DateOnly; endsOn: DateOnly; state: 'open' | 'settled'; version: number }
  /** Frozen for a settled cycle, else what it would be today. */
  figures: SettlementFigures
  definitions: SettledDefinition[]
  settled: { digest: string; note: string; settledAt: string; by: string; persons: number } | null
  differences: SettlementDifference[]
  /** Back-dated corrections and changes of targets since, the newest first. */
  causes: { id: string; at: string; kind: 'correction' | 'revision'; reason: string; days: string }[]
  /** Why it cannot be settled now. */
  problem: string | null
  hasNext: boolean
  abilities: { manage: boolean }
}

const MOST_CAUSES = 50

/** The settlement of a cycle with what differs today, or what a settlement would freeze. @throws AppError forbidden, notFound */
export async function readSettlement(viewer: Viewer, cycleId: string): Promise<SettlementPage> {
  if (!cyclePolicy.can(viewer, 'read', { id: cycleId })) throw forbidden()
  const { prisma } = await db()
  const row = await prisma.cycle.findUnique({
    where: { id: cycleId },
    include: { settlement: { include: { _count: { select: { entries: true } } } } },
  })
  if (!row) throw notFound('没有找到这个周期。')
  const cycle = {
    id: row.id,
    name: row.name,
    startsOn: toDateOnly(row.startsOn),
    endsOn: toDateOnly(row.endsOn),
    state: row.state,
    version: row.version,
  }
  const [now, next, today, causes, account] = await Promise.all([
    loadSettlementFigures(prisma, cycle),
    prisma.cycle.count({ where: { startsOn: { gt: row.endsOn } } }),
    businessToday(prisma),
    row.settlement ? loadCauses(prisma, row.id, row.endsOn, row.settlement.settledAt) : Promise.resolve([]),
    row.settlement?.accountId ? prisma.account.findUnique({ where: { id: row.settlement.accountId }, select: { name: true } }) : null,
  ])
  const figures = row.settlement ? figuresSchema.parse(row.settlement.figures) : now.figures
  return {
    cycle,
    figures,
    definitions: row.settlement ? definitionsSchema.parse(row.settlement.definitions) : now.definitions,
    settled: row.settlement
      ? {
          digest: row.settlement.digest,
          note: row.settlement.note,
          settledAt: row.settlement.settledAt.toISOString(),
          by: account?.name ?? '',
          persons: row.settlement._count.entries,
        }
      : null,
    differences: row.settlement ? differencesBetween(figures, now.figures) : [],
    causes,
    problem: settlementProblem(cycle, today)?.message ?? null,
    hasNext: next > 0,
    abilities: { manage: cyclePolicy.can(viewer, 'manage', { id: cycleId }) },
  }
}

/** Changes of what was settled, since. */
async function loadCauses(reader: Reader, cycleId: string, endsOn: Date, settledAt: Date): Promise<SettlementPage['causes']> {
  const [corrections, revisions] = await Promise.all([
    reader.$queryRaw<{ id: string; at: Date; reason: string; fromDay: Date; toDay: Date; people: number }[]>`
      SELECT min(c.id) AS id, max(c.at) AS at, c.reason, min(c."fromDay") AS "fromDay", max(c."toDay") AS "toDay", count(*)::int AS people
      FROM "LedgerCorrection" c
      WHERE c."fromDay" <= ${endsOn}::date AND c.at >= ${settledAt}
      GROUP BY c.reason ORDER BY 2 DESC LIMIT ${MOST_CAUSES}`,
    reader.targetRevision.findMany({ where: { cycleId, at: { gte: settledAt } }, orderBy: { version: 'desc' }, take: MOST_CAUSES }),
  ])
  return [
    ...corrections.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      kind: 'correction' as const,
      reason: `${row.reason}（${row.people} 人）`,
      days: `${formatDate(toDateOnly(row.fromDay))}至${formatDate(toDateOnly(row.toDay))}`,
    })),
    ...revisions.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      kind: 'revision' as const,
      reason: row.reason,
      days: `指标第 ${row.version} 次修订`,
    })),
  ]
}

/** The frozen list of a settlement as a workbook, as it was made. */
export async function settlementWorkbook(viewer: Viewer, cycleId: string): Promise<{ name: string; bytes: Buffer }> {
  const page = await readSettlement(viewer, cycleId)
  if (!page.settled) throw notFound('这个周期还没有结算。')
  const { prisma } = await db()
  const entries = await prisma.settlementEntry.findMany({
    where: { settlement: { cycleId } },
    orderBy: [{ kind: 'asc' }, { classCode: 'asc' }, { lineName: 'asc' }, { personName: 'asc' }, { personId: 'asc' }],
  })
  const classNames = new Map(page.figures.classes.map((item) => [item.code, item.name]))
  const notes = [`截至 ${formatDate(page.cycle.endsOn)}，结算后不再变化`, `校验码 ${page.settled.digest}`]
  const bytes = await writeWorkbook([
    {
      name: '结算',
      title: `${page.cycle.name.replace(/周期$/, '')}周期结算`,
      notes,
      headings: ['条线', ...page.figures.classes.flatMap((item) => [`${item.name}保持`, `${item.name}培育`, `${item.name}目标`])],
      rows: page.figures.lines.map((line) => [
        line.name,
        ...page.figures.classes.flatMap((item) => {
          const own = line.cells[item.code]
          return [own?.held ?? 0, own?.cultivated ?? 0, own?.target ?? null]
        }),
      ]),
    },
    {
      name: '口径',
      title: '各类统计的称号',
      notes,
      headings: ['类别', '版本', '称号'],
      rows: page.definitions.map((item) => [item.name, item.version, item.titleNames.join('、')]),
    },
    {
      name: '名单',
      title: '计入的人员',
      notes,
      headings: ['性质', '类别', '姓名', '单位', '条线'],
      rows: entries.map((entry) => [
        entry.kind === 'retained' ? '保持' : '培育',
        classNames.get(entry.classCode) ?? '',
        entry.personName,
        entry.unitName,
        entry.lineName,
      ]),
    },
  ])
  return { name: `${page.cycle.name.replace(/周期$/, '')}周期结算.xlsx`, bytes }
}
