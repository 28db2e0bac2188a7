import type { DateOnly } from '@/lib/platform/dates'
import { MANNERS, type TrainingManner } from './labels'

export type CourseFilter = {
  name?: string
  /** By the last day. */
  year?: number
  manner?: TrainingManner
  /** Organisers: this unit and those under it. */
  unitId?: string
  scope?: 'city' | 'unit'
  after?: string
}

export type CourseRow = {
  id: string
  name: string
  manner: TrainingManner
  unitName: string
  isCityWide: boolean
  host: string | null
  startsOn: DateOnly
  endsOn: DateOnly
  hours: number
  place: string | null
  content: string | null
  /** Of the people whom the viewer may see. */
  attended: number
}

export type CoursePage = {
  today: DateOnly
  rows: CourseRow[]
  count: number
  /** True when there are more than were counted. */
  isCountCut: boolean
  nextAfter: string | null
  units: { id: string; name: string; depth: number }[]
  abilities: { record: boolean }
}

/** What an address asks for; what it does not know is as if absent. */
export function courseFilter(params: Readonly<Record<string, string | readonly string[] | undefined>>): CourseFilter {
  const value = (key: string) => {
    const found = params[key]
    return (typeof found === 'string' ? found : found?.[0]) || undefined
  }
  const year = Number.parseInt(value('year') ?? '', 10)
  return {
    name: value('q')?.slice(0, 60),
    year: year >= 2000 && year <= 2100 ? year : undefined,
    manner: MANNERS.find((one) => one === value('manner')),
    unitId: value('unit')?.slice(0, 64),
    scope: (['city', 'unit'] as const).find((one) => one === value('scope')),
    after: value('after')?.slice(0, 80),
  }
}
