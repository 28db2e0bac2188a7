import { beforeAll, describe, expect, test } from 'vitest'
import { operator } from '@/lib/cli/operator'
import { quickSearch } from '@/lib/desk/quick-search'
import { checkInvariants } from '@/lib/invariants/check-invariants'
import { parsePeopleFilter } from '@/lib/org/people-filter'
import { readPeople } from '@/lib/org/people-queries'
import { readLines, readUnit, readUnits } from '@/lib/org/unit-queries'
import { readPublicFilter } from '@/lib/pool/public-filter'
import { countPublicTalents, readPublicTalents } from '@/lib/pool/public-queries'
import { readDuties } from '@/lib/reports/duty-queries'
import { readStages } from '@/lib/reports/stage-queries'
import { readPersonsBehind } from '@/lib/targets/persons-behind-queries'
import { readDashboard } from '@/lib/targets/queries'
import { readHoldings } from '@/lib/titles/holding-queries'
import { generateCity } from '@/prisma/seed/large/generate-city'
import { readBareTalents } from '@/tests/bench/bare-query.mjs'
import { useTestDatabase } from '@/tests/support/database'
import { capturedReads, tableReads } from '@/tests/support/query-plans'

const database = useTestDatabase()
const PEOPLE = 4000
const size = { people: PEOPLE, seed: 7, holders: 600 }

beforeAll(async () => {
  await generateCity(database.current, size)
  // Plans follow what the tables hold; only their owner may have it counted.
  const client = await database.current.pool.connect()
  await client.query('SET ROLE NONE')
  await client.query('ANALYZE')
  await client.query('SET ROLE portal_app')
  client.release()
}, 300_000)

describe('an invented city', () => {
  test('has the people it was asked for, and every invariant holds', async () => {
    const { prisma } = database.current
    expect(await prisma.person.count()).toBe(PEOPLE)
    expect(await prisma.poolEntry.count({ where: { isPublic: true } })).toBeGreaterThan(PEOPLE / 4)
    expect((await checkInvariants(prisma)).faults).toEqual([])
  })

  test('is refused where people are already', async () => {
    await expect(generateCity(database.current, { ...size, seed: 8 })).rejects.toThrow('数据库里已有人员档案')
    expect(await database.current.prisma.person.count()).toBe(PEOPLE)
  })

  test.each([['ace'], ['pacesetter'], ['nationalLeader'], ['backbone']])(
    'the portal and the bare SQL of the bench read the same people: %s',
    async (title) => {
      const { asOf, total, isMore, nextKey, talents } = await readPublicTalents(readPublicFilter({ title }))
      const bare = await readBareTalents(database.current.pool, [title])
      expect({ asOf, total, totalIsBound: isMore, next: nextKey, talents }).toEqual(bare)
      expect(bare.talents.length).toBe(Math.min(bare.total, 20))
      expect(bare.total).toBeGreaterThan(5)
    },
  )
})

/** Tables that grow with the people. */
const LARGE = new Set(['Person', 'PersonSpell', 'Holding', 'PoolEntry', 'LedgerEntry', 'Consent'])
/** A page, what it is looked up by, and a total that is counted up to a thousand. */
const MOST_ROWS = 1700

describe('no list and no dashboard reads the people or holdings from end to end', () => {
  const leader = operator('cityLeader')
  const office = operator('cityOffice')
  const ids = async () => {
    const { prisma } = database.current
    const unit = await prisma.unitVersion.findFirstOrThrow({
      where: { parent: { isNot: null }, unit: { level: 'district' } },
      orderBy: { unitId: 'asc' },
    })
    const line = await prisma.line.findFirstOrThrow({ orderBy: { sortOrder: 'asc' } })
    return { unitId: unit.unitId, lineId: line.id }
  }
  const publicList = (query: Record<string, string>) => readPublicTalents(readPublicFilter(query))
  const people = (query: Record<string, string>) => readPeople(office, parsePeopleFilter(query))

  const pages: Record<string, () => Promise<unknown>> = {
    'dashboard of the city': () => readDashboard(leader, {}),
    'dashboard of a unit': async () => readDashboard(leader, { unitId: (await ids()).unitId }),
    'dashboard of a line': async () => readDashboard(leader, { lineId: (await ids()).lineId }),
    'duties of the units': () => readDuties(leader, {}),
    'five stages of the units': () => readStages(leader, {}),
    'persons behind a number': () => readPersonsBehind(leader, { kind: 'retained', classCode: 'practitioner' }),
    'persons behind a number, a later page': async () => {
      const { nextAfter } = await readPersonsBehind(leader, { kind: 'retained', classCode: 'practitioner' })
      return readPersonsBehind(leader, { kind: 'retained', classCode: 'practitioner', after: nextAfter ?? undefined })
    },
    'persons behind what was cultivated': () => readPersonsBehind(leader, { kind: 'cultivated', classCode: 'practitioner' }),
    'persons whose terms end': () => readPersonsBehind(leader, { kind: 'expiring' }),
    'public pool': () => publicList({}),
    'public pool by title': () => publicList({ title: 'ace' }),
    'public pool, a later page': async () => publicList({ title: 'ace', after: (await publicList({ title: 'ace' })).nextKey ?? '' }),
    'public pool by a name of two characters': () => publicList({ q: '王丽' }),
    'public pool by speciality': () => publicList({ q: '刑事审判' }),
    'public pool of a unit': async () => publicList({ unit: (await ids()).unitId }),
    'titles on the front page': () => countPublicTalents(),
    people: () => people({}),
    'people by name': () => people({ q: '王丽' }),
    'people of a unit': async () => people({ unit: (await ids()).unitId }),
    units: () => readUnits(office),
    'a unit': async () => readUnit(office, (await ids()).unitId),
    lines: () => readLines(office),
    'titles held': () => readHoldings(office, {}),
    'quick search': () => quickSearch(office, { query: '王丽' }),
  }

  test.each(Object.entries(pages))('%s', async (_, read) => {
    // What a process keeps is read once.
    await read()
    const statements = await capturedReads(database.current, read)
    const client = await database.current.pool.connect()
    try {
      const far: string[] = []
      for (const statement of statements)
        for (const { table, node, index, touched } of await tableReads(client, statement, LARGE))
          if (node === 'Seq Scan' || touched > MOST_ROWS)
            far.push(`${table}: ${node} ${index ?? ''} touched ${touched} rows in ${statement.text.replace(/\s+/g, ' ').slice(0, 400)}`)
      expect(statements.length).toBeGreaterThan(0)
      expect(far).toEqual([])
    } finally {
      client.release()
    }
  })
})
