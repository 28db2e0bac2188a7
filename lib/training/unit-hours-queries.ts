import 'server-only'
import type { OrgTree } from '@/lib/org/org-tree'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import type { DateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import { demandOf } from './attendance-rules'
import { loadDemands } from './hours-queries'
import { attendancePolicy, coursePolicy, demandPolicy } from './policy'

export type HoursStanding = 'reached' | 'short' | 'none'
export type HoursFilter = { year?: number; unitId?: string; standing?: HoursStanding; after?: string }

/** People in service now and how many of them have the hours of the year; `hours` is the sum over all of them. */
export type UnitHours = { unitId: string; name: string; staff: number; reached: number; none: number; hours: number }
export type PersonHours = { personId: string; name: string; unitName: string; post: string | null; hours: number; online: number }

export type HoursPage = {
  today: DateOnly
  year: number
  demand: number
  /** What is set, the latest year first. */
  demands: Awaited<ReturnType<typeof loadDemands>>
  /** The unit chosen, or everything that the viewer may see. */
  whole: UnitHours
  unitId: string | null
  /** The units right below, each with everything under it. */
  units: UnitHours[]
  people: PersonHours[]
  nextAfter: string | null
  choices: { id: string; name: string; depth: number }[]
  abilities: { setDemand: boolean }
}

const PAGE = 50
const MOST_EXPORTED = 20_000

/** Share of a unit's people who reached the demand, in whole percent; null for a unit without people. */
export function reachedPercent({ staff, reached }: Pick<UnitHours, 'staff' | 'reached'>): number | null {
  return staff === 0 ? null : Math.floor((reached / staff) * 100)
}

/**
 * Hours of a year against the demand, by unit and by person, for people in service today under the unit they are in today.
 * @throws AppError forbidden, notFound for another unit
 */
export async function readHours(viewer: Viewer, filter: HoursFilter, options: { all?: boolean } = {}): Promise<HoursPage> {
  if (!coursePolicy.can(viewer, 'read')) throw forbidden()
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const [tree, demands] = await Promise.all([loadOrgTree(prisma, today), loadDemands(prisma)])
  const canRead = (unitId: string) => attendancePolicy.can(viewer, 'read', { personId: '', unitId })
  if (filter.unitId && !(tree.unit(filter.unitId) && canRead(filter.unitId))) throw notFound('没有找到这个单位，或不在您的管理范围内。')
  const readable = tree.list().filter(({ id }) => canRead(id))
  const scope = filter.unitId ? tree.descendantsOf(filter.unitId).filter(canRead) : readable.map(({ id }) => id)
  const year = filter.year ?? Number(today.slice(0, 4))
  const demand = demandOf(year, demands)
  const [byUnit, people] = await Promise.all([
    sumUnits(prisma, scope, year, demand),
    listPeople(prisma, scope, { ...filter, year, demand }, options.all ? MOST_EXPORTED : PAGE + 1),
  ])
  const rollUp = (unitId: string, name: string, members: readonly string[]): UnitHours => {
    const own = members.flatMap((member) => byUnit.get(member) ?? [])
    const sum = (key: 'staff' | 'reached' | 'none' | 'hours') => own.reduce((total, unit) => total + unit[key], 0)
    return { unitId, name, staff: sum('staff'), reached: sum('reached'), none: sum('none'), hours: sum('hours') }
  }
  const page = options.all ? people : people.slice(0, PAGE)
  const last = page.at(-1)
  return {
    today,
    year,
    demand,
    demands,
    unitId: filter.unitId ?? null,
    whole: rollUp(filter.unitId ?? '', filter.unitId ? tree.nameOf(filter.unitId) : '', scope),
    units: unitsBelow(tree, filter.unitId ?? null, canRead)
      .map((id) => rollUp(id, tree.nameOf(id), tree.descendantsOf(id)))
      .filter(({ staff }) => staff > 0)
      .sort((a, b) => (reachedPercent(a) ?? 0) - (reachedPercent(b) ?? 0) || b.staff - a.staff || (a.name < b.name ? -1 : 1)),
    people: page.map(({ id, name, unitId, post, hours, online }) => ({
      personId: id,
      name,
      unitName: tree.nameOf(unitId),
      post,
      hours,
      online,
    })),
    nextAfter: !options.all && people.length > PAGE && last ? `${last.namePinyin}~${last.id}` : null,
    choices: readable.map(({ id, name }) => ({ id, name, depth: tree.depthOf(id) })),
    abilities: { setDemand: demandPolicy.can(viewer, 'manage') },
  }
}

/** Right below the unit chosen; below the top of what the viewer sees where none is. A unit's own office stands there as itself. */
function unitsBelow(tree: OrgTree, unitId: string | null, canRead: (unitId: string) => boolean): string[] {
  if (unitId !== null) return tree.childrenOf(unitId).filter(canRead)
  const tops = tree
    .list()
    .map(({ id }) => id)
    .filter((id) => canRead(id) && !tree.ancestorsOf(id).some(canRead))
  return tops.flatMap((top) => tree.childrenOf(top)).filter(canRead)
}

type Sums = { unitId: string; staff: number; reached: number; none: number; hours: number }

async function sumUnits(reader: Reader, unitIds: readonly string[], year: number, demand: number): Promise<Map<string, Sums>> {
  const rows = await reader.$queryRaw<Sums[]>`
    SELECT p."unitId", count(*)::int AS staff, (count(*) FILTER (WHERE coalesce(t.hours, 0) >= ${demand}))::int AS reached,
      (count(*) FILTER (WHERE t.hours IS NULL))::int AS none, coalesce(sum(t.hours), 0)::float8 AS hours
    FROM "Person" p
    LEFT JOIN (SELECT "personId", sum(hours) AS hours FROM "TrainingAttendance" WHERE year = ${year} GROUP BY "personId") t
      ON t."personId" = p.id
    WHERE p."unitId" = ANY(${[...unitIds]}::text[]) AND p.status = 'active' AND p.affiliation = 'internal'
    GROUP BY p."unitId"`
  return new Map(rows.map((row) => [row.unitId, row]))
}

type Listed = { id: string; name: string; namePinyin: string; unitId: string; post: string | null; hours: number; online: number }

/** In the order of names, by key. */
async function listPeople(
  reader: Reader,
  unitIds: readonly string[],
  filter: { year: number; demand: number; standing?: HoursStanding; after?: string },
  take: number,
): Promise<Listed[]> {
  const [pinyin = '', id = ''] = (filter.after ?? '').split('~')
  const standing = filter.standing ?? null
  return reader.$queryRaw<Listed[]>`
    SELECT p.id, p.name, p."namePinyin", p."unitId", p.post, coalesce(t.hours, 0)::float8 AS hours, coalesce(t.online, 0)::float8 AS online
    FROM "Person" p
    LEFT JOIN LATERAL (
      SELECT sum(a.hours) AS hours, sum(a.hours) FILTER (WHERE c.manner = 'online') AS online
      FROM "TrainingAttendance" a JOIN "TrainingCourse" c ON c.id = a."courseId"
      WHERE a."personId" = p.id AND a.year = ${filter.year}) t ON true
    WHERE p."unitId" = ANY(${[...unitIds]}::text[]) AND p.status = 'active' AND p.affiliation = 'internal'
      AND (p."namePinyin", p.id) > (${pinyin}, ${id})
      AND (${standing}::text IS NULL
        OR (${standing}::text = 'reached' AND coalesce(t.hours, 0) >= ${filter.demand})
        OR (${standing}::text = 'short' AND coalesce(t.hours, 0) < ${filter.demand})
        OR (${standing}::text = 'none' AND t.hours IS NULL))
    ORDER BY p."namePinyin", p.id
    LIMIT ${take}`
}
