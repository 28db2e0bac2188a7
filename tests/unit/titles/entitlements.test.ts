import { describe, expect, test } from 'vitest'
import { dueDay, dueStanding, type EntitlementRuleFacts, type HeldTitle, plannedDues, ratePercent } from '@/lib/titles/entitlement-rules'

const rule = (id: string, titleId: string, more: Partial<EntitlementRuleFacts> = {}): EntitlementRuleFacts => ({
  id,
  titleId,
  kind: 'allowance',
  name: '人才津贴',
  amount: 6000,
  dueMonth: 6,
  dueDay: 30,
  ...more,
})
const held = (holdingId: string, titleId: string, more: Partial<HeldTitle> = {}): HeldTitle => ({
  holdingId,
  personId: 'p',
  unitId: 'u',
  titleId,
  rank: 2,
  startsOn: '2024-01-01',
  endsOn: '2026-12-31',
  ...more,
})

describe('what a year owes', () => {
  test('follows the title held on the due day, last days included', () => {
    const rules = [rule('r', 'ace')]
    expect(plannedDues(2025, rules, [held('h', 'ace')])).toEqual([
      {
        ruleId: 'r',
        holdingId: 'h',
        personId: 'p',
        unitId: 'u',
        year: 2025,
        kind: 'allowance',
        name: '人才津贴',
        amount: 6000,
        dueOn: '2025-06-30',
      },
    ])
    expect(plannedDues(2025, rules, [held('h', 'ace', { endsOn: '2025-06-29' })])).toEqual([])
    expect(plannedDues(2025, rules, [held('h', 'ace', { endsOn: '2025-06-30' })])).toHaveLength(1)
    expect(plannedDues(2025, rules, [held('h', 'ace', { startsOn: '2025-07-01' })])).toEqual([])
    expect(plannedDues(2025, rules, [held('h', 'ace', { endsOn: null })])).toHaveLength(1)
  })

  test('of one kind gives the larger amount once, equal amounts by the higher title, whatever the order', () => {
    const rules = [
      rule('r1', 'ace'),
      rule('r2', 'expert', { amount: 12000 }),
      rule('r3', 'pacesetter', { amount: 12000 }),
      rule('r4', 'ace', { kind: 'training', amount: 5 }),
    ]
    const all = [held('a', 'ace'), held('b', 'expert', { rank: 3 }), held('c', 'pacesetter', { rank: 1 })]
    for (const order of [all, [...all].reverse()]) {
      const dues = plannedDues(2025, rules, order)
      expect(dues.map(({ kind, ruleId }) => `${kind} ${ruleId}`).sort()).toEqual(['allowance r3', 'training r4'])
    }
  })

  test('a day that a month has not is its last', () => {
    expect(dueDay({ dueMonth: 2, dueDay: 31 }, 2025)).toBe('2025-02-28')
    expect(dueDay({ dueMonth: 2, dueDay: 31 }, 2024)).toBe('2024-02-29')
    expect(dueDay({ dueMonth: 12, dueDay: 5 }, 2025)).toBe('2025-12-05')
  })
})

test('is overdue from the day after, and stays answered once it was', () => {
  expect(dueStanding({ state: 'due', dueOn: '2025-06-30' }, '2025-06-30')).toBe('awaited')
  expect(dueStanding({ state: 'due', dueOn: '2025-06-30' }, '2025-07-01')).toBe('overdue')
  expect(dueStanding({ state: 'delivered', dueOn: '2025-06-30' }, '2025-07-01')).toBe('delivered')
  expect(dueStanding({ state: 'waived', dueOn: '2025-06-30' }, '2025-07-01')).toBe('waived')
})

test('nothing owed has no rate', () => {
  expect(ratePercent({ owed: 0, delivered: 0, overdue: 0 })).toBeNull()
  expect(ratePercent({ owed: 3, delivered: 2, overdue: 1 })).toBe(67)
})
