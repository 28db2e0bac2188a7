import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { exportRanking } from '@/lib/rounds/commands/export-ranking'
import { readRanking } from '@/lib/rounds/ranking-queries'
import { readReplay } from '@/lib/rounds/replay-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'
import { createViewer } from '@/tests/factories/accounts'
import { createPerson } from '@/tests/factories/org'
import { type WalkedRound, walkToClosed, walkToSealed } from '@/tests/factories/round-walk'
import { simpleScheme } from '@/tests/factories/rounds'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma

let office: Viewer
let supervisor: Viewer
let panelist: Viewer
let walked: WalkedRound

/** The second reviewer is strict by three steps of the scale: something that a leak would show. */
const scoreOf = (candidate: number, reviewer: number) => 8 - candidate / 2 - (reviewer === 1 ? 3 : 0)

beforeAll(async () => {
  await createProgramme(prisma())
  office = await createViewer(prisma(), 'cityOffice')
  supervisor = await createViewer(prisma(), 'supervisor')
  walked = await walkToSealed(prisma(), office, { scheme: simpleScheme(), candidates: 6, reviewers: 5, scoreOf })
  panelist = await createViewer(prisma(), 'panelist', { roundId: walked.roundId })
}, 120_000)

/** Names and ids by which a reviewer could be told. */
function traces(): string[] {
  return walked.reviewers.flatMap((reviewer) => [reviewer.seatId, reviewer.personId, reviewer.name, reviewer.viewer.accountId ?? ''])
}

const leaks = (data: unknown) => traces().filter((trace) => JSON.stringify(data).includes(trace))

describe('before the results are conferred', () => {
  test('nobody sees an order, a comparison or a replay while scoring is open', async () => {
    for (const viewer of [office, supervisor, panelist]) expect(await readRanking(viewer, walked.roundId)).toBeNull()
    for (const viewer of [office, supervisor, panelist, walked.reviewers[0]?.viewer as Viewer])
      await expect(readReplay(viewer, walked.roundId, {})).rejects.toMatchObject({ code: 'notFound' })
    await walkToClosed(prisma(), office, walked)
  }, 60_000)
})

describe('the order', () => {
  test('shows every rule beside the announced one, with errors and how sure a place is', async () => {
    const view = await readRanking(office, walked.roundId)
    expect(view?.comparison?.map((column) => [column.rule, column.isAnnounced, column.unavailable])).toEqual([
      ['mean', true, null],
      ['trimmed', false, null],
      ['standardised', false, null],
      ['calibrated', false, null],
    ])
    expect(view?.comparison?.[2]?.warning).toContain('可能损害公平')
    const probabilities = view?.rows.map((row) => row.interval?.probability ?? -1) ?? []
    expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(view?.places ?? 0, 9)
    expect(view?.rows.every((row) => (row.interval?.error ?? 0) > 0)).toBe(true)
  })

  test('names the strict reviewer to the supervisor alone, in numbers and words', async () => {
    const view = await readRanking(supervisor, walked.roundId)
    const strict = view?.outliers?.rows.filter((row) => row.sentences.some((sentence) => sentence.startsWith('明显偏严')))
    expect(strict?.map((row) => row.reviewer)).toEqual(['司徒评委2'])
    for (const viewer of [office, panelist]) {
      const other = await readRanking(viewer, walked.roundId)
      expect(other?.outliers).toBeNull()
      expect(other?.spread).toEqual([])
      expect(leaks(other)).toEqual([])
      expect(other?.rows.flatMap((row) => row.sheets.map((sheet) => sheet.reviewer)).every((reviewer) => reviewer === null)).toBe(true)
    }
    expect(leaks(view).length).toBeGreaterThan(0)
  })

  test('reviewers, candidates and others read none of it', async () => {
    const others = [
      walked.reviewers[0]?.viewer as Viewer,
      await createViewer(prisma(), 'talent', { personId: walked.candidates[0]?.personId ?? '' }),
      await createViewer(prisma(), 'unitHr', { unitId: walked.candidates[0]?.unitId ?? '' }),
      await createViewer(prisma(), 'unitLeader', { unitId: walked.candidates[0]?.unitId ?? '' }),
      await createViewer(prisma(), 'cityLeader'),
      await createViewer(prisma(), 'auditor'),
    ]
    for (const viewer of others) {
      await expect(readRanking(viewer, walked.roundId)).rejects.toMatchObject({ code: 'notFound' })
      await expect(readReplay(viewer, walked.roundId, {})).rejects.toMatchObject({ code: 'notFound' })
    }
    await expect(readReplay(panelist, walked.roundId, {})).rejects.toMatchObject({ code: 'notFound' })
  })
})

describe('a replay', () => {
  test('is open to office and supervisor and says nothing of reviewers or values', async () => {
    for (const viewer of [office, supervisor]) {
      const view = await readReplay(viewer, walked.roundId, {
        rule: 'calibrated',
        trimFrom: '5',
        total: '1',
        perLine: '',
        perUnit: '',
        grassrootsFloor: '0',
      })
      expect(view.blocked).toBeNull()
      expect(view.rows).toHaveLength(6)
      expect(view.rows.filter((row) => row.after.result === 'selected')).toHaveLength(1)
      expect(view.summaries.map((summary) => summary.rule)).toEqual(['mean', 'trimmed', 'standardised', 'calibrated'])
      expect(leaks(view)).toEqual([])
      expect(JSON.stringify(view)).not.toMatch(/sheet|letter|total":\d{3}/)
      expect((await readRoundHead(viewer, walked.roundId)).tabs.map((tab) => tab.key)).toContain('replay')
    }
    expect((await readRoundHead(panelist, walked.roundId)).tabs.map((tab) => tab.key)).not.toContain('replay')
  })

  test('starts from the announced rule, also where nonsense was asked for', async () => {
    const view = await readReplay(office, walked.roundId, { rule: '" or 1=1', total: '-5' })
    expect(view.whatIf).toEqual(view.announced)
    expect(view.rows.filter((row) => row.isChanged)).toEqual([])
    expect(await prisma().ranking.count({ where: { roundId: walked.roundId } })).toBe(1)
  })
})

describe('somebody in conflict with a candidate', () => {
  test('gets no replay, no comparison, no certainty and no export, since they would tell where the candidate stands', async () => {
    const person = await createPerson(prisma())
    const conflicted = await createViewer(prisma(), 'cityOffice', { personId: person.id })
    await prisma().conflict.create({
      data: {
        roundId: walked.roundId,
        personId: person.id,
        nominationId: walked.candidates[2]?.id ?? '',
        kind: 'kinship',
        source: 'declared',
        reason: '表兄弟关系',
      },
    })
    const view = await readRanking(conflicted, walked.roundId)
    expect(view).toMatchObject({ hidden: 1, comparison: null, cutOffLine: null, outliers: null })
    expect(view?.rows.every((row) => row.interval === null)).toBe(true)
    expect(JSON.stringify(view)).not.toContain(walked.candidates[2]?.id)
    expect(JSON.stringify(view)).not.toContain(walked.candidates[2]?.person?.name)
    const replay = await readReplay(conflicted, walked.roundId, {})
    expect(replay).toMatchObject({ rows: [], summaries: [] })
    expect(replay.blocked).toContain('回避关系')
    await expect(exportRanking(conflicted, { roundId: walked.roundId, version: undefined })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
