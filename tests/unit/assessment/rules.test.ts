import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excellentPlaces, failedYearsInRow, gradeProblem, proposeEffects, type YearlyResult } from '@/lib/assessment/assessment-rules'
import { dueNotices } from '@/lib/assessment/ending-notices'
import { ASSESSMENT_LABELS, ASSESSMENT_STATES, EFFECT_LABELS, GRADE_LABELS, GRADES } from '@/lib/assessment/states'
import { addDays, daysBetween } from '@/lib/platform/dates'
import { allowsRenewal, barOn, DEFAULT_RULE, entryBarOf } from '@/lib/titles/management-rule'

const histories = fc.uniqueArray(fc.record({ year: fc.integer({ min: 2015, max: 2025 }), grade: fc.constantFrom(...GRADES) }), {
  selector: ({ year }) => year,
  maxLength: 11,
})
const rules = fc.record({ failedYearsToRevoke: fc.integer({ min: 1, max: 5 }), renewalNeeds: fc.constantFrom(null, ...GRADES) })
const kinds = (year: number, results: YearlyResult[], rule: Partial<typeof DEFAULT_RULE> = {}, hasTermEnd = true) =>
  proposeEffects({ year, results, rule: { ...DEFAULT_RULE, ...rule }, titleName: '业务能手', hasTermEnd }).map(({ kind }) => kind)

describe('what the rules propose', () => {
  test('a failed year warns and bars renewal, the second in a row revokes', () => {
    const first: YearlyResult[] = [{ year: 2023, grade: 'unqualified' }]
    expect(kinds(2023, first)).toEqual(['warn', 'barRenewal'])
    expect(kinds(2024, [...first, { year: 2024, grade: 'unqualified' }])).toEqual(['revoke'])
    expect(kinds(2024, [...first, { year: 2024, grade: 'qualified' }])).toEqual([])
    expect(kinds(2025, [...first, { year: 2025, grade: 'unqualified' }])).toEqual(['warn', 'barRenewal'])
    expect(kinds(2023, first, {}, false)).toEqual(['warn'])
    expect(kinds(2023, first, { failedYearsToRevoke: 1 })).toEqual(['revoke'])
  })

  test('agrees with looking back year by year, for any history and rule, in any order of results', () => {
    fc.assert(
      fc.property(histories, rules, fc.integer({ min: 2015, max: 2025 }), fc.boolean(), (results, rule, year, hasTermEnd) => {
        const at = (when: number) => results.find((result) => result.year === when)?.grade
        const lastYears = Array.from({ length: rule.failedYearsToRevoke }, (_, back) => at(year - back))
        const isRevoked = lastYears.every((grade) => grade === 'unqualified')
        const found = kinds(year, results, rule, hasTermEnd)
        expect(found.includes('revoke')).toBe(isRevoked)
        expect(found.includes('warn')).toBe(!isRevoked && at(year) === 'unqualified')
        const grade = at(year)
        expect(found.includes('barRenewal')).toBe(!isRevoked && hasTermEnd && grade !== undefined && !allowsRenewal(grade, rule))
        expect(kinds(year, [...results].reverse(), rule, hasTermEnd)).toEqual(found)
        expect(failedYearsInRow(results, year) > 0).toBe(grade === 'unqualified')
      }),
    )
  })
})

describe('grades', () => {
  test('mind training hours and the places of the unit', () => {
    const base = { trainingHours: 40, rule: { trainingHours: 40 }, excellentOthers: 0, excellentPlaces: 1 }
    expect(gradeProblem({ ...base, grade: 'excellent' })).toBeNull()
    expect(gradeProblem({ ...base, grade: 'excellent', excellentOthers: 1 })).toContain('已用完')
    expect(gradeProblem({ ...base, grade: 'excellent', excellentPlaces: 0 })).toContain('没有优秀名额')
    expect(gradeProblem({ ...base, grade: 'qualified', trainingHours: 39 })).toContain('39 学时')
    expect(gradeProblem({ ...base, grade: 'unqualified', trainingHours: null })).toBeNull()
  })

  test('places are the cap rounded down, at least one where there is a cap', () => {
    expect([
      excellentPlaces(0, 20),
      excellentPlaces(1, 20),
      excellentPlaces(9, 20),
      excellentPlaces(10, 20),
      excellentPlaces(10, 0),
    ]).toEqual([0, 1, 1, 2, 0])
  })
})

