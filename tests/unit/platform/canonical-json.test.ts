import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'

test('key order does not matter, array order does', () => {
  expect(canonicalJson({ b: 1, a: [2, 1] })).toBe('{"a":[2,1],"b":1}')
  expect(canonicalJson({ a: [2, 1], b: 1 })).toBe('{"a":[2,1],"b":1}')
})

test('undefined is left out as JSON leaves it out', () => {
  expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}')
})

test('it parses back to what JSON would', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
