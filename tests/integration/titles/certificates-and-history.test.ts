import { beforeAll, describe, expect, test } from 'vitest'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { storeFile } from '@/lib/platform/files/store'
import { namePinyin } from '@/lib/platform/search/name-pinyin'
import { readWorkbook } from '@/lib/platform/sheets/read-workbook'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import { certificateOf } from '@/lib/reports/certificate-queries'
import { endHolding } from '@/lib/titles/commands/end-holding'
import { grantHoldings } from '@/lib/titles/commands/grant-holdings'
import { importHistory } from '@/lib/titles/commands/import-history'
import { printCertificate } from '@/lib/titles/commands/print-certificate'
import { checkLedger } from '@/lib/titles/commands/rebuild-ledger'
import { saveSeal } from '@/lib/titles/commands/save-seal'
import { readHistoryPreview, writeHistoryTemplate, writeRejectedHistory } from '@/lib/titles/history-queries'
import { readSealSettings } from '@/lib/titles/print-queries'
import { createPerson, createUnit } from '@/tests/factories/org'
import { pngPicture } from '@/tests/factories/pictures'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()

const viewerAs = (role: Viewer['role'], unitIds: string[] = [], more: Partial<Viewer> = {}): Viewer => ({
  ...VISITOR,
  accountId: `account-${role}`,
  role,
  unitIds,
  ...more,
})
const OFFICE = viewerAs('cityOffice')

async function holder(name: string) {
  const { prisma } = database.current
  const { id: unitId } = await createUnit(prisma)
  const person = await createPerson(prisma, { unitId, name, birthDate: null })
  const [holdingId = ''] = await inTransaction((tx) =>
    grantHoldings(tx, { accountId: null, role: null }, [
      {
        personId: person.id,
        titleCode: 'ace',
        startsOn: '2024-01-01',
        basis: 'history',
        documentNumber: '测〔2024〕1号',
        isRenewal: false,
      },
    ]),
  )
  const certificate = await prisma.certificate.create({
    data: { number: `N${holdingId}`, token: `T${holdingId}`, holdingId, issuedOn: new Date('2024-01-01') },
  })
  return { person, unitId, holdingId, certificateId: certificate.id }
}

beforeAll(async () => {
  await createProgramme(database.current.prisma)
})

describe('certificates', () => {
  test('are printed by holder, own unit and office; a reprint says why; every print is on record', async () => {
    const { person, unitId, certificateId } = await holder('印一')
    const own = viewerAs('talent', [], { personId: person.id })
    const { printId } = await printCertificate(own, { certificateId, reason: null })
    const { name, bytes } = await certificateOf(own, printId)
    expect([name, bytes.subarray(0, 5).toString()]).toEqual(['印一-业务能手证书.pdf', '%PDF-'])
    await expect(printCertificate(viewerAs('unitHr', [unitId]), { certificateId, reason: null })).rejects.toThrow('再次打印请写明原因')
    await printCertificate(viewerAs('unitHr', [unitId]), { certificateId, reason: '原件遗失' })
    await printCertificate(OFFICE, { certificateId, reason: '原件破损' })
    const { recentPrints } = await readSealSettings(OFFICE)
    expect(recentPrints.filter((print) => print.holder === '印一').map((print) => print.reason)).toEqual(['原件破损', '原件遗失', null])
    expect(await database.current.prisma.auditEvent.count({ where: { event: 'certificate.printed', subjectId: certificateId } })).toBe(3)
  })

  test('another unit and another person find nothing, nor does another account by the number of a print', async () => {
    const { person, certificateId } = await holder('印二')
    const elsewhere = await createUnit(database.current.prisma)
    await expect(printCertificate(viewerAs('unitHr', [elsewhere.id]), { certificateId, reason: null })).rejects.toThrow('没有找到这份证书')
    await expect(printCertificate(viewerAs('talent', [], { personId: 'x' }), { certificateId, reason: null })).rejects.toThrow('没有找到')
    await expect(printCertificate(viewerAs('cityLeader'), { certificateId, reason: null })).rejects.toThrow('没有找到')
    const { printId } = await printCertificate(viewerAs('talent', [], { personId: person.id }), { certificateId, reason: null })
    await expect(certificateOf(OFFICE, printId)).rejects.toThrow('没有找到这次打印')
    await expect(readSealSettings(viewerAs('unitHr', [elsewhere.id]))).rejects.toThrow()
  })

  test('a revoked one is printed no more, not even by an earlier print', async () => {
    const { holdingId, certificateId } = await holder('印三')
    const { printId } = await printCertificate(OFFICE, { certificateId, reason: null })
    await endHolding(OFFICE, { holdingId, version: 1, how: 'revoked', kind: 'sanction', on: '2025-01-31', reason: '受到处分' })
    await expect(printCertificate(OFFICE, { certificateId, reason: '补打' })).rejects.toThrow('已撤销')
    await expect(certificateOf(OFFICE, printId)).rejects.toThrow('已撤销')
  })

  test('the seal is the office’s own upload, one that can be printed', async () => {
    const { certificateId } = await holder('印四')
    const upload = (viewer: Viewer, bytes: Buffer) => storeFile(viewer, { name: '公章.png', bytes, purpose: 'seal' })
    const broken = await upload(OFFICE, pngPicture(20, 20, { isBroken: true }))
    await expect(saveSeal(OFFICE, { signatory: '市人才办', fileId: broken.id, removeSeal: false })).rejects.toThrow('损坏')
    const foreign = await upload(viewerAs('unitHr', ['u']), pngPicture(20, 20))
    await expect(saveSeal(OFFICE, { signatory: '市人才办', fileId: foreign.id, removeSeal: false })).rejects.toThrow('重新上传')
    const good = await upload(OFFICE, pngPicture(20, 20))
    expect(await saveSeal(OFFICE, { signatory: '市人才办', fileId: good.id, removeSeal: false })).toEqual({ hasSeal: true })
    const { printId } = await printCertificate(OFFICE, { certificateId, reason: null })
    expect((await certificateOf(OFFICE, printId)).bytes.toString('latin1')).toContain('/Subtype /Image')
    await expect(saveSeal(viewerAs('unitHr', ['u']), { signatory: '别的', fileId: null, removeSeal: false })).rejects.toThrow()
  })
})

