import { beforeAll, beforeEach, expect, test } from 'vitest'
import { readCalendar } from '@/lib/desk/calendar-queries'
import { moveClock } from '@/lib/desk/commands/move-clock'
import { removeCalendarOverride, setCalendarOverride } from '@/lib/desk/commands/set-calendar-override'
import { readTodos } from '@/lib/desk/queries'
import { quickSearch } from '@/lib/desk/quick-search'
import { ROLES } from '@/lib/platform/access/roles'
import { businessNow, businessToday } from '@/lib/platform/clock'
import { addDays, dateOf, fromDateOnly } from '@/lib/platform/dates'
import { nameTokens } from '@/lib/platform/search/tokens'
import { schemeTemplate } from '@/lib/rounds/scheme-templates/by-kind'
import { createAccountRow, createViewer, type GrantOptions, signedIn } from '@/tests/factories/accounts'
import { createLine, createPerson, createUnit } from '@/tests/factories/org'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
let own: { id: string }
let other: { id: string }
let lineId: string
let roundId: string

beforeAll(async () => {
  const { prisma } = database.current
  own = await createUnit(prisma, { name: '云溪区教育局', shortName: '云溪教育' })
  other = await createUnit(prisma, { name: '江北区教育局', shortName: '江北教育' })
  lineId = (await createLine(prisma)).id
  const scheme = schemeTemplate('pacesetter')
  const schedule = {
    ...scheme.schedule,
    opensAt: '2025-01-01T09:00:00+08:00',
    closesAt: new Date(Date.now() + 3 * 86_400_000).toISOString(),
  }
  const round = await prisma.round.create({
    data: {
      kind: 'pacesetter',
      subjectKind: 'person',
      name: '年度业务标兵评选',
      year: 2025,
      stage: 'nominating',
      schemes: { create: { version: 1, content: { ...scheme, schedule } } },
    },
  })
  roundId = round.id
})

beforeEach(async () => {
  await database.current.prisma.nomination.deleteMany()
})

async function person(unitId: string, name: string) {
  return createPerson(database.current.prisma, { unitId, lineId, name, nameTokens: nameTokens(name) })
}

async function nominate(unitId: string, name: string, state: 'draft' | 'submitted' | 'endorsed' | 'returned' | 'returnedByUnit') {
  const { id: personId } = await person(unitId, name)
  return database.current.prisma.nomination.create({
    data: { roundId, personId, unitId, lineId, state, stateReason: state === 'draft' ? null : '缺附件' },
  })
}

test('quick search finds people of the own unit by parts, pinyin and initials, and nobody else’s', async () => {
  const { prisma } = database.current
  await person(own.id, '欧阳明远')
  await person(other.id, '欧阳明哲')
  const hr = await createViewer(prisma, 'unitHr', { unitId: own.id })
  const namesFor = async (query: string) => (await quickSearch(hr, { query })).flatMap((group) => group.items.map((item) => item.label))
  for (const query of ['明远', '欧阳', 'ouyang', 'oymy', ' 欧阳 明 ']) expect(await namesFor(query)).toEqual(['欧阳明远'])
  expect(await namesFor('明哲')).toEqual([])
  expect(await namesFor('110101199003070011')).toEqual([])
})

test('who runs the platform, judges or visits finds no people', async () => {
  const { prisma } = database.current
  await person(own.id, '司徒清扬')
  for (const role of ['sysAdmin', 'securityAdmin', 'auditor', 'partner', 'reviewer', 'panelist', 'talent'] as const) {
    const scope: GrantOptions & { personId?: string } = role === 'reviewer' || role === 'panelist' ? { roundId } : {}
    expect(await quickSearch(await createViewer(prisma, role, scope), { query: '司徒' })).toEqual([])
  }
  const office = await createViewer(prisma, 'cityOffice')
  expect((await quickSearch(office, { query: '司徒' })).flatMap((group) => group.items.map((item) => item.label))).toEqual(['司徒清扬'])
  expect((await quickSearch(office, { query: '标兵' })).map((group) => group.group)).toEqual(['评选轮次'])
})

