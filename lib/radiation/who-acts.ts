import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import { businessToday } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db/client'

type Asked = { unitId: string; channel: 'self' | 'unit'; enteredById: string; personAccountId: string | null }

/**
 * Accounts that are asked to verify: HR for what a talent entered, the party group for what HR entered, of the person's unit or the nearest
 * above that has somebody who did not enter it and is not the person; the party group, where no HR is left.
 */
export async function verifiersOf(tx: Tx, { unitId, channel, enteredById, personAccountId }: Asked): Promise<string[]> {
  const tree = await loadOrgTree(tx, await businessToday(tx))
  const chain = [unitId, ...tree.ancestorsOf(unitId)]
  const found = await tx.roleGrant.findMany({
    where: { role: { in: ['unitHr', 'unitLeader'] }, revokedAt: null, account: { status: 'active' }, unitId: { in: chain } },
    select: { accountId: true, unitId: true, role: true },
  })
  const able = found.filter(({ accountId }) => accountId !== enteredById && accountId !== personAccountId)
  for (const role of channel === 'self' ? (['unitHr', 'unitLeader'] as const) : (['unitLeader'] as const))
    for (const at of chain) {
      const accounts = able.filter((grant) => grant.role === role && grant.unitId === at).map(({ accountId }) => accountId)
      if (accounts.length > 0) return [...new Set(accounts)]
    }
  return []
}
