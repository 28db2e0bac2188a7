import { addDays, type DateOnly, daysBetween, earlierOf, formatDate, laterOf } from '@/lib/platform/dates'
import { hoursText } from './labels'

/** Beyond it nobody can have learnt on one day. */
export const MOST_HOURS_A_DAY = 24

/** A day, days and hours of one course. `endsOn` counts. */
export type CourseSpan = { startsOn: DateOnly; endsOn: DateOnly; hours: number }
export type UnitSpell = { unitId: string; startsOn: DateOnly; endsOn: DateOnly | null }

/** Days that count, both ends included. */
export function daysOf(span: { startsOn: DateOnly; endsOn: DateOnly }): number {
  return daysBetween(span.startsOn, span.endsOn) + 1
}

/** The unit that a person belonged to during a course, the latest of them; null for one who was in no unit then. */
export function unitDuring(spells: readonly UnitSpell[], course: { startsOn: DateOnly; endsOn: DateOnly }): string | null {
  const there = spells.filter((spell) => spell.startsOn <= course.endsOn && (spell.endsOn === null || spell.endsOn >= course.startsOn))
  const latest = there.reduce<UnitSpell | null>((best, spell) => (best === null || spell.startsOn > best.startsOn ? spell : best), null)
  return latest?.unitId ?? null
}

/**
 * The days around a course that hold more hours than days can: courses that lie wholly within some days must fit into them at 24 hours a day
 * (the hours of a course may fall on any of its days). Null where everything fits.
 */
export function overfullDays(
  course: CourseSpan,
  others: readonly CourseSpan[],
): { startsOn: DateOnly; endsOn: DateOnly; hours: number } | null {
  const near = [course, ...others]
  const starts = [...new Set(near.map(({ startsOn }) => startsOn).filter((day) => day <= course.startsOn))]
  const byEnd = [...near].sort((a, b) => (a.endsOn < b.endsOn ? -1 : a.endsOn > b.endsOn ? 1 : 0))
  for (const startsOn of starts.sort().reverse()) {
    let hours = 0
    for (const span of byEnd) {
      if (span.startsOn < startsOn) continue
      hours += span.hours
      if (span.endsOn >= course.endsOn && hours > MOST_HOURS_A_DAY * daysOf({ startsOn, endsOn: span.endsOn }))
        return { startsOn, endsOn: span.endsOn, hours }
    }
  }
  return null
}

export type AttendanceFacts = {
  personName: string
  hours: number
  course: CourseSpan & { isCityWide: boolean }
  today: DateOnly
  /** From `unitDuring`, with its name. */
  unit: { id: string; name: string } | null
  /** The organiser and the units under it. */
  organiserUnits: ReadonlySet<string>
  isOutside: boolean
  isRecorded: boolean
  /** What the person attended besides. */
  others: readonly CourseSpan[]
}

/** Why an attendance cannot be put on record, in words; null where it can. */
export function attendanceProblem(facts: AttendanceFacts): string | null {
  const { personName, hours, course, unit } = facts
  if (facts.isOutside) return `${personName}是市外专家，不登记培训。`
  if (facts.isRecorded) return `${personName}已登记参加这项培训，不能重复登记。`
  if (course.startsOn > facts.today) return `培训${formatDate(course.startsOn)}才开始，开始后再登记参训人员。`
  if (!unit) return `培训期间${personName}不在任何单位任职，请核对人员或培训日期。`
  if (!course.isCityWide && !facts.organiserUnits.has(unit.id))
    return `培训期间${personName}属于${unit.name}，不是主办单位及其下级单位的人员；全市培训请由市人才办登记。`
  if (hours > course.hours) return `${personName}的 ${hoursText(hours)} 学时超过这项培训的 ${hoursText(course.hours)} 学时。`
  const full = overfullDays({ ...course, hours }, facts.others)
  if (!full) return null
  const days = full.startsOn === full.endsOn ? formatDate(full.startsOn) : `${formatDate(full.startsOn)}至${formatDate(full.endsOn)}`
  return `${personName}在${days}共有 ${hoursText(full.hours)} 学时，每天超过 ${MOST_HOURS_A_DAY} 学时，请核对日期和学时。`
}

/** What is wrong with a course itself, by field; empty where nothing is. */
export function courseProblems(course: CourseSpan): Record<string, string[]> {
  if (course.endsOn < course.startsOn)
    return { endsOn: [`结束日期${formatDate(course.endsOn)}早于开始日期${formatDate(course.startsOn)}，请核对是否填反。`] }
  const days = daysOf(course)
  if (days > 366) return { endsOn: ['一项培训最长一年，请按年度分别登记。'] }
  if (course.hours > days * MOST_HOURS_A_DAY) return { hours: [`${days} 天最多 ${days * MOST_HOURS_A_DAY} 学时，请核对学时或日期。`] }
  return {}
}

/** Days within which who entered something may put it right without a reason. */
const FREE_DAYS = 30

/** Whether a correction needs a reason on record: what is older than 30 days has been reported and counted. */
export function needsReason(recordedOn: DateOnly, today: DateOnly): boolean {
  return addDays(recordedOn, FREE_DAYS) < today
}

/**
 * 学时 demanded a year where the office has set nothing: 干部教育培训工作条例 (2023 revision) asks for 12 days or 90 学时 of training a year from
 * 乡科级 officials and 一级主任科员 and below; those above have 550 学时 in five years, which is more than 90 a year.
 */
export const DEFAULT_DEMAND = 90

/** What a year demands: the word of the latest year that is not after it. */
export function demandOf(year: number, demands: readonly { fromYear: number; hours: number }[]): number {
  const known = demands.filter(({ fromYear }) => fromYear <= year)
  return (
    known.reduce<{ fromYear: number; hours: number } | null>((best, one) => (best && best.fromYear > one.fromYear ? best : one), null)
      ?.hours ?? DEFAULT_DEMAND
  )
}

/** The whole year, or what has passed of it. */
export function yearSpan(year: number, today: DateOnly): { startsOn: DateOnly; asOf: DateOnly } {
  const startsOn = `${year}-01-01`
  return { startsOn, asOf: laterOf(startsOn, earlierOf(today, `${year}-12-31`)) }
}
