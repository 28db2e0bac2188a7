import { firstValue, type ListParams } from '@/components/tables/list-url'
import type { DashboardFilter } from '@/lib/targets/dashboard'
import type { PersonsFilter, PersonsKind } from '@/lib/targets/persons-behind'

/** What the address asks for; empty values are as if absent. */
export function dashboardFilter(params: ListParams): DashboardFilter {
  return {
    asOf: firstValue(params, 'asOf') || undefined,
    cycleId: firstValue(params, 'cycle') || undefined,
    lineId: firstValue(params, 'line') || undefined,
    unitId: firstValue(params, 'unit') || undefined,
    classCode: firstValue(params, 'class') || undefined,
  }
}

const KINDS: readonly PersonsKind[] = ['retained', 'cultivated', 'expiring']

export function personsFilter(params: ListParams): PersonsFilter {
  return {
    ...dashboardFilter(params),
    kind: KINDS.find((kind) => kind === firstValue(params, 'kind')) ?? 'retained',
    expiringBefore: firstValue(params, 'until') || undefined,
    after: firstValue(params, 'after') || undefined,
  }
}

export function paramsOf(request: Request): ListParams {
  return Object.fromEntries(new URL(request.url).searchParams)
}
