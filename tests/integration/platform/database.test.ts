import { expect, test } from 'vitest'
import { linkAuditTail, verifyAuditChain } from '@/lib/platform/audit/chain'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction } from '@/lib/platform/db/client'
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
