import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import { businessToday } from '@/lib/platform/clock'
import type { Reader } from '@/lib/platform/db/client'

/** The account's own names, which its password must not contain: log-in, name, and the names of its units. */
export async function accountWords(
  reader: Reader,
  account: { id: string; login: string; name: string; personId: string | null },
): Promise<string[]> {
  const grants = await reader.roleGrant.findMany({ where: { accountId: account.id, revokedAt: null }, select: { unitId: true } })
  const person = account.personId ? await reader.person.findUnique({ where: { id: account.personId }, select: { unitId: true } }) : null
  const unitIds = [...grants.map((grant) => grant.unitId), person?.unitId].filter((id) => id !== null && id !== undefined)
  const names: string[] = []
  if (unitIds.length > 0) {
    const tree = await loadOrgTree(reader, await businessToday(reader))
    for (const unitId of unitIds) {
      const unit = tree.unit(unitId)
      if (unit) names.push(unit.name, unit.shortName)
    }
  }
  return [account.login, account.name, ...names]
}
