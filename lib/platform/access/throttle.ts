import 'server-only'
import { throttleKey } from '../crypto/keyed-hash'
import { db } from '../db/client'

/** Five failures within 15 minutes lock for 15 minutes, by account and by address. */
export const MAXIMUM_FAILURES = 5
const MINUTES = 15
/** Behind one office address sit many people. */
const ADDRESS_FACTOR = 10

function keysOf(login: string, address: string): { key: string; limit: number }[] {
  return [
    { key: throttleKey('login', login), limit: MAXIMUM_FAILURES },
    { key: throttleKey('address', address), limit: MAXIMUM_FAILURES * ADDRESS_FACTOR },
  ].sort((a, b) => (a.key < b.key ? -1 : 1))
}

/**
 * Counts an attempt before the password is looked at, so that parallel attempts cannot slip through; true when it may go on.
 * A success gives the attempt back with `forgiveAttempts`.
 */
export async function reserveAttempt(login: string, address: string): Promise<boolean> {
  const { prisma } = await db()
  let mayGoOn = true
  for (const { key, limit } of keysOf(login, address)) {
    const rows = await prisma.$queryRaw<{ failures: number; isLocked: boolean }[]>`
      INSERT INTO "LoginThrottle" AS t (key, failures, "windowStartsAt") VALUES (${key}, 1, clock_timestamp())
      ON CONFLICT (key) DO UPDATE SET
        failures = CASE WHEN t."windowStartsAt" < clock_timestamp() - make_interval(mins => ${MINUTES}) THEN 1 ELSE t.failures + 1 END,
        "windowStartsAt" = CASE WHEN t."windowStartsAt" < clock_timestamp() - make_interval(mins => ${MINUTES}) THEN clock_timestamp() ELSE t."windowStartsAt" END,
        "lockedUntil" = CASE
          WHEN t."lockedUntil" > clock_timestamp() THEN t."lockedUntil"
          WHEN t."windowStartsAt" >= clock_timestamp() - make_interval(mins => ${MINUTES}) AND t.failures + 1 > ${limit}
            THEN clock_timestamp() + make_interval(mins => ${MINUTES})
          ELSE NULL END
      RETURNING failures, coalesce("lockedUntil" > clock_timestamp(), false) AS "isLocked"`
    if (rows[0]?.isLocked) mayGoOn = false
  }
  return mayGoOn
}

/** After a success: the account's failures are forgotten; the address keeps its others. */
export async function forgiveAttempts(login: string, address: string): Promise<void> {
  const { prisma } = await db()
  await prisma.loginThrottle.deleteMany({ where: { key: throttleKey('login', login) } })
  await prisma.loginThrottle.updateMany({
    where: { key: throttleKey('address', address), failures: { gt: 0 } },
    data: { failures: { decrement: 1 } },
  })
}
