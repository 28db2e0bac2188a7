import { describe, expect, test } from 'vitest'
import { milestonesAround, unitGaps } from '@/lib/targets/unit-gap'

const CYCLE = { startsOn: '2021-01-01', endsOn: '2025-12-31' }

describe('milestones of a cycle', () => {
  test('are the ends of its years, each with the share of the days gone by', () => {
    const { passed, next } = milestonesAround(CYCLE, '2025-09-15')
    expect([passed?.on, passed?.share.toFixed(3), next]).toEqual(['2024-12-31', '0.800', { on: '2025-12-31', share: 1 }])
  })
  test('the last day itself is still to come; after the cycle nothing is', () => {
    expect(milestonesAround(CYCLE, '2025-12-31').next?.on).toBe('2025-12-31')
    expect(milestonesAround(CYCLE, '2026-01-01')).toEqual({ passed: { on: '2025-12-31', share: 1 }, next: null })
    expect(milestonesAround(CYCLE, '2021-03-01')).toMatchObject({ passed: null, next: { on: '2021-12-31' } })
  })
  test('a cycle that ends within a year ends with a milestone of its own', () => {
    const odd = { startsOn: '2024-07-01', endsOn: '2025-06-30' }
    expect(milestonesAround(odd, '2025-02-01')).toMatchObject({ passed: { on: '2024-12-31' }, next: { on: '2025-06-30', share: 1 } })
  })
})

describe('what a unit lacks of its share', () => {
  const city = { staff: [{ lineId: 'law', people: 100 }], targets: [{ lineId: 'law', classCode: 'business', value: 50 }] }
  const milestones = milestonesAround(CYCLE, '2025-09-15')
  const gap = (held: number, people = 20, when = milestones) =>
    unitGaps({ staff: [{ lineId: 'law', people }], held: [{ lineId: 'law', classCode: 'business', held }] }, city, when)[0]

  test('is open until the milestone, overdue where the last one was missed, done where reached', () => {
    expect(gap(10)).toEqual({
      lineId: 'law',
      classCode: 'business',
      share: 10,
      required: 10,
      held: 10,
      dueOn: '2025-12-31',
      standing: 'reached',
    })
    expect(gap(8)).toMatchObject({ standing: 'open', dueOn: '2025-12-31' })
    expect(gap(7)).toMatchObject({ standing: 'overdue', dueOn: '2024-12-31' })
    expect(gap(9, 20, milestonesAround(CYCLE, '2026-01-01'))).toMatchObject({ standing: 'overdue', dueOn: '2025-12-31' })
  })
  test('asks in the first year for a fifth, in whole persons', () => {
    expect(gap(1, 20, milestonesAround(CYCLE, '2021-06-01'))).toMatchObject({ share: 10, required: 1, standing: 'reached' })
  })
  test('owes nothing without staff in the line, or with a share of no person', () => {
    expect(gap(0, 0)).toBeUndefined()
    expect(unitGaps({ staff: [], held: [] }, { staff: [], targets: city.targets }, milestones)).toEqual([])
    expect(gap(0, 0.9)).toBeUndefined()
  })
})
