// The dashboard's data on a small and a large city, interleaved, and the same figures grouped from the holdings themselves. Prints one line of JSON.
import pg from 'pg'
import { z } from 'zod'
import { operator } from '@/lib/cli/operator'
import { registerFeatures } from '@/lib/composition/register-features'
import { type Database, useDatabase, wrapPool } from '@/lib/platform/db/client'
import { readPublicFilter } from '@/lib/pool/public-filter'
import { countPublicRows, readPublicRows } from '@/lib/pool/public-rows'
import { readDashboard } from '@/lib/targets/queries'
import { mainPlans } from './plans'

const settings = z
  .object({ small: z.string(), large: z.string(), rounds: z.number().int() })
  .parse(JSON.parse(process.env.BENCH_DASHBOARD ?? 'null'))

/** The highest title of a plan that a person in service holds on a day, with that day's unit and line. */
const HELD = `
  SELECT DISTINCT ON (h."personId", t.plan) h."personId", t.code, s."unitId", s."lineId"
  FROM "Holding" h
  JOIN "Title" t ON t.id = h."titleId"
  JOIN "Person" p ON p.id = h."personId" AND p.affiliation = 'internal'
  JOIN "PersonSpell" s ON s."personId" = h."personId" AND s."startsOn" <= d.day AND (s."endsOn" IS NULL OR s."endsOn" >= d.day)
  WHERE h.state <> 'annulled' AND h."startsOn" <= d.day AND (h."endsOn" IS NULL OR h."endsOn" >= d.day)
  ORDER BY h."personId", t.plan, t.rank`

/** What the dashboard's figures are without a ledger: per line and unit today and at the end, the size of units, the trend by months. */
const LIVE = [
  `SELECT d.day, x."lineId", x.code, count(*) FROM (VALUES (business_today()), (DATE '2030-12-31')) AS d(day) CROSS JOIN LATERAL (${HELD}) AS x GROUP BY 1, 2, 3`,
  `SELECT x."unitId", x.code, count(*) FROM (SELECT business_today() AS day) AS d CROSS JOIN LATERAL (${HELD}) AS x GROUP BY 1, 2`,
  `SELECT "unitId", count(*) FROM "PersonSpell" WHERE "startsOn" <= business_today() AND ("endsOn" IS NULL OR "endsOn" >= business_today()) GROUP BY 1`,
  `SELECT d.day, count(*) FROM generate_series(date_trunc('year', now()), now(), interval '1 month') AS m(month)
   CROSS JOIN LATERAL (SELECT m.month::date AS day) AS d CROSS JOIN LATERAL (${HELD}) AS x WHERE x.code IN ('pacesetter', 'ace') GROUP BY 1`,
]

function open(connectionString: string): Database {
  const pool = new pg.Pool({ connectionString, max: 10 })
  return wrapPool(pool, 'postgres', async () => pool.end())
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

const small = open(settings.small)
const large = open(settings.large)
await registerFeatures()
const leader = operator('cityLeader')
const dashboardOf = async (database: Database) => {
  useDatabase(database)
  await readDashboard(leader, {})
}
const times = { small: [] as number[], large: [] as number[], live: [] as number[] }
for (let round = -2; round < settings.rounds; round++) {
  const smallTime = await timed(() => dashboardOf(small))
  const largeTime = await timed(() => dashboardOf(large))
  if (round < 0) continue
  times.small.push(smallTime)
  times.large.push(largeTime)
}
for (let round = 0; round < 3; round++)
  times.live.push(
    await timed(async () => {
      for (const text of LIVE) await large.pool.query(text)
    }),
  )

const name: string = (
  await large.pool.query(`SELECT left(name, 2) AS name FROM "PoolEntry" WHERE "isPublic" ORDER BY "namePinyin" DESC OFFSET 500 LIMIT 1`)
).rows[0]?.name

/** Milliseconds that the database itself takes for a name of two characters: the page's rows and their count. */
async function searchTime(): Promise<number> {
  const found: number[] = []
  const { rows: day } = await large.pool.query(`SELECT business_today()::text AS today`)
  const watched = {
    query: async (text: string, values: unknown[]) => {
      const { rows } = await large.pool.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values)
      const [plan] = rows[0]['QUERY PLAN'] as { 'Execution Time': number }[]
      found.push(plan?.['Execution Time'] ?? Number.NaN)
      return { rows: [] }
    },
  } as unknown as pg.Pool
  const sums: number[] = []
  for (let round = 0; round < 7; round++) {
    found.length = 0
    const place = { today: day[0].today, unitIds: null, limit: 21, bound: 1000 }
    await readPublicRows(watched, readPublicFilter({ q: name }), place)
    await countPublicRows(watched, readPublicFilter({ q: name }), place)
    sums.push(found.reduce((sum, time) => sum + time, 0))
  }
  return median(sums)
}

const search = await searchTime()
useDatabase(large)
const plans = await mainPlans(large, name)
console.log(JSON.stringify({ small: median(times.small), large: median(times.large), live: median(times.live), search, plans }))
await Promise.all([small.close(), large.close()])
process.exit(0)
