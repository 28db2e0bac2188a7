import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { env } from '../env'
import { AppError } from '../errors'
import { log } from '../log'
import { isAwayError } from './away-errors'
import { type Database, db, openServerPool, type Reader, wrapPool } from './client'

/** Milliseconds between looks at a standby that is not there yet; together the longest that a reading waits for it. */
const LOOKS_MS = [0, 5, 15, 30, 50]
/** Milliseconds in which a standby that was behind, or away, is not asked again. */
const REST_BEHIND_MS = 1_000
const REST_AWAY_MS = 5_000
const CONNECT_MS = 1_000
/** The longest that a host which vanished without a word holds up one answer, and one reading. */
const ANSWER_MS = 1_000
const READING_MS = 35_000

type Asked = { query: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }> }
type Standby = { prisma: Reader; pool: Asked; restUntil: number }

const holder = globalThis as unknown as { portalStandby?: Standby | null }

/** Puts a standby in place of the configured one; null for none (tests). */
export function useStandby(standby: { prisma: Reader; pool: Asked } | null): void {
  holder.portalStandby = standby ? { ...standby, restUntil: 0 } : null
}

function standbyOf(primary: Database): Standby | null {
  if (holder.portalStandby !== undefined) return holder.portalStandby
  const { readDatabaseUrl, poolMax } = env()
  if (!readDatabaseUrl || primary.kind !== 'postgres') return null
  const pool = openServerPool(readDatabaseUrl, {
    max: poolMax,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: READING_MS,
    allowExitOnIdle: true,
  })
  const { prisma } = wrapPool(pool, 'postgres', async () => pool.end())
  holder.portalStandby = { prisma, pool, restUntil: 0 }
  return holder.portalStandby
}

/** @throws Error when nothing came in time */
async function soon<T>(answer: Promise<T>): Promise<T> {
  const late = new AbortController()
  const tooLate = sleep(ANSWER_MS, null, { signal: late.signal }).then(() => Promise.reject(new Error('no answer in time')))
  return Promise.race([answer, tooLate]).finally(() => late.abort())
}

/**
 * Whether the standby has replayed everything that the primary had committed when this was asked. A server that was promoted, or belongs to
 * another cluster, has not.
 */
async function hasCaughtUp(primary: Asked, standby: Standby): Promise<boolean> {
  const asked = await primary
    .query('SELECT pg_current_wal_flush_lsn()::text AS lsn, system_identifier::text AS cluster FROM pg_control_system()')
    .catch(() => null)
  const at = asked?.rows[0]
  if (!at) return false
  for (const pause of LOOKS_MS) {
    if (pause > 0) await sleep(pause)
    const { rows } = await soon(
      standby.pool.query(
        `SELECT pg_is_in_recovery() AND system_identifier::text = $2 AS "isStandby", pg_last_wal_replay_lsn() >= $1::pg_lsn AS "isThere"
       FROM pg_control_system()`,
        [at.lsn, at.cluster],
      ),
    )
    if (rows[0]?.isStandby !== true) return false
    if (rows[0]?.isThere === true) return true
  }
  return false
}

function rest(standby: Standby, error: unknown, forMs: number): void {
  standby.restUntil = Date.now() + forMs
  log().warn({ error: error instanceof Error ? error.message : String(error) }, 'a reading goes to the primary instead of the standby')
}

async function isReady(primary: Database, standby: Standby): Promise<boolean> {
  if (Date.now() < standby.restUntil) return false
  try {
    if (await hasCaughtUp(primary.pool, standby)) return true
    standby.restUntil = Date.now() + REST_BEHIND_MS
  } catch (error) {
    rest(standby, error, REST_AWAY_MS)
  }
  return false
}

/**
 * Runs a large reading (figures, forecasts, lists behind them, exports) on the standby named by READ_DATABASE_URL. It shows nothing older than the
 * primary would: the standby is used only when it has all that was committed before the reading began. Otherwise, without a standby, and when
 * the standby fails on the way, the same reading runs on the primary. It may run twice, so it must not write, and it must read by the given
 * handle alone. Who may see what, everything public, and whatever a command decides by is read on the primary.
 */
export async function onStandby<T>(reading: (reader: Reader) => Promise<T>): Promise<T> {
  const primary = await db()
  const standby = standbyOf(primary)
  if (standby && (await isReady(primary, standby))) {
    try {
      return await reading(standby.prisma)
    } catch (error) {
      // A decision of the reading holds; a broken connection, or a statement cancelled because the standby had to replay, does not.
      if (error instanceof AppError) throw error
      rest(standby, error, isAwayError(error) ? REST_AWAY_MS : 0)
    }
  }
  return reading(primary.prisma)
}
