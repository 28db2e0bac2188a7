import { Document, Packer, Paragraph } from 'docx'
import JSZip from 'jszip'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { readFileFor } from '@/lib/platform/files/read-file'
import { storeFile } from '@/lib/platform/files/store'
import { readBlindScan } from '@/lib/rounds/blind-queries'
import { acknowledgeFindings } from '@/lib/rounds/commands/acknowledge-findings'
import { advanceStage } from '@/lib/rounds/commands/advance-stage'
import { qualify } from '@/lib/rounds/commands/qualify'
import { requestBlindScan } from '@/lib/rounds/commands/request-blind-scan'
import { turnDown } from '@/lib/rounds/commands/turn-down'
import { readDossierFile } from '@/lib/rounds/dossier-file'
import { scanBlindFiles } from '@/lib/rounds/jobs/scan-blind-files'
import { readRoundHead } from '@/lib/rounds/round-queries'
import type { Scheme } from '@/lib/rounds/scheme'
import { createViewer } from '@/tests/factories/accounts'
import { fullScheme } from '@/tests/factories/nominations'
import { createLine, createPerson, createUnit } from '@/tests/factories/org'
import { createAssignment, createReviewer } from '@/tests/factories/reviews'
import { createNomination, createRoundRow, finishBlindScan, setBusinessClock } from '@/tests/factories/rounds'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma
const name = '欧阳若谷'

let office: Viewer
let roundId: string
let nominationId: string
let unitId: string

async function docxOf(...lines: string[]): Promise<Uint8Array> {
  const document = new Document({ creator: name, title: name, sections: [{ children: lines.map((line) => new Paragraph(line)) }] })
  return new Uint8Array(await Packer.toBuffer(document))
}

async function attach(bytes: Uint8Array, fieldKey = 'evidence', fileName = `${name}.docx`) {
  const file = await storeFile(office, { name: fileName, bytes, purpose: 'attachment' })
  return prisma().attachment.create({ data: { nominationId, fieldKey, fileId: file.id, name: fileName } })
}

async function prepare(stage: 'qualifying' | 'reviewing' = 'qualifying', scheme: Scheme = blindScheme()): Promise<void> {
  roundId = (await createRoundRow(prisma(), { stage, scheme })).id
  const city = await createUnit(prisma(), { name: '云江市', level: 'city' })
  const unit = await createUnit(prisma(), { name: '云江市云岭中心', shortName: '云岭中心', parentId: city.id })
  unitId = unit.id
  await prisma().unitVersion.create({
    data: {
      unitId,
      name: '云江市松涛处',
      shortName: '松涛处',
      parentId: city.id,
      startsOn: new Date('2005-01-01'),
      endsOn: new Date('2014-12-31'),
    },
  })
  const nomination = await createNomination(prisma(), { roundId, state: 'qualified', person: { name, unitId } })
  nominationId = nomination.id
  await prisma().nomination.update({
    where: { id: nominationId },
    data: { blindCode: '04', form: { deeds: `${name}与同事诸葛明达在云岭中心主持工作。` } },
  })
  const lineId = (await createLine(prisma())).id
  await createPerson(prisma(), { name: '诸葛明达', unitId, lineId })
}

function blindScheme(): Scheme {
  const scheme = fullScheme()
  return { ...scheme, reviewing: { ...scheme.reviewing, isBlind: true, reviewersPerCandidate: 1 } }
}

async function scan() {
  const { scanId } = await requestBlindScan(office, { roundId })
  await scanBlindFiles({ roundId, scanId }, { jobRunId: scanId, accountId: null, report: async () => {} })
  const view = await readBlindScan(office, roundId)
  if (!view) throw new Error('no scan')
  return view
}

beforeEach(async () => {
  await setBusinessClock(prisma(), '2025-09-11T10:00:00+08:00')
  office ??= await createViewer(prisma(), 'cityOffice')
})

