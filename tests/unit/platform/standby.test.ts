import { beforeEach, expect, test } from 'vitest'
import { type Database, type Reader, useDatabase } from '@/lib/platform/db/client'
import { onStandby, useStandby } from '@/lib/platform/db/standby'
import { AppError } from '@/lib/platform/errors'

process.env.AUTH_SECRET ??= 'tests-only-0123456789-abcdefghijklmnop'
process.env.LOG_LEVEL ??= 'silent'
// Vitest sets BASE_URL to its own base path.
process.env.BASE_URL = 'http://localhost:3000'

const PRIMARY = { name: 'primary' } as unknown as Reader
const STANDBY = { name: 'standby' } as unknown as Reader

type State = { isStandby: boolean; isThere: boolean } | Error

const state = { standby: [] as State[], asked: 0, isPrimaryAway: false }

/** The standby answers with the states in turn, and with the last one from then on. */
function given(...standby: State[]): void {
  state.standby = standby
  state.asked = 0
  state.isPrimaryAway = false
  const standbyPool = {
    query: async () => {
      const now = state.standby[Math.min(state.asked++, state.standby.length - 1)]
      if (now instanceof Error) throw now
      return { rows: now ? [now] : [] }
    },
  }
  const primaryPool = {
    query: async () => {
      if (state.isPrimaryAway) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' })
      return { rows: [{ lsn: '0/1000', cluster: '1' }] }
    },
  }
  useDatabase({ prisma: PRIMARY, pool: primaryPool, kind: 'postgres', close: async () => {} } as unknown as Database)
  useStandby({ prisma: STANDBY, pool: standbyPool })
}

const there = { isStandby: true, isThere: true }
const behind = { isStandby: true, isThere: false }
const promoted = { isStandby: false, isThere: true }
const readBy = () => onStandby(async (reader) => reader)

beforeEach(() => given(there))

test('a standby that has everything answers', async () => {
  expect(await readBy()).toBe(STANDBY)
})

test('without a standby the primary answers', async () => {
  useStandby(null)
  expect(await readBy()).toBe(PRIMARY)
})

test('a standby a moment behind is waited for', async () => {
  given(behind, behind, there)
  expect(await readBy()).toBe(STANDBY)
  expect(state.asked).toBe(3)
})

test('one that stays behind is left alone for a while', async () => {
  given(behind)
  expect(await readBy()).toBe(PRIMARY)
  const looks = state.asked
  expect(await readBy()).toBe(PRIMARY)
  expect(state.asked).toBe(looks)
})

test('a server that was promoted, or is of another cluster, is no standby', async () => {
  given(promoted)
  expect(await readBy()).toBe(PRIMARY)
  expect(state.asked).toBe(1)
})

test('a standby that is away costs nothing but the first question', async () => {
  given(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }))
  expect(await readBy()).toBe(PRIMARY)
  expect(await readBy()).toBe(PRIMARY)
  expect(state.asked).toBe(1)
})

test('a standby that never answers holds a reading up for a second, once', async () => {
  given(there)
  useStandby({ prisma: STANDBY, pool: { query: () => new Promise(() => {}) } })
  expect(await readBy()).toBe(PRIMARY)
  expect(await readBy()).toBe(PRIMARY)
})

test('a standby lost in the middle of a reading: the primary reads it again', async () => {
  const seen: Reader[] = []
  const found = await onStandby(async (reader) => {
    seen.push(reader)
    if (reader === STANDBY) throw new Error('Connection terminated unexpectedly')
    return 'whole'
  })
  expect(found).toBe('whole')
  expect(seen).toEqual([STANDBY, PRIMARY])
  expect(await readBy()).toBe(PRIMARY)
})

test('a statement cancelled by the replay is read again, and the standby goes on', async () => {
  await onStandby(async (reader) => {
    if (reader === STANDBY) throw Object.assign(new Error('canceling statement due to conflict with recovery'), { code: '40001' })
  })
  expect(await readBy()).toBe(STANDBY)
})

test('a refusal of the reading is final', async () => {
  const seen: Reader[] = []
  const reading = onStandby(async (reader) => {
    seen.push(reader)
    throw new AppError('notFound', '没有找到。')
  })
  await expect(reading).rejects.toThrow('没有找到。')
  expect(seen).toEqual([STANDBY])
})

test('where the primary cannot say how far it is, nobody trusts the standby', async () => {
  state.isPrimaryAway = true
  expect(await readBy()).toBe(PRIMARY)
  expect(state.asked).toBe(0)
})
