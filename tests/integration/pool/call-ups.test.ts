import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { nameTokens, specialityTokens } from '@/lib/platform/search/tokens'
import { readCallUps } from '@/lib/pool/call-up-queries'
import { answerCallUp } from '@/lib/pool/commands/answer-call-up'
import { refuseCallUp, withdrawCallUp } from '@/lib/pool/commands/close-call-up'
import { completeCallUp } from '@/lib/pool/commands/complete-call-up'
import { dispatchCallUp } from '@/lib/pool/commands/dispatch-call-up'
import { proposePeople } from '@/lib/pool/commands/propose-people'
import { releasePerson } from '@/lib/pool/commands/release-person'
import { requestCallUp } from '@/lib/pool/commands/request-call-up'
import { grantHoldings } from '@/lib/titles/commands/grant-holdings'
import { createViewer } from '@/tests/factories/accounts'
import { createPerson, createUnit, type PersonOptions } from '@/tests/factories/org'
import { setBusinessClock } from '@/tests/factories/rounds'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma

let city: { id: string }
let borrower: { id: string }
let owner: { id: string }
let office: Viewer
let borrowing: Viewer
let owning: Viewer
let sequence = 0

beforeAll(async () => {
  await createProgramme(prisma())
  city = await createUnit(prisma(), { name: '澜州市', level: 'city', isLegalBody: false })
  borrower = await createUnit(prisma(), { name: '市教育局', parentId: city.id })
  owner = await createUnit(prisma(), { name: '市住建局', parentId: city.id })
  office = await createViewer(prisma(), 'cityOffice')
  borrowing = await createViewer(prisma(), 'unitHr', { unitId: borrower.id })
  owning = await createViewer(prisma(), 'unitLeader', { unitId: owner.id })
})

beforeEach(async () => {
  await setBusinessClock(prisma(), '2025-09-15T09:00:00+08:00')
})

/** A holder with a speciality of their own, so that tests do not meet each other's people. */
async function talent(options: PersonOptions & { speciality: string; isHolder?: boolean }) {
  const { speciality, isHolder = true, ...person } = options
  const created = await createPerson(prisma(), {
    unitId: owner.id,
    specialities: [speciality],
    specialityTokens: specialityTokens([speciality]),
    nameTokens: nameTokens(person.name ?? ''),
    ...person,
  })
  if (isHolder)
    await inTransaction((tx) =>
      grantHoldings(tx, { accountId: null, role: null }, [
        { personId: created.id, titleCode: 'ace', startsOn: '2024-01-01', basis: 'history', documentNumber: null, isRenewal: false },
      ]),
    )
  return created
}

function asked(speciality: string, more: object = {}) {
  sequence += 1
  return {
    unitId: borrower.id,
    speciality,
    lineId: '',
    headcount: 1,
    startsOn: '2025-09-20',
    endsOn: '2025-09-25',
    purpose: '校舍工程结算审核',
    place: '',
    acceptFewer: false,
    key: `call-up-key-${sequence}`,
    ...more,
  }
}

/** A call-up with its people named. */
async function named(speciality: string, personIds: string[], more: object = {}) {
  const { callUpId } = await requestCallUp(borrowing, asked(speciality, { headcount: personIds.length, ...more }))
  const { version } = await proposePeople(office, { callUpId, version: 1, personIds })
  const rows = await prisma().callUpPerson.findMany({ where: { callUpId } })
  const rowOf = (personId: string) => {
    const row = rows.find((one) => one.personId === personId)
    if (!row) throw new Error('nobody of that id')
    return { callUpPersonId: row.id, version: row.version }
  }
  return { callUpId, version, rowOf }
}