describe('what is served in a blind round', () => {
  test('has a neutral name and nothing of its author; the office still has the original', async () => {
    await prepare('reviewing')
    const reviewer = await createReviewer(prisma(), { roundId })
    const seat = await createAssignment(prisma(), { roundId, nominationId, seatId: reviewer.seatId, position: 1 })
    const attachment = await attach(await docxOf('主持工作'))
    const served = await readDossierFile(reviewer.viewer, seat.id, attachment.id)
    expect(served.name).toBe('业绩证明材料（1）.docx')
    const zip = await JSZip.loadAsync(new Uint8Array(served.bytes))
    const parts = await Promise.all(Object.values(zip.files).map((entry) => (entry.dir ? '' : entry.async('string'))))
    expect(parts.join('')).not.toContain(name)
    expect(parts.join('')).toContain('主持工作')
    const original = await JSZip.loadAsync(new Uint8Array((await readFileFor(office, attachment.fileId)).bytes))
    expect(await original.file('docProps/core.xml')?.async('string')).toContain(name)
  })

  test('what cannot be cleaned is not served, in words', async () => {
    await prepare('reviewing')
    const reviewer = await createReviewer(prisma(), { roundId })
    const seat = await createAssignment(prisma(), { roundId, nominationId, seatId: reviewer.seatId, position: 1 })
    const broken = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200, 65)])
    const attachment = await attach(new Uint8Array(broken), 'evidence', '材料.pdf')
    await expect(readDossierFile(reviewer.viewer, seat.id, attachment.id)).rejects.toMatchObject({ code: 'notBlind' })
  })
})

