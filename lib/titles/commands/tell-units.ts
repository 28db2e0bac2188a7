import 'server-only'
import { sumOverAccounts } from '@/lib/org/unit-accounts'
import type { Tx } from '@/lib/platform/db/client'
import { notify } from '@/lib/platform/notices/notify'

/** Tells the personnel staff of units how many entitlements came to them. */
export async function tellUnits(
  tx: Tx,
  year: number,
  unitIds: readonly string[],
  words: (count: number) => { title: string; body: string },
): Promise<void> {
  const countOf = new Map<string, number>()
  for (const unitId of unitIds) countOf.set(unitId, (countOf.get(unitId) ?? 0) + 1)
  const sums = await sumOverAccounts(tx, 'unitHr', countOf)
  await notify(
    tx,
    [...sums].map(([accountId, count]) => ({
      accountId,
      kind: 'entitlement',
      href: `/titles/entitlements?year=${year}`,
      ...words(count),
    })),
  )
}
