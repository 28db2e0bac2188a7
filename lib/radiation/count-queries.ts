import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import type { DateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import { canSeeUnit } from './contribution-queries'
import { contributionGroups, type KindCounts, sumOfKinds } from './contribution-states'
import { contributionPolicy } from './policy'

export type UnitCounts = {
  unitId: string
  name: string
  counts: KindCounts
  total: number
  waiting: number
  /** Nothing below it to open. */
  isLeaf: boolean
  /** The parent without what is under it, which no list shows apart. */
  isItself: boolean
}

export type CountsPage = {
  today: DateOnly
  year: number
  years: number[]
  /** The unit below which units are listed; null for all that the viewer sees. */
  parent: { id: string; name: string } | null
  rows: UnitCounts[]
  whole: Pick<UnitCounts, 'counts' | 'total' | 'waiting'>
}

/**
 * Verified contributions of a year by unit and kind, each unit with everything under it. Read from the counts that triggers keep:
 * units × kinds rows, however many contributions there are. @throws AppError forbidden, notFound
 */
export async function readContributionCounts(viewer: Viewer, asked: { unitId?: string; year?: number }): Promise<CountsPage> {
  if (viewer.role === 'talent' || !contributionPolicy.can(viewer, 'read')) throw forbidden()
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const tree = await loadOrgTree(prisma, today)
  const thisYear = Number(today.slice(0, 4))
  const year = asked.year ?? thisYear
  const seen = new Set(tree.list().flatMap((unit) => (canSeeUnit(viewer, unit.id) ? [unit.id] : [])))
  if (asked.unitId && !seen.has(asked.unitId)) throw notFound('没有找到这个单位，或不在您的管理范围内。')
  // The topmost units that are seen; of a single one, those below it and itself.
  const tops = [...seen].filter((id) => !tree.ancestorsOf(id).some((above) => seen.has(above)))
  const parentId = asked.unitId ?? (tops.length === 1 ? (tops[0] ?? null) : null)
  const listed = parentId === null ? tops : [parentId, ...tree.childrenOf(parentId)]
  const units = parentId === null ? [...seen] : tree.descendantsOf(parentId)
  const stored = await prisma.contributionCount.findMany({
    where: { year, unitId: { in: units }, state: { in: [...contributionGroups.counted, ...contributionGroups.waiting] }, count: { gt: 0 } },
  })
  const mayKnowWaiting = viewer.role !== 'cityLeader'
  const sumOf = (members: ReadonlySet<string>) => {
    const counts: KindCounts = {}
    let waiting = 0
    for (const { unitId, kind, state, count } of stored) {
      if (!members.has(unitId)) continue
      if (state === 'verified') counts[kind] = (counts[kind] ?? 0) + count
      else if (mayKnowWaiting) waiting += count
    }
    return { counts, total: sumOfKinds(counts), waiting }
  }
  return {
    today,
    year,
    years: [0, 1, 2, 3].map((back) => thisYear - back),
    parent: parentId === null ? null : { id: parentId, name: tree.nameOf(parentId) },
    rows: listed.map((unitId) => {
      const isItself = unitId === parentId
      const isOnly = listed.length === 1
      const members = isItself ? [unitId] : tree.descendantsOf(unitId)
      const isLeaf = isItself || tree.childrenOf(unitId).length === 0
      return {
        unitId,
        name: isItself && !isOnly ? `${tree.nameOf(unitId)}本级` : tree.nameOf(unitId),
        ...sumOf(new Set(members)),
        isLeaf,
        isItself: isItself && !isOnly,
      }
    }),
    whole: sumOf(new Set(units)),
  }
}

export type RadiationRate = { verified: number; people: number }

/**
 * Per unit, the verified contributions of a year and how many people gave them; null where the city has none. Read from the counts and
 * from an index, not from the records.
 */
export async function loadRadiationRates(
  reader: Reader,
  year: number,
  unitIds: readonly string[],
): Promise<Map<string, RadiationRate> | null> {
  const any = await reader.contributionCount.findFirst({ where: { year, state: 'verified', count: { gt: 0 } }, select: { unitId: true } })
  if (!any) return null
  const rows = await reader.$queryRaw<{ unitId: string; verified: number; people: number }[]>`
    SELECT "unitId", count(*)::int AS verified, count(DISTINCT "personId")::int AS people FROM "Contribution"
    WHERE year = ${year} AND state = 'verified' AND "unitId" = ANY(${[...unitIds]}::text[])
    GROUP BY "unitId"`
  return new Map(rows.map(({ unitId, ...rate }) => [unitId, rate]))
}
