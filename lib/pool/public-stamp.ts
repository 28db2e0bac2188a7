import 'server-only'
import type pg from 'pg'

/** The business day and what was committed of late to the tables behind the public list: the same stamp, the same list. */
export async function readPublicStamp(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ stamp: string }>(
    `SELECT concat_ws('/', business_today(), count(*), sum(id), max(id)) AS stamp FROM "PublicChange"`,
  )
  return rows[0]?.stamp ?? ''
}
