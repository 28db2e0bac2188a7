import { hrefWith, type ListParams } from '@/components/tables/list-url'
import type { Dashboard } from '@/lib/targets/dashboard'
import type { PersonsKind } from '@/lib/targets/persons-behind'

/** The dashboard's own filters as the address holds them. */
export function dashboardParams(dashboard: Dashboard): ListParams {
  return {
    asOf: dashboard.asOf === dashboard.today ? undefined : dashboard.asOf,
    cycle: dashboard.cycle.id === dashboard.cycles[0]?.id ? undefined : dashboard.cycle.id,
    line: dashboard.line?.id,
    unit: dashboard.unit?.id,
  }
}

export type PersonsTarget = { kind: PersonsKind; classCode?: string | null; lineId?: string | null; unitId?: string | null }

/** The list behind a number, with the filters under which it was counted. */
export function personsHref(dashboard: Dashboard, target: PersonsTarget): string {
  return hrefWith(
    '/dashboard/persons',
    {},
    {
      kind: target.kind,
      class: target.classCode ?? undefined,
      line: target.lineId ?? dashboard.line?.id,
      unit: target.unitId ?? dashboard.unit?.id,
      asOf: dashboard.asOf,
      cycle: dashboard.cycle.id,
    },
  )
}

/** The same dashboard with something changed. */
export function dashboardHref(path: string, dashboard: Dashboard, changes: ListParams): string {
  return hrefWith(path, dashboardParams(dashboard), changes)
}
