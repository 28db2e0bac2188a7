import { firstValue, type ListParams } from '@/components/tables/list-url'
import { type HoldingFilter, STANDING_CHOICES } from '@/lib/titles/holding-filter'

/** What the list's address asks for; what it does not know is as if absent. */
export function holdingFilter(params: ListParams): HoldingFilter {
  const days = Number.parseInt(firstValue(params, 'expiring'), 10)
  return {
    unitId: firstValue(params, 'unit') || undefined,
    lineId: firstValue(params, 'line') || undefined,
    titleCode: firstValue(params, 'title') || undefined,
    standing: STANDING_CHOICES.find((choice) => choice.value === firstValue(params, 'standing'))?.value,
    expiringDays: days > 0 && days <= 3660 ? days : undefined,
    name: firstValue(params, 'q') || undefined,
    after: firstValue(params, 'after') || undefined,
  }
}
