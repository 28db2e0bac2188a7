import { expect, test } from 'vitest'
import {
  allowedReexaminationEvents,
  decideReexamination,
  type RequestFacts,
  reexaminationEvents,
  reexaminationStates,
  requestProblem,
  stepsOfEffect,
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

test('what follows is carried out by the round’s own steps back, from wherever it stands', () => {
  expect(stepsOfEffect('backToPanel', 'publicity')).toEqual(['reopenDeliberation'])
  expect(stepsOfEffect('backToReview', 'publicity')).toEqual(['reopenDeliberation', 'reopenReview'])
  expect(stepsOfEffect('backToReview', 'deliberating')).toEqual(['reopenReview'])
  expect(stepsOfEffect('backToPanel', 'deliberating')).toEqual([])
  expect(stepsOfEffect('corrected', 'publicity')).toEqual([])
})

test('a round that has conferred goes back no more; to the reviewers it goes only with the sheets that they judge again', () => {
  const upheld = { answer: '经核查，应当回避的专家没有回避。', sheets: { available: 3, chosen: 1 } }
  const decide = (part: Parameters<typeof decideReexamination>[2]) => decideReexamination('accepted', 'uphold', { ...upheld, ...part })
  expect(decide({ effect: 'backToReview', stage: 'publicity' }).ok).toBe(true)
  expect(decide({ effect: 'backToReview', stage: 'publicity', sheets: { available: 3, chosen: 0 } })).toMatchObject({
    missing: [{ code: 'sheets' }],
  })
  expect(decide({ effect: 'backToReview', stage: 'publicity', sheets: { available: 0, chosen: 0 } }).ok).toBe(true)
  for (const stage of ['conferred', 'closed'] as const) {
    expect(decide({ effect: 'backToPanel', stage })).toMatchObject({ missing: [{ code: 'tooLate' }] })
    expect(decide({ effect: 'corrected', stage }).ok).toBe(true)
  }
})
