import 'server-only'
import type pg from 'pg'
import type { DateOnly } from '@/lib/platform/dates'

/** The business day, and with it as one text what was committed of late to the tables behind the public list: the same stamp, the same list. */
export async function readPublicStamp(pool: pg.Pool): Promise<{ today: DateOnly; stamp: string }> {
  const { rows } = await pool.query<{ today: DateOnly; stamp: string }>(
    `SELECT business_today()::text AS today, concat_ws('/', business_today(), count(*), sum(id), max(id)) AS stamp FROM "PublicChange"`,
  )
  return rows[0] ?? { today: '', stamp: '' }
}
