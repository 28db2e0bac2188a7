import { beforeAll, describe, expect, test } from 'vitest'
import { followSpellChanges } from '@/lib/org/spell-changes'
import { fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { grantHoldings, type HoldingGrant } from '@/lib/titles/commands/grant-holdings'
import { checkLedger, rebuildLedger } from '@/lib/titles/commands/rebuild-ledger'
import { rewriteLedger } from '@/lib/titles/commands/rewrite-ledger'
import { createLine, createPerson, createUnit } from '@/tests/factories/org'
import { createHolding, createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const ACTOR = { accountId: null, role: null }

beforeAll(async () => {
  await createProgramme(database.current.prisma)
})

const grant = (personId: string, more: Partial<HoldingGrant> = {}): HoldingGrant => ({
  personId,
  titleCode: 'ace',
  startsOn: '2025-09-01',
  basis: 'conferral',
  documentNumber: '澜人才〔2025〕1号',
  isRenewal: false,
  ...more,
})

const give = (items: HoldingGrant[]) => inTransaction((tx) => grantHoldings(tx, ACTOR, items))

async function daysOf(unitId: string, classCode = 'business') {
  const rows = await database.current.prisma.ledgerDay.findMany({ where: { unitId, classCode, kind: 'retained' }, orderBy: { day: 'asc' } })
  return rows.map((row) => `${toDateOnly(row.day)} ${row.delta}`)
}

describe('granting', () => {
  test('writes holdings with terms, rows, roll-up, pool and record in one go', async () => {
    const { prisma } = database.current
    const unit = await createUnit(prisma)
    const line = await createLine(prisma)
    const a = await createPerson(prisma, { unitId: unit.id, lineId: line.id, specialities: ['商事审判'] })
    const b = await createPerson(prisma, { unitId: unit.id, lineId: line.id })
    const ids = await give([grant(a.id), grant(b.id, { titleCode: 'pacesetter' })])
    const holdings = await prisma.holding.findMany({ where: { id: { in: ids } } })
    expect(holdings.map((holding) => toDateOnly(holding.endsOn ?? new Date(0)))).toEqual(['2028-08-31', '2028-08-31'])
    expect(holdings.find((holding) => holding.id === ids[0])?.personId).toBe(a.id)
    expect(await daysOf(unit.id)).toEqual(['2025-09-01 2', '2028-09-01 -2'])
    expect(await prisma.ledgerEntry.count({ where: { personId: a.id, kind: 'cultivated' } })).toBe(1)
    const entry = await prisma.poolEntry.findUniqueOrThrow({ where: { personId: a.id } })
    expect(entry).toMatchObject({
      titleCodes: ['ace'],
      isPublic: false,
      unitId: unit.id,
      bestRank: 2,
      titles: [{ code: 'ace', startsOn: '2025-09-01', endsOn: '2028-08-31' }],
    })
    expect(toDateOnly(entry.activeUntil)).toBe('2028-08-31')
    expect(await prisma.auditEvent.count({ where: { event: 'holding.granted', subjectId: { in: ids } } })).toBe(2)
  })

  test('refuses overlapping terms of one title by name and writes nothing', async () => {
    const { prisma } = database.current
    const person = await createPerson(prisma, { name: '郑重' })
    const other = await createPerson(prisma)
    await give([grant(person.id, { startsOn: '2024-01-01' })])
    await expect(give([grant(other.id), grant(person.id)])).rejects.toMatchObject({
      code: 'holdingOverlap',
      message: expect.stringContaining('郑重'),
    })
    expect(await prisma.holding.count({ where: { personId: other.id } })).toBe(0)
  })

  test('costs the same number of statements for one person as for many', async () => {
    const { prisma, pool } = database.current
    const people = await Promise.all(Array.from({ length: 13 }, () => createPerson(prisma)))
    const count = async (items: HoldingGrant[]) => {
      let statements = 0
      await inTransaction((tx) => {
        const counting = new Proxy(tx, {
          get: (target, key, receiver) => {
            if (['$queryRaw', '$executeRaw'].includes(String(key)) || (typeof key === 'string' && !key.startsWith('$'))) statements++
            return Reflect.get(target, key, receiver)
          },
        })
        return grantHoldings(counting, ACTOR, items)
      })
      return statements
    }
    expect(pool).toBeDefined()
    const one = await count(people.slice(0, 1).map((person) => grant(person.id)))
    const many = await count(people.slice(1).map((person) => grant(person.id)))
    expect(many).toBe(one)
  })
})

describe('many at once', () => {
  test('grants and endings in one unit at the same time leave the roll-up equal to the rows', async () => {
    const { prisma } = database.current
    const unit = await createUnit(prisma)
    const line = await createLine(prisma)
    const people = await Promise.all(
      Array.from({ length: 12 }, () => createPerson(prisma, { unitId: unit.id, lineId: line.id, birthDate: null })),
    )
    await Promise.all(people.map((person) => give([grant(person.id)])))
    expect(await daysOf(unit.id)).toEqual(['2025-09-01 12', '2028-09-01 -12'])
    await Promise.all(
      people.map((person) =>
        inTransaction(async (tx) => {
          await tx.holding.updateMany({ where: { personId: person.id }, data: { state: 'annulled' } })
          await rewriteLedger(tx, [person.id], { reason: '作废', actor: ACTOR })
        }),
      ),
    )
    expect(await daysOf(unit.id)).toEqual([])
    expect((await checkLedger(prisma)).differenceCount).toBe(0)
  })
})

describe('spells', () => {
  test('a transfer moves the count on its day and a back-dated one leaves a correction', async () => {
    const { prisma } = database.current
    const [from, to] = [await createUnit(prisma), await createUnit(prisma)]
    const line = await createLine(prisma)
    const person = await createPerson(prisma, { unitId: from.id, lineId: line.id })
    await give([grant(person.id, { startsOn: '2024-01-01' })])
    const before = await prisma.ledgerCorrection.count({ where: { personId: person.id } })
    await inTransaction(async (tx) => {
      await tx.personSpell.updateMany({
        where: { personId: person.id },
        data: { endsOn: fromDateOnly('2024-05-31'), endReason: 'transferred' },
      })
      await tx.personSpell.create({ data: { personId: person.id, unitId: to.id, lineId: line.id, startsOn: fromDateOnly('2024-06-01') } })
      await tx.person.update({ where: { id: person.id }, data: { unitId: to.id } })
      await followSpellChanges(tx, [person.id], { reason: '补录调动', actor: ACTOR })
    })
    expect(await daysOf(from.id)).toEqual(['2024-01-01 1', '2024-06-01 -1'])
    expect(await daysOf(to.id)).toEqual(['2024-06-01 1', '2027-01-01 -1'])
    expect((await prisma.poolEntry.findUniqueOrThrow({ where: { personId: person.id } })).unitId).toBe(to.id)
    const corrections = await prisma.ledgerCorrection.findMany({ where: { personId: person.id }, orderBy: { at: 'asc' } })
    expect(corrections).toHaveLength(before + 1)
    expect(corrections.at(-1)).toMatchObject({ reason: '补录调动', fromDay: fromDateOnly('2024-06-01') })
    const differences = corrections.at(-1)?.differences as { unitId: string; classCode: string; delta: number }[]
    expect(differences.filter((item) => item.classCode === 'business').map((item) => [item.unitId, item.delta])).toEqual(
      [from.id, to.id].sort().map((id) => [id, id === from.id ? -1 : 1]),
    )
  })

  test('a change dated in the future corrects nothing', async () => {
    const { prisma } = database.current
    const person = await createPerson(prisma)
    await give([grant(person.id, { startsOn: '2999-01-01' })])
    expect(await prisma.ledgerCorrection.count({ where: { personId: person.id } })).toBe(0)
  })
})

describe('rebuilding', () => {
  test('finds nothing in a ledger kept by the write path', async () => {
    expect(await checkLedger(database.current.prisma)).toMatchObject({ differenceCount: 0, differences: [] })
  })

  test('reports and mends rows that were lost and a roll-up that drifted', async () => {
    const { prisma } = database.current
    const unit = await createUnit(prisma)
    const person = await createPerson(prisma, { unitId: unit.id, birthDate: null })
    await createHolding(prisma, { personId: person.id, startsOn: '2024-01-01', endsOn: null })
    const other = await createPerson(prisma, { unitId: unit.id })
    await give([grant(other.id)])
    await prisma.ledgerDay.deleteMany({ where: { unitId: unit.id, kind: 'cultivated' } })
    const found = await checkLedger(prisma)
    expect(
      found.differences
        .filter((item) => item.where === 'rows' && item.personId === person.id && item.classCode === 'business')
        .map((item) => [item.day, item.delta]),
    ).toContainEqual(['2024-01-01', 1])
    expect(found.differences.some((item) => item.where === 'days' && item.unitId === unit.id)).toBe(true)
    await rebuildLedger(ACTOR)
    expect((await checkLedger(prisma)).differenceCount).toBe(0)
    expect(await daysOf(unit.id)).toEqual(['2024-01-01 1', '2025-09-01 1', '2028-09-01 -1'])
  })
})
