import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerTransfer, withdrawTransfer } from '@/lib/org/commands/answer-transfer'
import { createPerson as enterPerson } from '@/lib/org/commands/create-person'
import { requestTransfer } from '@/lib/org/commands/request-transfer'
import { readPerson } from '@/lib/org/person-queries'
import { createPersonSchema, requestTransferSchema } from '@/lib/org/schema'
import { readTransfers } from '@/lib/org/transfer-queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import type { DateOnly } from '@/lib/platform/dates'
import { createViewer } from '@/tests/factories/accounts'
import { createLine, createUnit } from '@/tests/factories/org'
import { idNumberOf } from '@/tests/factories/workbooks'
import { useTestDatabase } from '@/tests/support/database'

describe('transfers between units', () => {
  const database = useTestDatabase()
  let from: string
  let to: string
  let lineId: string
  let today: DateOnly
  let giver: Viewer
  let taker: Viewer
  let serial = 0

  beforeAll(async () => {
    const { prisma } = database.current
    const root = (await createUnit(prisma, { name: '澜州市', level: 'city' })).id
    from = (await createUnit(prisma, { name: '甲局', parentId: root })).id
    to = (await createUnit(prisma, { name: '乙局', parentId: root })).id
    lineId = (await createLine(prisma, { name: '政法' })).id
    today = await businessToday(prisma)
    giver = await createViewer(prisma, 'unitHr', { unitId: from })
    taker = await createViewer(prisma, 'unitHr', { unitId: to })
  })

  async function enter(name = '赵一'): Promise<{ personId: string; idNumber: string }> {
    serial += 1
    const idNumber = idNumberOf('1980-01-01', serial)
    const input = createPersonSchema.parse({ name, idNumber, unitId: from, lineId, joinedOn: '2020-01-01' })
    return { ...(await enterPerson(giver, input)), idNumber }
  }

  const wanted = (idNumber: string, changes: object = {}) =>
    requestTransferSchema.parse({
      name: '赵一',
      idNumber,
      toUnitId: to,
      toLineId: lineId,
      on: today,
      reason: '工作需要',
      key: randomUUID(),
      ...changes,
    })

  it('moves the person when the other unit agrees', async () => {
    const { personId, idNumber } = await enter()
    const { requestId } = await requestTransfer(taker, wanted(idNumber, { post: '处长' }))
    await expect(readPerson(taker, personId)).rejects.toMatchObject({ code: 'notFound' })
    const [asked] = (await readTransfers(taker)).requests
    expect(asked).toMatchObject({ personId: null, fromUnitName: '其他单位', abilities: { answer: false, withdraw: true } })
    const [incoming] = (await readTransfers(giver)).requests
    expect(incoming).toMatchObject({
      id: requestId,
      personId,
      fromUnitName: '甲局',
      toUnitName: '乙局',
      abilities: { answer: true, withdraw: false },
    })
    const notices = await database.current.prisma.notice.findMany({ where: { accountId: giver.accountId ?? '' } })
    expect(notices.map(({ title }) => title)).toEqual(['有单位申请调入您单位的人员'])

    await answerTransfer(giver, { requestId, version: 1, agree: true, answer: null })
    expect(await readPerson(taker, personId)).toMatchObject({
      unitName: '乙局',
      post: '处长',
      spells: [{ startsOn: today, unitName: '乙局' }, { unitName: '甲局' }],
    })
    await expect(readPerson(giver, personId)).rejects.toMatchObject({ code: 'notFound' })
    await expect(answerTransfer(giver, { requestId, version: 2, agree: true, answer: null })).rejects.toMatchObject({
      code: 'alreadyAnswered',
    })
  })

  it('needs name and number to agree, and says nothing about whoever has the number', async () => {
    const { idNumber } = await enter('钱隐名')
    const guess = requestTransfer(taker, wanted(idNumber, { name: '孙三' }))
    await expect(guess).rejects.toMatchObject({ fields: { idNumber: [expect.stringContaining('没有与姓名、身份证号都相符的人员')] } })
    const nobody = requestTransfer(taker, wanted(idNumberOf('1999-09-09', 99)))
    await expect(nobody).rejects.toMatchObject({ fields: { idNumber: [expect.stringContaining('没有与姓名、身份证号都相符的人员')] } })
  })

  it('asks once however often the button is pressed', async () => {
    const { personId, idNumber } = await enter()
    const input = wanted(idNumber)
    const answers = await Promise.all(Array.from({ length: 10 }, () => requestTransfer(taker, input)))
    expect(new Set(answers.map(({ requestId }) => requestId)).size).toBe(1)
    expect(await database.current.prisma.transferRequest.count({ where: { personId } })).toBe(1)
    await expect(requestTransfer(taker, wanted(idNumber))).rejects.toMatchObject({ code: 'alreadyRequested' })
  })

  it('can be refused with a reason, or withdrawn', async () => {
    const { personId, idNumber } = await enter()
    const { requestId } = await requestTransfer(taker, wanted(idNumber))
    await expect(answerTransfer(taker, { requestId, version: 1, agree: true, answer: null })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(answerTransfer(giver, { requestId, version: 1, agree: false, answer: null })).rejects.toMatchObject({ code: 'invalid' })
    await answerTransfer(giver, { requestId, version: 1, agree: false, answer: '岗位紧缺' })
    expect(await readPerson(giver, personId)).toMatchObject({ unitName: '甲局', spells: [{ endsOn: null }] })
    const second = await requestTransfer(taker, wanted(idNumber))
    await expect(withdrawTransfer(giver, { requestId: second.requestId, version: 1 })).rejects.toMatchObject({ code: 'forbidden' })
    await withdrawTransfer(taker, { requestId: second.requestId, version: 1 })
    expect((await readTransfers(giver)).requests.map(({ state }) => state)).toEqual(expect.arrayContaining(['refused', 'withdrawn']))
  })

  it('is not for units outside the viewer’s own', async () => {
    const { idNumber } = await enter()
    const { prisma } = database.current
    const stranger = await createViewer(prisma, 'unitHr', { unitId: (await createUnit(prisma)).id })
    await expect(requestTransfer(stranger, wanted(idNumber))).rejects.toMatchObject({ code: 'forbidden' })
    const { requestId } = await requestTransfer(taker, wanted(idNumber))
    await expect(answerTransfer(stranger, { requestId, version: 1, agree: true, answer: null })).rejects.toMatchObject({ code: 'notFound' })
    expect((await readTransfers(stranger)).requests).toEqual([])
  })
})
