import { beforeEach, describe, expect, test } from 'vitest'
import { canReadFile } from '@/lib/platform/files/file-access'
import { declareConflicts } from '@/lib/rounds/commands/declare-conflicts'
import { declareWhileScoring } from '@/lib/rounds/commands/declare-while-scoring'
import { reopenSheet } from '@/lib/rounds/commands/reopen-sheet'
import { saveScoreSheet } from '@/lib/rounds/commands/save-score-sheet'
import { sealSheets } from '@/lib/rounds/commands/seal-sheets'
import { readDossierFile } from '@/lib/rounds/dossier-file'
import { readDeclaration, readOverview, readReceipt, readReviewRound, readReviewRounds } from '@/lib/rounds/review-queries'
import type { Scheme } from '@/lib/rounds/scheme'
import { readScoring } from '@/lib/rounds/scoring-queries'
import { digestOf, receiptDigest, sealSheet } from '@/lib/rounds/sheet-seal'
import { contentOfSheet } from '@/lib/rounds/stored-sheet'
import { createViewer } from '@/tests/factories/accounts'
import { createFileRow, fullAnswers, fullScheme } from '@/tests/factories/nominations'
import { createUnit } from '@/tests/factories/org'
import { completeSheet, createAssignment, createReviewer } from '@/tests/factories/reviews'
import { createNomination, createRoundRow, setBusinessClock } from '@/tests/factories/rounds'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma

let scheme: Scheme
let roundId: string
let reviewer: Awaited<ReturnType<typeof createReviewer>>
let other: Awaited<ReturnType<typeof createReviewer>>
let candidates: Awaited<ReturnType<typeof createNomination>>[]
let seats: string[]

async function prepare(options: { stage?: 'qualifying' | 'reviewing'; scheme?: Scheme; assign?: boolean } = {}) {
  scheme = options.scheme ?? fullScheme()
  await setBusinessClock(prisma(), '2025-09-15T10:00:00+08:00')
  roundId = (await createRoundRow(prisma(), { stage: options.stage ?? 'reviewing', scheme })).id
  reviewer = await createReviewer(prisma(), { roundId, isDeclared: options.stage !== 'qualifying' })
  other = await createReviewer(prisma(), { roundId })
  const city = await createUnit(prisma(), { name: '测试市', level: 'city' })
  candidates = []
  for (const [index, name] of ['欧阳若谷', '诸葛明达', '司马文渊'].entries()) {
    const unit = await createUnit(prisma(), { name: `测试市云岭${index}中心`, shortName: `云岭${index}中心`, parentId: city.id })
    const nomination = await createNomination(prisma(), { roundId, state: 'qualified', person: { name, unitId: unit.id } })
    await prisma().nomination.update({
      where: { id: nomination.id },
      data: {
        blindCode: `0${index + 4}`,
        form: { ...fullAnswers, deeds: `${name}在云岭${index}中心（测试市云岭${index}中心）主持工作，成效明显。` },
      },
    })
    candidates.push(nomination)
  }
  seats = []
  if (options.assign === false) return
  for (const [index, candidate] of candidates.entries()) {
    const of = { roundId, nominationId: candidate.id, position: index + 1 }
    seats.push((await createAssignment(prisma(), { ...of, seatId: reviewer.seatId })).id)
  }
}

const at = (index: number) => seats[index] ?? ''
const save = (index: number, content = completeSheet(scheme), version = 0, by = reviewer.viewer) =>
  saveScoreSheet(by, { assignmentId: at(index), version, content, isFlagged: false })
const saveAll = async () => {
  for (const index of seats.keys()) await save(index)
}

