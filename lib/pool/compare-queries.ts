import 'server-only'
import { personPolicy } from '@/lib/org/policy'
import type { Viewer } from '@/lib/platform/access/viewer'
import { type DateOnly, fromDateOnly, toDateOnly, toDateOnlyOrNull, wholeYearsBetween } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { forbidden, invalid } from '@/lib/platform/errors'
import { poolPolicy } from './policy'
import { loadPoolContext } from './pool-queries'
import { type Availability, heldTitles, type PoolTitleView, poolRowSelect, toPoolRows } from './pool-rows'

export const MOST_COMPARED = 4

/** What only who may read the person sees. */
export type InnerFacts = {
  ageBand: string | null
  education: string | null
  post: string | null
  yearsInLine: number | null
  yearsOfWork: number | null
  lastAppraisals: { year: number; grade: 'excellent' | 'competent' | 'basic' | 'incompetent' }[]
  callUps: { count: number; days: number; averageRating: number | null }
}

export type ComparedPerson = {
  personId: string
  name: string
  href: string
  unitName: string
  lineName: string
  titles: PoolTitleView[]
  /** Titles of the past. */
  formerTitles: string[]
  specialities: string[]
  headline: string | null
  availability: Availability
  inner: InnerFacts | null
}

export type Comparison = { today: DateOnly; people: ComparedPerson[]; missing: number }

/** 35 岁以下, then bands of five years: a comparison needs no birth dates. */
export function ageBandOf(age: number): string {
  if (age < 35) return '35 岁以下'
  if (age >= 55) return '55 岁及以上'
  const from = 35 + Math.floor((age - 35) / 5) * 5
  return `${from} 至 ${from + 4} 岁`
}

/** Two to four talents side by side, in the order asked; whoever the viewer may not see is left out and counted. */
export async function readComparison(viewer: Viewer, ids: readonly string[]): Promise<Comparison> {
  if (!poolPolicy.can(viewer, 'read')) throw forbidden()
  const wanted = [...new Set(ids)]
  if (wanted.length < 2) throw invalid('请在人才名单中选择 2 至 4 人再比较。')
  if (wanted.length > MOST_COMPARED) throw invalid(`一次最多比较 ${MOST_COMPARED} 人，您选择了 ${wanted.length} 人，请减少人选。`)
  const { prisma } = await db()
  const context = await loadPoolContext(prisma)
  const today = context.names.tree.day
  const [entries, people, ratings] = await Promise.all([
    prisma.poolEntry.findMany({
      where: { AND: [poolPolicy.where(viewer, 'read'), { personId: { in: wanted } }] },
      select: { ...poolRowSelect, headline: true },
    }),
    prisma.person.findMany({
      where: { AND: [personPolicy.where(viewer, 'read'), { id: { in: wanted } }] },
      select: {
        id: true,
        birthDate: true,
        education: true,
        post: true,
        workStartDate: true,
        spells: { where: { endsOn: null }, select: { lineSince: true, startsOn: true } },
        appraisals: { where: { year: { gte: Number(today.slice(0, 4)) - 3 } }, orderBy: { year: 'desc' } },
      },
    }),
    prisma.callUpPerson.groupBy({
      by: ['personId'],
      where: { personId: { in: wanted }, state: 'completed', endsOn: { lte: fromDateOnly(today) } },
      _count: true,
      _sum: { days: true },
      _avg: { rating: true },
    }),
  ])
  const rows = new Map(
    (await toPoolRows(prisma, viewer, entries, context.names, { startsOn: today, endsOn: today })).map((row) => [row.personId, row]),
  )
  const entryOf = new Map(entries.map((entry) => [entry.personId, entry]))
  const personOf = new Map(people.map((person) => [person.id, person]))
  const ratingOf = new Map(ratings.map((rating) => [rating.personId, rating]))
  const inner = (personId: string): InnerFacts | null => {
    const person = personOf.get(personId)
    if (!person) return null
    const birthDate = toDateOnlyOrNull(person.birthDate)
    const [spell] = person.spells
    const lineSince = toDateOnlyOrNull(spell?.lineSince ?? spell?.startsOn)
    const rating = ratingOf.get(personId)
    return {
      ageBand: birthDate ? ageBandOf(wholeYearsBetween(birthDate, today)) : null,
      education: person.education,
      post: person.post,
      yearsInLine: lineSince ? wholeYearsBetween(lineSince, today) : null,
      yearsOfWork: person.workStartDate ? wholeYearsBetween(toDateOnly(person.workStartDate), today) : null,
      lastAppraisals: person.appraisals.map(({ year, grade }) => ({ year, grade })),
      callUps: { count: rating?._count ?? 0, days: rating?._sum.days ?? 0, averageRating: rating?._avg.rating ?? null },
    }
  }
  const found = wanted.flatMap((personId): ComparedPerson[] => {
    const row = rows.get(personId)
    const entry = entryOf.get(personId)
    if (!row || !entry) return []
    const current = new Set(row.titles.map(({ name }) => name))
    const ever = (entry.titles as { code: string }[]).map(({ code }) => context.names.titles.get(code)?.name ?? '')
    return [
      {
        personId,
        name: row.name,
        href: row.href,
        unitName: row.unitName,
        lineName: row.lineName,
        titles: heldTitles(entry.titles, context.names.titles, today),
        formerTitles: [...new Set(ever)].filter((name) => name !== '' && !current.has(name)),
        specialities: row.specialities,
        headline: entry.headline,
        availability: row.availability,
        inner: inner(personId),
      },
    ]
  })
  return { today, people: found, missing: wanted.length - found.length }
}
