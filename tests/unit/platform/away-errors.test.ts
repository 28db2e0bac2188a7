import { expect, test } from 'vitest'
import { isAwayError } from '@/lib/platform/db/away-errors'

const wrapped = (code: string, cause: object) =>
  Object.assign(new Error('Invalid `prisma.setting.findFirst()` invocation'), {
    code,
    meta: { driverAdapterError: Object.assign(new Error('adapter'), { cause }) },
  })
const pooler = {
  kind: 'postgres',
  code: '08P01',
  originalCode: '08P01',
  message: 'server login has been failing, try again later (server_login_retry)',
}

// As they came from Prisma, pg and PgBouncer while the database behind them was stopped.
test.each([
  ['refused, by the driver', Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' })],
  ['refused, a query', wrapped('P1001', { kind: 'DatabaseNotReachable', host: '127.0.0.1', port: 5432 })],
  ['refused, a raw query', wrapped('P2010', { kind: 'DatabaseNotReachable', host: '127.0.0.1', port: 5432 })],
  ['behind a pooler, by the driver', Object.assign(new Error('query_wait_timeout'), { code: '08P01' })],
  ['behind a pooler, a query', wrapped('P2039', pooler)],
  ['behind a pooler, a raw query', wrapped('P2010', pooler)],
  ['cut off while a transaction ran', new Error('Client has encountered a connection error and is not queryable')],
  ['cut off while connecting', new Error('Connection terminated due to connection timeout', { cause: new Error('Connection terminated') })],
  ['shut down', wrapped('P2010', { kind: 'postgres', code: '57P01' })],
  ['starting', Object.assign(new Error('the database system is starting up'), { code: '57P03' })],
  ['not promoted yet', wrapped('P2010', { kind: 'postgres', code: '25006' })],
  ['no transaction to be had', Object.assign(new Error('Unable to start a transaction'), { code: 'P2028' })],
])('the database is away: %s', (_name, error) => {
  expect(isAwayError(error)).toBe(true)
})

test.each([
  ['a broken unique key', wrapped('P2002', { kind: 'UniqueConstraintViolation', originalCode: '23505' })],
  ['a wrong statement', wrapped('P2010', { kind: 'postgres', code: '42601' })],
  ['cancelled by its time limit', wrapped('P2010', { kind: 'postgres', code: '57014' })],
  ['a bug that quotes the driver', Object.assign(new Error('Connection terminated'), { code: 'bug' })],
  ['a plain error', new Error('undefined is not a function')],
  ['no error at all', null],
])('the database is there: %s', (_name, error) => {
  expect(isAwayError(error)).toBe(false)
})

test('an error that is its own cause ends the search', () => {
  const error = new Error('round') as Error & { cause?: unknown }
  error.cause = error
  expect(isAwayError(error)).toBe(false)
})