describe('the scan before a blind review', () => {
  test('finds candidate, unit by any name it had, and colleagues, with place and words', async () => {
    await prepare()
    await attach(await docxOf(`${name}同志，曾在松涛处工作，`, '与诸葛明达合作'))
    const view = await scan()
    const told = view.rows.map((row) => [row.kind, row.term, row.isServed, row.place])
    expect(told).toContainEqual(['candidate', name, true, '业绩证明材料 正文'])
    expect(told).toContainEqual(['unit', '松涛处', true, '业绩证明材料 正文'])
    expect(told).toContainEqual(['colleague', '诸葛明达', true, '业绩证明材料 正文'])
    expect(view.rows.find((row) => row.term === '松涛处')?.excerpt).toContain('曾在松涛处工作')
    const inForm = told.filter(([, , , place]) => !String(place).startsWith('业绩证明材料'))
    expect(inForm.map(([kind, , served]) => [kind, served]).sort()).toEqual([
      ['candidate', false],
      ['colleague', true],
      ['unit', false],
    ])
    expect(view.hindrances).toBe(2)
  })

  test('keeps the review from starting until it has been made, and what it finds is mended or acknowledged', async () => {
    await prepare()
    await attach(await docxOf(`${name}同志`))
    const reviewer = await createReviewer(prisma(), { roundId })
    await createAssignment(prisma(), { roundId, nominationId, seatId: reviewer.seatId, position: 1 })
    expect((await readRoundHead(office, roundId)).next?.missing).toEqual([
      {
        message: expect.stringContaining(`还没有检查材料中是否出现候选对象、单位或者同事的名称：${name}`),
        href: `/rounds/${roundId}/reviewers`,
      },
    ])
    const view = await scan()
    const head = await readRoundHead(office, roundId)
    expect(head.next?.missing.map((item) => item.message)).toEqual([
      `匿名评审的材料中还能看出候选对象，须退回补正或写明理由予以确认：${name}。`,
    ])
    await expect(advanceStage(office, { roundId, version: head.version, event: 'startReview' })).rejects.toMatchObject({
      message: expect.stringContaining(name),
    })
    const ids = view.rows.filter((row) => row.isHindrance).map((row) => row.id)
    const supervisor = await createViewer(prisma(), 'supervisor')
    await expect(acknowledgeFindings(supervisor, { roundId, ids, reason: '同名巧合' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await acknowledgeFindings(office, { roundId, ids, reason: '证书原件，无法遮盖' })).toEqual({ acknowledged: 1 })
    expect((await scan()).hindrances).toBe(0)
    await advanceStage(office, { roundId, version: head.version, event: 'startReview' })
    await expect(requestBlindScan(reviewer.viewer, { roundId })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(readBlindScan(reviewer.viewer, roundId)).rejects.toMatchObject({ code: 'notFound' })
  })

  test('begins by itself with the last decision after the deadline, and again for whoever is found qualified later', async () => {
    await prepare()
    const late = await createNomination(prisma(), { roundId, state: 'endorsed', person: { name: '端木后到', unitId } })
    const out = await createNomination(prisma(), { roundId, state: 'endorsed', person: { name: '公孙不合', unitId } })
    const jobs = () => prisma().blindScan.findMany({ where: { roundId }, orderBy: { startedAt: 'asc' } })
    await setBusinessClock(prisma(), '2025-09-11T10:01:00+08:00')
    await turnDown(office, 'disqualify', { roundId, ids: [out.id], reason: '任现职年限不足。' })
    expect(await jobs()).toEqual([])
    await setBusinessClock(prisma(), '2025-09-11T10:02:00+08:00')
    await qualify(office, { roundId, ids: [late.id], confirmed: [], allConfirmed: true })
    expect(await jobs()).toHaveLength(1)
    const missing = async () => (await readRoundHead(office, roundId)).next?.missing.map((item) => item.message).join('') ?? ''
    expect(await missing()).toContain('正在检查匿名材料')
    await finishBlindScan(prisma(), roundId)
    expect(await missing()).not.toContain('匿名材料')

    await setBusinessClock(prisma(), '2025-09-11T11:00:00+08:00')
    await turnDown(office, 'reinstate', { roundId, ids: [out.id], reason: '补充材料后重新审查。' })
    await setBusinessClock(prisma(), '2025-09-11T11:01:00+08:00')
    await qualify(office, { roundId, ids: [out.id], confirmed: [], allConfirmed: true })
    const [first, second] = await jobs()
    expect(second?.finishedAt).toBeNull()
    expect(await missing()).toContain('正在检查匿名材料')
    await prisma().jobRun.update({ where: { id: second?.jobRunId ?? '' }, data: { status: 'failed' } })
    expect(await missing()).toContain('上次匿名检查没有完成')
    await prisma().blindScan.delete({ where: { id: second?.id ?? '' } })
    expect(first?.finishedAt).not.toBeUndefined()
    expect(await missing()).toContain('名称：公孙不合。')
    await requestBlindScan(office, { roundId })
    await finishBlindScan(prisma(), roundId)
    expect(await missing()).not.toContain('匿名')
  })

  test('a finding that is gone is closed; files that cannot be read are named, and none stops the scan', async () => {
    await prepare()
    const told = await attach(await docxOf(`${name}同志`))
    await attach(new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200, 65)])), 'evidence', '坏文件.pdf')
    expect((await scan()).rows.filter((row) => row.term === name && row.isServed)).toHaveLength(1)
    await prisma().attachment.delete({ where: { id: told.id } })
    const again = await scan()
    expect(again.rows.filter((row) => row.term === name && row.isServed)).toEqual([])
    expect(again.rows.filter((row) => row.kind === 'unreadable').map((row) => row.excerpt)).toEqual(['文件已损坏，无法检查'])
  })

  test('an open round has no scan', async () => {
    const scheme = fullScheme()
    await prepare('qualifying', { ...scheme, reviewing: { ...scheme.reviewing, isBlind: false } })
    expect(await readBlindScan(office, roundId)).toBeNull()
    await expect(requestBlindScan(office, { roundId })).rejects.toMatchObject({ code: 'notBlind' })
  })
})
