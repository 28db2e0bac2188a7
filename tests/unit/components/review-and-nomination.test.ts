import { describe, expect, test } from 'vitest'
import { describeSteps } from '@/components/nominations/form-steps'
import { clampScore, stepScore, weighted } from '@/components/reviews/score-steps'
import { stepsOf } from '@/lib/rounds/nomination-form'
import { field } from '@/lib/rounds/scheme-templates/common'

const scale = { scaleMax: 10, step: 0.5 }

describe('scores by key', () => {
  test('step by step within the scale, from the middle when nothing is scored', () => {
    expect(stepScore(scale, null, 1)).toBe(5)
    expect(stepScore(scale, null, -1)).toBe(5)
    expect(stepScore(scale, 8, 1)).toBe(8.5)
    expect(stepScore(scale, 10, 1)).toBe(10)
    expect(stepScore(scale, 0, -1)).toBe(0)
    expect(stepScore({ scaleMax: 1, step: 0.1 }, 0.2, 1)).toBe(0.3)
  })

  test('what is typed goes to the nearest step; nothing is nothing, nonsense changes nothing', () => {
    expect(clampScore(scale, '８.3', 5)).toBe(8.5)
    expect(clampScore(scale, '99', 5)).toBe(10)
    expect(clampScore(scale, '-1', 5)).toBe(0)
    expect(clampScore(scale, ' ', 5)).toBeNull()
    expect(clampScore(scale, '八', 5)).toBe(5)
    expect(clampScore({ scaleMax: 10, step: 3 }, '10', null)).toBe(9)
  })

  test('what a score gives of the hundred', () => {
    expect(weighted({ weight: 30, scaleMax: 10 }, 8.5)).toBe('25.5')
  })
})

test('steps: done when begun and complete, in error when left with a gap, else to do', () => {
  const groups = stepsOf([
    field({ key: 'a', label: '甲', type: 'text', step: '一' }),
    field({ key: 'b', label: '乙', type: 'text', step: '二' }),
    field({ key: 'c', label: '丙', type: 'text', step: '三', required: false }),
  ])
  const facts = {
    groups,
    at: 1,
    answers: { a: '好' },
    touched: new Set<string>(),
    isAsked: false,
    hrefOf: (index: number) => `?step=${index + 1}`,
  }
  const gap = { fieldKey: 'b', step: '二', message: '请填写“乙”。' }
  const states = (more: Partial<typeof facts> & { problems?: (typeof gap)[] }) =>
    describeSteps({ problems: [gap], ...facts, ...more }).map((step) => step.state)
  expect(states({})).toEqual(['done', 'current', 'todo', 'todo', 'todo'])
  expect(states({ at: 2 })).toEqual(['done', 'error', 'current', 'todo', 'todo'])
  expect(states({ at: 4, problems: [] })).toEqual(['done', 'done', 'done', 'done', 'current'])
  expect(describeSteps({ ...facts, at: 0, isAsked: true, problems: [gap] })[1]).toEqual({
    label: '二',
    state: 'error',
    href: '?step=2',
    note: '1 处需修改',
  })
})
