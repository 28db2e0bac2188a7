import 'server-only'
import type pg from 'pg'
import type { DateOnly } from '@/lib/platform/dates'
import { emptySql, joinSql, type Sql, sql } from '@/lib/platform/db/sql'
import { queryTokens, specialityQueryTokens } from '@/lib/platform/search/tokens'
import { decodeKey, type PublicFilter } from './public-filter'

export type StoredTitle = { code: string; startsOn: DateOnly; endsOn: DateOnly | null }

/** What the public may see of a row of the pool; the order of the list is `namePinyin`, then `personId`. */
export type PublicRow = {
  personId: string
  name: string
  namePinyin: string
  specialities: string[]
  lineId: string
  unitId: string
  titles: StoredTitle[]
  headline: string | null
}

/** Consented, in office and holding a title today: nobody else is in the public pool. */
function publicCondition(filter: PublicFilter, today: DateOnly, unitIds: string[] | null): Sql {
  const names = queryTokens(filter.q)
  const specialities = specialityQueryTokens(filter.q)
  const inSpecialities = specialities.length > 0 ? sql`OR "specialityTokens" @> ${specialities}::text[]` : emptySql
  return joinSql(
    [
      sql`"isPublic" AND "activeUntil" >= ${today}::date`,
      ...(filter.q ? [sql`("nameTokens" @> ${names}::text[] ${inSpecialities})`] : []),
      ...(filter.line.length > 0 ? [sql`"lineId" = ANY(${filter.line}::text[])`] : []),
      ...(filter.title.length > 0 ? [sql`"titleCodes" && ${filter.title}::text[]`] : []),
      ...(unitIds ? [sql`"unitId" = ANY(${unitIds}::text[])`] : []),
    ],
    ' AND ',
  )
}

async function run<Row extends pg.QueryResultRow>(pool: pg.Pool, statement: Sql): Promise<Row[]> {
  return (await pool.query<Row>(statement.text, statement.values)).rows
}

/**
 * The rows of one page. The busiest question of the portal goes to the driver itself.
 * @param place limit: rows wanted, the one that tells of a next page included
 */
export async function readPublicRows(
  pool: pg.Pool,
  filter: PublicFilter,
  place: { today: DateOnly; unitIds: string[] | null; limit: number },
): Promise<PublicRow[]> {
  const back = decodeKey(filter.before)
  const key = back ?? decodeKey(filter.after)
  const compared = back ? sql`<` : sql`>`
  const beyond = key ? sql`AND ("namePinyin", "personId") ${compared} (${key.namePinyin}, ${key.personId})` : emptySql
  const order = back ? sql`"namePinyin" DESC, "personId" DESC` : sql`"namePinyin", "personId"`
  return run<PublicRow>(
    pool,
    sql`
      SELECT "personId", name, "namePinyin", specialities, "lineId", "unitId", titles, headline FROM "PoolEntry"
      WHERE ${publicCondition(filter, place.today, place.unitIds)} ${beyond} ORDER BY ${order} LIMIT ${place.limit}::int`,
  )
}

/** How many people the filter leaves, on whatever page, counted up to `bound` + 1. */
export async function countPublicRows(
  pool: pg.Pool,
  filter: PublicFilter,
  place: { today: DateOnly; unitIds: string[] | null; bound: number },
): Promise<number> {
  const condition = publicCondition(filter, place.today, place.unitIds)
  const rows = await run<{ count: number }>(
    pool,
    sql`SELECT count(*)::int AS count FROM (SELECT FROM "PoolEntry" WHERE ${condition} LIMIT ${place.bound + 1}::int) AS found`,
  )
  return rows[0]?.count ?? 0
}
