// The public list by hand: what the portal reads for /talents?title=…, as plain SQL over pg, for the two bare servers and the sample test.

const PAGE = 20
const BOUND = 1000

const WHERE = `e."isPublic" AND e."activeUntil" >= $2::date AND e."titleCodes" && $1::text[]`

const ROWS = {
  name: 'talents',
  text: `
    SELECT e."personId" AS id, e.name, e."namePinyin" AS pinyin, v.name AS unit, l.name AS line, e.specialities, e.headline,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                     'name', t.name, 'plan', t.plan, 'startsOn', h.title->>'startsOn', 'endsOn', h.title->>'endsOn',
                     'isActive', (h.title->>'endsOn') IS NULL OR (h.title->>'endsOn')::date >= $2::date) ORDER BY h.place), '[]')
              FROM jsonb_array_elements(e.titles) WITH ORDINALITY AS h(title, place)
              JOIN "Title" t ON t.code = h.title->>'code' AND t."isActive"
             WHERE (h.title->>'startsOn')::date <= $2::date) AS titles
      FROM "PoolEntry" e
      JOIN "Line" l ON l.id = e."lineId"
      JOIN "UnitVersion" v ON v."unitId" = e."unitId" AND v."startsOn" <= $2::date AND (v."endsOn" IS NULL OR v."endsOn" >= $2::date)
     WHERE ${WHERE}
     ORDER BY e."namePinyin", e."personId"
     LIMIT ${PAGE + 1}`,
}

const COUNT = {
  name: 'count',
  text: `SELECT count(*)::int AS count FROM (SELECT FROM "PoolEntry" e WHERE ${WHERE} LIMIT ${BOUND + 1}) AS found`,
}

/**
 * The first page of the public list for the titles named, in the shape of the portal's own JSON.
 * @param {import('pg').Pool} pool
 * @param {string[]} titles codes
 */
export async function readBareTalents(pool, titles) {
  const { day } = (await pool.query('SELECT business_today()::text AS day')).rows[0]
  const values = [titles, day]
  const [rows, counted] = await Promise.all([pool.query({ ...ROWS, values }), pool.query({ ...COUNT, values })])
  const talents = rows.rows.slice(0, PAGE)
  const last = talents.at(-1)
  const { count } = counted.rows[0]
  return {
    asOf: day,
    total: Math.min(count, BOUND),
    totalIsBound: count > BOUND,
    next: last && rows.rows.length > PAGE ? `${last.pinyin}~${last.id}` : null,
    talents,
  }
}
