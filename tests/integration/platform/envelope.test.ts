import { expect, test } from 'vitest'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { searchHash } from '@/lib/platform/crypto/keyed-hash'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const PLACE = { table: 'Person', row: 'one', column: 'idNumber' }

test('a value opens where it belongs and nowhere else', async () => {
  const envelope = await openEnvelope(database.current.prisma)
  const cipher = envelope.seal('110105194912310025', PLACE)
  expect(cipher).not.toContain('110105')
  expect(envelope.open(cipher, PLACE)).toBe('110105194912310025')
  expect(() => envelope.open(cipher, { ...PLACE, row: 'two' })).toThrow()
  expect(() => envelope.open(cipher, { ...PLACE, column: 'phone' })).toThrow()
  expect(() => envelope.open(`${cipher.slice(0, -4)}AAAA`, PLACE)).toThrow()
})

test('equal values have different ciphertexts and equal search hashes', async () => {
  const envelope = await openEnvelope(database.current.prisma)
  expect(envelope.seal('x', PLACE)).not.toBe(envelope.seal('x', PLACE))
  expect(searchHash('idNumber', 'x')).toBe(searchHash('idNumber', 'x'))
  expect(searchHash('idNumber', 'x')).not.toBe(searchHash('phone', 'x'))
})

test('the database holds data keys only wrapped', async () => {
  await openEnvelope(database.current.prisma)
  const keys = await database.current.prisma.dataKey.findMany()
  expect(keys).toHaveLength(1)
  expect(Buffer.from(keys[0]?.wrappedKey ?? '', 'base64url').length).toBeGreaterThan(32 + 28)
})