describe('declaring conflicts', () => {
  beforeEach(() => prepare({ stage: 'qualifying', assign: false }))
  const declare = (conflicts: { nominationId: string; kind: 'kinship' | 'declared'; reason: string }[], listed = 3) =>
    declareConflicts(reviewer.viewer, { roundId, conflicts, listed })

  test('the list has every name and unit; what is declared stands for good', async () => {
    const before = await readDeclaration(reviewer.viewer, roundId)
    expect(before.rows.map((row) => row.name).sort()).toEqual(['司马文渊', '欧阳若谷', '诸葛明达'])
    expect(before.rows.every((row) => row.unit.startsWith('测试市云岭'))).toBe(true)
    const nominationId = candidates[0]?.id ?? ''
    await prisma().conflict.create({
      data: {
        roundId,
        nominationId: candidates[1]?.id ?? '',
        personId: reviewer.personId,
        kind: 'namedUnsuitable',
        source: 'candidate',
        reason: '候选对象在申报时申请其回避',
      },
    })
    await declare([{ nominationId, kind: 'kinship', reason: '表兄弟关系' }])
    await declare([{ nominationId, kind: 'kinship', reason: '表兄弟关系' }])
    const after = await readDeclaration(reviewer.viewer, roundId)
    expect(after.declaredAt).not.toBeNull()
    expect(after.rows.flatMap((row) => row.conflicts)).toEqual([{ reason: '亲属关系：表兄弟关系', isDeclared: true }])
    const stored = await prisma().conflict.findMany({ where: { roundId, source: 'declared' } })
    expect(stored.map((row) => [row.personId, row.nominationId, row.kind])).toEqual([[reviewer.personId, nominationId, 'kinship']])
    expect((await readReviewRound(reviewer.viewer, roundId)).step).toBe('waiting')
  })

  test('is refused on a list that has grown, for a foreign name, and after the assignment', async () => {
    await expect(declare([], 2)).rejects.toMatchObject({ code: 'conflict' })
    await expect(declare([{ nominationId: 'foreign', kind: 'declared', reason: '合作关系' }])).rejects.toMatchObject({ code: 'notFound' })
    await createAssignment(prisma(), { roundId, nominationId: candidates[0]?.id ?? '', seatId: reviewer.seatId, position: 1 })
    await expect(declare([])).rejects.toMatchObject({ code: 'assigned' })
    expect((await readDeclaration(reviewer.viewer, roundId)).rows).toEqual([])
    const elsewhere = await createRoundRow(prisma(), { stage: 'qualifying' })
    await expect(readDeclaration(reviewer.viewer, elsewhere.id)).rejects.toMatchObject({ code: 'notFound' })
  })

  test('nothing of a file is shown before the review starts', async () => {
    await createAssignment(prisma(), { roundId, nominationId: candidates[0]?.id ?? '', seatId: reviewer.seatId, position: 1 })
    await expect(readScoring(reviewer.viewer, roundId, 1)).rejects.toMatchObject({ code: 'notFound' })
    expect(await readReviewRound(reviewer.viewer, roundId)).toMatchObject({ step: 'waiting', total: 0 })
  })
})

describe('what a reviewer reads', () => {
  test('blind: no name, unit, file name or id of person, nomination and account in anything served', async () => {
    await prepare()
    const file = await createFileRow(prisma(), { accountId: null }, '欧阳若谷业绩.pdf')
    await prisma().attachment.create({
      data: { nominationId: candidates[0]?.id ?? '', fieldKey: 'evidence', fileId: file.id, name: '欧阳若谷业绩.pdf' },
    })
    await save(0)
    const served = JSON.stringify([
      await Promise.all([1, 2, 3].map((place) => readScoring(reviewer.viewer, roundId, place))),
      await readOverview(reviewer.viewer, roundId),
      await readReviewRounds(reviewer.viewer),
    ])
    const accounts = await prisma().account.findMany({ select: { id: true } })
    const secrets = [
      ...candidates.flatMap((candidate) => [candidate.id, candidate.personId ?? '', candidate.unitId, candidate.person?.name ?? '']),
      ...['云岭', '业绩.pdf', file.id, other.personId, other.seatId, reviewer.seatId],
      ...accounts.map((account) => account.id),
    ]
    expect(secrets.filter((secret) => served.includes(secret))).toEqual([])
    expect(served).toContain('候选人 04')
    expect(served).toContain('【人名已隐去】在【单位已隐去】（【单位已隐去】）主持工作')
    expect(served).toContain('业绩证明材料（1）.pdf')
    expect(served).not.toContain('现任职务职级')
    const [view] = await Promise.all([readScoring(reviewer.viewer, roundId, 1)])
    expect(view.current.facts.map((fact) => fact.label)).toContain('从事本条线')
  })

  test('an open round shows the name and the unit', async () => {
    const blind = fullScheme()
    await prepare({ scheme: { ...blind, reviewing: { ...blind.reviewing, isBlind: false } } })
    const view = await readScoring(reviewer.viewer, roundId, 2)
    expect(view.current).toMatchObject({ label: '诸葛明达', unit: '测试市云岭1中心' })
    expect(JSON.stringify(view.current.sections)).toContain('诸葛明达在云岭1中心')
  })

  test('documents come through the own assignment only, never from hidden fields or by the file’s address', async () => {
    await prepare()
    const file = await createFileRow(prisma(), { accountId: null })
    const attach = (fieldKey: string) =>
      prisma().attachment.create({ data: { nominationId: candidates[0]?.id ?? '', fieldKey, fileId: file.id, name: '某某.pdf' } })
    const hidden = await attach('appraisalForms')
    await expect(readDossierFile(reviewer.viewer, at(0), hidden.id)).rejects.toMatchObject({ code: 'notFound' })
    const evidence = await attach('evidence')
    await expect(readDossierFile(other.viewer, at(0), evidence.id)).rejects.toMatchObject({ code: 'notFound' })
    await expect(readDossierFile(reviewer.viewer, at(1), evidence.id)).rejects.toMatchObject({ code: 'notFound' })
    expect(await canReadFile(reviewer.viewer, { id: file.id, purpose: 'attachment', ownerAccountId: null })).toBe(false)
  })

  test('another reviewer’s assignment, round and receipt are "not found"', async () => {
    await prepare()
    await expect(save(0, completeSheet(scheme), 0, other.viewer)).rejects.toMatchObject({ code: 'notFound' })
    const declaration = { assignmentId: at(0), kind: 'declared' as const, reason: '认出候选对象' }
    await expect(declareWhileScoring(other.viewer, declaration)).rejects.toMatchObject({ code: 'notFound' })
    await expect(readScoring(other.viewer, roundId, 1)).rejects.toMatchObject({ code: 'notFound' })
    expect((await readOverview(other.viewer, roundId)).rows).toEqual([])
    await expect(sealSheets(other.viewer, { roundId })).rejects.toMatchObject({ code: 'nothing' })
    const outsiders = await Promise.all([createViewer(prisma(), 'cityOffice'), createViewer(prisma(), 'reviewer', { roundId })])
    for (const outsider of outsiders) {
      await expect(readScoring(outsider, roundId, 1)).rejects.toMatchObject({ code: 'notFound' })
      await expect(readReviewRound(outsider, roundId)).rejects.toMatchObject({ code: 'notFound' })
      await expect(sealSheets(outsider, { roundId })).rejects.toMatchObject({ code: 'notFound' })
    }
    await prisma().roundReviewer.update({ where: { id: reviewer.seatId }, data: { state: 'excused' } })
    await expect(readScoring(reviewer.viewer, roundId, 1)).rejects.toMatchObject({ code: 'notFound' })
  })
})