test('a call-up is asked for, answered, sent and brought home with days and feedback, everybody told', async () => {
  const person = await talent({ name: '林晓燕', speciality: '桥梁检测' })
  const own = await createViewer(prisma(), 'talent', { personId: person.id })
  const { callUpId, version, rowOf } = await named('桥梁检测', [person.id])
  const stranger = await createViewer(prisma(), 'unitHr', {
    unitId: (await createUnit(prisma(), { name: '市文旅局', parentId: city.id })).id,
  })
  const leader = await createViewer(prisma(), 'cityLeader')
  const listed = async (viewer: Viewer) => (await readCallUps(viewer, { show: 'open' })).rows.some((row) => row.id === callUpId)
  expect(await Promise.all([office, leader, borrowing, owning, stranger].map(listed))).toEqual([true, true, true, true, false])
  expect(await answerCallUp(owning, { ...rowOf(person.id), agree: true, reason: '' })).toEqual({ state: 'agreed' })
  expect(await dispatchCallUp(office, { callUpId, version })).toEqual({ people: 1 })
  const entry = { callUpPersonId: rowOf(person.id).callUpPersonId, days: 3, rating: 5, feedback: '业务熟练，按时完成。' }
  const complete = (viewer: Viewer, days = 3) => completeCallUp(viewer, { callUpId, version: version + 1, people: [{ ...entry, days }] })
  await expect(complete(borrowing)).rejects.toMatchObject({ message: '调用还没有开始，不能办结。' })
  await setBusinessClock(prisma(), '2025-09-22T18:00:00+08:00')
  await expect(complete(owning)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(complete(borrowing, 4)).rejects.toMatchObject({ message: '林晓燕的天数不对：到今天为止最多 3 天，填写的是 4 天。' })
  expect(await complete(borrowing)).toEqual({ people: 1, days: 3 })
  const row = await prisma().callUpPerson.findFirstOrThrow({ where: { callUpId } })
  expect([row.state, row.days, row.rating, row.endsOn.toISOString().slice(0, 10)]).toEqual(['completed', 3, 5, '2025-09-22'])
  const notices = await prisma().notice.findMany({ where: { accountId: own.accountId ?? '' }, select: { title: true } })
  expect(notices.map(({ title }) => title).sort()).toEqual(['您将被调用', '您的调用已办结', '请按时到调用单位报到'].sort())
  const events = await prisma().auditEvent.findMany({ where: { subjectId: callUpId }, select: { event: true } })
  expect(new Set(events.map(({ event }) => event))).toEqual(
    new Set(['callUp.requested', 'callUp.proposed', 'callUp.dispatched', 'callUp.completed']),
  )
})

test('whoever is away, gone, of another city, without a title, own or booked is refused by name, and nobody is named', async () => {
  const speciality = '隧道监测'
  const away = await talent({ name: '甲一', speciality })
  await prisma().personAbsence.create({
    data: { personId: away.id, kind: 'study', startsOn: new Date('2025-09-01'), endsOn: new Date('2025-09-20') },
  })
  const retired = await talent({ name: '乙二', speciality, status: 'retired', endsOn: '2025-08-31' })
  const external = await talent({ name: '丙三', speciality, affiliation: 'external' })
  const untitled = await talent({ name: '丁四', speciality, isHolder: false })
  const own = await talent({ name: '戊五', speciality, unitId: borrower.id })
  const soonGone = await talent({ name: '己六', speciality, retiresOn: '2025-09-23' })
  const booked = await talent({ name: '庚七', speciality })
  const free = await talent({ name: '辛八', speciality })
  const first = await named(speciality, [booked.id], { startsOn: '2025-09-18', endsOn: '2025-09-20' })
  await answerCallUp(owning, { ...first.rowOf(booked.id), agree: true, reason: '' })
  const { callUpId } = await requestCallUp(borrowing, asked(speciality, { headcount: 8, acceptFewer: true }))
  const everybody = [away, retired, external, untitled, own, soonGone, booked, free].map(({ id }) => id)
  const refusal = await proposePeople(office, { callUpId, version: 1, personIds: everybody }).catch((error: Error) => error.message)
  expect(refusal).toBe(
    [
      '甲一2025年9月1日至2025年9月20日不在岗（脱产学习），不能调用。',
      '乙二已退休，不能调用。',
      '丙三不是本市人员，不能从人才库调用。',
      '丁四在2025年9月20日没有有效称号，不在人才库，不能调用。',
      '戊五就在申请单位，不需要调用。',
      '己六在职到2025年9月23日，早于调用结束的日期，不能调用。',
      '庚七2025年9月18日至2025年9月20日已由市教育局调用，时间重叠。',
    ].join(''),
  )
  expect(await prisma().callUpPerson.count({ where: { callUpId } })).toBe(0)
  await proposePeople(office, { callUpId, version: 1, personIds: [free.id] })
  await expect(proposePeople(office, { callUpId, version: 2, personIds: [free.id] })).rejects.toMatchObject({ message: '辛八已在名单中。' })
})

test('who asks for more than are free is told so, and may ask all the same', async () => {
  const speciality = '古建筑修缮'
  await talent({ name: '王一', speciality })
  await expect(requestCallUp(borrowing, asked(speciality, { headcount: 3 }))).rejects.toMatchObject({
    code: 'fewAvailable',
    message: expect.stringContaining('只有 1 人，少于申请的 3 人'),
  })
  await expect(requestCallUp(borrowing, asked('从无此专长'))).rejects.toMatchObject({ code: 'fewAvailable' })
  const input = asked(speciality, { headcount: 3, acceptFewer: true })
  const first = await requestCallUp(borrowing, input)
  expect(await requestCallUp(borrowing, input)).toEqual(first)
  await expect(requestCallUp(owning, asked(speciality))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(requestCallUp(borrowing, asked(speciality, { startsOn: '2025-09-14' }))).rejects.toMatchObject({ code: 'invalid' })
})

test('of two units that want one person at once, one gets them', async () => {
  const person = await talent({ name: '周同', speciality: '无人机测绘' })
  const one = await named('无人机测绘', [person.id])
  const two = await named('无人机测绘', [person.id], { startsOn: '2025-09-25', endsOn: '2025-09-30' })
  const answers = await Promise.allSettled([
    answerCallUp(owning, { ...one.rowOf(person.id), agree: true, reason: '' }),
    answerCallUp(owning, { ...two.rowOf(person.id), agree: true, reason: '' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refusal = answers.find((answer) => answer.status === 'rejected')
  expect(refusal?.reason.message).toContain('周同2025年9月')
  // The database itself lets no two bookings stand.
  await expect(prisma().callUpPerson.updateMany({ where: { personId: person.id }, data: { state: 'agreed' } })).rejects.toThrow()
})

test('only the office names, only the owning unit or the office answers, others find nothing', async () => {
  const person = await talent({ name: '孙权限', speciality: '食品检验' })
  const { callUpId, version, rowOf } = await named('食品检验', [person.id])
  const stranger = await createViewer(prisma(), 'unitHr', { unitId: (await createUnit(prisma(), { parentId: city.id })).id })
  await expect(answerCallUp(stranger, { ...rowOf(person.id), agree: true, reason: '' })).rejects.toMatchObject({ code: 'notFound' })
  await expect(answerCallUp(borrowing, { ...rowOf(person.id), agree: true, reason: '' })).rejects.toMatchObject({ code: 'notFound' })
  await expect(proposePeople(borrowing, { callUpId, version, personIds: [person.id] })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(withdrawCallUp(stranger, { callUpId, version, reason: '不需要了' })).rejects.toMatchObject({ code: 'notFound' })
  await expect(withdrawCallUp(owning, { callUpId, version, reason: '不需要了' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(dispatchCallUp(office, { callUpId, version })).rejects.toMatchObject({
    message: expect.stringContaining('孙权限所在单位还没有答复'),
  })
  await answerCallUp(owning, { ...rowOf(person.id), agree: false, reason: '正在办理专案' })
  await expect(
    answerCallUp(owning, { callUpPersonId: rowOf(person.id).callUpPersonId, version: 2, agree: true, reason: '' }),
  ).rejects.toMatchObject({
    code: 'alreadyAnswered',
  })
  await expect(dispatchCallUp(office, { callUpId, version })).rejects.toMatchObject({ message: expect.stringContaining('还没有一人') })
  await expect(refuseCallUp(office, { callUpId, version: version - 1, reason: '人手不足' })).rejects.toMatchObject({ code: 'conflict' })
  await refuseCallUp(office, { callUpId, version, reason: '人手不足' })
  const told = await prisma().notice.findMany({ where: { accountId: borrowing.accountId ?? '', title: '调用申请未获同意' } })
  expect(told.map(({ body }) => body)).toEqual([expect.stringContaining('人手不足')])
})

test('taking a request back frees who was booked; who has begun goes back early and is free from the next day', async () => {
  const person = await talent({ name: '钱先行', speciality: '水质分析' })
  const first = await named('水质分析', [person.id])
  await answerCallUp(owning, { ...first.rowOf(person.id), agree: true, reason: '' })
  await withdrawCallUp(borrowing, { callUpId: first.callUpId, version: first.version, reason: '改期' })
  const second = await named('水质分析', [person.id])
  await answerCallUp(owning, { ...second.rowOf(person.id), agree: true, reason: '' })
  await dispatchCallUp(office, { callUpId: second.callUpId, version: second.version })
  await setBusinessClock(prisma(), '2025-09-21T09:00:00+08:00')
  const row = { callUpPersonId: second.rowOf(person.id).callUpPersonId, version: 2, reason: '单位有急事' }
  expect(await releasePerson(owning, row)).toEqual({ outcome: 'returned' })
  const third = await named('水质分析', [person.id], { startsOn: '2025-09-22', endsOn: '2025-09-23' })
  expect(await answerCallUp(owning, { ...third.rowOf(person.id), agree: true, reason: '' })).toEqual({ state: 'agreed' })
})
