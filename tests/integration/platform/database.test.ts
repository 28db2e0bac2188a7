import { expect, test } from 'vitest'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { linkAuditTail, verifyAuditChain } from '@/lib/platform/audit/chain'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction, type Reader } from '@/lib/platform/db/client'
import { onStandby, useStandby } from '@/lib/platform/db/standby'
import { readDuties } from '@/lib/reports/duty-queries'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()

test('business time runs with real time where no offset is set', async () => {
  const now = await businessNow(database.current.prisma)
  expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(5_000)
})

test('a row of the record is linked and found whole', async () => {
  await inTransaction((tx) =>
    recordAudit(tx, { accountId: null, role: null }, 'clock.moved', { kind: 'clock', id: null }, { bySeconds: 5, offsetSeconds: 5 }),
  )
  expect(await linkAuditTail()).toBe(1)
  expect((await verifyAuditChain()).faults).toEqual([])
})

test('the app cannot change or delete rows of the record', async () => {
  await expect(database.current.prisma.$executeRaw`UPDATE "AuditEvent" SET event = 'x'`).rejects.toThrow()
  await expect(database.current.prisma.$executeRaw`DELETE FROM "AuditEvent"`).rejects.toThrow()
})

test('figures are read by the handle of the standby alone, and are the same', async () => {
  const viewer: Viewer = { ...VISITOR, accountId: 'leader', role: 'cityLeader' }
  const wanted = await readDuties(viewer, {})
  const asked = new Set<string>()
  const { prisma } = database.current
  const standby = new Proxy(prisma, {
    get: (target, key) => {
      asked.add(String(key))
      return Reflect.get(target, key)
    },
  }) as Reader
  useStandby({ prisma: standby, pool: { query: async () => ({ rows: [{ isStandby: true, isThere: true }] }) } })
  expect(await readDuties(viewer, {})).toEqual(wanted)
  useStandby(null)
  expect(asked.size).toBeGreaterThan(3)
})

test('a primary without standby answers the question how far it is, and is no standby itself', async () => {
  const { pool, prisma } = database.current
  useStandby({ prisma: {} as Reader, pool })
  expect(await onStandby(async (reader) => reader === prisma)).toBe(true)
  useStandby(null)
})