describe('scoring', () => {
  beforeEach(() => prepare())

  test('a draft is kept; what is off the scale or unknown is refused', async () => {
    const { version } = await save(0)
    expect(version).toBe(1)
    const [first, ...rest] = completeSheet(scheme).scores
    if (!first) throw new Error('no criterion')
    const wrong = (score: number | null, criterionKey = first.criterionKey) => ({
      ...completeSheet(scheme),
      scores: [{ ...first, score, criterionKey }, ...rest],
    })
    await expect(save(0, wrong(8.3), 1)).rejects.toMatchObject({ code: 'invalid' })
    await expect(save(0, wrong(10.5), 1)).rejects.toMatchObject({ code: 'invalid' })
    await expect(save(0, wrong(8, 'unknown'), 1)).rejects.toMatchObject({ code: 'invalid' })
    await save(0, wrong(null), 1)
    expect((await readScoring(reviewer.viewer, roundId, 1)).places[0]?.state).toBe('partial')
  })

  test('of twenty saves of one version one wins', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => save(0, completeSheet(scheme, (index % 16) / 2))))
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    expect(outcomes.every((outcome) => outcome.status === 'fulfilled' || outcome.reason.code === 'conflict')).toBe(true)
    expect(await prisma().scoreSheet.count({ where: { assignmentId: at(0) } })).toBe(1)
  })

  test('after the deadline of the database clock neither saved nor sealed, the draft kept', async () => {
    await saveAll()
    await setBusinessClock(prisma(), '2025-09-19T18:00:01+08:00')
    await expect(save(0, completeSheet(scheme, 5), 1)).rejects.toMatchObject({ code: 'deadline' })
    await expect(sealSheets(reviewer.viewer, { roundId })).rejects.toMatchObject({ code: 'deadline' })
    expect((await readScoring(reviewer.viewer, roundId, 1)).current.content).toEqual(completeSheet(scheme))
  })

  test('whoever recognises a candidate stands aside: sheet kept, seat voided, out of sight', async () => {
    await save(0)
    const third = await createReviewer(prisma(), { roundId, name: '替补专家' })
    await declareWhileScoring(reviewer.viewer, { assignmentId: at(0), kind: 'mentorship', reason: '曾经带教过这位同志' })
    const seat = await prisma().assignment.findUniqueOrThrow({ where: { id: at(0) }, include: { sheets: true } })
    expect(seat).toMatchObject({ state: 'voided' })
    expect(seat.sheets).toHaveLength(1)
    const conflicts = await prisma().conflict.findMany({ where: { roundId } })
    expect(conflicts.map((row) => [row.personId, row.nominationId, row.source])).toEqual([
      [reviewer.personId, candidates[0]?.id, 'declared'],
    ])
    expect((await readOverview(reviewer.viewer, roundId)).rows.map((row) => row.label)).toEqual(['候选人 05', '候选人 06'])
    await expect(save(0, completeSheet(scheme), 1)).rejects.toMatchObject({ code: 'notFound' })
    await expect(declareWhileScoring(reviewer.viewer, { assignmentId: at(0), kind: 'declared', reason: '再次申请' })).rejects.toMatchObject(
      {
        code: 'notFound',
      },
    )
    expect(await prisma().assignment.count({ where: { nominationId: candidates[0]?.id, roundReviewerId: third.seatId } })).toBe(1)
  })
})

