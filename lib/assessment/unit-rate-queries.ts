import 'server-only'
import { type DateOnly, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'

export type AssessmentRates = {
  /** The year assessed, and the last day for units to hand in. */
  year: number
  dueOn: DateOnly
  /** Per unit of the forms: handed in, waiting within time, and waiting past the last day. */
  byUnit: Map<string, { done: number; awaited: number; overdue: number }>
}

/** How far units are with the forms of the latest assessment opened by a day; null before the first. Sums, never results. */
export async function loadAssessmentRates(reader: Reader, asOf: DateOnly): Promise<AssessmentRates | null> {
  const latest = await reader.assessmentYear.findFirst({
    where: { openedOn: { lte: fromDateOnly(asOf) } },
    orderBy: { year: 'desc' },
    select: { id: true, year: true, dueOn: true },
  })
  if (!latest) return null
  const dueOn = toDateOnly(latest.dueOn)
  const rows = await reader.holdingAssessment.groupBy({ by: ['unitId', 'state'], where: { yearId: latest.id }, _count: true })
  const byUnit: AssessmentRates['byUnit'] = new Map()
  for (const { unitId, state, _count } of rows) {
    const rate = byUnit.get(unitId) ?? { done: 0, awaited: 0, overdue: 0 }
    if (state !== 'awaited') rate.done += _count
    else if (dueOn < asOf) rate.overdue += _count
    else rate.awaited += _count
    byUnit.set(unitId, rate)
  }
  return { year: latest.year, dueOn, byUnit }
}
