import 'server-only'
import { type DateOnly, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { loadPublicContributions, type PublicContribution } from '@/lib/radiation/person-queries'
import { decodeKey, encodeKey, type PublicFilter, wantedTitles } from './public-filter'
import { type PublicChoices, type PublicNames, readPublicNames } from './public-names'
import { countPublicRows, type PublicRow, readPublicRows, type StoredTitle } from './public-rows'
import { readPublicStamp } from './public-stamp'

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

function present(row: Omit<PublicRow, 'titles'> & { titles: unknown }, names: PublicNames): PublicTalent {
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
  const { pool } = await db()
  const names = await readPublicNames()
  const unitIds = filter.unit ? names.tree.descendantsOf(filter.unit) : null
  const isBack = decodeKey(filter.before) !== null
  const isBeyondKey = isBack || decodeKey(filter.after) !== null
  const wanted = { ...filter, title: wantedTitles(filter, names.choices.titles) }
  const [rows, count] = await Promise.all([
    readPublicRows(pool, wanted, { today: names.today, unitIds, limit: PAGE + 1 }),
    names.totals.of(JSON.stringify([wanted.q, wanted.title, wanted.line, wanted.unit]), () =>
      countPublicRows(pool, wanted, { today: names.today, unitIds, bound: COUNT_BOUND }),
    ),
  ])
  const hasBeyond = rows.length > PAGE
  const page = rows.slice(0, PAGE)
  if (isBack) page.reverse()
  const first = page.at(0)
  const last = page.at(-1)
  return {
    asOf: names.today,
    talents: page.map((row) => present(row, names)),
    total: Math.min(count, COUNT_BOUND),
    isMore: count > COUNT_BOUND,
    nextKey: last && (isBack || hasBeyond) ? encodeKey(last) : null,
    previousKey: first && (isBack ? hasBeyond : isBeyondKey) ? encodeKey(first) : null,
    choices: names.choices,
  }
}

export type PublicTalentDetail = PublicTalent & {
  asOf: DateOnly
  awards: { name: string; grantedOn: DateOnly }[]
  contributions: PublicContribution[]
  education: string | null
}

/** @throws AppError notFound for whoever is not in the public pool, whether they exist or not */
export async function readPublicTalent(personId: string): Promise<PublicTalentDetail> {
  const { prisma } = await db()
  const names = await readPublicNames()
  const row = await prisma.poolEntry.findFirst({
    where: { personId, isPublic: true, activeUntil: { gte: fromDateOnly(names.today) } },
    select: { ...KNOWN, personId: true },
  })
  if (!row) throw notFound('没有找到这位人才：可能链接有误，或本人未公开信息。')
  const [awards, contributions] = await Promise.all([
    prisma.award.findMany({
      where: { personId },
      orderBy: { grantedOn: 'desc' },
      take: 20,
      select: { name: true, grantedOn: true },
    }),
    loadPublicContributions(prisma, personId),
  ])
  return {
    ...present(row, names),
    asOf: names.today,
    contributions,
    awards: awards.map((award) => ({ name: award.name, grantedOn: toDateOnly(award.grantedOn) })),
    education: null,
  }
}

export type PublicCounts = {
  asOf: DateOnly
  total: number
  byTitle: { name: string; plan: 'summit' | 'highland'; code: string; count: number }[]
}

/** Counting reads the whole public pool: a process does it once for every state of it. */
const counted = new WeakMap<Reader, { stamp: string; counts: Promise<PublicCounts> }>()

/** For the front page: how many are public today, by title. */
export async function countPublicTalents(): Promise<PublicCounts> {
  const { prisma, pool } = await db()
  const { stamp } = await readPublicStamp(pool)
  const kept = counted.get(prisma)
  if (kept?.stamp === stamp) return kept.counts
  const counts = countNow(prisma)
  // A failed counting is not kept.
  counts.catch(() => counted.delete(prisma))
  counted.set(prisma, { stamp, counts })
  return counts
}

async function countNow(reader: Reader): Promise<PublicCounts> {
  const names = await readPublicNames()
  const today = fromDateOnly(names.today)
  const rows = await reader.$queryRaw<{ code: string; count: bigint }[]>`
    SELECT t.code, count(DISTINCT p."personId") AS count
    FROM "PoolEntry" p, jsonb_to_recordset(p.titles) AS t(code text, "startsOn" date, "endsOn" date)
    WHERE p."isPublic" AND p."activeUntil" >= ${today} AND t."startsOn" <= ${today} AND (t."endsOn" IS NULL OR t."endsOn" >= ${today})
    GROUP BY t.code`
  const counts = new Map(rows.map((row) => [row.code, Number(row.count)]))
  const total = await reader.poolEntry.count({ where: { isPublic: true, activeUntil: { gte: today } } })
  return {
    asOf: names.today,
    total,
    byTitle: names.choices.titles.map((title) => ({ ...title, count: counts.get(title.code) ?? 0 })),
  }
}
