import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedDays, decodePoolKey, encodePoolKey, keptQuery, parsePoolFilter, poolFilterSchema } from '@/lib/pool/pool-filter'

test('whatever an address says becomes a filter', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...Object.keys(poolFilterSchema.shape)), fc.string({ maxLength: 300 })), (params) => {
      const filter = parsePoolFilter(params)
      expect([...filter.q].length).toBeLessThanOrEqual(60)
      expect(['rank', 'name', '-name']).toContain(filter.sort)
    }),
  )
  expect(parsePoolFilter({ q: "'; DROP TABLE people; --" }).q).toBe("'; DROP TABLE people; --")
  expect([...parsePoolFilter({ q: '造'.repeat(10_000) }).q].length).toBe(60)
  expect(parsePoolFilter({ q: '110101199003074477' }).q).toBe('')
  expect(parsePoolFilter({ from: '2025-02-30', standing: 'odd' })).toMatchObject({ from: undefined, standing: 'active' })
})

test('days asked about are today, or the span in its right order', () => {
  const days = (params: Record<string, string>) => askedDays(parsePoolFilter(params), '2025-09-15')
  expect(days({})).toEqual({ startsOn: '2025-09-15', endsOn: '2025-09-15', isOnly: false })
  expect(days({ free: 'today' })).toEqual({ startsOn: '2025-09-15', endsOn: '2025-09-15', isOnly: true })
  expect(days({ from: '2025-10-09', to: '2025-10-01' })).toEqual({ startsOn: '2025-10-01', endsOn: '2025-10-09', isOnly: true })
  expect(days({ to: '2025-10-01' })).toEqual({ startsOn: '2025-10-01', endsOn: '2025-10-01', isOnly: true })
})

test('a kept search holds what is set, without its page', () => {
  expect(keptQuery('q=造价&line=&standing=active&after=1~a~b&unknown=1&sort=name')).toBe(
    new URLSearchParams({ q: '造价', standing: 'active', sort: 'name' }).toString(),
  )
  expect(keptQuery('')).toBe('')
})

test('a key comes back as it went', () => {
  const key = { bestRank: 2, namePinyin: 'lin xiaoyan', personId: 'person' }
  expect(decodePoolKey(encodePoolKey(key))).toEqual(key)
  for (const text of ['', '~', 'a~b~c', '1~b', undefined, '1~b~']) expect(decodePoolKey(text)).toBeNull()
})
