import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/platform/dates'
import {
  type AttendanceFacts,
  attendanceProblem,
  type CourseSpan,
  courseProblems,
  DEFAULT_DEMAND,
  daysOf,
  demandOf,
  MOST_HOURS_A_DAY,
  needsReason,
  overfullDays,
  unitDuring,
} from '@/lib/training/attendance-rules'

const span = (startsOn: string, endsOn: string, hours: number): CourseSpan => ({ startsOn, endsOn, hours })

describe('the unit of the days of a course', () => {
  const spells = [
    { unitId: 'a', startsOn: '2020-01-01', endsOn: '2025-03-04' },
    { unitId: 'b', startsOn: '2025-03-05', endsOn: null },
  ]
  test('is the later one where a transfer falls into the course, and none before the first spell', () => {
    expect(unitDuring(spells, { startsOn: '2025-03-01', endsOn: '2025-03-04' })).toBe('a')
    expect(unitDuring(spells, { startsOn: '2025-03-03', endsOn: '2025-03-05' })).toBe('b')
    expect(unitDuring(spells, { startsOn: '2019-01-01', endsOn: '2019-12-31' })).toBeNull()
  })
})

describe('hours that days cannot hold', () => {
  test('a day holds 24, courses side by side count together, and a longer one may use its other days', () => {
    expect(overfullDays(span('2025-03-03', '2025-03-03', 24), [])).toBeNull()
    expect(overfullDays(span('2025-03-03', '2025-03-03', 20), [span('2025-03-03', '2025-03-03', 4.5)])).toEqual(
      span('2025-03-03', '2025-03-03', 24.5),
    )
    expect(overfullDays(span('2025-03-03', '2025-03-04', 40), [span('2025-03-01', '2025-03-31', 40)])).toBeNull()
    expect(overfullDays(span('2025-03-03', '2025-03-04', 40), [span('2025-03-03', '2025-03-03', 10)])).toEqual(
      span('2025-03-03', '2025-03-04', 50),
    )
  })

  test('agrees with handing the hours out day by day, the course that ends first first', () => {
    const course = fc
      .record({ from: fc.integer({ min: 0, max: 6 }), days: fc.integer({ min: 1, max: 4 }), hours: fc.integer({ min: 1, max: 60 }) })
      .map(({ from, days, hours }) => span(addDays('2025-03-01', from), addDays('2025-03-01', from + days - 1), hours))
    fc.assert(
      fc.property(fc.array(course, { minLength: 1, maxLength: 5 }), (courses) => {
        const fits = canHandOut(courses)
        const found = courses.some(
          (one, index) =>
            overfullDays(
              one,
              courses.filter((_, other) => other !== index),
            ) !== null,
        )
        expect(found).toBe(!fits)
      }),
    )
  })
})

/** Earliest end first on every day: it finds a way whenever there is one. */
function canHandOut(courses: readonly CourseSpan[]): boolean {
  const rest = [...courses].sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1)).map((course) => ({ ...course }))
  for (let day = '2025-03-01'; day <= '2025-03-31'; day = addDays(day, 1)) {
    let room = MOST_HOURS_A_DAY
    for (const course of rest) {
      if (course.startsOn > day || course.endsOn < day) continue
      const part = Math.min(room, course.hours)
      course.hours -= part
      room -= part
    }
  }
  return rest.every(({ hours }) => hours === 0)
}

describe('why an attendance cannot be put on record', () => {
  const base: AttendanceFacts = {
    personName: '王一',
    hours: 8,
    course: { ...span('2025-03-03', '2025-03-04', 16), isCityWide: false },
    today: '2025-09-15',
    unit: { id: 'a', name: '甲单位' },
    organiserUnits: new Set(['a']),
    isOutside: false,
    isRecorded: false,
    others: [],
  }
  test.each<[string, Partial<AttendanceFacts>, string | null]>([
    ['nothing', {}, null],
    ['outside', { isOutside: true }, '市外专家'],
    ['twice', { isRecorded: true }, '不能重复登记'],
    ['not begun', { today: '2025-03-02' }, '2025年3月3日才开始'],
    ['nowhere', { unit: null }, '不在任何单位任职'],
    ['another unit', { unit: { id: 'b', name: '乙单位' } }, '属于乙单位，不是主办单位'],
    ['another unit in a city-wide course', { unit: { id: 'b', name: '乙单位' }, course: { ...base.course, isCityWide: true } }, null],
    ['more than the course', { hours: 16.5 }, '16.5 学时超过这项培训的 16 学时'],
    ['more than the days', { hours: 16, others: [span('2025-03-03', '2025-03-04', 40)] }, '每天超过 24 学时'],
  ])('%s', (_, facts, words) => {
    const problem = attendanceProblem({ ...base, ...facts })
    if (words === null) expect(problem).toBeNull()
    else expect(problem).toContain(words)
  })
})

test('a course whose dates are reversed, too long or too short for its hours is told so', () => {
  expect(courseProblems(span('2025-03-04', '2025-03-03', 8))).toEqual({ endsOn: [expect.stringContaining('是否填反')] })
  expect(courseProblems(span('2025-01-01', '2026-03-03', 8))).toEqual({ endsOn: [expect.stringContaining('最长一年')] })
  expect(courseProblems(span('2025-03-03', '2025-03-03', 24.5))).toEqual({ hours: [expect.stringContaining('最多 24 学时')] })
  expect(courseProblems(span('2025-03-03', '2025-03-03', 24))).toEqual({})
  expect(daysOf({ startsOn: '2025-02-28', endsOn: '2025-03-01' })).toBe(2)
})

test('a correction says why from the 31st day on', () => {
  expect(needsReason('2025-08-16', '2025-09-15')).toBe(false)
  expect(needsReason('2025-08-15', '2025-09-15')).toBe(true)
})

test('a year demands what was set last before it', () => {
  const demands = [
    { fromYear: 2026, hours: 100 },
    { fromYear: 2024, hours: 80 },
  ]
  expect([2023, 2024, 2025, 2026, 2030].map((year) => demandOf(year, demands))).toEqual([DEFAULT_DEMAND, 80, 80, 100, 100])
})
