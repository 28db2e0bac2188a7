import 'server-only'
import { loadResponsible } from '@/lib/accounts/responsible-queries'
import { loadAssessmentRates } from '@/lib/assessment/unit-rate-queries'
import { loadOrgDuties } from '@/lib/org/duty-queries'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { addDays, type DateOnly, dateOf } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { onStandby } from '@/lib/platform/db/standby'
import type { DutyRow } from '@/lib/platform/duty'
import { type WritableSheet, writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import { loadNominationDuties } from '@/lib/rounds/duty-queries'
import { endingByUnit } from '@/lib/targets/figures'
import { figurePolicy } from '@/lib/targets/policy'
import { loadClasses } from '@/lib/targets/queries'
import { chosenUnitId, requireFigures } from '@/lib/targets/scope'
import { loadUnitGaps } from '@/lib/targets/unit-gap-queries'
import { readDeliveryRates } from '@/lib/titles/entitlement-queries'
import { byUrgency, DUTY_KINDS, DUTY_LABELS, type DutyLine, dutyLines, gapDuties, type UnitDuties, unitDuties } from './duties'

/** Days ahead in which terms that end have to be decided on. */
const RENEWAL_DAYS = 90

export type DutiesPage = {
  asOf: DateOnly
  isCity: boolean
  parent: { id: string; name: string } | null
  /** The parent itself with everything under it; null for the whole city. */
  whole: UnitDuties | null
  units: UnitDuties[]
  /** What waits, one line a unit and matter; only below a unit. */
  lines: DutyLine[]
}

/** What each unit's first-in-command owes: open, overdue and done this year. Sums without names. @throws AppError forbidden, notFound */
export function readDuties(viewer: Viewer, asked: { unitId?: string }): Promise<DutiesPage> {
  return onStandby((reader) => loadDuties(reader, viewer, asked))
}

async function loadDuties(prisma: Reader, viewer: Viewer, asked: { unitId?: string }): Promise<DutiesPage> {
  const isCity = requireFigures(viewer)
  const unitId = chosenUnitId(viewer, asked.unitId)
  const now = await businessNow(prisma)
  const asOf = dateOf(now)
  const tree = await loadOrgTree(prisma, asOf)
  const roots = unitId === null ? tree.childrenOf(null) : [unitId]
  const canRead = (id: string) => figurePolicy.can(viewer, 'read', { unitId: id })
  const shown = [...new Set(roots.flatMap((root) => tree.descendantsOf(root)))].filter(canRead)
  const [rows, responsible, gapsOf] = await Promise.all([
    loadRows(prisma, shown, now, asOf),
    loadResponsible(prisma, shown),
    loadUnitGaps(prisma, shown, asOf),
  ])
  const membersOf = (id: string) => new Set(tree.descendantsOf(id).filter(canRead))
  // A unit's share of the targets is of everything under it together, not the sum of its parts' shares.
  const gapRows = (id: string) => gapDuties(id, gapsOf(membersOf(id)))
  const dutiesOf = (id: string) =>
    unitDuties({ unitId: id, name: tree.shortNameOf(id), responsible: responsible.get(id) ?? [] }, membersOf(id), [...rows, ...gapRows(id)])
  return {
    asOf,
    isCity,
    parent: unitId === null ? null : { id: unitId, name: tree.nameOf(unitId) },
    whole: unitId === null ? null : dutiesOf(unitId),
    units: roots
      .flatMap((root) => tree.childrenOf(root))
      .filter(canRead)
      .map(dutiesOf)
      .sort(byUrgency),
    lines: unitId === null ? [] : dutyLines([...rows, ...gapRows(unitId)], tree.nameOf),
  }
}

async function loadRows(reader: Reader, unitIds: string[], now: Date, asOf: DateOnly): Promise<DutyRow[]> {
  const year = Number(asOf.slice(0, 4))
  const until = addDays(asOf, RENEWAL_DAYS)
  const [nominations, org, entitlements, assessment, classes] = await Promise.all([
    loadNominationDuties(reader, unitIds, now),
    loadOrgDuties(reader, unitIds, asOf),
    readDeliveryRates(reader, { year, asOf, where: { unitId: { in: unitIds } } }),
    loadAssessmentRates(reader, asOf),
    loadClasses(reader),
  ])
  const ending = await endingByUnit(
    reader,
    unitIds,
    classes.map((item) => item.code),
    asOf,
    until,
  )
  const shown = new Set(unitIds)
  const row = (unitId: string, kind: DutyRow['kind'], what: string, more: Partial<DutyRow>): DutyRow => ({
    unitId,
    kind,
    what,
    open: 0,
    overdue: 0,
    done: 0,
    dueOn: null,
    ...more,
  })
  return [
    ...nominations,
    ...org,
    ...[...entitlements].map(([unitId, rate]) =>
      row(unitId, 'entitlement', `${year} 年激励保障`, { open: rate.owed - rate.delivered, overdue: rate.overdue, done: rate.delivered }),
    ),
    ...[...(assessment?.byUnit ?? [])].flatMap(([unitId, rate]) =>
      shown.has(unitId)
        ? [
            row(unitId, 'assessment', `${assessment?.year ?? year} 年度考核`, {
              open: rate.awaited + rate.overdue,
              overdue: rate.overdue,
              done: rate.done,
              dueOn: assessment?.dueOn ?? null,
            }),
          ]
        : [],
    ),
    ...ending.map(({ unitId, people, firstOn }) =>
      row(unitId, 'renewal', `${RENEWAL_DAYS} 天内任期届满`, { open: people, dueOn: addDays(firstOn, -1) }),
    ),
  ]
}

/** The same as a workbook: units, and what waits line by line. */
export async function dutiesWorkbook(viewer: Viewer, asked: { unitId?: string }): Promise<{ name: string; bytes: Buffer; units: number }> {
  const page = await readDuties(viewer, asked)
  const units = page.whole ? [page.whole, ...page.units] : page.units
  const notes = [`截至 ${page.asOf}；已办为本年 1 月 1 日以来；完成指标按本条线在册人数分摊的应有人数计`]
  const sheets: WritableSheet[] = [
    {
      name: '单位',
      title: `${page.parent?.name ?? '全市'}履职清单`,
      notes,
      headings: [
        '单位',
        '第一责任人',
        ...DUTY_KINDS.flatMap((kind) => [`${DUTY_LABELS[kind]}待办`, `${DUTY_LABELS[kind]}逾期`]),
        '待办合计',
        '逾期合计',
        '本年已办',
      ],
      rows: units.map((unit) => [
        unit.name,
        unit.responsible.join('、'),
        ...DUTY_KINDS.flatMap((kind) => [unit.byKind[kind].open, unit.byKind[kind].overdue]),
        unit.total.open,
        unit.total.overdue,
        unit.total.done,
      ]),
    },
  ]
  if (page.lines.length > 0)
    sheets.push({
      name: '待办',
      title: '待办事项',
      notes,
      headings: ['单位', '事项', '内容', '待办', '逾期', '期限'],
      rows: page.lines.map((line) => [line.unitName, DUTY_LABELS[line.kind], line.what, line.open, line.overdue, line.dueOn]),
    })
  return { name: `${page.parent?.name ?? '全市'}履职清单${page.asOf}.xlsx`, bytes: await writeWorkbook(sheets), units: units.length }
}
