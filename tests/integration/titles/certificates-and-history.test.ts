import { beforeAll, describe, expect, test } from 'vitest'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { storeFile } from '@/lib/platform/files/store'
import { certificateOf } from '@/lib/reports/certificate-queries'
import { endHolding } from '@/lib/titles/commands/end-holding'
import { grantHoldings } from '@/lib/titles/commands/grant-holdings'
import { printCertificate } from '@/lib/titles/commands/print-certificate'
import { saveSeal } from '@/lib/titles/commands/save-seal'
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
    await endHolding(OFFICE, { holdingId, version: 1, how: 'revoked', on: '2025-01-31', reason: '受到处分' })
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
