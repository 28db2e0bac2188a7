import { addYears, type DateOnly } from '@/lib/platform/dates'

/** A yearly result, the better the later in the list. */
export type YearlyGrade = 'unqualified' | 'qualified' | 'excellent'
const GRADES_UPWARD: readonly YearlyGrade[] = ['unqualified', 'qualified', 'excellent']

/** How a title is managed (管理办法). Days and years count on the business calendar. */
export type ManagementRuleFacts = {
  /** So many years of 不合格 in a row propose revocation. */
  failedYearsToRevoke: number
  /** The last yearly result that renewal needs; null asks for nothing. */
  renewalNeeds: YearlyGrade | null
  /** Training hours a year below which nobody is 合格. */
  trainingHours: number
  /** Days before the end of a term at which people are told. */
  noticeDays: number[]
  /** Years without any title after revocation for a sanction, and after revocation by assessment. */
  barYearsAfterSanction: number
  barYearsAfterAssessment: number
}

/** What holds for a title that the office has set no rule for. */
export const DEFAULT_RULE: ManagementRuleFacts = {
  failedYearsToRevoke: 2,
  renewalNeeds: 'qualified',
  trainingHours: 40,
  noticeDays: [180, 90, 30],
  barYearsAfterSanction: 5,
  barYearsAfterAssessment: 2,
}

/** Whether the last result allows renewal under the rule. */
export function allowsRenewal(grade: YearlyGrade, rule: Pick<ManagementRuleFacts, 'renewalNeeds'>): boolean {
  return rule.renewalNeeds === null || GRADES_UPWARD.indexOf(grade) >= GRADES_UPWARD.indexOf(rule.renewalNeeds)
}

export type EndKind = 'left' | 'retired' | 'deceased' | 'resigned' | 'sanction' | 'assessment' | 'other'

/** A stretch in which a person may get no title, both days counted. */
export type EntryBar = { name: string; startsOn: DateOnly; endsOn: DateOnly }

/** The bar that a revoked holding leaves; null where its ground or rule leaves none. */
export function entryBarOf(
  holding: { titleName: string; endKind: EndKind | null; endsOn: DateOnly | null },
  rule: Pick<ManagementRuleFacts, 'barYearsAfterSanction' | 'barYearsAfterAssessment'>,
): EntryBar | null {
  const years =
    holding.endKind === 'sanction' ? rule.barYearsAfterSanction : holding.endKind === 'assessment' ? rule.barYearsAfterAssessment : 0
  if (years === 0 || holding.endsOn === null) return null
  const why = holding.endKind === 'sanction' ? '违纪违法' : '考核不合格'
  return { name: `撤销${holding.titleName}称号（${why}）`, startsOn: holding.endsOn, endsOn: addYears(holding.endsOn, years) }
}

/** The bar in force on a day; of several the one that lasts longest. */
export function barOn(bars: readonly EntryBar[], day: DateOnly): EntryBar | null {
  const inForce = bars.filter((bar) => bar.startsOn <= day && day <= bar.endsOn)
  return inForce.reduce<EntryBar | null>((longest, bar) => (longest && longest.endsOn >= bar.endsOn ? longest : bar), null)
}
