import { expect, test } from 'vitest'
import { readEnvironment } from '@/lib/platform/env'

const GOOD = {
  DATABASE_URL: 'postgres://portal@127.0.0.1/portal',
  AUTH_SECRET: 'k3Jt9vQx2LmN7bZw5RyT8uHpD4sFgA6c',
  BASE_URL: 'https://talent.lanzhou-demo.cn',
}

const problemsOf = (change: Record<string, string | undefined>) => {
  try {
    readEnvironment({ ...GOOD, ...change } as unknown as NodeJS.ProcessEnv)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

test('a complete server setting is taken', () => {
  const env = readEnvironment(GOOD as unknown as NodeJS.ProcessEnv)
  expect(env.baseUrl).toBe('https://talent.lanzhou-demo.cn')
  expect(env.isDemo).toBe(false)
})

test('every missing or unsafe value is named at once', () => {
  const text = problemsOf({ AUTH_SECRET: undefined, BASE_URL: 'http://talent.example.cn' })
  expect(text).toContain('AUTH_SECRET')
  expect(text).toContain('BASE_URL: plain http')
})

test.each([
  ['a short secret', { AUTH_SECRET: 'short' }, 'AUTH_SECRET'],
  ['a well-known secret', { AUTH_SECRET: 'changeme-changeme-changeme-changeme' }, 'AUTH_SECRET'],
  ['one character again and again', { AUTH_SECRET: 'a'.repeat(40) }, 'AUTH_SECRET'],
  ['no address', { BASE_URL: undefined }, 'BASE_URL'],
  ['no real address', { BASE_URL: 'talent' }, 'BASE_URL'],
  ['the demo in public', { PORTAL_DEMO: '1' }, 'PORTAL_DEMO'],
  ['a port that is none', { PORT: '70000' }, 'PORT'],
])('%s is refused by name', (_name, change, named) => {
  expect(problemsOf(change)).toContain(named)
})
