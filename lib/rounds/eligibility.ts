import { addDays, type DateOnly, formatDate, wholeMonthsBetween } from '@/lib/platform/dates'
import {
  type AppraisalGrade,
  appraisalNames,
  type EducationLevel,
  type EligibilityRule,
  educationLevels,
  educationNames,
} from './eligibility-rules'

/**
 * What is on file about a candidate. Null or absent means that nothing is on file: the answer is then "needs evidence", never a
 * silent pass or fail. Months are given by their first day.
 */
export type EligibilityFacts = {
  birthDate: DateOnly | null
  /** Day on which work began (参加工作). */
  workStartedOn: DateOnly | null
  /** Day on which work in the present line began. */
  lineStartedOn: DateOnly | null
  /** Whole months of work at the grassroots on file; null: unknown. */
  grassrootsMonths: number | null
  /** Appraisals on file, in any order. */
  appraisals: { year: number; grade: AppraisalGrade }[]
  /** Holdings on file; `endsOn` is the last day that counts, null without end. */
  holdings: { titleCode: string; titleName: string; startsOn: DateOnly; endsOn: DateOnly | null }[]
  /** Sanctions on file (处分); `endsOn` is the last day of its influence, null when it runs on. */
  sanctions: { name: string; startsOn: DateOnly; endsOn: DateOnly | null }[]
  education: EducationLevel | null
  /** Keys of form fields that hold at least one file. */
  documents: string[]
  /** Rule keys whose evidence the office has confirmed at qualification. */
  confirmed: string[]
}

export type EligibilityOutcome = 'pass' | 'fail' | 'needsEvidence'
export type EligibilityResult = { ruleKey: string; name: string; outcome: EligibilityOutcome; reason: string }

/** A project or an outside person: nothing on file. */
export const noFacts: EligibilityFacts = {
  birthDate: null,
  workStartedOn: null,
  lineStartedOn: null,
  grassrootsMonths: null,
  appraisals: [],
  holdings: [],
  sanctions: [],
  education: null,
  documents: [],
  confirmed: [],
}

/**
 * Evaluates every rule on a day. What cannot be told from the file is `needsEvidence`; the office's confirmation turns that,
 * and only that, into a pass — a failed rule stays failed.
 *
 * @param asOf the day on which ages and years are counted unless the rule names its own
 */
export function evaluateEligibility(rules: readonly EligibilityRule[], facts: EligibilityFacts, asOf: DateOnly): EligibilityResult[] {
  return rules.map((rule) => {
    const { outcome, reason } = evaluateRule(rule, facts, rule.asOf ?? asOf)
    if (outcome === 'needsEvidence' && facts.confirmed.includes(rule.key))
      return { ruleKey: rule.key, name: rule.name, outcome: 'pass', reason: `${reason.replace(/。$/, '')}；证明材料已经核实。` }
    return { ruleKey: rule.key, name: rule.name, outcome, reason }
  })
}

/** fail over needsEvidence over pass: the candidate as a whole. */
export function overallOutcome(results: readonly EligibilityResult[]): EligibilityOutcome {
  if (results.some((result) => result.outcome === 'fail')) return 'fail'
  return results.some((result) => result.outcome === 'needsEvidence') ? 'needsEvidence' : 'pass'
}

type Verdict = { outcome: EligibilityOutcome; reason: string }
const pass = (reason: string): Verdict => ({ outcome: 'pass', reason })
const fail = (reason: string): Verdict => ({ outcome: 'fail', reason })
const unknown = (reason: string): Verdict => ({ outcome: 'needsEvidence', reason })

/** 4 年 10 个月; 10 个月; 5 年. */
export function formatMonths(months: number): string {
  const years = Math.trunc(months / 12)
  const rest = months % 12
  if (years === 0) return `${rest} 个月`
  return rest === 0 ? `${years} 年` : `${years} 年 ${rest} 个月`
}

function evaluateRule(rule: EligibilityRule, facts: EligibilityFacts, day: DateOnly): Verdict {
  switch (rule.type) {
    case 'maximumAge':
      return age(facts.birthDate, day, (months) => months < (rule.years + 1) * 12, `不超过 ${rule.years} 周岁`)
    case 'minimumAge':
      return age(facts.birthDate, day, (months) => months >= rule.years * 12, `年满 ${rule.years} 周岁`)
    case 'minimumServiceYears':
      return since(facts.workStartedOn, day, rule.years, '工作年限', '参加工作时间')
    case 'minimumLineYears':
      return since(facts.lineStartedOn, day, rule.years, '从事本条线工作', '从事本条线工作的起始时间')
    case 'minimumGrassrootsYears':
      return facts.grassrootsMonths === null
        ? unknown('档案中没有基层工作经历，请提供证明材料。')
        : duration(facts.grassrootsMonths, rule.years, '基层工作经历')
    case 'appraisals':
      return appraisals(facts.appraisals, rule.lastYears, rule.excellentAtLeast, Number(day.slice(0, 4)))
    case 'holdsTitle':
      return holdsTitle(facts, rule.titleCodes, rule.titleNames, day)
    case 'doesNotHoldTitle':
      return doesNotHoldTitle(facts, rule.titleCodes, rule.titleNames, day)
    case 'noSanction':
      return noSanction(facts, day)
    case 'minimumEducation':
      return education(facts.education, rule.level)
    case 'documentRequired':
      return facts.documents.includes(rule.fieldKey)
        ? unknown(`已上传${rule.documentName}，待市人才办核实。`)
        : fail(`尚未上传${rule.documentName}。`)
    case 'declared':
      return unknown(`${rule.statement.replace(/。$/, '')}，由市人才办根据申报材料核实。`)
  }
}

