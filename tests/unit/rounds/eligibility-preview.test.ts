import { describe, expect, it } from 'vitest'
import { type EligibilityFacts, evaluateEligibility, noFacts, overallOutcome } from '@/lib/rounds/eligibility'
import { addToTally, countsBy, scaleUp, splitRules, startTally } from '@/lib/rounds/eligibility-preview'
import type { EligibilityRule } from '@/lib/rounds/eligibility-rules'

const rules: EligibilityRule[] = [
  { key: 'age', name: '年龄', type: 'maximumAge', years: 50, asOf: null },
  { key: 'education', name: '学历', type: 'minimumEducation', level: 'bachelor', asOf: null },
  { key: 'paper', name: '证明材料', type: 'documentRequired', fieldKey: 'evidence', documentName: '证明材料', asOf: null },
]
const day = '2025-09-19'
const person = (id: string, facts: Partial<EligibilityFacts>, unitId = 'u1', lineId = 'l1') => ({
  id,
  unitId,
  lineId,
  facts: { ...noFacts, ...facts },
})
const people = [
  person('young', { birthDate: '1990-01-01', education: 'master' }),
  person('old', { birthDate: '1960-01-01', education: 'bachelor' }),
  person('oldAndUnlearned', { birthDate: '1960-01-01', education: 'juniorCollege' }, 'u2', 'l2'),
  person('unknown', { birthDate: '1990-01-01' }, 'u2', 'l1'),
]

describe('eligibility tried on people', () => {
  it('leaves out what only a nomination brings', () => {
    const { onFile, atNomination } = splitRules(rules)
    expect(onFile.map((rule) => rule.key)).toEqual(['age', 'education'])
    expect(atNomination.map((rule) => rule.key)).toEqual(['paper'])
  })

  it('counts as the rule judges each person alone, however the pages are cut', () => {
    const whole = startTally(rules)
    addToTally(whole, rules, people, day)
    const paged = startTally(rules)
    for (const each of people) addToTally(paged, rules, [each], day)
    expect(paged).toEqual(whole)
    const alone = people.map((each) => overallOutcome(evaluateEligibility(splitRules(rules).onFile, each.facts, day)))
    expect(whole.outcomes).toEqual({
      pass: alone.filter((each) => each === 'pass').length,
      fail: alone.filter((each) => each === 'fail').length,
      needsEvidence: alone.filter((each) => each === 'needsEvidence').length,
    })
    expect(whole.evaluated).toBe(4)
  })

  it('says of each rule whom it keeps out, and whom it alone keeps out', () => {
    const tally = startTally(rules)
    addToTally(tally, rules, people, day)
    expect(tally.rules).toEqual([
      { ruleKey: 'age', name: '年龄', fail: 2, needsEvidence: 0, onlyThis: 1 },
      { ruleKey: 'education', name: '学历', fail: 1, needsEvidence: 1, onlyThis: 0 },
    ])
    expect(countsBy(tally, 'unitId').get('u2')).toEqual({ pass: 0, fail: 1, needsEvidence: 1 })
    expect(countsBy(tally, 'lineId').get('l1')).toEqual({ pass: 1, fail: 1, needsEvidence: 1 })
    expect(tally.examples.find((example) => example.personId === 'unknown')?.reason).toContain('没有学历')
  })

  it('carries a sample over to everybody without seeming exact', () => {
    expect(scaleUp(412, 6000, 6000)).toBe(412)
    expect(scaleUp(1234, 20_000, 1_000_000)).toBe(62_000)
    expect(scaleUp(0, 20_000, 1_000_000)).toBe(0)
  })
})
