import type { HoursFilter, HoursStanding } from './unit-hours-queries'

export const HOURS_STANDINGS: readonly { value: HoursStanding; label: string }[] = [
  { value: 'reached', label: '已达标' },
  { value: 'short', label: '未达标' },
  { value: 'none', label: '没有培训记录' },
]

/** What an address asks for; what it does not know is as if absent. */
export function hoursFilter(params: Readonly<Record<string, string | readonly string[] | undefined>>): HoursFilter {
  const value = (key: string) => {
    const found = params[key]
    return (typeof found === 'string' ? found : found?.[0]) || undefined
  }
  const year = Number.parseInt(value('year') ?? '', 10)
  return {
    year: year >= 2000 && year <= 2100 ? year : undefined,
    unitId: value('unit')?.slice(0, 64),
    standing: HOURS_STANDINGS.find((one) => one.value === value('standing'))?.value,
    after: value('after')?.slice(0, 200),
  }
}