function age(birthDate: DateOnly | null, day: DateOnly, holds: (months: number) => boolean, demand: string): Verdict {
  if (!birthDate) return unknown('档案中没有出生日期，请补充。')
  const months = wholeMonthsBetween(birthDate, day)
  const text = `截至 ${formatDate(day)}为 ${Math.trunc(months / 12)} 周岁，要求${demand}。`
  return holds(months) ? pass(text) : fail(text)
}

function since(start: DateOnly | null, day: DateOnly, years: number, what: string, missingName: string): Verdict {
  if (!start) return unknown(`档案中没有${missingName}，请提供证明材料。`)
  return duration(Math.max(0, wholeMonthsBetween(start, day)), years, what)
}

function duration(months: number, years: number, what: string): Verdict {
  const need = Math.round(years * 12)
  if (months >= need) return pass(`${what}按档案为 ${formatMonths(months)}，满足 ${formatMonths(need)}的要求。`)
  return fail(`${what}按档案为 ${formatMonths(months)}，还差 ${formatMonths(need - months)}。`)
}

/** The last n appraisals are those of the n years before the year of the day (this year's is not known yet). */
function appraisals(onFile: EligibilityFacts['appraisals'], lastYears: number, excellentAtLeast: number, year: number): Verdict {
  const wanted = Array.from({ length: lastYears }, (_, index) => year - lastYears + index)
  const grades = wanted.map((each) => ({ year: each, grade: onFile.find((row) => row.year === each)?.grade ?? null }))
  const text = grades.map(({ year: each, grade }) => `${each}年${grade ? appraisalNames[grade] : '无记录'}`).join('、')
  const tooLow = grades.filter(({ grade }) => grade === 'basic' || grade === 'incompetent')
  if (tooLow.length > 0) return fail(`${text}；要求近 ${lastYears} 年均为称职（合格）以上。`)
  const excellent = grades.filter(({ grade }) => grade === 'excellent').length
  const open = grades.filter(({ grade }) => grade === null || grade === 'none').length
  if (excellent + open < excellentAtLeast) return fail(`${text}；要求其中优秀不少于 ${excellentAtLeast} 次，现为 ${excellent} 次。`)
  if (open > 0) return unknown(`${text}；请补充缺少的年度考核结果。`)
  return pass(`${text}。`)
}

function heldOn(facts: EligibilityFacts, titleCodes: readonly string[], day: DateOnly) {
  return facts.holdings.filter(
    (holding) => titleCodes.includes(holding.titleCode) && holding.startsOn <= day && (holding.endsOn === null || holding.endsOn >= day),
  )
}

function holdsTitle(facts: EligibilityFacts, titleCodes: readonly string[], titleNames: readonly string[], day: DateOnly): Verdict {
  const [held] = heldOn(facts, titleCodes, day)
  if (held) return pass(`现任${held.titleName}，自 ${formatDate(held.startsOn)}起。`)
  const past = facts.holdings.filter((holding) => titleCodes.includes(holding.titleCode) && holding.endsOn !== null && holding.endsOn < day)
  const last = past.sort((a, b) => (a.endsOn ?? '').localeCompare(b.endsOn ?? '')).at(-1)
  if (last?.endsOn) return fail(`曾任${last.titleName}，已于 ${formatDate(last.endsOn)}届满；要求现任${titleNames.join('或')}。`)
  return fail(`档案中没有${titleNames.join('或')}称号。`)
}

function doesNotHoldTitle(facts: EligibilityFacts, titleCodes: readonly string[], titleNames: readonly string[], day: DateOnly): Verdict {
  const [held] = heldOn(facts, titleCodes, day)
  if (!held) return pass(`现未任${titleNames.join('、')}。`)
  const until = held.endsOn ? `，任期至 ${formatDate(held.endsOn)}` : ''
  return fail(`现任${held.titleName}${until}，不能重复申报。`)
}

function noSanction(facts: EligibilityFacts, day: DateOnly): Verdict {
  const inForce = facts.sanctions.filter((sanction) => sanction.startsOn <= day && (sanction.endsOn === null || sanction.endsOn >= day))
  const [first] = inForce
  if (!first) return pass('档案中没有影响期内的处分。')
  const until = first.endsOn ? `，影响期至 ${formatDate(first.endsOn)}，${formatDate(addDays(first.endsOn, 1))}起方可申报` : '，影响期未满'
  return fail(`受“${first.name}”处分${until}（一票否决）。`)
}

function education(level: EducationLevel | null, minimum: EducationLevel): Verdict {
  if (!level) return unknown('档案中没有学历，请提供证明材料。')
  const text = `学历为${educationNames[level]}，要求${educationNames[minimum]}以上。`
  return educationLevels.indexOf(level) >= educationLevels.indexOf(minimum) ? pass(text) : fail(text)
}
