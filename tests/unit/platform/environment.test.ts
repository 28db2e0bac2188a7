import { expect, test } from 'vitest'
import { readEnvironment } from '@/lib/platform/env'

const GOOD = {
  DATABASE_URL: 'postgres://portal@127.0.0.1/portal',
  AUTH_SECRET: 'k3Jt9vQx2LmN7bZw5RyT8uHpD4sFgA6c',
  BASE_URL: 'https://talent.lanzhou-demo.cn',
}

const BUCKET = {
  FILES_S3_ENDPOINT: 'https://s3.city.cn',
  FILES_S3_BUCKET: 'portal',
  FILES_S3_ACCESS_KEY: 'key',
  FILES_S3_SECRET_KEY: 'for-the-key',
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
  ['a bucket without its key', { FILES_S3_ENDPOINT: 'https://s3.city.cn', FILES_S3_BUCKET: 'portal' }, 'FILES_S3_ACCESS_KEY'],
  ['a store that is no address', { ...BUCKET, FILES_S3_ENDPOINT: 's3.city.cn' }, 'FILES_S3_ENDPOINT'],
])('%s is refused by name', (_name, change, named) => {
  expect(problemsOf(change)).toContain(named)
})

test('files stay in the data folder until a whole bucket is set', () => {
  expect(readEnvironment(GOOD as unknown as NodeJS.ProcessEnv).filesBucket).toBe(null)
  expect(readEnvironment({ ...GOOD, ...BUCKET } as unknown as NodeJS.ProcessEnv).filesBucket).toEqual({
    endpoint: 'https://s3.city.cn',
    bucket: 'portal',
    region: 'us-east-1',
    accessKey: 'key',
    secretKey: 'for-the-key',
    isPathStyle: true,
  })
})
