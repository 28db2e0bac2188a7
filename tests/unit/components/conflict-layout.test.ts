import { expect, test } from 'vitest'
import { layOutConflicts } from '@/components/rounds/conflict-layout'

const row = (judgeId: string, candidateId: string, isSeated = false) => ({
  judgeId,
  judge: `专家${judgeId}`,
  candidateId,
  candidate: `对象${candidateId}`,
  kindName: '同单位',
  reason: '同在一科',
  isSeated,
})

test('one line a pair, whatever the number of reasons', () => {
  const { ties } = layOutConflicts([row('1', 'a'), { ...row('1', 'a', true), kindName: '亲属' }])
  expect(ties).toMatchObject([{ isSeated: true, reasons: ['同单位：同在一科', '亲属：同在一科'] }])
})

test('namesakes stay apart', () => {
  const { judges } = layOutConflicts([row('1', 'a'), { ...row('2', 'b'), judge: '专家1' }])
  expect(judges.map((judge) => judge.id).sort()).toEqual(['1', '2'])
})

test('neighbours stand side by side', () => {
  const { judges, candidates } = layOutConflicts([row('1', 'b'), row('2', 'a'), row('1', 'd'), row('2', 'c')])
  const sides = candidates.map(({ id }) => (['b', 'd'].includes(id) ? '1' : '2'))
  expect(sides).toEqual(judges[0]?.id === '1' ? ['1', '1', '2', '2'] : ['2', '2', '1', '1'])
})
