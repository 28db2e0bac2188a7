import { beforeAll, expect, test } from 'vitest'
import { readPublicFilter } from '@/lib/pool/public-filter'
import { readPublicTalents } from '@/lib/pool/public-queries'
import { readBareTalents } from '@/tests/bench/bare-query.mjs'
import { generateCity } from '@/tests/bench/generate'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()

beforeAll(async () => {
  await generateCity(database.current.pool, { people: 200, holders: 120 })
})

test('the generator makes the city it names', async () => {
  const { prisma } = database.current
  expect([await prisma.person.count(), await prisma.personSpell.count(), await prisma.poolEntry.count()]).toEqual([200, 200, 120])
  expect(await prisma.holding.count()).toBe(160)
})

test.each([['ace'], ['pacesetter'], ['nationalLeader'], ['backbone']])(
  'the portal and the bare SQL read the same people: %s',
  async (title) => {
    const { asOf, total, isMore, nextKey, talents } = await readPublicTalents(readPublicFilter({ title }))
    const bare = await readBareTalents(database.current.pool, [title])
    expect({ asOf, total, totalIsBound: isMore, next: nextKey, talents }).toEqual(bare)
    expect(bare.talents.length).toBe(Math.min(bare.total, 20))
    expect(bare.total).toBeGreaterThan(5)
  },
)