describe('the history of titles', () => {
  const HEADINGS = ['姓名', '身份证号', '单位', '称号', '任期起', '任期止', '文号']

  async function upload(viewer: Viewer, rows: string[][]): Promise<string> {
    const bytes = await writeWorkbook([{ name: '称号', title: '历年称号', headings: HEADINGS, rows, textColumns: [0, 1, 2, 3, 4, 5, 6] }])
    return (await storeFile(viewer, { name: '历年称号.xlsx', bytes, purpose: 'history' })).id
  }

  async function staff(name: string) {
    const { prisma } = database.current
    const unit = await createUnit(prisma, { name: `${name}所在局` })
    const person = await createPerson(prisma, { unitId: unit.id, name, namePinyin: namePinyin(name), birthDate: null })
    return { person, unitName: `${name}所在局` }
  }

  test('is imported whole or in its right rows, once, and rewrites past figures with a correction', async () => {
    const { prisma } = database.current
    const one = await staff('史一鸣')
    const two = await staff('史二鸣')
    const right = [
      ['史一鸣', '', one.unitName, '业务能手', '２０２１年４月', '2024.03', '测〔2021〕3号'],
      ['史一鸣', '', one.unitName, '业务能手', '2024-04-01', '', '测〔2024〕3号'],
      ['史二鸣', '', two.unitName, '业务标兵', '2022.11.01', '长期', ''],
    ]
    const wrong = ['史二鸣', '', two.unitName, '业务标兵', '2024.01', '2023.01', '']
    const fileId = await upload(OFFICE, [...right, wrong])
    expect((await readHistoryPreview(OFFICE, fileId)).counts).toEqual({ add: 3, same: 0, reject: 1 })
    await expect(importHistory(OFFICE, { fileId, mode: 'whole' })).rejects.toThrow('没有导入任何一行')
    expect(await prisma.holding.count({ where: { personId: one.person.id } })).toBe(0)

    expect(await importHistory(OFFICE, { fileId, mode: 'right' })).toEqual({ added: 3, same: 0, rejected: 1 })
    const holdings = await prisma.holding.findMany({ where: { personId: one.person.id }, orderBy: { startsOn: 'asc' } })
    expect(holdings.map(({ basis, isRenewal, documentNumber }) => [basis, isRenewal, documentNumber])).toEqual([
      ['history', false, '测〔2021〕3号'],
      ['history', true, '测〔2024〕3号'],
    ])
    const corrections = await prisma.ledgerCorrection.findMany({ where: { personId: { in: [one.person.id, two.person.id] } } })
    expect(corrections.map(({ reason }) => reason)).toEqual(['导入历年称号（历年称号.xlsx）', '导入历年称号（历年称号.xlsx）'])
    expect((await checkLedger(prisma)).differenceCount).toBe(0)

    expect((await readHistoryPreview(OFFICE, fileId)).counts).toEqual({ add: 0, same: 3, reject: 1 })
    await expect(importHistory(OFFICE, { fileId, mode: 'right' })).rejects.toThrow('都已登记过')
    expect(await prisma.auditEvent.count({ where: { event: 'history.imported' } })).toBe(1)

    const rejected = await readWorkbook((await writeRejectedHistory(OFFICE, fileId)).bytes, { fileName: '需改正.xlsx' })
    expect(rejected.sheets[0]?.rows[1]?.at(-1)?.text).toContain('早于起始日期')
  })

  test('two imports of one file at once write it once', async () => {
    const { prisma } = database.current
    const { person, unitName } = await staff('史三鸣')
    const fileId = await upload(OFFICE, [['史三鸣', '', unitName, '业务能手', '2023.01', '', '']])
    const results = await Promise.allSettled([1, 2].map(() => importHistory(OFFICE, { fileId, mode: 'whole' })))
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await prisma.holding.count({ where: { personId: person.id } })).toBe(1)
  })

  test('is the office’s alone, and a file is its uploader’s alone', async () => {
    const hr = viewerAs('unitHr', ['u'])
    await expect(readHistoryPreview(hr, await upload(hr, [['某某', '', '某局', '业务能手', '2023.01', '', '']]))).rejects.toThrow()
    const other = viewerAs('cityOffice', [], { accountId: 'account-other' })
    const fileId = await upload(OFFICE, [['某某', '', '某局', '业务能手', '2023.01', '', '']])
    await expect(readHistoryPreview(other, fileId)).rejects.toThrow('重新上传')
    await expect(writeHistoryTemplate(hr)).rejects.toThrow()
    const bare = await writeWorkbook([{ name: '表', headings: ['年龄', '备注'], rows: [['1', '2']] }])
    const { id } = await storeFile(OFFICE, { name: '别的.xlsx', bytes: bare, purpose: 'history' })
    await expect(readHistoryPreview(OFFICE, id)).rejects.toThrow('没有找到表头')
  })
})
