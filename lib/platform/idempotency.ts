import 'server-only'
import type { Viewer } from './access/viewer'
import type { Tx } from './db/client'
import type { Prisma } from './db/generated/client'

/**
 * Runs `work` once per key and account: equal submits at the same time queue on the key's row, and all but the first get the first's result.
 * Call it first in the transaction.
 */
export async function once<T extends Prisma.InputJsonValue>(
  tx: Tx,
  viewer: Viewer,
  action: string,
  key: string,
  work: () => Promise<T>,
): Promise<T> {
  const accountId = viewer.accountId ?? 'visitor'
  const fullKey = `${accountId}:${action}:${key}`
  const inserted = await tx.$executeRaw`
    INSERT INTO "IdempotencyKey" (key, "accountId", action) VALUES (${fullKey}, ${accountId}, ${action}) ON CONFLICT (key) DO NOTHING`
  if (inserted === 0) {
    const earlier = await tx.idempotencyKey.findUniqueOrThrow({ where: { key: fullKey } })
    return earlier.result as T
  }
  const result = await work()
  await tx.idempotencyKey.update({ where: { key: fullKey }, data: { result } })
  return result
}
