import { beforeAll, describe, expect, test } from 'vitest'

import { movePerson } from '@/lib/org/commands/move-person'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { inTransaction } from '@/lib/platform/db/client'
import { canReadFile } from '@/lib/platform/files/file-access'
import { storeFile } from '@/lib/platform/files/store'
import { readEligibilityFacts } from '@/lib/rounds/eligibility-queries'
import { answerRecognition } from '@/lib/titles/commands/answer-recognition'
import { reopenDue, waiveDue } from '@/lib/titles/commands/change-due'
import { deliverDues } from '@/lib/titles/commands/deliver-dues'
import { drawUpDues } from '@/lib/titles/commands/draw-up-dues'
import { endHolding } from '@/lib/titles/commands/end-holding'
import { grantHoldings } from '@/lib/titles/commands/grant-holdings'
import { placeDues } from '@/lib/titles/commands/place-dues'
import { checkLedger } from '@/lib/titles/commands/rebuild-ledger'
import { requestRecognition, withdrawRecognition } from '@/lib/titles/commands/request-recognition'
import { saveEntitlementRule } from '@/lib/titles/commands/save-entitlement-rule'
import { readDeliveryRates, readDues, readPersonDues } from '@/lib/titles/entitlement-queries'
import { readHoldings } from '@/lib/titles/holding-queries'
import { readPersonTitles } from '@/lib/titles/queries'
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
    // The outside award carries its certificate: the city issues none, and shows the outside one to who may read it.
    expect(await prisma.certificate.count({ where: { holdingId } })).toBe(0)
    const shown = async (by: Viewer) => (await readPersonTitles(by, person.id)).titles[0]?.outside
    const outside = { awardName: '全国先进工作者', grantedBy: '某部' }
    expect(await shown(viewer)).toEqual({ ...outside, proofFileId: expect.any(String) })
    expect(await shown(viewerAs('cityLeader'))).toEqual({ ...outside, proofFileId: null })
    expect((await readHoldings(viewer, {})).rows[0]?.outside).toMatchObject(outside)
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

