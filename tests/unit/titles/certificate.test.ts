import { expect, test } from 'vitest'
import { writeCertificate } from '@/lib/reports/certificate-document'
import { certificateText, decidePrint } from '@/lib/titles/certificate-words'
import { sealPictureProblem } from '@/lib/titles/seal-picture'
import { pngPicture as png } from '@/tests/factories/pictures'

const FACTS = {
  number: '2024040001',
  holder: '张㛃𬱖',
  unit: '市图书馆',
  title: '业务能手',
  subject: 'person' as const,
  isRenewal: false,
  documentNumber: '澜人才〔2024〕3号',
  issuedOn: '2024-11-25',
  startsOn: '2024-11-25',
  endsOn: '2027-11-24',
}

test('says who holds what, on which ground and how long', () => {
  expect(certificateText(FACTS)).toEqual({
    address: '张㛃𬱖同志（市图书馆）：',
    body: '根据《澜人才〔2024〕3号》，授予您“业务能手”称号，任期自2024年11月25日至2027年11月24日。特颁此证。',
  })
  expect(certificateText({ ...FACTS, endsOn: null, documentNumber: null, isRenewal: true }).body).toBe(
    '续授您“业务能手”称号，任期自2024年11月25日起，长期有效。特颁此证。',
  )
  expect(
    certificateText({ ...FACTS, subject: 'project', holder: '书香巷', title: '十大文化品牌', startsOn: null, endsOn: null }).body,
  ).toBe('根据《澜人才〔2024〕3号》，你单位的“书香巷”被评为“十大文化品牌”。特颁此证。')
})

test('a revoked certificate is never printed, a second print needs a reason', () => {
  expect(decidePrint({ isRevoked: false, printedBefore: 0, reason: null })).toEqual({ isReprint: false })
  expect(decidePrint({ isRevoked: false, printedBefore: 1, reason: ' ' })).toHaveProperty('refusal')
  expect(decidePrint({ isRevoked: false, printedBefore: 1, reason: '遗失' })).toEqual({ isReprint: true })
  expect(decidePrint({ isRevoked: true, printedBefore: 0, reason: '遗失' })).toEqual({ refusal: '这份证书已撤销，不能再打印。' })
})

test('a seal that the writer could not read is refused beforehand', () => {
  expect(sealPictureProblem(png(20, 20))).toBeNull()
  expect(sealPictureProblem(png(20, 20, { isCut: true }))).toContain('不完整')
  expect(sealPictureProblem(png(20, 20, { isBroken: true }))).toContain('损坏')
  expect(sealPictureProblem(png(4000, 2))).toContain('边长')
  expect(sealPictureProblem(png(20, 20).subarray(0, 40))).toContain('损坏')
  expect(sealPictureProblem(Buffer.from('GIF89a and more'))).toContain('损坏')
})

test('writes one page with the font embedded, with and without a seal', async () => {
  const sheet = {
    ...FACTS,
    signatory: '市人才工作办公室',
    address: 'https://example.org/verify/token',
    qr: { size: 2, path: 'M0 0h1v1h-1z' },
    printedOn: '2025-09-15',
    printNumber: 2,
  }
  for (const seal of [null, png(20, 20)]) {
    const pdf = (await writeCertificate({ ...sheet, seal })).toString('latin1')
    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(pdf.match(/\/Type \/Page\n/g)).toHaveLength(1)
    expect(pdf).toContain('/FontFile2')
    expect(pdf.includes('/Subtype /Image')).toBe(seal !== null)
  }
})
