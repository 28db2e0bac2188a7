import { addDays, type DateOnly, dateOf, formatDate, formatDayInYear, startOfDay } from '@/lib/platform/dates'
import { formatPublicityRule, publicityPeriod, type WorkingDayCalendar } from '../publicity'
import type { Scheme } from '../scheme'
import { type Finding, finding } from './findings'

export type ScheduleFacts = {
  /** Null once the round has been announced: an opening in the past is then as it should be. */
  today: DateOnly | null
  isWorkingDay: WorkingDayCalendar
  sheetsPerReviewer: number
}

/** Working days that a part of the round should have at least. */
const LEAST_NOMINATING = 10
const LEAST_QUALIFYING = 3
/** Sheets that a reviewer can do with care on one working day. */
const MOST_SHEETS_A_DAY = 8

const dayOf = (value: string | null): DateOnly | null => (value ? (value.length === 10 ? value : dateOf(new Date(value))) : null)

/** Working days after `from` up to and including `to`; null when the calendar of a year on the way has not been announced. */
export function workingDaysBetween(from: DateOnly, to: DateOnly, isWorkingDay: WorkingDayCalendar): number | null {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const status = isWorkingDay(day)
    if (status === 'notAnnounced') return null
    if (status) count += 1
  }
  return count
}

/** Whether the parts of the round have the working days that they need, and the publicity fits in before the conferral. */
export function scheduleFindings(scheme: Scheme, facts: ScheduleFacts): Finding[] {
  const { schedule } = scheme
  const list = [...startFindings(scheme, facts), ...spanFindings(scheme, facts), ...publicityFindings(scheme, facts)]
  for (const [key, name] of [
    ['panelOn', '领导小组会议'],
    ['publicityStartsOn', '公示开始'],
  ] as const) {
    const day = schedule[key]
    if (day && facts.isWorkingDay(day) === false)
      list.push(finding('amber', `${name}安排在${formatDate(day)}，当天不是工作日。`, `schedule.${key}`))
  }
  return list
}

function startFindings({ schedule }: Scheme, { today }: ScheduleFacts): Finding[] {
  const opens = dayOf(schedule.opensAt)
  if (today === null) return []
  if (opens && opens < today) return [finding('rose', `申报开始时间 ${formatDate(opens)}已经过去，请调整。`, 'schedule.opensAt')]
  if (opens === today) return [finding('amber', '申报今天就开始，各单位来不及看通知。', 'schedule.opensAt')]
  return []
}

function spanFindings({ schedule }: Scheme, { isWorkingDay, sheetsPerReviewer }: ScheduleFacts): Finding[] {
  const [opens, closes, qualified] = [dayOf(schedule.opensAt), dayOf(schedule.closesAt), dayOf(schedule.qualificationEndsOn)]
  const reviewed = dayOf(schedule.reviewClosesAt)
  const list: Finding[] = []
  const span = (from: DateOnly | null, to: DateOnly | null, judge: (days: number) => Finding) => {
    if (!from || !to || to < from) return
    const days = workingDaysBetween(from, to, isWorkingDay)
    list.push(
      days === null
        ? finding(
            'amber',
            `${formatDayInYear(from)}至${formatDayInYear(to)}之间有的年份尚未公布放假安排，无法核对工作日。`,
            'schedule.closesAt',
          )
        : judge(days),
    )
  }
  span(opens, closes, (days) =>
    days < LEAST_NOMINATING
      ? finding('amber', `申报期只有 ${days} 个工作日，单位组织推荐和党组研究可能来不及。`, 'schedule.closesAt')
      : finding('green', `申报期 ${days} 个工作日。`),
  )
  span(closes, qualified, (days) =>
    days < LEAST_QUALIFYING
      ? finding('amber', `资格审查只有 ${days} 个工作日，退回补正的时间不够。`, 'schedule.qualificationEndsOn')
      : finding('green', `资格审查 ${days} 个工作日。`),
  )
  span(qualified ?? closes, reviewed, (days) => {
    const daily = sheetsPerReviewer / Math.max(1, days)
    const words = `专家评分 ${days} 个工作日，每位专家平均 ${sheetsPerReviewer.toFixed(1)} 份，平均每天 ${daily.toFixed(1)} 份`
    return daily > MOST_SHEETS_A_DAY
      ? finding('amber', `${words}，时间偏紧，请延长评分期或者增加专家。`, 'schedule.reviewClosesAt')
      : finding('green', `${words}。`)
  })
  return list
}

function publicityFindings({ schedule, publicity }: Scheme, { isWorkingDay }: ScheduleFacts): Finding[] {
  const { publicityStartsOn: starts, conferralOn: confers } = schedule
  if (!starts) return []
  const plan = publicityPeriod(startOfDay(starts), publicity, isWorkingDay)
  if (!plan.ok) return [finding('amber', plan.message, 'schedule.publicityStartsOn')]
  const rule = formatPublicityRule(publicity)
  const { endsOn } = plan.period
  if (confers && confers <= endsOn)
    return [
      finding(
        'rose',
        `${formatDate(starts)}公示 ${rule}，到${formatDate(endsOn)} 24 时期满，命名日期${formatDate(confers)}早于期满。`,
        'schedule.conferralOn',
      ),
    ]
  return [finding('green', `${formatDate(starts)}公示 ${rule}，到${formatDate(endsOn)} 24 时期满。`)]
}
