import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { readCandidates } from '@/lib/rounds/candidate-queries'
import { addReviewers } from '@/lib/rounds/commands/add-reviewers'
import { assignReviewers } from '@/lib/rounds/commands/assign-reviewers'
import { closeScoring } from '@/lib/rounds/commands/close-scoring'
import { exportRanking } from '@/lib/rounds/commands/export-ranking'
import { goBack } from '@/lib/rounds/commands/go-back'
import { recordConflict } from '@/lib/rounds/commands/record-conflict'
import { reopenSheet } from '@/lib/rounds/commands/reopen-sheet'
import { resumeNomination, suspendNomination } from '@/lib/rounds/commands/suspend-nomination'
import { voidAssignment } from '@/lib/rounds/commands/void-assignment'
import { readRanking } from '@/lib/rounds/ranking-queries'
import { readReviewers } from '@/lib/rounds/reviewer-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'
import { createViewer } from '@/tests/factories/accounts'
import { createUnit } from '@/tests/factories/org'
import { createExpert, createNomination, createRoundRow, sealSheetRow, setBusinessClock, simpleScheme } from '@/tests/factories/rounds'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const scheme = simpleScheme({
  reviewing: { reviewersPerCandidate: 2, minLoad: 0, maxLoad: 10, isBlind: true, pastUnitYears: 3, show: false, showsSingleTotals: false },
})

let office: Viewer
let supervisor: Viewer
let roundId: string
let candidates: Awaited<ReturnType<typeof createNomination>>[]
let experts: Awaited<ReturnType<typeof createExpert>>[]

const prisma = () => database.current.prisma
const seatsOf = (index: number) =>
  prisma().assignment.findMany({ where: { nominationId: candidates[index]?.id ?? '' }, include: { roundReviewer: true } })
const input = async () => ({ roundId, version: (await prisma().round.findUniqueOrThrow({ where: { id: roundId } })).version })

beforeAll(async () => {
  await createProgramme(prisma())
  await setBusinessClock(prisma(), '2025-09-12T10:00:00+08:00')
  office = await createViewer(prisma(), 'cityOffice')
  supervisor = await createViewer(prisma(), 'supervisor')
  roundId = (await createRoundRow(prisma(), { stage: 'qualifying', scheme })).id
  candidates = []
  for (let index = 0; index < 3; index += 1)
    candidates.push(await createNomination(prisma(), { roundId, state: 'qualified', person: { name: `候选人${index + 1}` } }))
  experts = []
  // The first expert works in the first candidate's unit.
  for (let index = 0; index < 4; index += 1)
    experts.push(await createExpert(prisma(), { name: `评委${index + 1}`, unitId: index === 0 ? candidates[0]?.unitId : undefined }))
})

describe('conflicts', () => {
  test('are found from the file when experts are added, and a candidate is no expert', async () => {
    const added = await addReviewers(office, { roundId, personIds: experts.map((expert) => expert.person.id) })
    expect(added).toEqual({ added: 4, conflicts: 1 })
    const found = await prisma().conflict.findFirstOrThrow({ where: { roundId } })
    expect(found.kind).toBe('sameUnit')
    await expect(addReviewers(office, { roundId, personIds: [candidates[0]?.personId ?? ''] })).rejects.toThrow('候选人1')
    await prisma().roundReviewer.updateMany({ where: { roundId }, data: { state: 'declared' } })
  })

  test('can never be assigned, and what cannot be assigned is said by name', async () => {
    await recordConflict(office, {
      roundId,
      personId: experts[1]?.person.id ?? '',
      nominationId: candidates[0]?.id ?? '',
      reason: '系其大学导师',
    })
    await assignReviewers(office, { roundId, mode: 'expertise' })
    const judges = (await seatsOf(0)).map((seat) => seat.roundReviewer.personId).sort()
    expect(judges).toEqual([experts[2]?.person.id, experts[3]?.person.id].sort())

    await recordConflict(office, {
      roundId,
      personId: experts[2]?.person.id ?? '',
      nominationId: candidates[0]?.id ?? '',
      reason: '系其近姻亲',
    })
    await expect(assignReviewers(office, { roundId, mode: 'expertise' })).rejects.toThrow('候选人1 回避后只剩 1 位专家')
    await prisma().conflict.deleteMany({ where: { roundId, reason: '系其近姻亲' } })
    await assignReviewers(office, { roundId, mode: 'even' })
  })

  test('declared late voids the sheet and gives the seat to another', async () => {
    await prisma().round.update({ where: { id: roundId }, data: { stage: 'reviewing' } })
    const [seat] = await seatsOf(1)
    await sealSheetRow(prisma(), seat?.id ?? '', scheme, 9)
    const { filled, vacant } = await voidAssignment(office, { roundId, assignmentId: seat?.id ?? '', reason: '评分时认出系亲属' })
    expect(vacant).toEqual([])
    expect(filled).toHaveLength(1)
    const after = await seatsOf(1)
    expect(after.filter((each) => each.state === 'active')).toHaveLength(2)
    expect(after.find((each) => each.id === seat?.id)?.state).toBe('voided')
    expect(await prisma().scoreSheet.count({ where: { assignmentId: seat?.id, state: 'sealed' } })).toBe(1)
  })
})

