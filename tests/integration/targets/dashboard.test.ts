import { beforeAll, describe, expect, test } from 'vitest'
import { headcounts } from '@/lib/org/headcount-queries'
import { followSpellChanges } from '@/lib/org/spell-changes'
import type { Viewer } from '@/lib/platform/access/viewer'
import { VISITOR } from '@/lib/platform/access/viewer'
import { addDays, fromDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { leavingSums, lineSums, unitSums } from '@/lib/targets/figures'
import { readForecast } from '@/lib/targets/forecast-queries'
import { readPersonsBehind } from '@/lib/targets/persons-behind-queries'
import { readDashboard } from '@/lib/targets/queries'
import { grantHoldings, type HoldingGrant } from '@/lib/titles/commands/grant-holdings'
import { createLine, createPerson, createUnit } from '@/tests/factories/org'
import { createProgramme, createTarget } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const AS_OF = '2025-09-15'
const ids = { city: '', east: '', eastCourt: '', west: '', civil: '', criminal: '', cycle: '' }

const viewerAs = (role: Viewer['role'], unitIds: string[] = []): Viewer => ({
  ...VISITOR,
  accountId: 'account',
  role,
  unitIds,
  grant: { id: 'grant', role: role === 'visitor' ? 'talent' : role, unitId: unitIds[0] ?? null, lineId: null, roundId: null },
})
const LEADER = viewerAs('cityLeader')

const grant = (personId: string, more: Partial<HoldingGrant> = {}): HoldingGrant => ({
  personId,
  titleCode: 'ace',
  startsOn: '2023-01-01',
  basis: 'history',
  documentNumber: null,
  isRenewal: false,
  ...more,
})
const give = (items: HoldingGrant[]) => inTransaction((tx) => grantHoldings(tx, { accountId: null, role: null }, items))

beforeAll(async () => {
  const { prisma } = database.current
  ids.cycle = (await createProgramme(prisma)).cycleId
  ids.city = (await createUnit(prisma, { name: '澜州市', level: 'city' })).id
  ids.east = (await createUnit(prisma, { name: '东区', parentId: ids.city, level: 'district' })).id
  ids.eastCourt = (await createUnit(prisma, { name: '东区法庭', parentId: ids.east })).id
  ids.west = (await createUnit(prisma, { name: '西区', parentId: ids.city, level: 'district' })).id
  ids.civil = (await createLine(prisma, { name: '民事', sortOrder: 1 })).id
  ids.criminal = (await createLine(prisma, { name: '刑事', sortOrder: 2 })).id
  await createTarget(prisma, { cycleId: ids.cycle, classCode: 'business', lineId: ids.civil, value: 4 })
  await createTarget(prisma, { cycleId: ids.cycle, classCode: 'business', lineId: ids.criminal, value: 1 })
  const [a, b, c, d] = [
    await createPerson(prisma, { name: '安一', namePinyin: 'anyi', unitId: ids.eastCourt, lineId: ids.civil }),
    await createPerson(prisma, { name: '白二', namePinyin: 'baier', unitId: ids.east, lineId: ids.civil }),
    await createPerson(prisma, { name: '陈三', namePinyin: 'chensan', unitId: ids.west, lineId: ids.civil }),
    await createPerson(prisma, { name: '丁四', namePinyin: 'dingsi', unitId: ids.west, lineId: ids.criminal, retiresOn: '2025-10-31' }),
  ]
  await give([
    grant(a.id, { startsOn: '2023-01-01' }),
    grant(b.id, { startsOn: '2024-01-01', titleCode: 'pacesetter' }),
    grant(c.id, { startsOn: '2022-12-01' }),
    grant(d.id, { startsOn: '2024-01-01' }),
    grant(d.id, { startsOn: '2022-01-01', titleCode: 'expert' }),
  ])
})

const business = async (viewer: Viewer, filter: Parameters<typeof readDashboard>[1] = {}) => {
  const dashboard = await readDashboard(viewer, { asOf: AS_OF, ...filter })
  return { dashboard, figures: dashboard.classes.find((item) => item.code === 'business') }
}

describe('the city', () => {
  test('shows retained, cultivated, target, gap, forecast and who leaves', async () => {
    const { figures, dashboard } = await business(LEADER)
    expect(figures).toMatchObject({
      held: 4,
      cultivated: 4,
      target: 5,
      gap: 1,
      atEnd: 2,
      gapAtEnd: 3,
      expired: 1,
      retiring: 1,
      standing: 'missed',
    })
    expect(dashboard.grid.find((row) => row.lineId === ids.civil)?.cells.business).toEqual({
      held: 3,
      atEnd: 2,
      target: 4,
      expired: 1,
      retiring: 0,
      gain: { low: 0, expected: 0, high: 0 },
      forecast: { low: 2, expected: 2, high: 2, ceiling: 3 },
      standing: 'missed',
    })
    expect(
      dashboard.ladder
        .flatMap((ladder) => ladder.tiers)
        .filter((tier) => tier.held > 0)
        .map((tier) => `${tier.title} ${tier.held}`),
    ).toEqual(['业务专家 1', '业务标兵 1', '业务能手 3'])
    expect(dashboard.ranking.map((row) => `${row.name} ${row.total}/${row.staff}`).sort()).toEqual(['东区 2/2', '西区 2/2'])
    expect(dashboard.trend.history.at(-1)).toEqual({ on: AS_OF, value: 4 })
    expect(dashboard.trend.future.map((point) => [point.on, point.value])).toEqual([
      [AS_OF, 4],
      ['2025-11-01', 3],
      ['2025-12-01', 2],
      ['2025-12-31', 2],
    ])
    expect(dashboard.attention.map((item) => item.title)).toContain('民事条线 业务人才差 1 名')
    expect(dashboard.verdict.tone).toBe('rose')
  })

  test('a grant changes the dashboard at once', async () => {
    const { prisma } = database.current
    const person = await createPerson(prisma, { unitId: ids.west, lineId: ids.criminal })
    const before = (await business(LEADER)).figures?.held ?? 0
    await give([grant(person.id, { startsOn: '2025-09-01' })])
    expect((await business(LEADER)).figures?.held).toBe(before + 1)
    expect((await business(LEADER, { asOf: '2025-08-31' })).figures?.held).toBe(before)
  })

  test('a transfer moves the counts', async () => {
    const { prisma } = database.current
    const person = await createPerson(prisma, { unitId: ids.west, lineId: ids.civil })
    await give([grant(person.id, { startsOn: '2025-01-01' })])
    const heldIn = async (unitId: string) => (await business(LEADER, { unitId })).figures?.held ?? 0
    const [west, east] = [await heldIn(ids.west), await heldIn(ids.east)]
    await inTransaction(async (tx) => {
      await tx.personSpell.updateMany({
        where: { personId: person.id },
        data: { endsOn: fromDateOnly('2025-06-30'), endReason: 'transferred' },
      })
      await tx.personSpell.create({
        data: { personId: person.id, unitId: ids.eastCourt, lineId: ids.civil, startsOn: fromDateOnly('2025-07-01') },
      })
      await followSpellChanges(tx, [person.id], { reason: '调动', actor: { accountId: null, role: null } })
    })
    expect([await heldIn(ids.west), await heldIn(ids.east)]).toEqual([west - 1, east + 1])
  })

  test('every number opens the list it counts', async () => {
    const { dashboard } = await business(LEADER)
    for (const figures of dashboard.classes) {
      const filter = { classCode: figures.code, asOf: AS_OF }
      expect((await readPersonsBehind(LEADER, { ...filter, kind: 'retained' })).rows).toHaveLength(figures.held)
      expect((await readPersonsBehind(LEADER, { ...filter, kind: 'cultivated' })).rows).toHaveLength(figures.cultivated)
      const leaving = await readPersonsBehind(LEADER, { ...filter, kind: 'expiring' })
      expect([leaving.rows.length, leaving.count]).toEqual([figures.expired + figures.retiring, figures.expired + figures.retiring])
    }
    for (const row of dashboard.grid)
      expect((await readPersonsBehind(LEADER, { kind: 'retained', classCode: 'business', lineId: row.lineId, asOf: AS_OF })).count).toBe(
        row.cells.business?.held,
      )
    for (const tier of dashboard.ladder.flatMap((ladder) => ladder.tiers))
      expect((await readPersonsBehind(LEADER, { kind: 'retained', classCode: tier.classCode, asOf: AS_OF })).rows).toHaveLength(tier.held)
    const retiring = await readPersonsBehind(LEADER, { kind: 'expiring', classCode: 'business', lineId: ids.criminal, asOf: AS_OF })
    expect(retiring.rows[0]).toMatchObject({
      name: '丁四',
      leavesOn: '2025-11-01',
      leaveReason: '到龄退休',
      unitName: '西区',
      canOpen: true,
    })
  })

  test('whose terms end may hold on where the rules allow, and the list says why', async () => {
    const { prisma } = database.current
    const renewable = async () => {
      const { lines } = await readForecast(LEADER, { classCode: 'business', lineId: ids.civil, asOf: AS_OF })
      const { rows } = await readPersonsBehind(LEADER, { kind: 'expiring', classCode: 'business', lineId: ids.civil, asOf: AS_OF })
      return { count: lines[0]?.renewable, people: rows.map((row) => [row.name, row.renewal]) }
    }
    const none = '还没有年度考核结果，续评要求合格以上'
    expect(await renewable()).toEqual({ count: 1, people: [['陈三', { canRenew: true, why: none }]] })

    const holding = await prisma.holding.findFirstOrThrow({ where: { person: { name: '陈三' } } })
    const year = await prisma.assessmentYear.create({
      data: { year: 2024, openedOn: fromDateOnly('2025-01-10'), dueOn: fromDateOnly('2025-03-01'), excellentCap: 20 },
    })
    const form = await prisma.holdingAssessment.create({
      data: {
        yearId: year.id,
        holdingId: holding.id,
        personId: holding.personId,
        unitId: ids.west,
        grade: 'unqualified',
        state: 'confirmed',
        effects: { create: { kind: 'barRenewal', reason: '不合格' } },
      },
      select: { id: true },
    })
    const failed = '2024 年度考核不合格，续评要求合格以上'
    expect(await renewable()).toEqual({ count: 0, people: [['陈三', { canRenew: false, why: failed }]] })
    await prisma.managementRule.create({
      data: {
        titleId: holding.titleId,
        failedYearsToRevoke: 2,
        renewalNeeds: null,
        trainingHours: 0,
        noticeDays: [30],
        barYearsAfterSanction: 5,
        barYearsAfterAssessment: 2,
      },
    })
    expect((await renewable()).count).toBe(1)
    await prisma.sanction.create({
      data: {
        personId: holding.personId,
        kind: '警告',
        reason: '违纪',
        startsOn: fromDateOnly('2025-07-01'),
        endsOn: fromDateOnly('2026-01-01'),
      },
    })
    const sanctioned = '处分期至2026年1月1日，新任期开始后仍未届满'
    expect(await renewable()).toEqual({ count: 0, people: [['陈三', { canRenew: false, why: sanctioned }]] })

    // Of somebody who has moved on, a unit learns the number and not the ground.
    await prisma.person.update({ where: { id: holding.personId }, data: { unitId: ids.east } })
    const west = viewerAs('unitLeader', [ids.west])
    const { rows } = await readPersonsBehind(west, { kind: 'expiring', classCode: 'business', lineId: ids.civil, asOf: AS_OF })
    expect(rows.map((row) => [row.canOpen, row.renewal])).toEqual([[false, { canRenew: false, why: '原因由其现在单位掌握' }]])
    await prisma.person.update({ where: { id: holding.personId }, data: { unitId: ids.west } })
    await prisma.sanction.deleteMany()
    await prisma.managementRule.deleteMany()
    await prisma.assessmentEffect.deleteMany({ where: { assessmentId: form.id } })
    await prisma.holdingAssessment.deleteMany()
    await prisma.assessmentYear.deleteMany()
  })

  test('asks the database as often with many persons as with few', async () => {
    const { prisma, pool } = database.current
    let statements = 0
    const count = async (work: () => Promise<unknown>) => {
      statements = 0
      const query = pool.query
      pool.query = ((...args: Parameters<typeof query>) => {
        statements++
        return Reflect.apply(query, pool, args)
      }) as typeof query
      await work()
      pool.query = query
      return statements
    }
    const one = await count(() => business(LEADER))
    const people = await Promise.all(Array.from({ length: 5 }, () => createPerson(prisma, { unitId: ids.west, lineId: ids.criminal })))
    await give(people.map((person) => grant(person.id)))
    expect(await count(() => business(LEADER))).toBe(one)
    expect(one).toBeGreaterThan(5)
  })

  test('pages the list by key without loss or repetition', async () => {
    const { prisma } = database.current
    const people = await Promise.all(
      Array.from({ length: 60 }, () => createPerson(prisma, { namePinyin: 'zz', unitId: ids.west, lineId: ids.criminal })),
    )
    await give(people.map((person) => grant(person.id, { titleCode: 'municipalLeader' })))
    const filter = { kind: 'retained', classCode: 'municipal', asOf: AS_OF } as const
    const first = await readPersonsBehind(LEADER, filter)
    const second = await readPersonsBehind(LEADER, { ...filter, after: first.nextAfter ?? '' })
    expect([first.count, first.rows.length, second.rows.length, second.nextAfter]).toEqual([60, 50, 10, null])
    expect(new Set([...first.rows, ...second.rows].map((row) => row.personId)).size).toBe(60)
  })
})

describe('the sums that dashboards read', () => {
  test.each(['2021-12-31', '2022-12-01', '2023-06-30', '2025-07-01', AS_OF, '2025-12-31'])(
    'agree with a naive count on %s',
    async (day) => {
      const { prisma } = database.current
      const on = fromDateOnly(day)
      const entries = await prisma.ledgerEntry.findMany({ where: { kind: 'retained', classCode: 'business', day: { lte: on } } })
      const naive = (rows: typeof entries) => rows.reduce((sum, row) => sum + row.delta, 0)
      const held = async (unitIds: string[] | null) =>
        (await lineSums(prisma, { unitIds, lineId: null }, ids.cycle, day, day))
          .filter((row) => row.kind === 'retained' && row.classCode === 'business')
          .reduce((sum, row) => sum + row.held, 0)
      expect(await held(null)).toBe(naive(entries))
      const unitIds = [ids.city, ids.east, ids.eastCourt, ids.west]
      for (const unitId of unitIds) expect(await held([unitId])).toBe(naive(entries.filter((row) => row.unitId === unitId)))
      const byUnit = await unitSums(prisma, unitIds, null, ['business'], day)
      expect(byUnit.reduce((sum, row) => sum + row.held, 0)).toBe(naive(entries))
      const spells = await prisma.personSpell.findMany({
        where: { startsOn: { lte: on }, OR: [{ endsOn: null }, { endsOn: { gte: on } }] },
      })
      const staff = await headcounts(prisma, unitIds, day, null)
      for (const unitId of unitIds) expect(staff.get(unitId) ?? 0).toBe(spells.filter((spell) => spell.unitId === unitId).length)
      const leaving = await leavingSums(prisma, { unitIds: null, lineId: null }, ['business'], day, '2026-12-31')
      const going = await prisma.ledgerEntry.count({
        where: {
          kind: 'retained',
          classCode: 'business',
          delta: -1,
          reason: { in: ['expired', 'revoked', 'retired'] },
          day: { gt: on, lte: fromDateOnly('2026-12-31') },
        },
      })
      expect(leaving.reduce((sum, row) => sum + row.expired + row.retiring, 0)).toBe(going)
    },
  )

  test('give a long history as month ends and the month shown day by day', async () => {
    const { prisma } = database.current
    const people = await Promise.all(Array.from({ length: 130 }, () => createPerson(prisma, { unitId: ids.east, lineId: ids.civil })))
    await give(people.map((person, index) => grant(person.id, { startsOn: addDays('2024-03-01', index), titleCode: 'municipalLeader' })))
    const { trend } = await readDashboard(LEADER, { asOf: AS_OF, classCode: 'municipal' })
    expect(trend.isMonthly).toBe(true)
    expect(trend.history.find((point) => point.on === '2024-03-31')?.value).toBe(31 + 60)
    expect(trend.history.at(-1)).toEqual({ on: AS_OF, value: 130 + 60 })
  })
})

describe('a unit', () => {
  test('sees its own subtree and nothing else', async () => {
    const eastLeader = viewerAs('unitLeader', [ids.east, ids.eastCourt])
    const { figures, dashboard } = await business(eastLeader)
    expect(dashboard.unit?.id).toBe(ids.east)
    expect(dashboard.isCity).toBe(false)
    expect(figures?.target).toBeNull()
    const persons = await readPersonsBehind(eastLeader, { kind: 'retained', classCode: 'business', asOf: AS_OF })
    expect(persons.count).toBe(figures?.held)
    expect(persons.rows.map((row) => row.name)).not.toContain('陈三')
    expect(persons.rows.map((row) => row.name)).toEqual(expect.arrayContaining(['安一', '白二']))
    expect(JSON.stringify(dashboard)).not.toContain('西区')
    await expect(readDashboard(eastLeader, { asOf: AS_OF, unitId: ids.west })).rejects.toMatchObject({ code: 'notFound' })
    await expect(readDashboard(eastLeader, { asOf: AS_OF, unitId: ids.city })).rejects.toMatchObject({ code: 'notFound' })
    await expect(readPersonsBehind(eastLeader, { kind: 'retained', classCode: 'business', unitId: ids.west })).rejects.toMatchObject({
      code: 'notFound',
    })
  })

  test.each(['talent', 'reviewer', 'panelist', 'partner', 'sysAdmin', 'securityAdmin', 'auditor', 'visitor'] as const)(
    '%s sees no figures',
    async (role) => {
      await expect(readDashboard(viewerAs(role), {})).rejects.toMatchObject({ code: 'forbidden' })
      await expect(readPersonsBehind(viewerAs(role), { kind: 'retained', classCode: 'business' })).rejects.toMatchObject({
        code: 'forbidden',
      })
    },
  )
})