describe('sealing', () => {
  beforeEach(() => prepare())

  test('names every gap and seals nothing until all is there', async () => {
    await save(0)
    await save(1, { ...completeSheet(scheme, 9.5) })
    await expect(sealSheets(reviewer.viewer, { roundId })).rejects.toThrow(
      /候选人 05：“专业能力”评 9.5 分，须填写评语。[\s\S]*候选人 06：“专业能力”还没有评分。/,
    )
    expect(await prisma().scoreSheet.count({ where: { state: 'sealed' } })).toBe(0)
  })

  test('fifty equal seals make one result, and the receipt can be worked out again', async () => {
    await saveAll()
    const receipts = await Promise.all(Array.from({ length: 50 }, () => sealSheets(reviewer.viewer, { roundId })))
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1)
    expect(await prisma().auditEvent.count({ where: { event: 'sheet.sealed', subjectId: reviewer.seatId } })).toBe(1)
    const sheets = await prisma().scoreSheet.findMany({
      where: { assignmentId: { in: seats } },
      include: { assignment: true },
      orderBy: { assignment: { position: 'asc' } },
    })
    const again = sheets.map((sheet) => {
      const { assignmentId, revision } = sheet
      const seal = sealSheet({ roundId, schemeVersion: 1, assignmentId, sheetNumber: revision, content: contentOfSheet(sheet) }, scheme)
      expect(digestOf(seal.canonical)).toBe(sheet.digest)
      return { assignmentId, sheetNumber: revision, digest: seal.digest }
    })
    expect(sheets.map((sheet) => sheet.totalHundredths)).toEqual([8000, 8000, 8000])
    const receipt = await readReceipt(reviewer.viewer, roundId)
    expect(receipt?.digest).toBe(receiptDigest(roundId, again))
    expect(receipt?.lines.map((line) => [line.label, line.total, line.digest])).toEqual(
      again.map((line, index) => [`候选人 0${index + 4}`, '80.00', line.digest]),
    )
    expect(await readReviewRound(reviewer.viewer, roundId)).toMatchObject({ step: 'sealed', sealed: 3 })
  })

  test('a sealed sheet is refused change by command and by the database itself', async () => {
    await saveAll()
    await sealSheets(reviewer.viewer, { roundId })
    await expect(save(0, completeSheet(scheme, 5), 2)).rejects.toMatchObject({ code: 'sealed' })
    const sheet = await prisma().scoreSheet.findFirstOrThrow({ where: { assignmentId: at(0) } })
    await expect(prisma().scoreSheet.update({ where: { id: sheet.id }, data: { note: '改' } })).rejects.toThrow()
    await expect(prisma().scoreSheet.delete({ where: { id: sheet.id } })).rejects.toThrow()
    expect(await prisma().scoreSheet.findUniqueOrThrow({ where: { id: sheet.id } })).toEqual(sheet)
  })

  test('a sheet that the office opened again is scored and sealed anew; the old one stays', async () => {
    await saveAll()
    const first = await sealSheets(reviewer.viewer, { roundId })
    const office = await createViewer(prisma(), 'cityOffice')
    await reopenSheet(office, { roundId, assignmentId: at(0), reason: '专家来函要求更正' })
    expect(await readReviewRound(reviewer.viewer, roundId)).toMatchObject({ step: 'score', sealed: 2 })
    const reopened = await readScoring(reviewer.viewer, roundId, 1)
    expect(reopened.current).toMatchObject({ isSealed: false, content: completeSheet(scheme) })
    await save(0, completeSheet(scheme, 7), reopened.current.version)
    const second = await sealSheets(reviewer.viewer, { roundId })
    expect(second.digest).not.toBe(first.digest)
    const sheets = await prisma().scoreSheet.findMany({ where: { assignmentId: at(0) }, orderBy: { revision: 'asc' } })
    expect(sheets.map((sheet) => [sheet.revision, sheet.state, sheet.totalHundredths])).toEqual([
      [1, 'superseded', 8000],
      [2, 'sealed', 7000],
    ])
  })
})
