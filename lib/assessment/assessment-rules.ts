import { allowsRenewal, type ManagementRuleFacts } from '@/lib/titles/management-rule'
import { type AssessmentGrade, type EffectKind, GRADE_LABELS } from './states'

export type YearlyResult = { year: number; grade: AssessmentGrade }
export type ProposedEffect = { kind: EffectKind; reason: string }

/** Years of 不合格 without a break up to and including `year`; a year without a result breaks the row. */
export function failedYearsInRow(results: readonly YearlyResult[], year: number): number {
  const gradeOf = new Map(results.map((result) => [result.year, result.grade]))
  let count = 0
  while (gradeOf.get(year - count) === 'unqualified') count++
  return count
}

/**
 * What the rules propose after the result of `year` (管理办法): revocation after so many failed years in a row, else a warning for a failed one;
 * and no renewal of a term with an end while the last result is below what renewal needs. Revocation leaves nothing to renew.
 * Proposals only: the office decides on each.
 */
export function proposeEffects(input: {
  year: number
  results: readonly YearlyResult[]
  rule: ManagementRuleFacts
  titleName: string
  hasTermEnd: boolean
}): ProposedEffect[] {
  const grade = input.results.find((result) => result.year === input.year)?.grade
  if (!grade) return []
  const failed = failedYearsInRow(input.results, input.year)
  if (failed >= input.rule.failedYearsToRevoke)
    return [
      {
        kind: 'revoke',
        reason: `“${input.titleName}”年度考核连续 ${failed} 年不合格，达到管理办法规定的 ${input.rule.failedYearsToRevoke} 年。`,
      },
    ]
  const effects: ProposedEffect[] = []
  if (grade === 'unqualified')
    effects.push({
      kind: 'warn',
      reason: `${input.year} 年度考核不合格；再连续 ${input.rule.failedYearsToRevoke - failed} 年不合格，将撤销“${input.titleName}”称号。`,
    })
  if (input.hasTermEnd && !allowsRenewal(grade, input.rule))
    effects.push({
      kind: 'barRenewal',
      reason: `${input.year} 年度考核${GRADE_LABELS[grade].word}，续评要求最近一次考核${GRADE_LABELS[input.rule.renewalNeeds ?? 'qualified'].word}以上。`,
    })
  return effects
}

/** How many of so many holders of a unit may be 优秀: the cap in a hundred, at least one where there is a cap. */
export function excellentPlaces(holders: number, capPercent: number): number {
  if (holders === 0 || capPercent === 0) return 0
  return Math.max(1, Math.floor((holders * capPercent) / 100))
}

/** Hours as the form holds them: whole ones, a half hour more does not count. */
export function wholeHours(recorded: number): number {
  return Math.floor(recorded)
}

/**
 * A form's hours are those of the training records. A unit that knows better (a course not on record yet, one elsewhere) types its own figure and
 * says why; the records are put right in the training room. Null where the figure can stand.
 */
export function hoursProblem(input: { trainingHours: number | null; recordedHours: number; hoursNote: string | null }): string | null {
  const recorded = wholeHours(input.recordedHours)
  if (input.trainingHours === null || input.trainingHours === recorded || (input.hoursNote ?? '').length >= 4) return null
  return `填报 ${input.trainingHours} 学时，培训记录为 ${recorded} 学时，请写明不一致的原因，至少四个字；漏记的请先在“培训记录”中补登。`
}

/**
 * A form's number of contributions is that of the record of contributions (lib/radiation). A unit may hand in another one with a reason, which
 * stays on the form beside the record's; the record itself is put right where contributions are entered. Null where the number can stand.
 */
export function contributionProblem(input: {
  recorded: number
  statedContributions?: number | null
  contributionReason?: string | null
}): string | null {
  const stated = input.statedContributions ?? input.recorded
  if (stated === input.recorded || (input.contributionReason ?? '').length >= 4) return null
  return `填报 ${stated} 件，经核实的登记为 ${input.recorded} 件，请写明不一致的原因，至少四个字；漏记的请先在“辐射贡献”中登记。`
}

/** Why a result cannot be given, in words; null where it can. */
export function gradeProblem(input: {
  grade: AssessmentGrade
  trainingHours: number | null
  rule: Pick<ManagementRuleFacts, 'trainingHours'>
  /** Other holders of the unit who are 优秀 already, and how many may be. */
  excellentOthers: number
  excellentPlaces: number
}): string | null {
  const hours = input.trainingHours ?? 0
  if (input.grade !== 'unqualified' && hours < input.rule.trainingHours)
    return `培训 ${hours} 学时，未达到规定的 ${input.rule.trainingHours} 学时，不能评为${GRADE_LABELS[input.grade].word}。`
  if (input.grade === 'excellent' && input.excellentOthers >= input.excellentPlaces)
    return input.excellentPlaces === 0
      ? '本年度没有优秀名额。'
      : `本单位优秀名额 ${input.excellentPlaces} 人，已用完，请先调整其他人的等次。`
  return null
}
