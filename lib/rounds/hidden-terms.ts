import 'server-only'
import type { OrgTree } from '@/lib/org/org-tree'
import type { Reader } from '@/lib/platform/db/client'
import { unitAliases } from './blindness'
import type { Hidden } from './dossier'

/** Unit → every name it has had, long and short. */
export type DatedNames = ReadonlyMap<string, readonly { name: string; shortName: string }[]>

const withAncestors = (tree: OrgTree, unitIds: readonly string[]): string[] => [
  ...new Set(unitIds.flatMap((id) => [id, ...tree.ancestorsOf(id)])),
]

/** The names, of any day, of these units and those above them. */
export async function loadDatedUnitNames(reader: Reader, tree: OrgTree, unitIds: readonly string[]): Promise<DatedNames> {
  const rows = await reader.unitVersion.findMany({
    where: { unitId: { in: withAncestors(tree, unitIds) } },
    select: { unitId: true, name: true, shortName: true },
    orderBy: { startsOn: 'asc' },
  })
  const names = new Map<string, { name: string; shortName: string }[]>()
  for (const { unitId, ...row } of rows) names.set(unitId, [...(names.get(unitId) ?? []), row])
  return names
}

/** Names of the candidate and of every unit, and unit above it, in which they work or worked, by all the names these have had; never the city's own. */
export function hiddenTerms(
  tree: OrgTree,
  dated: DatedNames,
  of: { names: readonly string[]; unitIds: readonly string[] },
): NonNullable<Hidden> {
  const ids = withAncestors(tree, of.unitIds)
  const city = ids.filter((id) => tree.parentOf(id) === null).map((id) => tree.nameOf(id))[0] ?? ''
  const units = ids
    .filter((id) => tree.parentOf(id) !== null)
    .flatMap((id) => [{ name: tree.nameOf(id), shortName: tree.shortNameOf(id) }, ...(dated.get(id) ?? [])])
    .flatMap(({ name, shortName }) => [...unitAliases(name, city), ...(shortName.length >= 3 ? [shortName] : [])])
  return { names: of.names, units: [...new Set(units)] }
}
