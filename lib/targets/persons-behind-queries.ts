import 'server-only'
import { personPolicy } from '@/lib/org/policy'
import { loadLines, loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, fromDateOnly, isDateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { onStandby } from '@/lib/platform/db/standby'
import { invalid, notFound } from '@/lib/platform/errors'
import { LEDGER_REASON_LABELS } from '@/lib/titles/labels'
import { titleOfClassCode } from '@/lib/titles/ledger'
import type { RenewalOutlook } from '@/lib/titles/renewal'
import { readRenewalOutlooks } from '@/lib/titles/renewal-queries'
import { type PersonBehind, type PersonsBehind, type PersonsFilter, readCursor, writeCursor } from './persons-behind'
import { countCounted, listCounted, type Row, readLeaving, type Selection } from './persons-behind-rows'
import { chooseCycle, chooseDay, chosenUnitId, loadCycles, unitIdsUnder } from './scope'

const PAGE = 50
/** Rows of an export. */
const MOST = 20_000

/**
 * The persons behind a number: exactly those whose rows sum to it. One page by name; `count` is the whole.
 * @throws AppError forbidden, notFound (unit, line, class outside the viewer's sight), invalid (date)
 */
export function readPersonsBehind(viewer: Viewer, filter: PersonsFilter, options: { all?: boolean } = {}): Promise<PersonsBehind> {
  return onStandby((reader) => loadPersonsBehind(reader, viewer, filter, options))
}

async function loadPersonsBehind(
  prisma: Reader,
  viewer: Viewer,
  filter: PersonsFilter,
  options: { all?: boolean },
): Promise<PersonsBehind> {
  const unitId = chosenUnitId(viewer, filter.unitId)
  const cycles = await loadCycles(prisma)
  const cycle = chooseCycle(cycles, filter.cycleId, await businessToday(prisma))
  const { asOf } = await chooseDay(prisma, filter.asOf, cycle)
  if (filter.expiringBefore && !isDateOnly(filter.expiringBefore)) throw invalid('到期日期不正确，请重新选择。')
  const until = filter.expiringBefore ?? cycle.endsOn
  const [tree, lines, classes, titles] = await Promise.all([
    loadOrgTree(prisma, asOf),
    loadLines(prisma),
    loadCountedClasses(prisma),
    prisma.title.findMany({ select: { code: true, name: true, plan: true, rank: true } }),
  ])
  const line = filter.lineId ? lines.find((item) => item.id === filter.lineId) : null
  if (line === undefined) throw notFound('没有找到这个条线。')
  const ladderTitle = titles.find((title) => title.code === titleOfClassCode(filter.classCode ?? ''))
  const counted = classes.filter((item) => !filter.classCode || item.code === filter.classCode)
  if (!ladderTitle && counted.length === 0) throw notFound('没有找到这一类别。')
  const titlesOf = new Map(counted.map((item) => [item.code, item.titleCodes]))
  const selection: Selection = {
    kind: filter.kind === 'cultivated' ? 'cultivated' : 'retained',
    classCodes: ladderTitle ? [filter.classCode ?? ''] : counted.map((item) => item.code),
    cycleId: filter.kind === 'cultivated' ? cycle.id : '',
    unitIds: unitIdsUnder(viewer, tree, unitId),
    lineId: line?.id ?? null,
    asOf,
  }
  const after = options.all ? null : readCursor(filter.after)
  const limit = options.all ? MOST : PAGE + 1
  const { count, rows: found } =
    filter.kind === 'expiring'
      ? await readLeaving(prisma, selection, until, after, limit)
      : { count: await countCounted(prisma, selection), rows: await listCounted(prisma, selection, after, limit) }
  const page = options.all ? found : found.slice(0, PAGE)
  const [holdings, renewals, leaving] = await Promise.all([
    loadHoldings(prisma, page, asOf),
    readRenewalOutlooks(prisma, endingTerms(page), until),
    filter.kind === 'retained' ? loadLeaving(prisma, page, selection) : new Map<string, { day: Date; reason: string }>(),
  ])
  const last = page.at(-1)
  const rows = page.map((row): PersonBehind => {
    const codes = ladderTitle ? [ladderTitle.code] : (titlesOf.get(row.classCode) ?? [])
    const leave = filter.kind === 'expiring' ? row : leaving.get(`${row.personId}|${row.classCode}`)
    const canOpen = personPolicy.can(viewer, 'read', { id: row.personId, unitId: row.homeUnitId })
    return {
      key: `${row.personId}-${row.classCode}-${toDateOnly(row.day)}`,
      personId: row.personId,
      name: row.name,
      post: row.post,
      unitName: tree.nameOf(row.unitId),
      lineName: lines.find((item) => item.id === row.lineId)?.name ?? '',
      className: ladderTitle?.name ?? counted.find((item) => item.code === row.classCode)?.name ?? '',
      titles: titlesBehind(holdings, row, codes, filter.kind, asOf),
      since: toDateOnly(row.day),
      sinceReason: LEDGER_REASON_LABELS[row.reason] ?? '',
      leavesOn: leave ? toDateOnly(leave.day) : null,
      leaveReason: leave ? (LEDGER_REASON_LABELS[leave.reason] ?? '') : null,
      renewal: shownRenewal(renewals.get(row.holdingId ?? ''), canOpen),
      canOpen,
    }
  })
  return {
    kind: filter.kind,
    count,
    rows,
    nextAfter:
      !options.all && found.length > PAGE && last
        ? writeCursor({ pinyin: last.pinyin, personId: last.personId, classCode: last.classCode, day: toDateOnly(last.day) })
        : null,
    asOf,
    until,
    cycleName: cycle.name,
    className: ladderTitle?.name ?? (filter.classCode ? (counted[0]?.name ?? '') : '各类人才'),
    lineName: line?.name ?? null,
    unitName: unitId === null ? null : tree.nameOf(unitId),
  }
}

/** Holdings whose term is what makes their holders leave. */
function endingTerms(rows: readonly Row[]): string[] {
  return rows.flatMap((row) => (row.holdingId && row.reason === 'expired' ? [row.holdingId] : []))
}

/** Sanctions and results are for who may open the person's page. */
function shownRenewal(outlook: RenewalOutlook | undefined, canOpen: boolean): PersonBehind['renewal'] {
  if (!outlook) return null
  return canOpen ? outlook : { canRenew: outlook.canRenew, why: '原因由其现在单位掌握' }
}

async function loadCountedClasses(reader: Reader) {
  const rows = await reader.targetClass.findMany({
    orderBy: { sortOrder: 'asc' },
    select: { code: true, name: true, versions: { orderBy: { version: 'desc' }, take: 1, select: { titleCodes: true } } },
  })
  return rows.map(({ code, name, versions }) => ({ code, name, titleCodes: versions[0]?.titleCodes ?? [] }))
}

/** The next known leaving of each person and class shown. */
async function loadLeaving(reader: Reader, rows: Row[], s: Selection): Promise<Map<string, { day: Date; reason: string }>> {
  if (rows.length === 0) return new Map()
  const found = await reader.ledgerEntry.findMany({
    where: {
      kind: 'retained',
      personId: { in: rows.map((row) => row.personId) },
      classCode: { in: s.classCodes },
      day: { gt: fromDateOnly(s.asOf) },
      delta: -1,
      reason: { in: ['expired', 'revoked', 'retired'] },
    },
    orderBy: { day: 'desc' },
    select: { personId: true, classCode: true, day: true, reason: true },
  })
  return new Map(found.map((row) => [`${row.personId}|${row.classCode}`, { day: row.day, reason: row.reason }]))
}

async function loadHoldings(reader: Reader, rows: Row[], asOf: DateOnly) {
  if (rows.length === 0) return []
  const day = fromDateOnly(asOf)
  const found = await reader.holding.findMany({
    where: { personId: { in: rows.map((row) => row.personId) }, state: { not: 'annulled' }, startsOn: { lte: day } },
    select: { personId: true, startsOn: true, endsOn: true, title: { select: { code: true, name: true, plan: true, rank: true } } },
    orderBy: [{ title: { rank: 'asc' } }, { startsOn: 'desc' }],
  })
  return found.map((holding) => ({
    personId: holding.personId,
    code: holding.title.code,
    name: holding.title.name,
    plan: holding.title.plan,
    startsOn: toDateOnly(holding.startsOn),
    endsOn: toDateOnlyOrNull(holding.endsOn),
  }))
}

type HeldTitle = Awaited<ReturnType<typeof loadHoldings>>[number]

/** The titles that make the person count: granted on the day for `cultivated`, else active on the day shown. */
function titlesBehind(
  holdings: readonly HeldTitle[],
  row: Row,
  codes: readonly string[],
  kind: PersonsFilter['kind'],
  asOf: DateOnly,
): PersonBehind['titles'] {
  const counts = (holding: HeldTitle) =>
    kind === 'cultivated' ? holding.startsOn === toDateOnly(row.day) : holding.endsOn === null || holding.endsOn >= asOf
  return holdings
    .filter((holding) => holding.personId === row.personId && codes.includes(holding.code) && counts(holding))
    .map(({ name, plan, startsOn, endsOn }) => ({ name, plan, startsOn, endsOn }))
}
