import type { DateOnly } from '@/lib/platform/dates'

export type UnitLevelName = 'city' | 'district' | 'grassroots'

/** A unit as it was on the tree's day. */
export type OrgUnit = {
  id: string
  code: string
  name: string
  shortName: string
  parentId: string | null
  level: UnitLevelName
  isLegalBody: boolean
  sortOrder: number
}

/** The city's units on one day. Every method takes and gives unit ids; lists are in tree order (a parent before its children). */
export type OrgTree = {
  readonly day: DateOnly
  /** Undefined for a unit that did not exist on the day. */
  unit: (id: string) => OrgUnit | undefined
  /** Name on the day; of a unit that did not exist then, its nearest known name. */
  nameOf: (id: string) => string
  shortNameOf: (id: string) => string
  parentOf: (id: string) => string | null
  childrenOf: (id: string | null) => string[]
  /** The unit itself and all under it; empty when it did not exist on the day. */
  descendantsOf: (id: string) => string[]
  /** From the parent up to the root. */
  ancestorsOf: (id: string) => string[]
  /** The nearest marked unit above, or itself; never the root, so that the city is not one body. */
  legalBodyOf: (id: string) => string | null
  depthOf: (id: string) => number
  /** Names from below the root down to the unit, e.g. ["江北区", "江北区教育局"]. */
  pathOf: (id: string) => string[]
  list: () => OrgUnit[]
}

export type KnownName = { name: string; shortName: string }

/**
 * Builds the tree of a day.
 * @param units those that existed on the day
 * @param elsewhere names of units that existed only before or after it
 */
export function buildOrgTree(day: DateOnly, units: OrgUnit[], elsewhere: ReadonlyMap<string, KnownName> = new Map()): OrgTree {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const children = new Map<string | null, OrgUnit[]>()
  for (const unit of units) {
    const parentId = unit.parentId !== null && byId.has(unit.parentId) ? unit.parentId : null
    const siblings = children.get(parentId)
    if (siblings) siblings.push(unit)
    else children.set(parentId, [unit])
  }
  for (const siblings of children.values())
    siblings.sort((a, b) => a.sortOrder - b.sortOrder || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))

  const ordered: OrgUnit[] = []
  const visit = (unit: OrgUnit) => {
    ordered.push(unit)
    for (const child of children.get(unit.id) ?? []) visit(child)
  }
  for (const root of children.get(null) ?? []) visit(root)

  const parentOf = (id: string): string | null => {
    const parentId = byId.get(id)?.parentId ?? null
    return parentId !== null && byId.has(parentId) ? parentId : null
  }
  const ancestorsOf = (id: string): string[] => {
    const found: string[] = []
    for (let at = parentOf(id); at !== null && !found.includes(at); at = parentOf(at)) found.push(at)
    return found
  }
  const nameOf = (id: string): string => byId.get(id)?.name ?? elsewhere.get(id)?.name ?? '已撤销单位'

  return {
    day,
    unit: (id) => byId.get(id),
    nameOf,
    shortNameOf: (id) => byId.get(id)?.shortName ?? elsewhere.get(id)?.shortName ?? '已撤销单位',
    parentOf,
    childrenOf: (id) => (children.get(id) ?? []).map((unit) => unit.id),
    descendantsOf: (id) => {
      const found: string[] = []
      const collect = (unitId: string) => {
        found.push(unitId)
        for (const child of children.get(unitId) ?? []) collect(child.id)
      }
      if (byId.has(id)) collect(id)
      return found
    },
    ancestorsOf,
    legalBodyOf: (id) => [id, ...ancestorsOf(id)].find((unitId) => byId.get(unitId)?.isLegalBody && parentOf(unitId) !== null) ?? null,
    depthOf: (id) => ancestorsOf(id).length,
    pathOf: (id) => {
      const chain = [id, ...ancestorsOf(id)].reverse()
      return (chain.length > 1 ? chain.slice(1) : chain).map(nameOf)
    },
    list: () => ordered,
  }
}
