import { beforeAll, describe, expect, test } from 'vitest'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { advanceStage } from '@/lib/rounds/commands/advance-stage'
import { saveScoreSheet } from '@/lib/rounds/commands/save-score-sheet'
import { sealSheets } from '@/lib/rounds/commands/seal-sheets'
import type { Scheme } from '@/lib/rounds/scheme'
import { columnsOfSheet } from '@/lib/rounds/stored-sheet'
import { createViewer } from '@/tests/factories/accounts'
import { createLine, createUnit } from '@/tests/factories/org'
import { completeSheet } from '@/tests/factories/reviews'
import { createNomination, createRoundRow, finishBlindScan, setBusinessClock, simpleScheme } from '@/tests/factories/rounds'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma
/** One connection serves the embedded database: what can race there is less. */
const crowd = process.env.TEST_DATABASE_URL ? 200 : 40
const scheme: Scheme = simpleScheme({ reviewing: { ...simpleScheme().reviewing, reviewersPerCandidate: 1, maxLoad: 100 } })

let unitId: string
let judgesUnitId: string
let lineId: string
const number = (index: number) => String(index).padStart(4, '0')

beforeAll(async () => {
  unitId = (await createUnit(prisma())).id
  judgesUnitId = (await createUnit(prisma())).id
  lineId = (await createLine(prisma())).id
})

/** So many reviewers of one round, each with one candidate, made in a few statements. */
async function crowdOf(count: number, mark: string): Promise<{ roundId: string; viewers: Viewer[]; seats: string[] }> {
  const round = await createRoundRow(prisma(), { stage: 'reviewing', scheme })
  const all = Array.from({ length: count }, (_, index) => `${mark}-${number(index)}`)
  await prisma().person.createMany({
    data: all.flatMap((id) => [
      { id: `judge-${id}`, name: id, namePinyin: id, unitId: judgesUnitId, lineId },
      { id: `candidate-${id}`, name: id, namePinyin: id, unitId, lineId },
    ]),
  })
  await prisma().account.createMany({ data: all.map((id) => ({ id: `account-${id}`, login: id, name: id, personId: `judge-${id}` })) })
  await prisma().roleGrant.createMany({
    data: all.map((id) => ({ id: `grant-${id}`, accountId: `account-${id}`, role: 'reviewer' as const, roundId: round.id })),
  })
  await prisma().nomination.createMany({
    data: all.map((id) => ({
      id: `nomination-${id}`,
      roundId: round.id,
      personId: `candidate-${id}`,
      unitId,
      lineId,
      state: 'qualified' as const,
    })),
  })
  await prisma().roundReviewer.createMany({
    data: all.map((id) => ({
      id: `seat-${id}`,
      roundId: round.id,
      personId: `judge-${id}`,
      accountId: `account-${id}`,
      state: 'declared' as const,
    })),
  })
  await prisma().assignment.createMany({
    data: all.map((id) => ({
      id: `assignment-${id}`,
      roundId: round.id,
      nominationId: `nomination-${id}`,
      roundReviewerId: `seat-${id}`,
      letter: 'A',
      position: 1,
    })),
  })
  const viewers = all.map((id): Viewer => {
    const grant = { id: `grant-${id}`, role: 'reviewer' as const, unitId: null, lineId: null, roundId: round.id }
    return { ...VISITOR, accountId: `account-${id}`, personId: `judge-${id}`, name: id, role: 'reviewer', grant, grants: [grant] }
  })
  return { roundId: round.id, viewers, seats: all.map((id) => `assignment-${id}`) }
}

const codeOf = (result: PromiseSettledResult<unknown>): string =>
  result.status === 'fulfilled' ? 'done' : String((result.reason as { code?: string }).code)

/** On a machine that is busy with much else the portal may ask somebody to try again, as it says in words; they do. */
async function untilFree<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === 5 || (error as { code?: string }).code !== 'unavailable') throw error
    }
  }
}

