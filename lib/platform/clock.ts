import 'server-only'
import { type DateOnly, dateOf } from './dates'
import type { Reader } from './db/client'

/**
 * Business time, read from the database at this very moment (`clock_timestamp()`, not the start of the transaction).
 * Read it after the rows it judges are locked.
 */
export async function businessNow(reader: Reader): Promise<Date> {
  const rows = await reader.$queryRaw<{ now: Date }[]>`SELECT business_now() AS now`
  return rows[0]?.now ?? new Date()
}

/** Today's calendar date in Asia/Shanghai by business time. */
export async function businessToday(reader: Reader): Promise<DateOnly> {
  return dateOf(await businessNow(reader))
}
