import { beforeAll, describe, expect, test } from 'vitest'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { fromDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { exportDuties } from '@/lib/reports/commands/export-duties'
import { exportReport } from '@/lib/reports/commands/export-report'
import { makeReport } from '@/lib/reports/commands/make-report'
import { saveStageRules } from '@/lib/reports/commands/save-stage-rules'
import { previewTemplate, saveTemplate } from '@/lib/reports/commands/save-template'
import { readDuties } from '@/lib/reports/duty-queries'
import { readReports, readTemplate } from '@/lib/reports/leader-report-queries'
import { DEFAULT_TEMPLATE } from '@/lib/reports/report-template'
import { readStages } from '@/lib/reports/stage-queries'
import { DEFAULT_STAGE_RULES } from '@/lib/reports/stages'
import { openNextCycle } from '@/lib/targets/commands/open-next-cycle'
import { saveCycle } from '@/lib/targets/commands/save-cycle'
import { saveTargets } from '@/lib/targets/commands/save-targets'
import { settleCycle } from '@/lib/targets/commands/settle-cycle'
import { readForecast } from '@/lib/targets/forecast-queries'
import { readDashboard } from '@/lib/targets/queries'
import { readSettlement, settlementWorkbook } from '@/lib/targets/settlement-queries'
import { endHolding } from '@/lib/titles/commands/end-holding'
import { grantHoldings, type HoldingGrant } from '@/lib/titles/commands/grant-holdings'
import { createLine, createPerson, createUnit } from '@/tests/factories/org'
import { createNomination, createRoundRow, setBusinessClock, simpleScheme } from '@/tests/factories/rounds'
import { createProgramme, createTarget } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const ids = { city: '', east: '', west: '', civil: '', criminal: '', cycle: '', round: '' }
let office: Viewer = VISITOR
let leader: Viewer = VISITOR
let eastLeader: Viewer = VISITOR

const give = (items: Pick<HoldingGrant, 'personId' | 'startsOn'>[]) =>
  inTransaction((tx) =>
    grantHoldings(
      tx,
      { accountId: null, role: null },
      items.map((item) => ({ titleCode: 'ace', basis: 'history', documentNumber: null, isRenewal: false, ...item })),
    ),
  )

async function viewerOf(login: string, role: 'cityOffice' | 'cityLeader' | 'unitLeader', unitIds: string[] = []): Promise<Viewer> {
  const account = await database.current.prisma.account.create({ data: { login, name: login } })
  return {
    ...VISITOR,
    accountId: account.id,
    role,
    unitIds,
    grant: { id: login, role, unitId: unitIds[0] ?? null, lineId: null, roundId: null },
  }
}

beforeAll(async () => {
  const { prisma } = database.current
  await setBusinessClock(prisma, '2025-09-15T10:00:00+08:00')
  ids.cycle = (await createProgramme(prisma)).cycleId
  ids.city = (await createUnit(prisma, { name: '澜州市', level: 'city' })).id
  ids.east = (await createUnit(prisma, { name: '东区', parentId: ids.city, level: 'district' })).id
  ids.west = (await createUnit(prisma, { name: '西区', parentId: ids.city, level: 'district' })).id
  ids.civil = (await createLine(prisma, { name: '民事', sortOrder: 1 })).id
  ids.criminal = (await createLine(prisma, { name: '刑事', sortOrder: 2 })).id
  office = await viewerOf('office', 'cityOffice')
  leader = await viewerOf('leader', 'cityLeader')
  eastLeader = await viewerOf('east', 'unitLeader', [ids.east])
  await createTarget(prisma, { cycleId: ids.cycle, classCode: 'business', lineId: ids.civil, value: 4 })
  const stays = await createPerson(prisma, { name: '安一', unitId: ids.east, lineId: ids.civil, birthDate: '1985-01-01' })
  const renews = await createPerson(prisma, { name: '白二', unitId: ids.east, lineId: ids.civil, birthDate: '1985-01-01' })
  const retires = await createPerson(prisma, { name: '陈三', unitId: ids.west, lineId: ids.civil, retiresOn: '2025-12-15' })
  await give([
    { personId: stays.id, startsOn: '2024-01-01' },
    { personId: renews.id, startsOn: '2022-11-01' },
    { personId: retires.id, startsOn: '2022-12-01' },
  ])
  const scheme = simpleScheme()
  const round = await createRoundRow(prisma, {
    name: '2025年度业务标兵评选',
    stage: 'reviewing',
    scheme: { ...scheme, quotas: { ...scheme.quotas, total: 10 }, schedule: { ...scheme.schedule, conferralOn: '2025-11-18' } },
  })
  ids.round = round.id
  await createNomination(prisma, { roundId: round.id, state: 'qualified', person: { unitId: ids.east, lineId: ids.civil } })
  await createNomination(prisma, { roundId: round.id, state: 'qualified', person: { unitId: ids.west, lineId: ids.civil } })
  await createNomination(prisma, { roundId: round.id, state: 'disqualified', person: { unitId: ids.west, lineId: ids.civil } })
  await prisma.nomination.create({
    data: { roundId: round.id, personId: stays.id, unitId: ids.east, lineId: ids.civil, state: 'qualified', form: {} },
  })
})

describe('forecast', () => {
  test('adds what rounds are expected to bring to what is known, and says what it would take', async () => {
    const dashboard = await readDashboard(leader, {})
    const business = dashboard.classes.find((item) => item.code === 'business')
    expect(business).toMatchObject({
      held: 3,
      atEnd: 1,
      expired: 2,
      gain: { low: 0, expected: 1, high: 2 },
      forecast: { low: 1, expected: 2, high: 3, ceiling: 5 },
      standing: 'atRisk',
    })
    expect(dashboard.gains).toMatchObject([{ candidateCount: 3, gainingCount: 2, on: '2025-11-18', odds: { basis: 'prior', rounds: 0 } }])
    expect(dashboard.trend.steps.at(-1)).toEqual({ on: '2025-12-31', value: 2, low: 1, high: 5 })
    const page = await readForecast(leader, { classCode: 'business' })
    expect(page.lines.map((line) => line.requirement)).toEqual([
      '民事条线：差 1 名；12月31日前有 2 名任期届满，其中 1 名可续任；在评预计新增 1（0–2）名；可续任者中续任 1 名，再新命名 1 名，方可达标。',
    ])
    expect(dashboard.attention[0]?.detail).toContain('2 人任期届满（其中 1 人可续任）')
  })

  test('is of today: another day knows no rounds; a unit sees its own candidates alone', async () => {
    expect((await readDashboard(leader, { asOf: '2025-08-31' })).gains).toEqual([])
    const own = await readDashboard(eastLeader, {})
    expect(own.gains).toMatchObject([{ candidateCount: 2, gainingCount: 1 }])
    expect(JSON.stringify(own)).not.toContain('西区')
  })
})

describe('reports', () => {
  test('are kept as they were made, for those who may see them', async () => {
    const { prisma } = database.current
    const made = await makeReport(leader, {})
    expect(made.title).toBe('全市人才工作2025年第三季度报告')
    const word = await exportReport(office, made.id, 'word')
    expect(word.bytes.subarray(0, 2).toString()).toBe('PK')
    const kept = await prisma.leaderReport.findUniqueOrThrow({ where: { id: made.id } })
    expect(JSON.stringify(kept.figures)).toContain('业务人才：保持 3 名')
    await expect(prisma.leaderReport.update({ where: { id: made.id }, data: { title: '另一份' } })).rejects.toThrow()
    await saveTemplate(office, { ...DEFAULT_TEMPLATE, title: '{范围}人才简报', version: 0 })
    expect((await makeReport(eastLeader, {})).title).toBe('东区人才简报')
    expect((await exportReport(office, made.id, 'word')).bytes.equals(word.bytes)).toBe(true)
    expect((await readReports(eastLeader)).rows.map((row) => row.title)).toEqual(['东区人才简报'])
    await expect(exportReport(eastLeader, made.id, 'excel')).rejects.toMatchObject({ code: 'notFound' })
    await expect(makeReport(eastLeader, { unitId: ids.west })).rejects.toMatchObject({ code: 'notFound' })
  })

  test('follow the city’s template, which is changed by the office alone and by version', async () => {
    const { version } = await readTemplate(office)
    await expect(saveTemplate(office, { ...DEFAULT_TEMPLATE, version: version - 1 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(saveTemplate(leader, { ...DEFAULT_TEMPLATE, version })).rejects.toMatchObject({ code: 'forbidden' })
    expect((await previewTemplate(office, { ...DEFAULT_TEMPLATE, title: '截至{截至日期}' })).title).toEqual(['截至2025年9月15日'])
  })
})

describe('stages and duties', () => {
  test('score units by what the office asks for, each unit its own', async () => {
    const page = await readStages(leader, {})
    const east = page.units.find((unit) => unit.name === '东区')
    expect(east?.stages.map((item) => [item.stage, item.value])).toEqual([
      ['selection', 100],
      ['evaluation', null],
      ['motivation', null],
      ['guarantee', null],
      ['radiation', null],
    ])
    expect(await saveStageRules(office, { ...DEFAULT_STAGE_RULES, perHundred: 100, version: 0 })).toEqual({ version: 1 })
    expect((await readStages(leader, {})).units.find((unit) => unit.name === '东区')?.stages[0]).toMatchObject({
      value: 89,
      isWeak: false,
      facts:
        '在册 3 人；在任人才 2 名，每百人 66.7 名（标准 100）；周期内推荐 2 人，每百人 66.7 人（标准 4）；审查合格 2 人，每百人 66.7 人（标准 3）',
    })
    // A round of another cycle, one not yet announced, and drafts count for nobody.
    const { prisma } = database.current
    const place = { unitId: ids.east, lineId: ids.civil }
    for (const { stage, year } of [
      { stage: 'closed' as const, year: 2019 },
      { stage: 'draft' as const, year: 2025 },
    ]) {
      const round = await createRoundRow(prisma, { stage })
      await prisma.round.update({ where: { id: round.id }, data: { year } })
      await createNomination(prisma, { roundId: round.id, state: 'conferred', person: place })
    }
    await createNomination(prisma, { roundId: ids.round, state: 'draft', person: place })
    const facts = (await readStages(leader, {})).units.find((unit) => unit.name === '东区')?.stages[0]?.facts
    expect(facts).toContain('周期内推荐 2 人')
    expect(facts).not.toContain('命名')
    // Rules kept before a standard came in stay in force.
    const key = 'stageRules'
    const { value } = await prisma.setting.findUniqueOrThrow({ where: { key } })
    const { nominatedPerHundred: _left, ...older } = (value as { rules: typeof DEFAULT_STAGE_RULES }).rules
    await prisma.setting.update({ where: { key }, data: { value: { version: 1, rules: older } } })
    expect((await readStages(leader, {})).rules).toEqual({ ...DEFAULT_STAGE_RULES, perHundred: 100 })
    await expect(saveStageRules(office, { ...DEFAULT_STAGE_RULES, version: 0 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(saveStageRules(leader, { ...DEFAULT_STAGE_RULES, version: 1 })).rejects.toMatchObject({ code: 'forbidden' })
    const own = await readStages(eastLeader, {})
    expect(own.whole?.name).toBe('东区')
    expect(JSON.stringify(own)).not.toContain('西区')
    await expect(readStages(eastLeader, { unitId: ids.west })).rejects.toMatchObject({ code: 'notFound' })
  })

  test('count what units owe, overdue and done, without naming candidates', async () => {
    const { prisma } = database.current
    const scheme = simpleScheme()
    const open = await createRoundRow(prisma, {
      name: '2025年度业务能手评选',
      stage: 'nominating',
      scheme: { ...scheme, schedule: { ...scheme.schedule, closesAt: '2025-09-10T18:00:00+08:00' } },
    })
    await createNomination(prisma, {
      roundId: open.id,
      state: 'submitted',
      person: { name: '秘密人', unitId: ids.west, lineId: ids.civil },
    })
    await createNomination(prisma, { roundId: open.id, state: 'returned', person: { unitId: ids.east, lineId: ids.civil } })
    await prisma.roleGrant.create({ data: { accountId: eastLeader.accountId ?? '', role: 'unitLeader', unitId: ids.east } })
    const page = await readDuties(leader, {})
    expect(page.units.map((unit) => [unit.name, unit.total.open, unit.total.overdue, unit.responsible])).toEqual([
      // Of the 11 people of the line 7 are in the east: 3 of its target of 4, where 2 are held; 4 in the west: 1, and it is held.
      ['东区', 3, 1, ['east']],
      ['西区', 2, 1, []],
    ])
    expect(page.units[0]?.byKind).toMatchObject({ correct: { open: 1, overdue: 1 }, renewal: { open: 1, overdue: 0 } })
    const west = await readDuties(leader, { unitId: ids.west })
    expect(west.whole?.byKind.target).toEqual({ open: 0, overdue: 0, done: 1 })
    expect((await readDuties(eastLeader, {})).lines.filter((line) => line.kind === 'target')).toMatchObject([
      { what: '民事条线业务人才：应有 3 名，现有 2 名，差 1 名', open: 1, overdue: 0, dueOn: '2025-12-31' },
    ])
    expect(west.lines[0]).toMatchObject({
      kind: 'endorse',
      what: '2025年度业务能手评选',
      overdue: 1,
      dueOn: '2025-09-10',
      unitName: '西区',
    })
    expect(JSON.stringify(west)).not.toContain('秘密人')
    await expect(readDuties(eastLeader, { unitId: ids.west })).rejects.toMatchObject({ code: 'notFound' })
    expect((await exportDuties(eastLeader, {})).name).toBe('东区履职清单2025-09-15.xlsx')
    await expect(readDuties({ ...leader, role: 'talent' }, {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('settlement', () => {
  const settle = async (viewer: Viewer = office) => {
    const { cycle } = await readSettlement(office, ids.cycle)
    return settleCycle(viewer, { cycleId: ids.cycle, version: cycle.version, note: '市委常委会审定' })
  }

  test('waits for the last day and is the office’s', async () => {
    await expect(settle()).rejects.toMatchObject({ code: 'cycleRunning' })
    await setBusinessClock(database.current.prisma, '2025-12-31T09:00:00+08:00')
    await expect(settle(leader)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      openNextCycle(office, { cycleId: ids.cycle, name: '2026–2030', endsOn: '2030-12-31', keepTargets: true }),
    ).rejects.toMatchObject({
      code: 'cycleOpen',
    })
  })

  test('freezes figures, list, targets and definitions; later corrections stand beside it', async () => {
    const { prisma } = database.current
    await give([
      { personId: (await createPerson(prisma, { name: '赵六', unitId: ids.west, lineId: ids.criminal })).id, startsOn: '2025-06-01' },
    ])
    const { digest, persons } = await settle()
    expect(persons).toBe(2 + 4)
    await expect(settle()).rejects.toMatchObject({ code: 'cycleSettled' })
    const page = await readSettlement(leader, ids.cycle)
    expect(page.settled).toMatchObject({ digest, persons, note: '市委常委会审定' })
    expect(page.figures.classes.find((item) => item.code === 'business')).toMatchObject({ held: 2, cultivated: 4, target: 4 })
    expect(page.definitions.find((item) => item.code === 'business')).toMatchObject({ version: 1, titleCodes: ['pacesetter', 'ace'] })
    expect(page.differences).toEqual([])
    for (const change of [
      () => prisma.cycleSettlement.updateMany({ data: { note: '改' } }),
      () => prisma.settlementEntry.deleteMany({}),
      () => prisma.cycle.update({ where: { id: ids.cycle }, data: { state: 'open' } }),
    ])
      await expect(change()).rejects.toThrow()

    const holding = await prisma.holding.findFirstOrThrow({ where: { person: { name: '赵六' } } })
    await endHolding(office, {
      holdingId: holding.id,
      version: holding.version,
      how: 'annulled',
      kind: 'other',
      on: null,
      reason: '命名程序有误，予以撤销',
    })
    const after = await readSettlement(leader, ids.cycle)
    expect(after.figures).toEqual(page.figures)
    expect(after.settled?.digest).toBe(digest)
    expect(after.differences).toEqual([
      { lineName: '刑事', className: '业务人才', what: '保持', settled: 1, now: 0 },
      { lineName: '刑事', className: '业务人才', what: '培育', settled: 1, now: 0 },
    ])
    expect(after.causes).toHaveLength(1)
    expect((await settlementWorkbook(leader, ids.cycle)).name).toBe('2021–2025 周期结算.xlsx')
    await expect(readSettlement(eastLeader, ids.cycle)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('lets targets be changed only as a version with a reason, and the cycle itself not at all', async () => {
    const cells = [{ lineId: ids.civil, classCode: 'business', value: 5, version: 1 }]
    await expect(saveTargets(office, { cycleId: ids.cycle, cells })).rejects.toMatchObject({ code: 'cycleSettled' })
    await saveTargets(office, { cycleId: ids.cycle, cells, reason: '市委调整民事条线目标' })
    const page = await readSettlement(office, ids.cycle)
    expect(page.figures.classes.find((item) => item.code === 'business')?.target).toBe(4)
    expect(page.differences).toContainEqual({ lineName: '民事', className: '业务人才', what: '目标', settled: 4, now: 5 })
    expect(page.causes.filter((cause) => cause.kind === 'revision').map((cause) => cause.reason)).toEqual(['市委调整民事条线目标'])
    await expect(
      saveCycle(office, { id: ids.cycle, version: page.cycle.version, name: '改名', startsOn: '2021-01-01', endsOn: '2025-12-31' }),
    ).rejects.toMatchObject({ code: 'cycleSettled' })
  })

  test('opens the next cycle from the day after, with its targets as a start', async () => {
    const { prisma } = database.current
    const next = { cycleId: ids.cycle, name: '2026–2030', keepTargets: true }
    await expect(openNextCycle(office, { ...next, endsOn: '2025-12-01' })).rejects.toMatchObject({ code: 'invalid' })
    const { id } = await openNextCycle(office, { ...next, endsOn: '2030-12-31' })
    const cycle = await prisma.cycle.findUniqueOrThrow({ where: { id }, include: { targets: true } })
    expect([cycle.startsOn, cycle.targets.map((target) => target.value)]).toEqual([fromDateOnly('2026-01-01'), [5]])
    await expect(openNextCycle(office, { ...next, name: '又一个', endsOn: '2030-12-31' })).rejects.toMatchObject({ code: 'invalid' })
  })
})