describe('many reviewers at once', () => {
  test('all seal in the same moment: every sheet sealed, every receipt its own, nothing lost', async () => {
    await setBusinessClock(prisma(), '2025-09-15T10:00:00+08:00')
    const { roundId, viewers, seats } = await crowdOf(crowd, 'seal')
    await prisma().scoreSheet.createMany({
      data: seats.map((assignmentId, index) => ({ assignmentId, ...columnsOfSheet(completeSheet(scheme, 6 + (index % 5) * 0.5)) })),
    })
    const results = await Promise.allSettled(viewers.map((viewer) => untilFree(() => sealSheets(viewer, { roundId }))))
    expect(results.filter((result) => result.status === 'rejected').map(codeOf)).toEqual([])
    const sheets = await prisma().scoreSheet.findMany({ where: { assignment: { is: { roundId } } } })
    expect(sheets.filter((sheet) => sheet.state === 'sealed' && sheet.digest)).toHaveLength(crowd)
    const reviewers = await prisma().roundReviewer.findMany({ where: { roundId } })
    expect(new Set(reviewers.map((row) => row.sealDigest)).size).toBe(crowd)
    const receipts = new Set(results.map((result) => (result.status === 'fulfilled' ? result.value.digest : '')))
    expect(reviewers.filter((row) => !receipts.has(row.sealDigest ?? ''))).toEqual([])
    expect(await prisma().auditEvent.count({ where: { event: 'sheet.sealed', subjectId: { in: reviewers.map((row) => row.id) } } })).toBe(
      crowd,
    )
  })

  test('a burst over the deadline is divided by the clock of the database alone: accepted is kept, refused leaves nothing', async () => {
    const { roundId, viewers, seats } = await crowdOf(crowd, 'burst')
    const save = (index: number) =>
      untilFree(() =>
        saveScoreSheet(viewers[index] as Viewer, {
          ...{ assignmentId: seats[index] ?? '', version: 0, content: completeSheet(scheme), isFlagged: false },
        }),
      )
    const allOf = (from: number, to: number, work: (index: number) => Promise<unknown>) =>
      Promise.allSettled(Array.from({ length: to - from }, (_, offset) => work(from + offset)))
    // However slow the machine: some come well before the deadline, most around it, some well after.
    await setBusinessClock(prisma(), '2025-09-19T17:30:00+08:00')
    const early = await allOf(0, 5, save)
    await setBusinessClock(prisma(), '2025-09-19T17:59:58.500+08:00')
    const around = await allOf(5, crowd - 5, async (index) => {
      await new Promise((resolve) => setTimeout(resolve, (index / crowd) * 2_500))
      return save(index)
    })
    await setBusinessClock(prisma(), '2025-09-19T18:00:01+08:00')
    const late = await allOf(crowd - 5, crowd, save)
    const results = [...early, ...around, ...late]
    expect([...new Set(results.map(codeOf))].sort()).toEqual(['deadline', 'done'])
    const accepted = seats.filter((_, index) => results[index]?.status === 'fulfilled')
    const stored = await prisma().scoreSheet.findMany({ where: { assignment: { is: { roundId } } }, select: { assignmentId: true } })
    expect(stored.map((sheet) => sheet.assignmentId).sort()).toEqual([...accepted].sort())
    const sealing = await Promise.allSettled(viewers.slice(0, 5).map((viewer) => sealSheets(viewer, { roundId })))
    expect(new Set(sealing.map(codeOf))).toEqual(new Set(['deadline']))
    expect(await prisma().scoreSheet.count({ where: { assignment: { is: { roundId } }, state: 'sealed' } })).toBe(0)
  })
})

describe('two offices at one stage', () => {
  test('of ten equal moves one is made; the others are told and change nothing', async () => {
    await setBusinessClock(prisma(), '2025-09-12T10:00:00+08:00')
    const offices = await Promise.all([1, 2].map(() => createViewer(prisma(), 'cityOffice')))
    const { roundId } = await crowdOf(3, 'move')
    await createNomination(prisma(), { roundId, state: 'disqualified' })
    const { version } = await prisma().round.update({ where: { id: roundId }, data: { stage: 'qualifying' } })
    await finishBlindScan(prisma(), roundId)
    const moves = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => advanceStage(offices[index % 2] as Viewer, { roundId, version, event: 'startReview' })),
    )
    expect(moves.map(codeOf).sort()).toEqual([...Array.from({ length: 9 }, () => 'conflict'), 'done'])
    expect(await prisma().roundStageChange.count({ where: { roundId, to: 'reviewing' } })).toBe(1)
    expect((await prisma().round.findUniqueOrThrow({ where: { id: roundId } })).version).toBe(version + 1)
  })
})
