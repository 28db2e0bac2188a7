import 'server-only'
import { type DateOnly, toDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { titleOfClassCode } from '@/lib/titles/ledger'
import type { PersonsCursor } from './persons-behind'

/** Whom a number counts: of which classes, units and line, on which day. */
export type Selection = {
  kind: 'retained' | 'cultivated'
  classCodes: string[]
  cycleId: string
  unitIds: string[] | null
  lineId: string | null
  asOf: DateOnly
}

/** A person as the ledger counts them. */
export type Row = {
  personId: string
  classCode: string
  lineId: string
  unitId: string
  day: Date
  reason: string
  name: string
  pinyin: string
  post: string | null
  homeUnitId: string
  /** Of who leaves: the holding that ends. */
  holdingId?: string | null
}

/** How many the number is. */
export async function countCounted(reader: Reader, s: Selection): Promise<number> {
  const rows = await reader.$queryRaw<{ count: number }[]>`
    SELECT coalesce(sum(delta), 0)::int AS count FROM "LedgerDay"
    WHERE kind = ${s.kind}::"LedgerKind" AND "classCode" = ANY(${s.classCodes}) AND "cycleId" = ${s.cycleId} AND day <= ${s.asOf}::date
      AND (${s.unitIds}::text[] IS NULL OR "unitId" = ANY(${s.unitIds}::text[])) AND (${s.lineId}::text IS NULL OR "lineId" = ${s.lineId}::text)`
  return rows[0]?.count ?? 0
}

/**
 * Who is counted on the day, by name. Within units the ledger's rows of those units are few; for the whole city the pool, which has everybody who
 * holds or held a title, is walked in the order of names until the page is full.
 */
export async function listCounted(reader: Reader, s: Selection, after: PersonsCursor | null, limit: number): Promise<Row[]> {
  return s.unitIds === null ? listCountedInCity(reader, s, after, limit) : listCountedInUnits(reader, s, after, limit)
}

async function listCountedInUnits(reader: Reader, s: Selection, after: PersonsCursor | null, limit: number): Promise<Row[]> {
  return reader.$queryRaw<Row[]>`
    WITH counted AS (
      SELECT "personId", "classCode", "lineId", "unitId", max(day) FILTER (WHERE delta > 0) AS day,
             (array_agg(reason ORDER BY day DESC) FILTER (WHERE delta > 0))[1] AS reason
      FROM "LedgerEntry"
      WHERE kind = ${s.kind}::"LedgerKind" AND "classCode" = ANY(${s.classCodes}) AND coalesce("cycleId", '') = ${s.cycleId} AND day <= ${s.asOf}::date
        AND "unitId" = ANY(${s.unitIds}::text[]) AND (${s.lineId}::text IS NULL OR "lineId" = ${s.lineId}::text)
      GROUP BY "personId", "classCode", "lineId", "unitId" HAVING sum(delta) > 0
    )
    SELECT c.*, p.name, p."namePinyin" AS pinyin, p.post, p."unitId" AS "homeUnitId" FROM counted c JOIN "Person" p ON p.id = c."personId"
    WHERE ${after === null} OR (p."namePinyin", c."personId", c."classCode", c.day) > (${after?.pinyin ?? ''}, ${after?.personId ?? ''}, ${after?.classCode ?? ''}, ${after?.day ?? s.asOf}::date)
    ORDER BY p."namePinyin", c."personId", c."classCode", c.day LIMIT ${limit}`
}

async function listCountedInCity(reader: Reader, s: Selection, after: PersonsCursor | null, limit: number): Promise<Row[]> {
  return reader.$queryRaw<Row[]>`
    SELECT e."personId", c."classCode", c."lineId", c."unitId", c.day, c.reason, p.name, e."namePinyin" AS pinyin, p.post, p."unitId" AS "homeUnitId"
    FROM "PoolEntry" e
    CROSS JOIN LATERAL (
      SELECT "classCode", "lineId", "unitId", max(day) FILTER (WHERE delta > 0) AS day,
             (array_agg(reason ORDER BY day DESC) FILTER (WHERE delta > 0))[1] AS reason
      FROM "LedgerEntry"
      WHERE "personId" = e."personId" AND kind = ${s.kind}::"LedgerKind" AND "classCode" = ANY(${s.classCodes})
        AND coalesce("cycleId", '') = ${s.cycleId} AND day <= ${s.asOf}::date AND (${s.lineId}::text IS NULL OR "lineId" = ${s.lineId}::text)
      GROUP BY "classCode", "lineId", "unitId" HAVING sum(delta) > 0
    ) AS c
    JOIN "Person" p ON p.id = e."personId"
    WHERE (e."namePinyin", e."personId") >= (${after?.pinyin ?? ''}, ${after?.personId ?? ''})
      AND (${after === null} OR (e."namePinyin", e."personId", c."classCode", c.day) > (${after?.pinyin ?? ''}, ${after?.personId ?? ''}, ${after?.classCode ?? ''}, ${after?.day ?? s.asOf}::date))
    ORDER BY e."namePinyin", e."personId", c."classCode", c.day LIMIT ${limit}`
}

/** Who leaves per day, in order, as the sums kept for it say; null for the ladder's classes, which have none. */
async function leavingDays(reader: Reader, s: Selection, until: DateOnly): Promise<{ day: DateOnly; people: number }[] | null> {
  if (s.classCodes.some((code) => titleOfClassCode(code) !== null)) return null
  const rows = await reader.$queryRaw<{ day: Date; people: number }[]>`
    SELECT day, sum(people)::int AS people FROM "LedgerLeaving"
    WHERE "unitId" = ANY(${s.unitIds ?? ['']}::text[]) AND "classCode" = ANY(${s.classCodes}) AND day > ${s.asOf}::date AND day <= ${until}::date
      AND reason IN ('expired', 'revoked', 'retired') AND (${s.lineId}::text IS NULL OR "lineId" = ${s.lineId}::text)
    GROUP BY day ORDER BY day`
  return rows.map(({ day, people }) => ({ day: toDateOnly(day), people }))
}

/** One page in the order of days, and how many there are: read from the days that fill the page, not from all to come. */
export async function readLeaving(reader: Reader, s: Selection, until: DateOnly, after: PersonsCursor | null, limit: number) {
  const days = await leavingDays(reader, s, until)
  if (!days) return { count: await countLeaving(reader, s, until), rows: await listLeaving(reader, s, until, after, limit) }
  let found = 0
  // Of the day on which the last page ended some were shown: it does not count.
  const last = days.find(({ day, people }) => {
    if (!after || day > after.day) found += people
    return found >= limit
  })
  return {
    count: days.reduce((sum, { people }) => sum + people, 0),
    rows: await listLeaving(reader, s, last?.day ?? until, after, limit),
  }
}

async function countLeaving(reader: Reader, s: Selection, until: DateOnly): Promise<number> {
  const rows = await reader.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "LedgerEntry"
    WHERE kind = 'retained' AND "classCode" = ANY(${s.classCodes}) AND day > ${s.asOf}::date AND day <= ${until}::date
      AND delta = -1 AND reason IN ('expired', 'revoked', 'retired')
      AND (${s.unitIds}::text[] IS NULL OR "unitId" = ANY(${s.unitIds}::text[])) AND (${s.lineId}::text IS NULL OR "lineId" = ${s.lineId}::text)`
  return rows[0]?.count ?? 0
}

async function listLeaving(reader: Reader, s: Selection, until: DateOnly, after: PersonsCursor | null, limit: number): Promise<Row[]> {
  return reader.$queryRaw<Row[]>`
    SELECT e."personId", e."classCode", e."lineId", e."unitId", e.day, e.reason, e."holdingId", p.name, p."namePinyin" AS pinyin, p.post, p."unitId" AS "homeUnitId"
    FROM "LedgerEntry" e JOIN "Person" p ON p.id = e."personId"
    WHERE e.kind = 'retained' AND e."classCode" = ANY(${s.classCodes}) AND e.day > ${s.asOf}::date AND e.day <= ${until}::date
      AND e.delta = -1 AND e.reason IN ('expired', 'revoked', 'retired')
      AND (${s.unitIds}::text[] IS NULL OR e."unitId" = ANY(${s.unitIds}::text[])) AND (${s.lineId}::text IS NULL OR e."lineId" = ${s.lineId}::text)
      AND e.day >= ${after?.day ?? s.asOf}::date
      AND (${after === null} OR (e.day, p."namePinyin", e."personId", e."classCode") > (${after?.day ?? s.asOf}::date, ${after?.pinyin ?? ''}, ${after?.personId ?? ''}, ${after?.classCode ?? ''}))
    ORDER BY e.day, p."namePinyin", e."personId", e."classCode" LIMIT ${limit}`
}
