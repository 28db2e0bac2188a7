import { expect, test } from 'vitest'
import { VISITOR } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { once } from '@/lib/platform/idempotency'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const viewer = { ...VISITOR, accountId: 'account-one' }

const submit = (key: string) =>
  inTransaction((tx) =>
    once(tx, viewer, 'setting.save', key, async () => {
      const line = await tx.line.create({ data: { code: `code-${key}`, name: `条线${key}` } })
      return { id: line.id }
    }),
  )

test('fifty equal submits make one row and get one answer', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => submit('甲')))
  expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
  expect(await database.current.prisma.line.count({ where: { code: 'code-甲' } })).toBe(1)
})

test('a submit that failed leaves its key free', async () => {
  const fail = inTransaction((tx) =>
    once(tx, viewer, 'setting.save', '乙', async () => {
      throw new Error('refused')
    }),
  )
  await expect(fail).rejects.toThrow('refused')
  expect((await submit('乙')).id).toBeTruthy()
})
