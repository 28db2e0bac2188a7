import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  BOOKED,
  CALL_UP_PERSON_STATES,
  CALL_UP_STATES,
  type CallUpEvent,
  type CallUpPersonEvent,
  nextCallUpState,
  nextPersonState,
  OPEN_CALL_UPS,
  whyNotComplete,
  whyNotDispatch,
} from '@/lib/pool/call-up-states'
import { availabilityLabels, callUpPersonLabels, callUpStateLabels } from '@/lib/pool/labels'

const EVENTS: CallUpEvent[] = ['propose', 'refuse', 'withdraw', 'dispatch', 'complete']
const PERSON_EVENTS: CallUpPersonEvent[] = ['agree', 'decline', 'release', 'complete']

test('every state has words, and only open ones go on', () => {
  for (const state of CALL_UP_STATES) {
    expect(callUpStateLabels[state].text).not.toBe('')
    expect(EVENTS.some((event) => nextCallUpState(state, event) !== null)).toBe(OPEN_CALL_UPS.includes(state))
  }
  for (const state of CALL_UP_PERSON_STATES) expect(callUpPersonLabels[state].text).not.toBe('')
  expect(Object.values(availabilityLabels).every(({ text }) => text !== '')).toBe(true)
})

test('nobody is sent or brought home in another order than asked, answered, sent', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 12 }), (events) => {
      let state = CALL_UP_STATES[0] as (typeof CALL_UP_STATES)[number]
      const seen: string[] = []
      for (const event of events) {
        const next = nextCallUpState(state, event)
        if (next) {
          seen.push(event)
          state = next
        }
      }
      if (seen.includes('dispatch')) expect(seen.indexOf('propose')).toBeLessThan(seen.indexOf('dispatch'))
      if (seen.includes('complete')) expect(seen.at(-1)).toBe('complete')
      if (state === 'completed') expect(seen).toContain('dispatch')
    }),
  )
})

test('a booking is made by agreeing and by nothing else', () => {
  for (const state of CALL_UP_PERSON_STATES)
    for (const event of PERSON_EVENTS) {
      const next = nextPersonState(state, event)
      if (next && BOOKED.includes(next) && !BOOKED.includes(state)) expect([state, event]).toEqual(['proposed', 'agree'])
    }
})

test('what is missing before people are sent is said by name', () => {
  expect(whyNotDispatch('requested', [])).toContain('已提名')
  expect(
    whyNotDispatch('answered', [
      { name: '甲', state: 'agreed' },
      { name: '乙', state: 'proposed' },
    ]),
  ).toBe('乙所在单位还没有答复，请等答复后再派出，或先撤下此人。')
  expect(whyNotDispatch('answered', [{ name: '甲', state: 'declined' }])).toBe('还没有一人获所在单位同意，请先提名人选。')
  expect(whyNotDispatch('answered', [{ name: '甲', state: 'agreed' }])).toBeNull()
  expect(whyNotComplete('underway', '2025-09-20', '2025-09-19')).toBe('调用还没有开始，不能办结。')
  expect(whyNotComplete('underway', '2025-09-20', '2025-09-20')).toBeNull()
  expect(whyNotComplete('answered', '2025-09-20', '2025-09-21')).not.toBeNull()
})
