import { expect, test } from 'vitest'
import { definePolicy } from '@/lib/platform/access/policy'
import { VISITOR } from '@/lib/platform/access/viewer'
import { createLine, createPerson } from '@/tests/factories/org'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()

test('a verb that is refused filters everything out, wherever its condition stands', async () => {
  const { prisma } = database.current
  const line = await createLine(prisma)
  await createPerson(prisma, { lineId: line.id })
  const policy = definePolicy<'read', { id: string }>({ kind: 'line', verbs: ['read'], facts: ['id'], rules: () => {} })
  const nothing = policy.where(VISITOR, 'read')
  expect(await prisma.line.count({ where: nothing })).toBe(0)
  expect(await prisma.line.count({ where: { AND: [nothing] } })).toBe(0)
  expect(await prisma.line.count({ where: { AND: [{ id: line.id }, nothing] } })).toBe(0)
  expect(await prisma.line.count({ where: { OR: [nothing] } })).toBe(0)
  expect(await prisma.person.count({ where: { line: { is: nothing } } })).toBe(0)
})
