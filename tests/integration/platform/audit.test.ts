import { expect, test } from 'vitest'
import { linkAuditTail, verifyAuditChain } from '@/lib/platform/audit/chain'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const actor = { accountId: null, role: null }
const write = (bySeconds: number) =>
  inTransaction((tx) => recordAudit(tx, actor, 'clock.moved', { kind: 'clock', id: null }, { bySeconds, offsetSeconds: 0 }))

/** What only an owner who switches the guards off could do. */
async function tamper(work: () => Promise<unknown>) {
  const { pool } = database.current
  const asOwner = database.current.kind === 'pglite' ? 'RESET ROLE' : 'SET ROLE NONE'
  await pool.query(asOwner)
  await work()
  await pool.query('SET ROLE portal_app')
}

test('a change in the record is found, wherever it is made', async () => {
  for (let n = 1; n <= 5; n++) await write(n)
  await linkAuditTail()
  const whole = await verifyAuditChain()
  expect({ linked: whole.linked, unlinked: whole.unlinked, faults: whole.faults }).toEqual({ linked: 5, unlinked: 0, faults: [] })

  await write(6)
  expect((await verifyAuditChain()).unlinked).toBe(1)
})

test('two linkers at once make one gapless chain', async () => {
  for (let n = 0; n < 20; n++) await write(n)
  await Promise.all(Array.from({ length: 6 }, () => linkAuditTail()))
  await linkAuditTail()
  expect((await verifyAuditChain()).faults).toEqual([])
})

test('a chain cut off behind a checkpoint is found', async () => {
  const head = await verifyAuditChain()
  const faults = (await verifyAuditChain({ seq: BigInt(head.linked + 3), hash: head.headHash })).faults
  expect(faults).toEqual(['记录链在存档的检查点之前被截断。'])
})

test.runIf(!process.env.TEST_DATABASE_URL)('an owner who edits a row behind the guards is found out', async () => {
  await tamper(async () => {
    await database.current.pool.query('ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL')
    await database.current.pool.query(
      `UPDATE "AuditEvent" SET payload = '{"bySeconds": 999, "offsetSeconds": 0}' WHERE id = (SELECT "eventId" FROM "AuditLink" WHERE seq = 2)`,
    )
    await database.current.pool.query('DELETE FROM "AuditEvent" WHERE id = (SELECT "eventId" FROM "AuditLink" WHERE seq = 4)')
    await database.current.pool.query('ALTER TABLE "AuditEvent" ENABLE TRIGGER ALL')
  })
  expect((await verifyAuditChain()).faults).toEqual(['第 2 号记录的内容与其摘要不符。', '第 4 号记录已被删除。'])
})
