import type { OrgTree } from '@/lib/org/org-tree'

/** The organiser and the units under it, by the tree of the course's last day and by today's: units that were closed since still count. */
export function organiserUnits(unitId: string, then: OrgTree, today: OrgTree): Set<string> {
  return new Set([unitId, ...then.descendantsOf(unitId), ...today.descendantsOf(unitId)])
}
