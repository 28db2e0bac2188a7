import { type DateOnly, formatDate } from '@/lib/platform/dates'
import { allowsRenewal, barOn, type EntryBar, type ManagementRuleFacts, type YearlyGrade } from './management-rule'
import { renewalStart } from './terms'

/** What decides whether a term may be followed by another (管理办法). */
export type RenewalFacts = {
  titleName: string
  /** The title is still granted. */
  isGranted: boolean
  /** Last day of the term that ends. */
  endsOn: DateOnly
  renewalNeeds: ManagementRuleFacts['renewalNeeds']
  /** The last confirmed yearly result of this term, and what the office decided on what the rules proposed after it. */
  lastResult: { year: number; grade: YearlyGrade; isBarDismissed: boolean; isRevocationStaged: boolean } | null
  /** The bar that the office put on this term after an assessment. */
  renewalBar: string | null
  /** Bars left by revoked titles. */
  entryBars: readonly EntryBar[]
  /** A sanction in force between the start of a new term and the day asked about; its last day where known. */
  sanction: { endsOn: DateOnly | null } | null
  lastDayInOffice: DateOnly | null
}

export type RenewalOutlook = { canRenew: boolean; why: string }

const GRADE_WORDS: Record<YearlyGrade, string> = { excellent: '优秀', qualified: '合格', unqualified: '不合格' }

const no = (why: string): RenewalOutlook => ({ canRenew: false, why })

/**
 * Whether a holder may hold a title on after the term's end and still count on a later day, and why (domain.md, "Term and assessment").
 * A term without any result is not barred: the rule bars by results, and the grant itself asks no more.
 * @param until the day on which a renewed holder would have to count: the cycle's last
 */
export function renewalOutlook(facts: RenewalFacts, until: DateOnly): RenewalOutlook {
  const start = renewalStart(facts.endsOn)
  if (!facts.isGranted) return no(`“${facts.titleName}”已停止授予`)
  if (facts.lastDayInOffice !== null && facts.lastDayInOffice < start)
    return no(`${formatDate(facts.lastDayInOffice)}到龄退休，早于新任期开始`)
  const bar = barOn(facts.entryBars, start)
  if (bar) return no(`曾被${bar.name}，${formatDate(bar.endsOn)}前不得再授予`)
  if (facts.sanction) return no(facts.sanction.endsOn ? `处分期至${formatDate(facts.sanction.endsOn)}，新任期开始后仍未届满` : '有在期处分')
  if (facts.renewalBar !== null) return no(`已决定暂不得续评：${facts.renewalBar}`)
  const result = resultOutlook(facts)
  if (!result.canRenew) return result
  if (facts.lastDayInOffice !== null && facts.lastDayInOffice < until)
    return no(`${formatDate(facts.lastDayInOffice)}到龄退休，续任后到周期末也不再计入`)
  return result
}

function resultOutlook({ lastResult, renewalNeeds }: RenewalFacts): RenewalOutlook {
  const needed =
    renewalNeeds === null || renewalNeeds === 'unqualified'
      ? ''
      : `续评要求${GRADE_WORDS[renewalNeeds]}${renewalNeeds === 'qualified' ? '以上' : ''}`
  if (lastResult === null) return { canRenew: true, why: needed ? `还没有年度考核结果，${needed}` : '续评对考核结果没有要求' }
  const result = `${lastResult.year} 年度考核${GRADE_WORDS[lastResult.grade]}`
  if (lastResult.isRevocationStaged) return no(`${result}，撤销称号待市人才办决定`)
  if (allowsRenewal(lastResult.grade, { renewalNeeds })) return { canRenew: true, why: needed ? `${result}，达到续评要求` : result }
  if (lastResult.isBarDismissed) return { canRenew: true, why: `${result}，市人才办已决定不限制续评` }
  return no(`${result}，${needed}`)
}