test('each role is told what waits for it, and of nobody else’s unit', async () => {
  const { prisma } = database.current
  await nominate(own.id, '甲草稿', 'draft')
  await nominate(own.id, '乙退回', 'returned')
  await nominate(own.id, '丙待审', 'submitted')
  await nominate(own.id, '丁待查', 'endorsed')
  await nominate(other.id, '戊他单位', 'draft')
  await nominate(other.id, '己他单位', 'submitted')
  const titlesFor = async (role: 'unitHr' | 'unitLeader' | 'cityOffice' | 'cityLeader', unitId?: string) =>
    (await readTodos(await createViewer(prisma, role, unitId ? { unitId } : {}))).map((todo) => todo.title).sort()
  expect(await titlesFor('unitHr', own.id)).toEqual(['续填 甲草稿 的推荐表', '补正 乙退回 的推荐材料'].sort())
  expect(await titlesFor('unitLeader', own.id)).toEqual(['审议 丙待审 的推荐'])
  expect(await titlesFor('cityOffice')).toEqual(['审查 1 份推荐申报的资格'])
  expect(await titlesFor('cityLeader')).toEqual([])
})

test('a term that ends soon waits for the unit of the holder', async () => {
  const { prisma } = database.current
  const title = await prisma.title.create({ data: { code: 'ace-test', name: '业务能手', plan: 'highland', rank: 91, termYears: 3 } })
  const today = await businessToday(prisma)
  const { id: personId } = await person(own.id, '庚将满')
  await prisma.holding.create({
    data: {
      personId,
      titleId: title.id,
      basis: 'history',
      startsOn: fromDateOnly(addDays(today, -900)),
      endsOn: fromDateOnly(addDays(today, 40)),
    },
  })
  const titlesOf = async (unitId: string) => (await readTodos(await createViewer(prisma, 'unitHr', { unitId }))).map((todo) => todo.title)
  expect(await titlesOf(own.id)).toEqual(['确认 1 人是否参加续评'])
  expect(await titlesOf(other.id)).toEqual([])
})

test('every role’s home reads without an error', async () => {
  const { prisma } = database.current
  const scopes: Partial<Record<string, GrantOptions>> = {
    unitHr: { unitId: own.id },
    unitLeader: { unitId: own.id },
    reviewer: { roundId },
    panelist: { roundId },
  }
  for (const role of ROLES) await expect(readTodos(await createViewer(prisma, role, scopes[role]))).resolves.toBeInstanceOf(Array)
})

test('the office moves the clock forward only, on record; nobody else does', async () => {
  const { prisma } = database.current
  const office = await createViewer(prisma, 'cityOffice')
  const before = await businessNow(prisma)
  await moveClock(office, { kind: 'step', step: 'oneDay' })
  const after = await businessNow(prisma)
  expect(dateOf(after)).toBe(addDays(dateOf(before), 1))
  await expect(moveClock(office, { kind: 'to', date: dateOf(before), time: '00:00' })).rejects.toMatchObject({ code: 'invalid' })
  expect(await prisma.auditEvent.count({ where: { event: 'clock.moved', accountId: office.accountId } })).toBe(1)
  for (const role of ['cityLeader', 'supervisor', 'sysAdmin', 'auditor'] as const)
    await expect(moveClock(await createViewer(prisma, role), { kind: 'step', step: 'oneDay' })).rejects.toMatchObject({ code: 'forbidden' })
})

test('the office’s own day off wins over the announced calendar and can be taken back; days gone by stay', async () => {
  const { prisma } = database.current
  const office = await createViewer(prisma, 'cityOffice')
  const today = await businessToday(prisma)
  const date = addDays(today, 3)
  const dayOf = async () => (await readCalendar(office, date.slice(0, 7))).weeks.flat().find((day) => day.date === date)
  const announced = await dayOf()
  await setCalendarOverride(office, { date, isWorkingDay: announced?.status === 'off' ? 'working' : 'off', reason: '市政府办公室通知' })
  expect(await dayOf()).toMatchObject({
    status: announced?.status === 'off' ? 'working' : 'off',
    isOverridden: true,
    name: '市政府办公室通知',
  })
  await removeCalendarOverride(office, { date })
  expect(await dayOf()).toEqual(announced)
  await expect(setCalendarOverride(office, { date: addDays(today, -1), isWorkingDay: 'off', reason: '补记' })).rejects.toMatchObject({
    code: 'invalid',
  })
  const hr = await createViewer(prisma, 'unitHr', { unitId: own.id })
  await expect(setCalendarOverride(hr, { date, isWorkingDay: 'off', reason: '想放假' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(readCalendar(hr, undefined)).rejects.toMatchObject({ code: 'forbidden' })
})

test('an account without any role waits for nothing and finds nothing', async () => {
  const { prisma } = database.current
  const account = await createAccountRow(prisma)
  const viewer = await signedIn(account.id)
  expect(await readTodos(viewer)).toEqual([])
  expect(await quickSearch(viewer, { query: '欧阳' })).toEqual([])
})
