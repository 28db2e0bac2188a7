import 'server-only'
import { type DateOnly, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { notFound } from '@/lib/platform/errors'
import { queryTokens, specialityQueryTokens } from '@/lib/platform/search/tokens'
import { decodeKey, encodeKey, type PublicFilter } from './public-filter'
import { type PublicChoices, type PublicNames, readPublicNames } from './public-names'

const PAGE = 20
/** Totals over this are shown as "1000+". */
const COUNT_BOUND = 1000
const KNOWN = { name: true, namePinyin: true, specialities: true, lineId: true, unitId: true, titles: true, headline: true } as const

export type PublicTitle = { name: string; plan: 'summit' | 'highland'; startsOn: DateOnly; endsOn: DateOnly | null; isActive: boolean }

/** What the public sees of a person who agreed: name, unit, line, titles, specialities, public achievements. Nothing else. */
export type PublicTalent = {
  id: string
  name: string
  pinyin: string
  unit: string
  line: string
  specialities: string[]
  headline: string | null
  titles: PublicTitle[]
}

export type PublicTalentPage = {
  asOf: DateOnly
  talents: PublicTalent[]
  /** Exact up to 1000, then 1000 and `isMore`. */
  total: number
  isMore: boolean
  nextKey: string | null
  previousKey: string | null
}

/** Consented, in office and holding a title today: nobody else is in the public pool. */
function publicWhere(filter: PublicFilter, today: DateOnly, unitIds: string[] | null): Prisma.PoolEntryWhereInput {
  const nameWanted = queryTokens(filter.q)
  const specialityWanted = specialityQueryTokens(filter.q)
  return {
    isPublic: true,
    activeUntil: { gte: fromDateOnly(today) },
    ...(filter.q
      ? {
          OR: [
            { nameTokens: { hasEvery: nameWanted } },
            ...(specialityWanted.length > 0 ? [{ specialityTokens: { hasEvery: specialityWanted } }] : []),
          ],
        }
      : {}),
    ...(filter.line.length > 0 ? { lineId: { in: filter.line } } : {}),
    ...(filter.title.length > 0 ? { titleCodes: { hasSome: filter.title } } : {}),
    ...(unitIds ? { unitId: { in: unitIds } } : {}),
  }
}

type Row = Prisma.PoolEntryGetPayload<{ select: typeof KNOWN & { personId: true } }>
type StoredTitle = { code: string; startsOn: DateOnly; endsOn: DateOnly | null }

function present(row: Row, names: PublicNames): PublicTalent {
  const titles = (row.titles as StoredTitle[]).flatMap(({ code, startsOn, endsOn }) => {
    const title = names.title(code)
    if (!title || startsOn > names.today) return []
    return [{ ...title, startsOn, endsOn, isActive: endsOn === null || endsOn >= names.today }]
  })
  return {
    id: row.personId,
    name: row.name,
    pinyin: row.namePinyin,
    unit: names.unitName(row.unitId),
    line: names.lineName(row.lineId),
    specialities: row.specialities,
    headline: row.headline,
    titles,
  }
}

/** One page of the public pool in pinyin order, paged by key. */
export async function readPublicTalents(filter: PublicFilter): Promise<PublicTalentPage & { choices: PublicChoices }> {
  const { prisma } = await db()
  const names = await readPublicNames(prisma)
  const unitIds = filter.unit ? names.tree.descendantsOf(filter.unit) : null
  const where = publicWhere(filter, names.today, unitIds)
  const back = decodeKey(filter.before)
  const key = back ?? decodeKey(filter.after)
  const beyond: Prisma.PoolEntryWhereInput = key
    ? back
      ? { OR: [{ namePinyin: { lt: key.namePinyin } }, { namePinyin: key.namePinyin, personId: { lt: key.personId } }] }
      : { OR: [{ namePinyin: { gt: key.namePinyin } }, { namePinyin: key.namePinyin, personId: { gt: key.personId } }] }
    : {}
  const direction = back ? ('desc' as const) : ('asc' as const)
  const [rows, counted] = await Promise.all([
    prisma.poolEntry.findMany({
      where: { AND: [where, beyond] },
      orderBy: [{ namePinyin: direction }, { personId: direction }],
      take: PAGE + 1,
      select: { ...KNOWN, personId: true },
    }),
    prisma.poolEntry.count({ where, take: COUNT_BOUND + 1 }),
  ])
  const hasBeyond = rows.length > PAGE
  const page = rows.slice(0, PAGE)
  if (back) page.reverse()
  const first = page.at(0)
  const last = page.at(-1)
  return {
    asOf: names.today,
    talents: page.map((row) => present(row, names)),
    total: Math.min(counted, COUNT_BOUND),
    isMore: counted > COUNT_BOUND,
    nextKey: last && (back || hasBeyond) ? encodeKey(last) : null,
    previousKey: first && (back ? hasBeyond : key !== null) ? encodeKey(first) : null,
    choices: names.choices,
  }
}

export type PublicTalentDetail = PublicTalent & {
  asOf: DateOnly
  awards: { name: string; grantedOn: DateOnly }[]
  education: string | null
}

/** @throws AppError notFound for whoever is not in the public pool, whether they exist or not */
export async function readPublicTalent(personId: string): Promise<PublicTalentDetail> {
  const { prisma } = await db()
  const names = await readPublicNames(prisma)
  const row = await prisma.poolEntry.findFirst({
    where: { personId, isPublic: true, activeUntil: { gte: fromDateOnly(names.today) } },
    select: { ...KNOWN, personId: true },
  })
  if (!row) throw notFound('没有找到这位人才：可能链接有误，或本人未公开信息。')
  const awards = await prisma.award.findMany({
    where: { personId },
    orderBy: { grantedOn: 'desc' },
    take: 20,
    select: { name: true, grantedOn: true },
  })
  return {
    ...present(row, names),
    asOf: names.today,
    awards: awards.map((award) => ({ name: award.name, grantedOn: toDateOnly(award.grantedOn) })),
    education: null,
  }
}

/** For the front page: how many are public today, by title. */
export async function countPublicTalents(): Promise<{
  asOf: DateOnly
  total: number
  byTitle: { name: string; plan: 'summit' | 'highland'; code: string; count: number }[]
}> {
  const { prisma } = await db()
  const names = await readPublicNames(prisma)
  const rows = await prisma.$queryRaw<{ code: string; count: bigint }[]>`
    SELECT t.code, count(DISTINCT p."personId") AS count
    FROM "PoolEntry" p, jsonb_to_recordset(p.titles) AS t(code text, "startsOn" date, "endsOn" date)
    WHERE p."isPublic" AND p."activeUntil" >= ${fromDateOnly(names.today)} AND t."startsOn" <= ${fromDateOnly(names.today)}
      AND (t."endsOn" IS NULL OR t."endsOn" >= ${fromDateOnly(names.today)})
    GROUP BY t.code`
  const counts = new Map(rows.map((row) => [row.code, Number(row.count)]))
  const total = await prisma.poolEntry.count({ where: { isPublic: true, activeUntil: { gte: fromDateOnly(names.today) } } })
  return {
    asOf: names.today,
    total,
    byTitle: names.choices.titles.map((title) => ({ ...title, count: counts.get(title.code) ?? 0 })),
  }
}
