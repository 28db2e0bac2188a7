import 'server-only'
import type { Reader } from '@/lib/platform/db/client'

/** Names of the party group's accounts per unit: who answers for what the unit owes. */
export async function loadResponsible(reader: Reader, unitIds: readonly string[]): Promise<Map<string, string[]>> {
  const grants = await reader.roleGrant.findMany({
    where: { role: 'unitLeader', unitId: { in: [...unitIds] }, revokedAt: null },
    select: { unitId: true, account: { select: { name: true } } },
    orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }],
  })
  const names = new Map<string, string[]>()
  for (const { unitId, account } of grants) if (unitId) names.set(unitId, [...(names.get(unitId) ?? []), account.name])
  return names
}
