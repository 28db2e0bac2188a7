import { beforeAll, describe, expect, test } from 'vitest'

import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { canReadFile } from '@/lib/platform/files/file-access'
import { storeFile } from '@/lib/platform/files/store'
import { readEligibilityFacts } from '@/lib/rounds/eligibility-queries'
import { answerRecognition } from '@/lib/titles/commands/answer-recognition'
import { endHolding } from '@/lib/titles/commands/end-holding'
import { grantHoldings } from '@/lib/titles/commands/grant-holdings'
import { checkLedger } from '@/lib/titles/commands/rebuild-ledger'
import { requestRecognition, withdrawRecognition } from '@/lib/titles/commands/request-recognition'
import { readRecognitions } from '@/lib/titles/recognition-queries'
import { createPerson, createUnit } from '@/tests/factories/org'
import { pngPicture } from '@/tests/factories/pictures'
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

async function staff(name: string) {
  const { prisma } = database.current
  const unit = await createUnit(prisma)
  const person = await createPerson(prisma, { unitId: unit.id, name, birthDate: null })
  const account = await prisma.account.create({ data: { login: `l${person.id}`, name, personId: person.id } })
  const hr = viewerAs('unitHr', [unit.id])
  return { person, unitId: unit.id, account, hr, talent: viewerAs('talent', [], { accountId: account.id, personId: person.id }) }
}

async function proofOf(viewer: Viewer, purpose: 'recognition' | 'delivery' = 'recognition') {
  return (await storeFile(viewer, { name: '证明.png', bytes: pngPicture(4, 4), purpose })).id
}

async function titleId(code: string) {
  return (await database.current.prisma.title.findUniqueOrThrow({ where: { code } })).id
}

beforeAll(async () => {
  await createProgramme(database.current.prisma)
})

describe('recognition of outside titles', () => {
  const REQUEST = { awardName: '全国先进工作者', grantedBy: '某部', documentNumber: '某发〔2024〕1号', note: null, grantedOn: '2024-05-01' }

  test('approval writes the holding with its ground, the ledger and notices to both sides', async () => {
    const { prisma } = database.current
    const { person, hr, account } = await staff('认一')
    const asker = await prisma.account.create({ data: { login: 'asker', name: '人事' } })
    const viewer = { ...hr, accountId: asker.id }
    const { recognitionId } = await requestRecognition(viewer, {
      ...REQUEST,
      personId: person.id,
      titleId: await titleId('nationalLeader'),
      proofFileId: await proofOf(viewer),
    })
    const { holdingId } = await answerRecognition(OFFICE, { recognitionId, version: 1, approve: true, answer: null })
    const holding = await prisma.holding.findUniqueOrThrow({ where: { id: holdingId ?? '' } })
    expect([holding.basis, holding.documentNumber, holding.endsOn]).toEqual(['recognition', '某发〔2024〕1号', null])
    expect(await prisma.ledgerEntry.count({ where: { personId: person.id, classCode: 'national', kind: 'retained' } })).toBe(1)
    expect(await prisma.notice.count({ where: { accountId: { in: [account.id, asker.id] }, kind: 'recognition' } })).toBe(2)
    expect((await checkLedger(prisma)).differenceCount).toBe(0)
    await expect(answerRecognition(OFFICE, { recognitionId, version: 2, approve: false, answer: '重复办理' })).rejects.toThrow('已经办结')
  })

  test('a refusal says why; a request waits once, can be taken back, and never stands against what is held', async () => {
    const { person, talent } = await staff('认二')
    const request = async (more: Partial<typeof REQUEST> = {}) =>
      requestRecognition(talent, {
        ...REQUEST,
        ...more,
        personId: person.id,
        titleId: await titleId('municipalLeader'),
        proofFileId: await proofOf(talent),
      })
    await expect(request({ grantedOn: '2999-01-01' })).rejects.toThrow('不能晚于今天')
    await expect(request({ grantedOn: '2010-01-01' })).rejects.toThrow('已于2014年12月31日届满')
    const first = await request()
    await expect(request()).rejects.toThrow('请勿重复提交')
    await withdrawRecognition(talent, { recognitionId: first.recognitionId, version: 1 })
    const { recognitionId } = await request()
    await answerRecognition(OFFICE, { recognitionId, version: 1, approve: false, answer: '证书不清晰，请重新提交。' })
    expect((await readRecognitions(talent)).rows.map(({ state }) => state).sort()).toEqual(['refused', 'withdrawn'])
    expect(await database.current.prisma.holding.count({ where: { personId: person.id } })).toBe(0)
  })

  test('another unit sees neither request nor proof; units and talents decide nothing', async () => {
    const { person, hr } = await staff('认三')
    const elsewhere = await staff('认四')
    const proofFileId = await proofOf(hr)
    const { recognitionId } = await requestRecognition(hr, {
      ...REQUEST,
      personId: person.id,
      titleId: await titleId('expert'),
      proofFileId,
    })
    expect((await readRecognitions(hr)).rows.map(({ id }) => id)).toEqual([recognitionId])
    expect((await readRecognitions(elsewhere.hr)).rows).toEqual([])
    const file = await database.current.prisma.storedFile.findUniqueOrThrow({ where: { id: proofFileId } })
    expect(await canReadFile(OFFICE, file)).toBe(true)
    expect(await canReadFile(elsewhere.hr, file)).toBe(false)
    expect(await canReadFile(elsewhere.talent, file)).toBe(false)
    await expect(answerRecognition(hr, { recognitionId, version: 1, approve: true, answer: null })).rejects.toThrow()
    await expect(answerRecognition(elsewhere.hr, { recognitionId, version: 1, approve: true, answer: null })).rejects.toThrow('没有找到')
    await expect(withdrawRecognition(elsewhere.talent, { recognitionId, version: 1 })).rejects.toThrow('没有找到')
    await expect(
      requestRecognition(elsewhere.hr, {
        ...REQUEST,
        personId: person.id,
        titleId: await titleId('expert'),
        proofFileId: await proofOf(elsewhere.hr),
      }),
    ).rejects.toThrow('没有找到这名人员')
    await expect(
      requestRecognition(elsewhere.hr, { ...REQUEST, personId: elsewhere.person.id, titleId: await titleId('expert'), proofFileId }),
    ).rejects.toThrow('重新上传')
  })
})

describe('bars after revocation', () => {
  test('a person revoked for a sanction gets no title for the years of the rule, and fails the self-check meanwhile', async () => {
    const { prisma } = database.current
    const { person } = await staff('禁一')
    const grant = (startsOn: string, basis: 'conferral' | 'history' = 'conferral') =>
      inTransaction((tx) =>
        grantHoldings(tx, { accountId: null, role: null }, [
          { personId: person.id, titleCode: 'ace', startsOn, basis, documentNumber: null, isRenewal: false },
        ]),
      )
    const [holdingId = ''] = await grant('2022-01-01')
    await endHolding(OFFICE, { holdingId, version: 1, how: 'revoked', kind: 'sanction', on: '2023-06-30', reason: '受到处分' })
    await expect(grant('2028-06-30')).rejects.toThrow('禁一曾被撤销业务能手称号（违纪违法），2028年6月30日前不得再授予')
    const facts = (await readEligibilityFacts(prisma, [person.id], '2025-01-01')).get(person.id)
    expect(facts?.sanctions).toEqual([{ name: '撤销业务能手称号（违纪违法）', startsOn: '2023-06-30', endsOn: '2028-06-30' }])
    expect(await grant('2028-07-01')).toHaveLength(1)
  })
})