describe('notices ahead of endings', () => {
  test('go out on each day of the rule, once', () => {
    expect(dueNotices('2025-12-31', '2025-06-01', [180, 90, 30], [])).toEqual([])
    expect(dueNotices('2025-12-31', '2025-07-04', [180, 90, 30], [])).toEqual([180])
    expect(dueNotices('2025-12-31', '2025-07-05', [180, 90, 30], [180])).toEqual([])
    expect(dueNotices('2025-12-31', '2025-12-20', [180, 90, 30], [])).toEqual([180, 90, 30])
    expect(dueNotices('2025-12-31', '2025-12-20', [180, 90, 30], [180, 90])).toEqual([30])
    expect(dueNotices('2025-12-31', '2026-01-01', [180, 90, 30], [])).toEqual([])
  })

  test('looked at every day or with gaps, every ending is told of, never twice for one day of the rule, never after', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 365 }), { minLength: 1, maxLength: 5 }), gaps, (days, steps) => {
        const endsOn = '2026-01-01'
        let today = '2025-01-01'
        const told: number[] = []
        let notices = 0
        for (const step of steps) {
          const due = dueNotices(endsOn, today, days, told)
          expect(due.some((day) => told.includes(day))).toBe(false)
          if (due.length > 0) {
            notices++
            expect(daysBetween(today, endsOn)).toBeGreaterThanOrEqual(0)
            expect(Math.min(...due)).toBeGreaterThanOrEqual(daysBetween(today, endsOn))
          }
          told.push(...due)
          today = addDays(today, step)
        }
        const lastLook = addDays(today, -(steps.at(-1) ?? 0))
        if (lastLook <= endsOn)
          expect(days.filter((day) => day >= daysBetween(lastLook, endsOn)).every((day) => told.includes(day))).toBe(true)
        expect(notices).toBeLessThanOrEqual(days.length)
      }),
    )
  })
})

describe('bars after revocation', () => {
  test('last the years of the rule from the last day on, for sanctions and assessments alone', () => {
    const revoked = { titleName: '业务能手', endsOn: '2023-06-30' }
    expect(entryBarOf({ ...revoked, endKind: 'sanction' }, DEFAULT_RULE)?.endsOn).toBe('2028-06-30')
    expect(entryBarOf({ ...revoked, endKind: 'assessment' }, DEFAULT_RULE)?.endsOn).toBe('2025-06-30')
    expect(entryBarOf({ ...revoked, endKind: 'assessment' }, { ...DEFAULT_RULE, barYearsAfterAssessment: 0 })).toBeNull()
    for (const endKind of ['left', 'retired', 'deceased', 'resigned', 'other', null] as const)
      expect(entryBarOf({ ...revoked, endKind }, DEFAULT_RULE)).toBeNull()
    const bars = [
      { name: '短', startsOn: '2023-01-01', endsOn: '2024-01-01' },
      { name: '长', startsOn: '2023-01-01', endsOn: '2026-01-01' },
    ]
    expect(barOn(bars, '2023-06-01')?.name).toBe('长')
    expect(barOn(bars, '2026-01-02')).toBeNull()
  })
})

test('every state has its word, and only a confirmed form is at its end', () => {
  expect(Object.keys(ASSESSMENT_LABELS)).toEqual(Object.keys(ASSESSMENT_STATES))
  expect(
    Object.entries(ASSESSMENT_STATES)
      .filter(([, next]) => Object.keys(next).length === 0)
      .map(([state]) => state),
  ).toEqual(['confirmed'])
  for (const words of [...Object.values(GRADE_LABELS), ...Object.values(EFFECT_LABELS)]) expect(words.word).not.toBe('')
})
