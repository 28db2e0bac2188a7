import { expect, test } from 'vitest'
import { loginPath, safeCallbackPath } from '@/lib/desk/callback-path'

test.each([
  ['/people?q=zhang', '/people?q=zhang'],
  ['/rounds/1#top', '/rounds/1'],
  ['/rounds/../people', '/people'],
])('%s stays', (raw, expected) => {
  expect(safeCallbackPath(raw)).toBe(expected)
})

test.each([
  undefined,
  '',
  'people',
  'https://evil.example/',
  '//evil.example/',
  '/.//evil.example/',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/login',
  '/login/../login',
  '/api/auth/signout',
  `/${'a'.repeat(3000)}`,
])('%s leads home', (raw) => {
  expect(safeCallbackPath(raw)).toBe('/home')
})

test('of several the first counts', () => {
  expect(safeCallbackPath(['/people', 'https://evil.example/'])).toBe('/people')
})

test('the log-in page remembers where one wanted to go', () => {
  expect(loginPath('/people?q=a b')).toBe('/login?callbackUrl=%2Fpeople%3Fq%3Da%2520b')
  expect(loginPath(null)).toBe('/login')
  expect(loginPath('//evil.example')).toBe('/login')
})
