import 'server-only'
import type { DateOnly } from '@/lib/platform/dates'
import { toDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { buildOrgTree, type KnownName, type OrgTree, type OrgUnit } from './org-tree'

export type LineView = { id: string; code: string; name: string; sortOrder: number; isActive: boolean; version: number }

/** The tree by the names and parents of `day`, in one query. */
export async function loadOrgTree(reader: Reader, day: DateOnly): Promise<OrgTree> {
  const rows = await reader.unitVersion.findMany({
    include: { unit: { select: { code: true, level: true, isLegalBody: true, sortOrder: true } } },
    orderBy: { startsOn: 'asc' },
  })
  const units: OrgUnit[] = []
  const elsewhere = new Map<string, KnownName>()
  for (const { unitId, name, shortName, parentId, startsOn, endsOn, unit } of rows) {
    if (toDateOnly(startsOn) <= day && (endsOn === null || toDateOnly(endsOn) >= day))
      units.push({ id: unitId, name, shortName, parentId, ...unit })
    // Before its first day a unit goes by its first name, after its last by its last.
    else if (toDateOnly(startsOn) <= day || !elsewhere.has(unitId)) elsewhere.set(unitId, { name, shortName })
  }
  return buildOrgTree(day, units, elsewhere)
}

/** All lines in their order, inactive ones included. */
export async function loadLines(reader: Reader): Promise<LineView[]> {
  const rows = await reader.line.findMany({ orderBy: [{ sortOrder: 'asc' }, { code: 'asc' }] })
  return rows.map(({ id, code, name, sortOrder, isActive, version }) => ({ id, code, name, sortOrder, isActive, version }))
}
