import 'server-only'
import type { OrgTree } from '@/lib/org/org-tree'
import { personPolicy } from '@/lib/org/policy'
import type { Viewer } from '@/lib/platform/access/viewer'
import { type DateOnly, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import type { Span } from './availability'
import { BOOKED } from './call-up-states'

export type PoolTitleView = { name: string; plan: 'summit' | 'highland'; startsOn: DateOnly; endsOn: DateOnly | null }

/** `free`, `calledUp` and `away` speak of the days asked about; `gone` of who holds no title or is out of office. */
export type Availability = { state: 'free' | 'calledUp' | 'away' | 'gone'; until: DateOnly | null }

export type PoolRow = {
  personId: string
  name: string
  unitId: string
  unitName: string
  lineName: string
  specialities: string[]
  /** Held today, the highest first. */
  titles: PoolTitleView[]
  isPublic: boolean
  availability: Availability
  /** Call-ups and days of the current year; null where the viewer may not read the person. */
  callUps: { count: number; days: number } | null
  /** The desk page of the person, or the public one where the viewer sees only what is public. */
  href: string
}

export const poolRowSelect = {
  personId: true,
  name: true,
  namePinyin: true,
  bestRank: true,
  unitId: true,
  lineId: true,
  specialities: true,
  titles: true,
  activeUntil: true,
  isPublic: true,
  person: { select: { status: true, affiliation: true } },
} satisfies Prisma.PoolEntrySelect

type Selected = Prisma.PoolEntryGetPayload<{ select: typeof poolRowSelect }>
export type PoolNames = {
  tree: OrgTree
  lineName: (id: string) => string
  titles: ReadonlyMap<string, { name: string; plan: 'summit' | 'highland'; rank: number }>
}
type StoredTitle = { code: string; startsOn: DateOnly; endsOn: DateOnly | null }

/** Titles held on a day as the read model keeps them, the highest first. */
export function heldTitles(stored: unknown, names: PoolNames['titles'], day: DateOnly): PoolTitleView[] {
  return (stored as StoredTitle[])
    .flatMap(({ code, startsOn, endsOn }) => {
      const title = names.get(code)
      const isHeld = startsOn <= day && (endsOn === null || endsOn >= day)
      return title && isHeld ? [{ ...title, startsOn, endsOn }] : []
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ name, plan, startsOn, endsOn }) => ({ name, plan, startsOn, endsOn }))
}

/** Bookings, absences and this year's call-ups of the persons named, in three queries whatever their number. */
export async function loadEngagements(reader: Reader, personIds: readonly string[], days: Span, today: DateOnly) {
  const ids = [...personIds]
  const overlap = { startsOn: { lte: fromDateOnly(days.endsOn) }, endsOn: { gte: fromDateOnly(days.startsOn) } }
  const [bookings, absences, year] = await Promise.all([
    reader.callUpPerson.findMany({
      where: { personId: { in: ids }, state: { in: [...BOOKED] }, ...overlap },
      select: { personId: true, endsOn: true },
      orderBy: { endsOn: 'asc' },
    }),
    reader.personAbsence.findMany({
      where: { personId: { in: ids }, removedAt: null, ...overlap },
      select: { personId: true, endsOn: true },
      orderBy: { endsOn: 'asc' },
    }),
    loadYears(reader, ids, today),
  ])
  const last = (rows: { personId: string; endsOn: Date }[]) => new Map(rows.map(({ personId, endsOn }) => [personId, toDateOnly(endsOn)]))
  return { bookedUntil: last(bookings), awayUntil: last(absences), year }
}

/** Call-ups begun this year and their days: recorded ones as recorded, those under way by the calendar up to today. */
export async function loadYears(
  reader: Reader,
  personIds: readonly string[],
  today: DateOnly,
): Promise<Map<string, { count: number; days: number }>> {
  const rows = await reader.callUpPerson.findMany({
    where: {
      personId: { in: [...personIds] },
      state: { in: [...BOOKED] },
      startsOn: { gte: fromDateOnly(`${today.slice(0, 4)}-01-01`), lte: fromDateOnly(`${today.slice(0, 4)}-12-31`) },
    },
    select: { personId: true, days: true, startsOn: true, endsOn: true },
  })
  const found = new Map<string, { count: number; days: number }>()
  for (const { personId, days, startsOn, endsOn } of rows) {
    const known = found.get(personId) ?? { count: 0, days: 0 }
    const calendar = Math.round((endsOn.getTime() - startsOn.getTime()) / 86_400_000) + 1
    found.set(personId, { count: known.count + 1, days: known.days + (days ?? calendar) })
  }
  return found
}

/** Rows as the list, the export and the comparison show them. */
export async function toPoolRows(
  reader: Reader,
  viewer: Viewer,
  rows: readonly Selected[],
  names: PoolNames,
  days: Span,
): Promise<PoolRow[]> {
  const today = names.tree.day
  const engaged = await loadEngagements(
    reader,
    rows.map((row) => row.personId),
    days,
    today,
  )
  return rows.map((row) => {
    const mayRead = personPolicy.can(viewer, 'read', { id: row.personId, unitId: row.unitId })
    const isGone = row.person.status !== 'active' || row.person.affiliation !== 'internal' || toDateOnly(row.activeUntil) < days.startsOn
    const bookedUntil = engaged.bookedUntil.get(row.personId) ?? null
    const awayUntil = engaged.awayUntil.get(row.personId) ?? null
    const availability: Availability = isGone
      ? { state: 'gone', until: null }
      : bookedUntil
        ? { state: 'calledUp', until: bookedUntil }
        : { state: awayUntil ? 'away' : 'free', until: awayUntil }
    return {
      personId: row.personId,
      name: row.name,
      unitId: row.unitId,
      unitName: names.tree.nameOf(row.unitId),
      lineName: names.lineName(row.lineId),
      specialities: row.specialities,
      titles: heldTitles(row.titles, names.titles, today),
      isPublic: row.isPublic,
      availability: mayRead || availability.state === 'free' ? availability : { state: 'away', until: null },
      callUps: mayRead ? (engaged.year.get(row.personId) ?? { count: 0, days: 0 }) : null,
      href: mayRead ? `/people/${row.personId}` : `/talents/${row.personId}`,
    }
  })
}
