import 'server-only'
import { businessToday } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/client'
import type { OrgTree } from './org-tree'
import { loadOrgTree } from './queries'

type UnitRole = 'unitHr' | 'unitLeader'

/** Active accounts that answer for units in a role, or one of several: granted over the unit or one above it today, for grants reach down the tree. By unit. */
export async function accountsOverUnits(
  tx: Tx,
  role: UnitRole | UnitRole[],
  unitIds: readonly string[],
  known?: OrgTree,
): Promise<Map<string, string[]>> {
  if (unitIds.length === 0) return new Map()
  const tree = known ?? (await loadOrgTree(tx, await businessToday(tx)))
  const above = new Map(unitIds.map((unitId) => [unitId, new Set([unitId, ...tree.ancestorsOf(unitId)])]))
  const grants = await tx.roleGrant.findMany({
    where: {
      role: { in: [role].flat() },
      revokedAt: null,
      account: { status: 'active' },
      unitId: { in: [...new Set([...above.values()].flatMap((reach) => [...reach]))] },
    },
    select: { accountId: true, unitId: true },
  })
  return new Map(
    [...above].map(([unitId, reach]) => [
      unitId,
      [...new Set(grants.filter((grant) => grant.unitId !== null && reach.has(grant.unitId)).map(({ accountId }) => accountId))],
    ]),
  )
}

/** The same of one unit. */
export async function accountsOverUnit(tx: Tx, role: UnitRole, unitId: string): Promise<string[]> {
  return (await accountsOverUnits(tx, role, [unitId])).get(unitId) ?? []
}

/** What comes to units, summed up for each account that answers for them. */
export async function sumOverAccounts(tx: Tx, role: UnitRole, countOf: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const sums = new Map<string, number>()
  for (const [unitId, accountIds] of await accountsOverUnits(tx, role, [...countOf.keys()]))
    for (const accountId of accountIds) sums.set(accountId, (sums.get(accountId) ?? 0) + (countOf.get(unitId) ?? 0))
  return sums
}
