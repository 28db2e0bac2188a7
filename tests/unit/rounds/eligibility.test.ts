import { describe, expect, it } from 'vitest'
import { type EligibilityFacts, evaluateEligibility, formatMonths, noFacts, overallOutcome } from '@/lib/rounds/eligibility'
import type { EligibilityRule } from '@/lib/rounds/eligibility-rules'

const asOf = '2025-09-19'
const base = { key: 'rule', name: '条件', asOf: null }

function check(rule: EligibilityRule, facts: Partial<EligibilityFacts>): string {
  const [result] = evaluateEligibility([rule], { ...noFacts, ...facts }, asOf)
  return `${result?.outcome} ${result?.reason}`
}

describe('evaluateEligibility', () => {
  it('counts age in whole years, the birthday itself included', () => {
    const rule: EligibilityRule = { ...base, type: 'maximumAge', years: 45 }
    expect(check(rule, { birthDate: '1979-09-20' })).toBe('pass 截至 2025年9月19日为 45 周岁，要求不超过 45 周岁。')
    expect(check(rule, { birthDate: '1979-09-19' })).toBe('fail 截至 2025年9月19日为 46 周岁，要求不超过 45 周岁。')
    expect(check(rule, {})).toBe('needsEvidence 档案中没有出生日期，请补充。')
    expect(check({ ...base, type: 'minimumAge', years: 30 }, { birthDate: '1995-09-19' })).toMatch(/^pass/)
    expect(check({ ...base, type: 'minimumAge', years: 30 }, { birthDate: '1995-09-20' })).toMatch(/^fail/)
  })

  it('counts on the day that the rule names', () => {
    expect(check({ ...base, asOf: '2025-12-31', type: 'minimumLineYears', years: 5 }, { lineStartedOn: '2020-12-01' })).toMatch(/^pass/)
  })

  it('says how long is missing', () => {
    const rule: EligibilityRule = { ...base, type: 'minimumLineYears', years: 5 }
    expect(check(rule, { lineStartedOn: '2020-11-01' })).toBe('fail 从事本条线工作按档案为 4 年 10 个月，还差 2 个月。')
    expect(check(rule, { lineStartedOn: '2020-09-19' })).toBe('pass 从事本条线工作按档案为 5 年，满足 5 年的要求。')
    expect(check({ ...base, type: 'minimumServiceYears', years: 3 }, {})).toBe('needsEvidence 档案中没有参加工作时间，请提供证明材料。')
    expect(check({ ...base, type: 'minimumGrassrootsYears', years: 2 }, { grassrootsMonths: 18 })).toBe(
      'fail 基层工作经历按档案为 1 年 6 个月，还差 6 个月。',
    )
  })

  it('looks at the appraisals of the years before', () => {
    const rule: EligibilityRule = { ...base, type: 'appraisals', lastYears: 3, excellentAtLeast: 1 }
    const grades = (...list: EligibilityFacts['appraisals'][number]['grade'][]) => ({
      appraisals: list.map((grade, index) => ({ year: 2022 + index, grade })),
    })
    expect(check(rule, grades('excellent', 'competent', 'competent'))).toBe('pass 2022年优秀、2023年称职（合格）、2024年称职（合格）。')
    expect(check(rule, grades('competent', 'competent', 'competent'))).toMatch(/^fail .*要求其中优秀不少于 1 次，现为 0 次。$/)
    expect(check(rule, grades('excellent', 'basic', 'competent'))).toMatch(/^fail .*均为称职（合格）以上。$/)
    expect(check(rule, grades('excellent', 'competent'))).toMatch(/^needsEvidence .*2024年无记录；请补充/)
  })

  it('looks at titles held on the day, the last day included', () => {
    const holding = { titleCode: 'ace', titleName: '业务能手', startsOn: '2022-09-20', endsOn: '2025-09-19' }
    const holds: EligibilityRule = { ...base, type: 'holdsTitle', titleCodes: ['ace'], titleNames: ['业务能手'] }
    const free: EligibilityRule = { ...base, type: 'doesNotHoldTitle', titleCodes: ['ace'], titleNames: ['业务能手'] }
    expect(check(holds, { holdings: [holding] })).toBe('pass 现任业务能手，自 2022年9月20日起。')
    expect(check(free, { holdings: [holding] })).toBe('fail 现任业务能手，任期至 2025年9月19日，不能重复申报。')
    const ended = { ...holding, endsOn: '2025-09-18' }
    expect(check(holds, { holdings: [ended] })).toBe('fail 曾任业务能手，已于 2025年9月18日届满；要求现任业务能手。')
    expect(check(free, { holdings: [ended] })).toBe('pass 现未任业务能手。')
    expect(check(holds, {})).toBe('fail 档案中没有业务能手称号。')
  })

  it('a sanction in force is a veto, until the day after its last', () => {
    const rule: EligibilityRule = { ...base, type: 'noSanction' }
    const sanction = { name: '党内警告', startsOn: '2024-09-20', endsOn: '2025-09-19' }
    expect(check(rule, { sanctions: [sanction] })).toBe(
      'fail 受“党内警告”处分，影响期至 2025年9月19日，2025年9月20日起方可申报（一票否决）。',
    )
    expect(check(rule, { sanctions: [{ ...sanction, endsOn: '2025-09-18' }] })).toMatch(/^pass/)
    expect(check(rule, { sanctions: [{ ...sanction, endsOn: null }] })).toMatch(/^fail/)
  })

  it('compares education by level', () => {
    const rule: EligibilityRule = { ...base, type: 'minimumEducation', level: 'bachelor' }
    expect(check(rule, { education: 'master' })).toMatch(/^pass/)
    expect(check(rule, { education: 'juniorCollege' })).toBe('fail 学历为大学专科，要求大学本科以上。')
    expect(check(rule, {})).toMatch(/^needsEvidence/)
  })

  it('a document must be there and is then confirmed by the office; a failed rule cannot be confirmed away', () => {
    const rule: EligibilityRule = { ...base, type: 'documentRequired', fieldKey: 'evidence', documentName: '业绩证明材料' }
    expect(check(rule, {})).toBe('fail 尚未上传业绩证明材料。')
    expect(check(rule, { confirmed: ['rule'] })).toMatch(/^fail/)
    expect(check(rule, { documents: ['evidence'] })).toMatch(/^needsEvidence/)
    expect(check(rule, { documents: ['evidence'], confirmed: ['rule'] })).toBe(
      'pass 已上传业绩证明材料，待市人才办核实；证明材料已经核实。',
    )
  })

  it('sums up: fail over needs evidence over pass', () => {
    const result = (outcome: 'pass' | 'fail' | 'needsEvidence') => ({ ruleKey: 'a', name: '', outcome, reason: '' })
    expect(overallOutcome([result('pass'), result('needsEvidence'), result('fail')])).toBe('fail')
    expect(overallOutcome([result('pass'), result('needsEvidence')])).toBe('needsEvidence')
    expect(overallOutcome([result('pass')])).toBe('pass')
    expect(formatMonths(10)).toBe('10 个月')
  })
})
