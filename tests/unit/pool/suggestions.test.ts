import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, matchedWords, rankSuggestions, specialityWords } from '@/lib/pool/suggestions'

const candidate = (personId: string, more: Partial<Candidate> = {}): Candidate => ({
  personId,
  name: personId,
  namePinyin: personId,
  specialities: ['工程造价'],
  lineId: 'line',
  bestRank: 3,
  titles: ['业务专家'],
  daysThisYear: 0,
  ...more,
})

test('words are divided by blanks and commas of either kind', () => {
  expect(specialityWords('工程造价、招标 投标，工程造价')).toEqual(['工程造价', '招标', '投标'])
  expect(specialityWords(' ，、 ')).toEqual([])
  expect(matchedWords(['建设工程造价', '合同审查'], ['造价', '审计'])).toEqual(['造价'])
})

test('more words first, then the line, then who was called up least, then the title', () => {
  const people = [
    candidate('d', { bestRank: 1, daysThisYear: 12 }),
    candidate('a', { bestRank: 4 }),
    candidate('b', { bestRank: 2 }),
    candidate('c', { lineId: 'other', bestRank: 1 }),
    candidate('e', { specialities: ['工程造价', '招标投标'], daysThisYear: 40 }),
    candidate('x', { specialities: ['古籍保护'] }),
  ]
  const ranked = rankSuggestions(people, { words: ['造价', '招标'], lineId: 'line' })
  expect(ranked.map((one) => one.candidate.personId)).toEqual(['e', 'b', 'a', 'd', 'c'])
  expect(ranked[0]?.reason).toBe('专长含“造价”“招标”，条线相符，本年已调用 40 天，业务专家')
  expect(ranked[1]?.reason).toBe('专长含“造价”，条线相符，本年还没有被调用，业务专家')
})

test('the order does not depend on the order in which people come', () => {
  const someone = fc.record({
    personId: fc.uuid(),
    daysThisYear: fc.integer({ min: 0, max: 3 }),
    bestRank: fc.integer({ min: 1, max: 3 }),
    lineId: fc.constantFrom('line', 'other'),
  })
  fc.assert(
    fc.property(fc.uniqueArray(someone, { maxLength: 8, selector: (one) => one.personId }), (people) => {
      const all = people.map((one) => candidate(one.personId, one))
      const order = (list: Candidate[]) => rankSuggestions(list, { words: ['造价'], lineId: 'line' }).map((one) => one.candidate.personId)
      expect(order([...all].reverse())).toEqual(order(all))
    }),
  )
})
