import { expect, test } from 'vitest'
import {
  allowedReexaminationEvents,
  decideReexamination,
  type RequestFacts,
  reexaminationEvents,
  reexaminationStates,
  requestProblem,
} from '@/lib/rounds/reexamination/states'

const facts: RequestFacts = {
  now: new Date('2025-09-27T23:59:59+08:00'),
  nominationState: 'notSelected',
  toldOn: '2025-09-22',
  days: 5,
  hasOpenRequest: false,
}

test('may be asked for until 24:00 of the last day, the day of the release not counted', () => {
  expect(requestProblem(facts)).toBeNull()
  expect(requestProblem({ ...facts, now: new Date('2025-09-28T00:00:00+08:00') })).toContain('2025年9月27日 24:00 届满')
  expect(requestProblem({ ...facts, days: 0 })).toContain('没有规定')
  expect(requestProblem({ ...facts, toldOn: null })).toContain('还没有公布')
  expect(requestProblem({ ...facts, nominationState: 'ranked' })).toContain('还没有公布')
  expect(requestProblem({ ...facts, hasOpenRequest: true })).toContain('正在办理')
})

test('is closed only with a written answer, and upheld only with what follows', () => {
  const words = { answer: '经核查，程序符合方案规定。', effect: null }
  expect(decideReexamination('received', 'accept', {})).toMatchObject({ ok: true, to: 'accepted' })
  expect(decideReexamination('received', 'reject', {})).toMatchObject({ ok: false })
  expect(decideReexamination('received', 'reject', words)).toMatchObject({ ok: true, to: 'inadmissible' })
  expect(decideReexamination('accepted', 'dismiss', words)).toMatchObject({ ok: true, to: 'dismissed' })
  expect(decideReexamination('accepted', 'uphold', words)).toMatchObject({ ok: false })
  expect(decideReexamination('accepted', 'uphold', { ...words, effect: 'corrected' })).toMatchObject({ ok: true, to: 'upheld' })
})

test('nothing happens to it any more once it is decided', () => {
  for (const state of reexaminationStates.slice(3)) {
    expect(allowedReexaminationEvents(state)).toEqual([])
    for (const event of reexaminationEvents)
      expect(decideReexamination(state, event, { answer: '答复', effect: 'corrected' }).ok).toBe(false)
  }
})