describe('entitlements', () => {
  async function rule(kind: 'allowance' | 'healthCheck', code = 'ace', amount: number | null = 6000) {
    return saveEntitlementRule(OFFICE, {
      id: null,
      version: null,
      titleId: await titleId(code),
      kind,
      name: kind === 'allowance' ? '人才津贴' : '健康体检',
      amount,
      dueMonth: 1,
      dueDay: 31,
      isActive: true,
    })
  }
  const holding = async (personId: string, startsOn = '2024-01-01') =>
    inTransaction((tx) =>
      grantHoldings(tx, { accountId: null, role: null }, [
        { personId, titleCode: 'ace', startsOn, basis: 'history', documentNumber: null, isRenewal: false },
      ]),
    )

  test('are drawn up once, delivered on a voucher by the own unit, rated, and taken back when a title ends', async () => {
    const { prisma } = database.current
    const { person, hr, talent, unitId } = await staff('励一')
    const other = await staff('励二')
    const [first = ''] = await holding(person.id)
    await holding(other.person.id)
    await rule('allowance')
    await rule('healthCheck')
    await expect(rule('allowance')).rejects.toThrow('已设过同类待遇')
    // Others of this file hold the title too; this year's list is theirs as well.
    const { added } = await drawUpDues(OFFICE, { year: 2025 })
    expect(added).toBeGreaterThanOrEqual(4)
    expect(await drawUpDues(OFFICE, { year: 2025 })).toEqual({ added: 0, takenBack: 0 })
    const dues = (await readDues(hr, { year: 2025 })).rows
    expect(dues.map(({ kind, amount, dueOn }) => [kind, amount, dueOn])).toEqual(
      expect.arrayContaining([
        ['allowance', 6000, '2025-01-31'],
        ['healthCheck', null, '2025-01-31'],
      ]),
    )
    expect(dues).toHaveLength(2)
    const allowance = dues.filter(({ kind }) => kind === 'allowance').map(({ id, version }) => ({ id, version }))
    const proofFileId = await proofOf(hr, 'delivery')
    const deliver = (viewer: Viewer, more: object = {}) =>
      deliverDues(viewer, { dues: allowance, deliveredOn: '2025-02-03', proofFileId, note: null, ...more })
    await expect(deliver(hr, { deliveredOn: '2999-01-01' })).rejects.toThrow('不能晚于今天')
    await expect(deliver(hr, { deliveredOn: '2024-12-31' })).rejects.toThrow('早于所属年度')
    await expect(deliver(hr, { proofFileId: 'none' })).rejects.toThrow('重新上传')
    await expect(deliver(other.hr)).rejects.toThrow('不在您的清单中')
    await expect(deliver(talent)).rejects.toThrow()
    expect(await deliver(hr)).toEqual({ delivered: 1 })
    await expect(deliver(hr)).rejects.toThrow('已经办结')

    const today = await businessToday(prisma)
    const rates = await readDeliveryRates(prisma, { year: 2025, asOf: today })
    expect(rates.get(unitId)).toEqual({ owed: 2, delivered: 1, overdue: 1 })
    expect((await readDues(hr, { year: 2025, standing: 'overdue' })).rows.map(({ kind }) => kind)).toEqual(['healthCheck'])
    expect((await readPersonDues(talent, person.id))?.map(({ standing }) => standing).sort()).toEqual(['delivered', 'overdue'])
    expect(await readPersonDues(other.talent, person.id)).toEqual([])
    const file = await prisma.storedFile.findUniqueOrThrow({ where: { id: proofFileId } })
    expect([await canReadFile(OFFICE, file), await canReadFile(other.hr, file), await canReadFile(talent, file)]).toEqual([
      true,
      false,
      false,
    ])

    await endHolding(OFFICE, { holdingId: first, version: 1, how: 'ended', kind: 'left', on: '2024-12-31', reason: '调离本市' })
    expect((await drawUpDues(OFFICE, { year: 2025 })).takenBack).toBe(1)
    expect((await readDues(hr, { year: 2025 })).rows.map(({ kind, standing }) => `${kind} ${standing}`).sort()).toEqual([
      'allowance delivered',
      'healthCheck waived',
    ])
  })

  test('are owed by the unit of the due day: what is open follows a transfer before it, what fell due or was delivered stays', async () => {
    const { prisma } = database.current
    const [from, to] = [await staff('励四'), await staff('励五')]
    const toHr = await prisma.account.create({ data: { login: 'to-hr', name: '新人事' } })
    await prisma.roleGrant.create({ data: { accountId: toHr.id, role: 'unitHr', unitId: to.unitId } })
    await holding(from.person.id)
    await prisma.entitlementRule.updateMany({ where: { kind: 'healthCheck' }, data: { dueMonth: 9 } })
    await saveEntitlementRule(OFFICE, {
      id: null,
      version: null,
      titleId: await titleId('ace'),
      kind: 'studyLeave',
      name: '学术休假',
      amount: 5,
      dueMonth: 10,
      dueDay: 31,
      isActive: true,
    })
    await drawUpDues(OFFICE, { year: 2025 })
    const where = async () =>
      Object.fromEntries(
        (await prisma.entitlementDue.findMany({ where: { personId: from.person.id } })).map((due) => [
          due.kind,
          due.unitId === from.unitId ? 'from' : due.unitId === to.unitId ? 'to' : 'elsewhere',
        ]),
      )
    expect(await where()).toEqual({ allowance: 'from', healthCheck: 'from', studyLeave: 'from' })
    const leave = (await readDues(from.hr, { year: 2025, kind: 'studyLeave' })).rows.map(({ id, version }) => ({ id, version }))
    await deliverDues(from.hr, { dues: leave, deliveredOn: '2025-03-01', proofFileId: await proofOf(from.hr, 'delivery'), note: null })
    const { version } = await prisma.person.findUniqueOrThrow({ where: { id: from.person.id } })
    await movePerson(OFFICE, {
      personId: from.person.id,
      version,
      unitId: to.unitId,
      lineId: from.person.lineId,
      post: null,
      on: '2025-06-01',
      reason: '组织调动，补录',
    })
    // January fell due under the old unit, September falls due under the new one; October was delivered ahead by the old one.
    expect(await where()).toEqual({ allowance: 'from', healthCheck: 'to', studyLeave: 'from' })
    expect((await readDues(to.hr, { year: 2025 })).rows.map(({ kind }) => kind)).toEqual(['healthCheck'])
    expect((await readDues(from.hr, { year: 2025 })).rows.map(({ kind }) => kind).sort()).toEqual(['allowance', 'studyLeave'])
    const rates = await readDeliveryRates(prisma, { year: 2025, asOf: '2025-08-01' })
    expect([rates.get(from.unitId), rates.get(to.unitId)]).toEqual([
      { owed: 2, delivered: 1, overdue: 1 },
      { owed: 1, delivered: 0, overdue: 0 },
    ])
    expect((await prisma.notice.findFirstOrThrow({ where: { accountId: toHr.id } })).title).toBe('2025 年激励保障转入 1 项')
    expect(await drawUpDues(OFFICE, { year: 2025 })).toEqual({ added: 0, takenBack: 0 })
    expect(await where()).toEqual({ allowance: 'from', healthCheck: 'to', studyLeave: 'from' })
    // Sent back, the leave is owed by the unit of October.
    const [due] = await prisma.entitlementDue.findMany({ where: { personId: from.person.id, kind: 'studyLeave' } })
    await reopenDue(OFFICE, { dueId: due?.id ?? '', version: due?.version ?? 0, reason: '凭证不符，重新落实' })
    expect((await where()).studyLeave).toBe('to')
    // A list drawn up only now puts each where it falls due.
    await prisma.entitlementDue.deleteMany({ where: { personId: from.person.id } })
    await drawUpDues(OFFICE, { year: 2025 })
    expect(await where()).toEqual({ allowance: 'from', healthCheck: 'to', studyLeave: 'to' })
    // A unit that is no more hands what it still owes to the person's present one.
    await prisma.unit.update({ where: { id: from.unitId }, data: { closedOn: new Date('2025-07-01') } })
    await inTransaction((tx) => placeDues(tx, [from.person.id], { accountId: null, role: null }))
    expect(await where()).toEqual({ allowance: 'to', healthCheck: 'to', studyLeave: 'to' })
  })

  test('the unit says why something is not delivered; only the office sends it back', async () => {
    const { prisma } = database.current
    const { person, hr } = await staff('励三')
    await holding(person.id)
    await drawUpDues(OFFICE, { year: 2025 })
    const [due] = (await readDues(hr, { year: 2025 })).rows
    if (!due) throw new Error('nothing was drawn up')
    await waiveDue(hr, { dueId: due.id, version: due.version, reason: '本人书面放弃' })
    await expect(reopenDue(hr, { dueId: due.id, version: due.version + 1, reason: '误操作，退回' })).rejects.toThrow()
    await expect(reopenDue(OFFICE, { dueId: due.id, version: due.version, reason: '误操作，退回' })).rejects.toThrow()
    await reopenDue(OFFICE, { dueId: due.id, version: due.version + 1, reason: '误操作，退回' })
    expect((await prisma.entitlementDue.findUniqueOrThrow({ where: { id: due.id } })).state).toBe('due')
    await expect(drawUpDues(hr, { year: 2025 })).rejects.toThrow()
    await expect(drawUpDues(OFFICE, { year: 2099 })).rejects.toThrow('现在只能生成')
  })
})