describe('who sees scores', () => {
  test('nobody before scoring is closed', async () => {
    for (const seat of await prisma().assignment.findMany({ where: { roundId, state: 'active' } }))
      await sealSheetRow(prisma(), seat.id, scheme, 5 + candidates.findIndex((candidate) => candidate.id === seat.nominationId))
    expect(await readRanking(office, roundId)).toBeNull()
    expect(await readRanking(supervisor, roundId)).toBeNull()
    const progress = JSON.stringify(await readReviewers(office, roundId))
    expect(progress).not.toContain('"letter"')
    expect(progress).not.toContain('"score"')
  })

  test('a sealed sheet is reopened only with the old one kept', async () => {
    const [seat] = await seatsOf(2)
    const { revision } = await reopenSheet(office, { roundId, assignmentId: seat?.id ?? '', reason: '专家申请更正笔误' })
    expect(revision).toBe(2)
    await expect(closeScoring(office, await input())).rejects.toThrow('还缺 1 份评分表')
    await prisma().scoreSheet.updateMany({ where: { assignmentId: seat?.id, revision: 2 }, data: { state: 'sealed', digest: 'digest' } })
    expect(await prisma().scoreSheet.count({ where: { assignmentId: seat?.id } })).toBe(2)
  })

  test('afterwards the office reads letters, the supervisor names', async () => {
    await closeScoring(office, await input())
    const forOffice = JSON.stringify(await readRanking(office, roundId))
    for (const expert of experts) expect(forOffice).not.toContain(expert.person.name)
    const forSupervisor = await readRanking(supervisor, roundId)
    const names = forSupervisor?.rows.flatMap((row) => row.sheets.map((sheet) => sheet.reviewer)) ?? []
    expect(names).toHaveLength(6)
    expect(names.every((name) => experts.some((expert) => expert.person.name === name))).toBe(true)
    expect(forSupervisor?.rows.map((row) => row.name)).toEqual(['候选人3', '候选人2', '候选人1'])
  })

  test('an official who is a candidate sees neither the own row nor where it stands', async () => {
    const insider = await createViewer(prisma(), 'cityOffice', { personId: candidates[1]?.personId ?? '' })
    const view = await readRanking(insider, roundId)
    expect(view?.hidden).toBe(1)
    expect(view?.rows.map((row) => [row.name, row.rank])).toEqual([
      ['候选人3', 1],
      ['候选人1', 2],
    ])
    expect(view?.rows.every((row) => row.interval === null)).toBe(true)
    await expect(exportRanking(insider, { roundId })).rejects.toThrow('回避关系')
  })

  test('units and talents learn nothing of reviewers, candidates and ranks', async () => {
    const unit = await createUnit(prisma())
    const hr = await createViewer(prisma(), 'unitHr', { unitId: unit.id })
    expect((await readRoundHead(hr, roundId)).tabs.map((tab) => tab.key)).toEqual(['scheme'])
    await expect(readCandidates(hr, roundId, {})).rejects.toThrow('没有找到')
    await expect(readReviewers(hr, roundId)).rejects.toThrow('没有找到')
    await expect(readRanking(hr, roundId)).rejects.toThrow('没有找到')
  })
})

describe('the supervisor', () => {
  test('halts and releases a candidate, and changes nothing else', async () => {
    const nominationId = candidates[0]?.id ?? ''
    await expect(suspendNomination(office, { nominationId, reason: '有反映需核查' })).rejects.toThrow('没有这项权限')
    await suspendNomination(supervisor, { nominationId, reason: '有反映需核查' })
    expect((await prisma().nomination.findUniqueOrThrow({ where: { id: nominationId } })).state).toBe('suspended')
    await resumeNomination(supervisor, { nominationId, reason: '核查无问题' })
    expect((await prisma().nomination.findUniqueOrThrow({ where: { id: nominationId } })).state).toBe('ranked')
    await expect(closeScoring(supervisor, await input())).rejects.toThrow('没有这项权限')
  })
})

test('going back keeps the old ranking and makes a new version', async () => {
  await goBack(office, { ...(await input()), event: 'reopenReview', reason: '补充专家评审意见' })
  expect((await prisma().nomination.findUniqueOrThrow({ where: { id: candidates[0]?.id ?? '' } })).state).toBe('qualified')
  const { rankingVersion } = await closeScoring(office, await input())
  expect(rankingVersion).toBe(2)
  expect(await prisma().ranking.count({ where: { roundId } })).toBe(2)
})
