import { beforeAll, describe, expect, test } from 'vitest'
import { endorseForms, returnForm } from '@/lib/assessment/commands/answer-forms'
import { confirmForms, gradeForm } from '@/lib/assessment/commands/confirm-forms'
import { decideEffect } from '@/lib/assessment/commands/decide-effect'
import { extendYear } from '@/lib/assessment/commands/extend-year'
import { fillForm } from '@/lib/assessment/commands/fill-form'
import { closeYear, openYear } from '@/lib/assessment/commands/open-year'
import { saveManagementRule } from '@/lib/assessment/commands/save-management-rule'
import { tellEndings } from '@/lib/assessment/commands/tell-endings'
import { readForm, readManagementRules } from '@/lib/assessment/form-queries'
import { readCompletion, readPersonResults, readYear, readYears } from '@/lib/assessment/queries'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { addDays, addYears, type DateOnly, toDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { grantHoldings } from '@/lib/titles/commands/grant-holdings'
import { checkLedger } from '@/lib/titles/commands/rebuild-ledger'
import { createPerson, createUnit } from '@/tests/factories/org'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()

const viewerAs = (role: Viewer['role'], unitIds: string[] = [], more: Partial<Viewer> = {}): Viewer => ({
  ...VISITOR,
  accountId: `account-${role}-${unitIds[0] ?? ''}`,
  role,
  unitIds,
  ...more,
})
const OFFICE = viewerAs('cityOffice')
let today: DateOnly = ''
let lastYear = 0

async function grant(personId: string, titleCode: string, startsOn: DateOnly, termEndsOn?: DateOnly | null, isRenewal = false) {
  const [holdingId = ''] = await inTransaction((tx) =>
    grantHoldings(tx, { accountId: null, role: null }, [
      { personId, titleCode, startsOn, termEndsOn, basis: isRenewal ? 'conferral' : 'history', documentNumber: null, isRenewal },
    ]),
  )
  return holdingId
}

/** A unit with so many holders, its clerk, its leader; holders have accounts. */
async function unitWith(names: string[], titleCode = 'ace') {
  const { prisma } = database.current
  const { id: unitId } = await createUnit(prisma)
  const holders = []
  for (const name of names) {
    const person = await createPerson(prisma, { unitId, name, birthDate: null })
    const account = await prisma.account.create({ data: { login: `l${person.id}`, name, personId: person.id } })
    const holdingId = await grant(person.id, titleCode, addYears(today, -1), addDays(today, 400))
    holders.push({ person, account, holdingId, talent: viewerAs('talent', [], { personId: person.id, accountId: account.id }) })
  }
  return { unitId, holders, hr: viewerAs('unitHr', [unitId]), leader: viewerAs('unitLeader', [unitId]) }
}

async function forgetYears() {
  const { prisma } = database.current
  await prisma.assessmentEffect.deleteMany()
  await prisma.holdingAssessment.deleteMany()
  await prisma.assessmentYear.deleteMany()
}

const open = (year = lastYear, excellentCap = 20) => openYear(OFFICE, { year, dueOn: addDays(today, 30), excellentCap, note: null })

const CONTENT = {
  contributions: '承办疑难案件 12 件，编写指引 1 部。',
  trainingHours: 60,
  hoursNote: '培训尚未登记',
  unitWord: '表现突出。',
}

async function formOf(holdingId: string, yearId: string) {
  return database.current.prisma.holdingAssessment.findFirstOrThrow({ where: { holdingId, yearId } })
}

async function handIn(hr: Viewer, holdingId: string, yearId: string, grade: 'excellent' | 'qualified' | 'unqualified', more: object = {}) {
  const form = await formOf(holdingId, yearId)
  await fillForm(hr, { formId: form.id, version: form.version, ...CONTENT, proposedGrade: grade, isSubmit: true, ...more })
  return form.id
}

beforeAll(async () => {
  await createProgramme(database.current.prisma)
  today = await businessToday(database.current.prisma)
  lastYear = Number(today.slice(0, 4)) - 1
})

describe('a year of assessment', () => {
  test('goes from the unit over its party group to the office, and is told to the holder', async () => {
    await forgetYears()
    const { prisma } = database.current
    const { unitId, holders, hr, leader } = await unitWith(['考一', '考二'])
    const [one, two] = holders
    if (!one || !two) throw new Error('no holders')
    await grant(one.person.id, 'backbone', addYears(today, -1))
    const { yearId } = await open()
    // One form a plan: the highest title of each.
    expect(await prisma.holdingAssessment.count({ where: { yearId, personId: one.person.id } })).toBe(2)
    await expect(open()).rejects.toThrow('已经启动过')
    await expect(openYear(hr, { year: lastYear - 1, dueOn: today, excellentCap: 20, note: null })).rejects.toThrow()

    const draft = await formOf(one.holdingId, yearId)
    const blank = { contributions: '', trainingHours: null, hoursNote: null, unitWord: '', proposedGrade: null }
    expect(await fillForm(hr, { formId: draft.id, version: 1, ...blank, isSubmit: false })).toEqual({ version: 2 })
    await expect(fillForm(hr, { formId: draft.id, version: 1, ...CONTENT, proposedGrade: 'qualified', isSubmit: true })).rejects.toThrow(
      '刚刚被别人改过',
    )
    await expect(handIn(hr, one.holdingId, yearId, 'qualified', { trainingHours: 10 })).rejects.toThrow('未达到规定的 40 学时')
    const formId = await handIn(hr, one.holdingId, yearId, 'excellent')
    await expect(handIn(hr, two.holdingId, yearId, 'excellent')).rejects.toThrow('优秀名额 1 人，已用完')
    const second = await handIn(hr, two.holdingId, yearId, 'qualified')

    await expect(confirmForms(OFFICE, { ids: [formId] })).rejects.toThrow('现在不能这样办理')
    await expect(endorseForms(hr, { ids: [formId] })).rejects.toThrow()
    await returnForm(leader, { formId: second, version: (await formOf(two.holdingId, yearId)).version, reason: '业绩请补充数字。' })
    expect((await readForm(hr, second)).remark).toBe('业绩请补充数字。')
    await handIn(hr, two.holdingId, yearId, 'qualified')
    await endorseForms(leader, { ids: [formId, second] })
    expect(await confirmForms(OFFICE, { ids: [formId, second] })).toEqual({ confirmed: 2, staged: 0 })

    const { forms, confirmed, excellent, awaited } = (await readCompletion(prisma, { year: lastYear })).get(unitId) ?? {}
    expect({ forms, confirmed, excellent, awaited }).toEqual({ forms: 3, confirmed: 2, excellent: 1, awaited: 1 })
    expect(await readPersonResults(one.talent, one.person.id)).toMatchObject([{ year: lastYear, title: '业务能手', grade: 'excellent' }])
    expect(await prisma.notice.count({ where: { accountId: one.account.id, kind: 'assessment' } })).toBe(1)
    const year = (await readYears(OFFICE)).years.find(({ id }) => id === yearId)
    await expect(closeYear(OFFICE, { yearId, version: year?.version ?? 0 })).rejects.toThrow('没有确认')
  })

  test('two failed years in a row are revoked by the office’s word alone; the bar follows', async () => {
    await forgetYears()
    const { prisma } = database.current
    const { holders, hr, leader } = await unitWith(['败一'])
    const [holder] = holders
    if (!holder) throw new Error('no holder')
    const grade = async (year: number) => {
      const { yearId } = await open(year)
      const formId = await handIn(hr, holder.holdingId, yearId, 'unqualified')
      await endorseForms(leader, { ids: [formId] })
      return gradeForm(OFFICE, { formId, version: (await formOf(holder.holdingId, yearId)).version, grade: 'unqualified', remark: null })
    }
    expect(await grade(lastYear)).toEqual({ confirmed: 1, staged: 2 })
    const staged = await prisma.assessmentEffect.findMany({ orderBy: { kind: 'asc' } })
    expect(staged.map(({ kind }) => kind).sort()).toEqual(['barRenewal', 'warn'])
    expect((await prisma.holding.findUniqueOrThrow({ where: { id: holder.holdingId } })).renewalBar).toBeNull()
    const decide = (kind: string, apply: boolean) => {
      const effect = staged.find((one) => one.kind === kind)
      return decideEffect(OFFICE, { effectId: effect?.id ?? '', version: 1, apply, reason: '经研究决定。' })
    }
    await expect(decideEffect(hr, { effectId: staged[0]?.id ?? '', version: 1, apply: true, reason: '经研究决定。' })).rejects.toThrow()
    await decide('barRenewal', true)
    await decide('warn', false)
    await expect(decide('warn', true)).rejects.toThrow()
    await expect(grant(holder.person.id, 'ace', addDays(today, 401), null, true)).rejects.toThrow('不能续评')

    expect(await grade(lastYear + 1)).toEqual({ confirmed: 1, staged: 1 })
    expect((await prisma.holding.findUniqueOrThrow({ where: { id: holder.holdingId } })).state).toBe('active')
    const revoke = await prisma.assessmentEffect.findFirstOrThrow({ where: { kind: 'revoke' } })
    await decideEffect(OFFICE, { effectId: revoke.id, version: 1, apply: true, reason: '经办公会研究同意。' })
    const holding = await prisma.holding.findUniqueOrThrow({ where: { id: holder.holdingId } })
    expect([holding.state, holding.endKind, holding.endsOn && toDateOnly(holding.endsOn)]).toEqual(['revoked', 'assessment', today])
    await expect(grant(holder.person.id, 'backbone', addYears(today, 1), null, true)).rejects.toThrow('考核不合格')
    expect((await checkLedger(prisma)).differenceCount).toBe(0)
  })

  test('another unit sees and does nothing; holders see confirmed results alone; leaders of the city too', async () => {
    await forgetYears()
    const here = await unitWith(['隔一'])
    const there = await unitWith(['隔二'])
    const [holder] = here.holders
    const [stranger] = there.holders
    if (!holder || !stranger) throw new Error('no holders')
    const { yearId } = await open()
    const formId = await handIn(here.hr, holder.holdingId, yearId, 'qualified')
    for (const viewer of [there.hr, there.leader, stranger.talent, holder.talent, viewerAs('cityLeader'), viewerAs('supervisor')])
      await expect(readForm(viewer, formId)).rejects.toThrow('没有找到')
    expect((await readYear(there.hr, yearId, {})).rows.map(({ personName }) => personName)).toEqual(['隔二'])
    await expect(endorseForms(there.leader, { ids: [formId] })).rejects.toThrow('没有找到')
    await expect(fillForm(there.hr, { formId, version: 2, ...CONTENT, proposedGrade: 'qualified', isSubmit: false })).rejects.toThrow(
      '没有找到',
    )
    await endorseForms(here.leader, { ids: [formId] })
    await confirmForms(OFFICE, { ids: [formId] })
    expect((await readForm(holder.talent, formId)).grade).toBe('qualified')
    expect(await readPersonResults(stranger.talent, holder.person.id)).toEqual([])
    expect((await readForm(viewerAs('cityLeader'), formId)).personName).toBe('隔一')
  })

  test('the office alone gives more days, to a later day, also when the first has passed; units with forms to fill in are told', async () => {
    await forgetYears()
    const { prisma } = database.current
    const { unitId, holders, hr } = await unitWith(['延一', '延二'])
    const [holder] = holders
    if (!holder) throw new Error('no holder')
    await prisma.account.create({ data: { id: hr.accountId ?? '', login: `hr${unitId}`, name: '人事' } })
    await prisma.roleGrant.create({ data: { accountId: hr.accountId ?? '', role: 'unitHr', unitId } })
    const { yearId } = await open()
    await handIn(hr, holder.holdingId, yearId, 'qualified')
    await prisma.assessmentYear.update({
      where: { id: yearId },
      data: { openedOn: new Date(addDays(today, -20)), dueOn: new Date(addDays(today, -3)) },
    })
    const extend = (viewer: Viewer, days: number) => extendYear(viewer, { yearId, version: 1, dueOn: addDays(today, days) })
    await expect(extend(hr, 10)).rejects.toThrow()
    await expect(extend(OFFICE, -3)).rejects.toThrow('新的截止日期不对')
    await expect(extend(OFFICE, -1)).rejects.toThrow('新的截止日期已过')
    await extend(OFFICE, 10)
    await expect(extend(OFFICE, 20)).rejects.toThrow()
    const told = await prisma.notice.findMany({ where: { accountId: hr.accountId ?? '', kind: 'assessment' }, select: { body: true } })
    expect(told.filter(({ body }) => body.includes('延长到') && body.includes('还有 1 份'))).toHaveLength(1)
  })
})

describe('notices ahead of endings', () => {
  test('go to person and unit once for each day of the rule, for terms and for retirement', async () => {
    const { prisma } = database.current
    const { unitId, holders, hr } = await unitWith(['届一'], 'pacesetter')
    const [holder] = holders
    if (!holder) throw new Error('no holder')
    await prisma.account.create({ data: { id: hr.accountId ?? '', login: `hr${unitId}`, name: '人事' } })
    // The clerk of the unit above answers for this one, too.
    const { id: above } = await createUnit(prisma)
    await prisma.unitVersion.updateMany({ where: { unitId }, data: { parentId: above } })
    await prisma.roleGrant.create({ data: { accountId: hr.accountId ?? '', role: 'unitHr', unitId: above } })
    const soon = await createPerson(prisma, { unitId, name: '届二', birthDate: null })
    await grant(soon.id, 'pacesetter', addYears(today, -2), addDays(today, 90))
    const retiring = await createPerson(prisma, { unitId, name: '届三', birthDate: null, retiresOn: addDays(today, 20) })
    await grant(retiring.id, 'municipalLeader', addYears(today, -1), null)
    const countFor = () =>
      prisma.notice.findMany({ where: { accountId: hr.accountId ?? '', kind: 'holdingEnding' }, select: { body: true } })
    await tellEndings(OFFICE)
    const bodies = (await countFor()).map(({ body }) => body)
    expect(bodies.filter((body) => body.includes('任期届满') && body.includes('90 日后'))).toHaveLength(1)
    expect(bodies.filter((body) => body.includes('到龄退休') && body.includes('20 日后'))).toHaveLength(1)
    expect(bodies).toHaveLength(2)
    expect(await tellEndings(OFFICE)).toEqual({ notices: 0 })
    expect(await countFor()).toHaveLength(2)
    await expect(tellEndings(hr)).rejects.toThrow()
  })

  test('rules are data of the office, by version', async () => {
    const rule = (await readManagementRules(OFFICE)).rules.find(({ title }) => title === '业务标兵')
    const input = {
      titleId: rule?.titleId ?? '',
      version: null,
      failedYearsToRevoke: 3,
      renewalNeeds: 'excellent' as const,
      trainingHours: 20,
      noticeDays: [60],
      barYearsAfterSanction: 10,
      barYearsAfterAssessment: 0,
    }
    expect(rule?.failedYearsToRevoke).toBe(2)
    await saveManagementRule(OFFICE, input)
    await expect(saveManagementRule(OFFICE, input)).rejects.toThrow()
    await saveManagementRule(OFFICE, { ...input, version: 1, renewalNeeds: 'none' })
    await expect(saveManagementRule(viewerAs('unitHr', ['u']), { ...input, version: 2 })).rejects.toThrow()
  })
})
