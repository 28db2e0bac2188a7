import { addDays, type DateOnly, dateOf, endOfDay, formatDate, formatInstant } from '@/lib/platform/dates'
import type { PublicityRule, Scheme } from './scheme'

/**
 * Publicity (公示): the day of publication is not counted; it runs n working or natural days and ends at 24:00 Asia/Shanghai of
 * day n. Counted from the moment the page really went public; a material correction starts it anew.
 */

export type WorkingDayCalendar = (date: DateOnly) => boolean | 'notAnnounced'

export type PublicityPeriod = {
  publishedOn: DateOnly
  /** The first day that counts. */
  firstDay: DateOnly
  /** The last day that counts. */
  endsOn: DateOnly
  /** 24:00 of that day: the first instant at which it has run in full. */
  endsAt: Date
}
export type PublicityPlan =
  | { ok: true; period: PublicityPeriod }
  | { ok: false; code: 'calendarNotAnnounced'; message: string; date: DateOnly }

export function publicityPeriod(publishedAt: Date, rule: PublicityRule, isWorkingDay: WorkingDayCalendar): PublicityPlan {
  const publishedOn = dateOf(publishedAt)
  let day = publishedOn
  let firstDay: DateOnly | null = null
  let left = rule.days
  while (left > 0) {
    day = addDays(day, 1)
    const counts = rule.unit === 'natural' ? true : isWorkingDay(day)
    if (counts === 'notAnnounced')
      return {
        ok: false,
        code: 'calendarNotAnnounced',
        date: day,
        message: `公示期跨入 ${day.slice(0, 4)} 年，该年放假安排尚未公布，无法确定${formatDate(day)}是否为工作日。请在公布后再发布，或先在工作日历中设定。`,
      }
    if (!counts) continue
    firstDay ??= day
    left -= 1
  }
  return { ok: true, period: { publishedOn, firstDay: firstDay ?? day, endsOn: day, endsAt: endOfDay(day) } }
}

/** The last day is over at its 24:00, not during it. */
export function hasRunInFull(period: Pick<PublicityPeriod, 'endsOn'>, now: Date): boolean {
  return now >= endOfDay(period.endsOn)
}

/** 5 个工作日 / 7 个自然日（日历日）. */
export function formatPublicityRule(rule: PublicityRule): string {
  return rule.unit === 'working' ? `${rule.days} 个工作日` : `${rule.days} 个自然日`
}

/** 自2025年9月16日起至2025年9月22日止（5 个工作日，发布当日不计入） */
export function formatPublicityPeriod(period: PublicityPeriod, rule: PublicityRule): string {
  return `自${formatDate(period.firstDay)}起至${formatDate(period.endsOn)}止（${formatPublicityRule(rule)}，发布当日不计入）`
}

export type ObjectionInput = {
  name: string
  contact: string
  statement: string
  hasEvidence: boolean
  receivedAt: Date
  /** Keys of the scheme's inadmissible grounds that the office finds to apply. */
  matchedGrounds: string[]
}

/** Why an objection cannot be admitted, as sentences; empty when it can. An objection needs a name, a contact, grounds and evidence. */
export function admissibilityProblems(
  objection: ObjectionInput,
  period: Pick<PublicityPeriod, 'endsOn'>,
  grounds: Scheme['inadmissibleGrounds'],
): string[] {
  const list: string[] = []
  if (!objection.name.trim()) list.push('没有署真实姓名。')
  if (!objection.contact.trim()) list.push('没有留联系方式。')
  if (!objection.statement.trim()) list.push('没有写明异议的事实和理由。')
  if (!objection.hasEvidence) list.push('没有提供证据或者线索。')
  const endsAt = endOfDay(period.endsOn)
  if (objection.receivedAt >= endsAt) list.push(`公示期已于 ${formatInstant(endsAt)} 届满，收到时已逾期。`)
  for (const key of objection.matchedGrounds) {
    const ground = grounds.find((each) => each.key === key)
    if (ground) list.push(`属于方案规定的不予受理情形：${ground.text}`)
  }
  return list
}

/** A candidate may ask for re-examination of procedure within the scheme's days after being told; the day itself is not counted. */
export function reexaminationEndsOn(toldOn: DateOnly, days: number): DateOnly {
  return addDays(toldOn, days)
}
