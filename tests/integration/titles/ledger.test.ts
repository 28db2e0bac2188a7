import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { mergeUnits } from '@/lib/org/commands/merge-units'
import { movePerson } from '@/lib/org/commands/move-person'
import { splitUnit } from '@/lib/org/commands/split-unit'
import { followSpellChanges } from '@/lib/org/spell-changes'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { addDays, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/errors'
import { endHolding } from '@/lib/titles/commands/end-holding'
import { grantHoldings, type HoldingGrant } from '@/lib/titles/commands/grant-holdings'
import { checkLedger, rebuildLedger } from '@/lib/titles/commands/rebuild-ledger'
import { rewriteLedger } from '@/lib/titles/commands/rewrite-ledger'
import { loadHistories } from '@/lib/titles/person-history'
import { createLine, createPerson, createUnit } from '@/tests/factories/org'
import { createHolding, createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'
import { countedOn, RULES } from '@/tests/unit/titles/naive-count'

const database = useTestDatabase()
const ACTOR = { accountId: null, role: null }
const OFFICE: Viewer = { ...VISITOR, accountId: 'account-office', role: 'cityOffice' }

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

describe('whatever is entered, in any order', () => {
  /** The roll-up over these units, to be summed up to any day, cell by cell. */
  async function rollUpOf(unitIds: string[]): Promise<(day: string) => string[]> {
    const rows = await database.current.prisma.ledgerDay.findMany({
      where: { kind: 'retained', unitId: { in: unitIds }, classCode: { in: RULES.classes.map(({ code }) => code) } },
    })
    return (day) => {
      const cells = new Map<string, number>()
      for (const { classCode, unitId, lineId, day: on, delta } of rows) {
        if (toDateOnly(on) > day) continue
        const cell = `${classCode} ${unitId} ${lineId}`
        cells.set(cell, (cells.get(cell) ?? 0) + delta)
      }
      return [...cells].flatMap(([cell, sum]) => Array<string>(sum).fill(cell)).sort()
    }
  }

  test('commands leave on every day what a naive count of their holdings and spells finds, through merging and splitting of units', async () => {
    const { prisma } = database.current
    const today = await businessToday(prisma)
    const lineId = (await createLine(prisma)).id
    const city = (await createUnit(prisma, { level: 'city' })).id
    const under = () => createUnit(prisma, { parentId: city })
    const units = [await under(), await under(), await under()].map(({ id }) => id)
    const people: string[] = []
    for (let index = 0; index < 6; index++)
      people.push((await createPerson(prisma, { unitId: units[index % 2], lineId, birthDate: null, startsOn: '2018-01-01' })).id)
    const steps = fc.sample(
      fc.record({
        who: fc.nat({ max: 5 }),
        what: fc.constantFrom(
          'grant' as const,
          'grant' as const,
          'renew' as const,
          'revoked' as const,
          'ended' as const,
          'annulled' as const,
          'move' as const,
        ),
        code: fc.constantFrom(...RULES.titles.map(({ code }) => code)),
        on: fc.integer({ min: 0, max: 2500 }).map((days) => addDays('2019-01-01', days)),
      }),
      { numRuns: 40, seed: 20250915 },
    )
    const refusals: string[] = []
    const attempt = (work: Promise<unknown>) =>
      work.catch((error: unknown) => {
        // What rules refuse changes nothing; anything else is a fault.
        if (!(error instanceof AppError)) throw error
        refusals.push(error.code)
      })
    for (const { who, what, code, on } of steps) {
      const personId = people[who] ?? ''
      const held = await prisma.holding.findMany({ where: { personId, state: 'active' }, orderBy: { startsOn: 'asc' } })
      const holding = held.at(-1)
      if (what === 'grant') await attempt(give([grant(personId, { titleCode: code, startsOn: on, basis: 'history' })]))
      else if (what === 'move') {
        const person = await prisma.person.findUniqueOrThrow({ where: { id: personId } })
        const unitId = units.find((id) => id !== person.unitId) ?? ''
        await attempt(movePerson(OFFICE, { personId, version: person.version, unitId, lineId, post: null, on, reason: '补录调动' }))
      } else if (holding && what === 'renew' && holding.endsOn)
        await attempt(
          give([grant(personId, { titleCode: code, startsOn: addDays(toDateOnly(holding.endsOn), 1), basis: 'history', isRenewal: true })]),
        )
      else if (holding && what !== 'renew')
        await attempt(
          endHolding(OFFICE, {
            holdingId: holding.id,
            version: holding.version,
            how: what,
            kind: 'other',
            on: what === 'annulled' ? null : on,
            reason: '补录终止',
          }),
        )
    }
    // Some of it was refused and most of it done, or the walk proves nothing.
    expect(refusals.length).toBeGreaterThan(0)
    expect(refusals.length).toBeLessThan(30)
    const reorganise = { on: today, reason: '机构改革调整' }
    const [first = '', second = '', third = ''] = units
    await mergeUnits(OFFICE, { unitId: first, version: 1, intoUnitId: second, ...reorganise })
    const { version } = await prisma.unit.findUniqueOrThrow({ where: { id: second } })
    const moved = await prisma.person.findMany({ where: { unitId: second }, select: { id: true }, take: 2 })
    await splitUnit(OFFICE, {
      unitId: second,
      version,
      ...reorganise,
      newUnits: [{ name: '新设分局', shortName: '分局', code: 'NEW-1', personIds: moved.map(({ id }) => id) }],
    })
    const made = await prisma.unit.findFirstOrThrow({ where: { code: 'NEW-1' } })
    const histories = await loadHistories(prisma, people)
    const edges = histories.flatMap(({ spells, holdings }) =>
      [...spells, ...holdings].flatMap(({ startsOn, endsOn }) => [startsOn, ...(endsOn ? [endsOn, addDays(endsOn, 1)] : [])]),
    )
    const countedUpTo = await rollUpOf([first, second, third, made.id])
    for (const day of [...new Set([...edges, addDays(today, -1), today, addDays(today, 1), '2030-01-01'])])
      expect([day, countedUpTo(day)]).toEqual([day, histories.flatMap((history) => countedOn(history, day)).sort()])
    expect((await checkLedger(prisma)).differenceCount).toBe(0)
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
