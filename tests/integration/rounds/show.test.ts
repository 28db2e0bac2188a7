import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { closeScoring } from '@/lib/rounds/commands/close-scoring'
import { reopenSheet } from '@/lib/rounds/commands/reopen-sheet'
import { saveScoreSheet } from '@/lib/rounds/commands/save-score-sheet'
import { sealSheets } from '@/lib/rounds/commands/seal-sheets'
import { readRanking } from '@/lib/rounds/ranking-queries'
import { readReceipt } from '@/lib/rounds/review-queries'
import type { Scheme } from '@/lib/rounds/scheme'
import { arrangeShow, drawShowOrder } from '@/lib/rounds/show/commands/arrange-show'
import { closeShowCandidate } from '@/lib/rounds/show/commands/close-candidate'
import { openShowCandidate, putBackShowCandidate, reopenShowCandidate } from '@/lib/rounds/show/commands/open-candidate'
import { seatShowJudges } from '@/lib/rounds/show/commands/seat-judges'
import { readShowDesk } from '@/lib/rounds/show/desk-queries'
import { followShow, type ShowSignal } from '@/lib/rounds/show/show-feed'
import { authoriseShowEvents, readShowConsole, readShowScreen } from '@/lib/rounds/show/show-queries'
import { createViewer } from '@/tests/factories/accounts'
import { createLine, createUnit } from '@/tests/factories/org'
import { completeSheet, createReviewer } from '@/tests/factories/reviews'
import { createBrandRound, createProjectNomination, setBusinessClock, showScheme } from '@/tests/factories/rounds'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma

type Judge = Awaited<ReturnType<typeof createReviewer>>

let scheme: Scheme
let roundId: string
let office: Viewer
let judges: [Judge, Judge, Judge]
let brands: string[]

/** Three brands of three units, three judges; the first judge must stand aside from the third brand. */
async function prepare(overrides: Partial<Scheme> = {}) {
  scheme = showScheme(overrides)
  await setBusinessClock(prisma(), '2025-09-15T10:00:00+08:00')
  roundId = (await createBrandRound(prisma(), { scheme })).id
  office = await createViewer(prisma(), 'cityOffice')
  judges = [
    await createReviewer(prisma(), { roundId, name: '评委甲' }),
    await createReviewer(prisma(), { roundId, name: '评委乙' }),
    await createReviewer(prisma(), { roundId, name: '评委丙' }),
  ]
  const line = await createLine(prisma())
  brands = []
  for (const name of ['红船先锋', '清风澜州', '创客之家']) {
    const unit = await createUnit(prisma(), { name: `${name}所在单位` })
    brands.push((await createProjectNomination(prisma(), { roundId, name, unitId: unit.id, lineId: line.id })).id)
  }
  await prisma().conflict.create({
    data: { roundId, nominationId: brand(2), personId: judges[0].personId, kind: 'kinship', source: 'declared', reason: '近姻亲' },
  })
  await seatShowJudges(office, { roundId })
  await arrangeShow(office, { roundId, order: brands })
}

const brand = (index: number) => brands[index] ?? ''
const itemOf = (index: number) => prisma().showItem.findFirstOrThrow({ where: { nominationId: brand(index) } })
const seatOf = (judge: Judge, index: number) =>
  prisma().assignment.findFirstOrThrow({ where: { nominationId: brand(index), roundReviewerId: judge.seatId } })

async function open(index: number, by = office) {
  const { id, version } = await itemOf(index)
  return openShowCandidate(by, { roundId, itemId: id, version })
}
async function close(index: number, reason?: string, by = office) {
  const { id, version } = await itemOf(index)
  return closeShowCandidate(by, { roundId, itemId: id, version, ...(reason ? { reason } : {}) })
}
async function score(judge: Judge, index: number, points: number, version = 0) {
  const { id } = await seatOf(judge, index)
  return saveScoreSheet(judge.viewer, { assignmentId: id, version, content: completeSheet(scheme, points), isFlagged: false })
}

describe('running order', () => {
  beforeEach(() => prepare())

  test('judges get a sheet for every candidate but those under conflict, and come late as well', async () => {
    const seats = await prisma().assignment.findMany({ where: { roundId } })
    expect(seats).toHaveLength(8)
    expect(seats.some((seat) => seat.nominationId === brand(2) && seat.roundReviewerId === judges[0].seatId)).toBe(false)
    await open(0)
    const late = await createReviewer(prisma(), { roundId, name: '评委丁' })
    await seatShowJudges(office, { roundId })
    const own = await prisma().assignment.findMany({ where: { roundReviewerId: late.seatId } })
    expect(own.map((seat) => seat.nominationId).sort()).toEqual([brand(1), brand(2)].sort())
  })

  test('a draw deals those who wait anew; whoever was on keeps the place', async () => {
    await drawShowOrder(office, { roundId })
    const drawn = await prisma().showItem.findMany({ where: { roundId }, orderBy: { position: 'asc' } })
    expect(drawn.map((item) => item.nominationId).sort()).toEqual([...brands].sort())
    expect(drawn.map((item) => item.position)).toEqual([1, 2, 3])
    await arrangeShow(office, { roundId, order: brands })
    await open(0)
    await expect(arrangeShow(office, { roundId, order: brands })).rejects.toMatchObject({ code: 'conflict' })
    await arrangeShow(office, { roundId, order: [brand(2), brand(1)] })
    const order = await prisma().showItem.findMany({ where: { roundId }, orderBy: { position: 'asc' } })
    expect(order.map((item) => item.nominationId)).toEqual([brand(0), brand(2), brand(1)])
  })
})

describe('scoring one after another', () => {
  beforeEach(() => prepare())

  test('scores are taken for the open candidate alone; late ones are refused with words and change nothing', async () => {
    await expect(score(judges[0], 0, 8)).rejects.toMatchObject({ code: 'showWaiting' })
    await open(0)
    for (const [index, judge] of judges.entries()) await score(judge, 0, 7 + index)
    await expect(score(judges[0], 1, 8)).rejects.toMatchObject({ code: 'showWaiting' })
    await close(0)
    await expect(score(judges[0], 0, 10, 1)).rejects.toMatchObject({
      code: 'showClosed',
      message: expect.stringContaining('没有计入'),
    })
    await expect(sealSheets(judges[0].viewer, { roundId })).rejects.toMatchObject({ code: 'show' })
    const sheets = await prisma().scoreSheet.findMany({ where: { assignment: { nominationId: brand(0) } } })
    expect(sheets.map((sheet) => sheet.state)).toEqual(['sealed', 'sealed', 'sealed'])
    expect(sheets.every((sheet) => sheet.digest !== null)).toBe(true)
    const item = await itemOf(0)
    expect(item.valueTenThousandths).toBe(800_000)
    expect(item.totals).toEqual([700_000, 800_000, 900_000])
  })

  test('a close says who is missing, and does without them only under a reason', async () => {
    await open(0)
    await expect(close(0)).rejects.toMatchObject({ code: 'noSheet' })
    await score(judges[0], 0, 8)
    await expect(close(0)).rejects.toMatchObject({ code: 'incomplete', message: expect.stringContaining('评委乙') })
    expect(await close(0, '评委因公离场，不能评分')).toMatchObject({ sealed: 1, waived: 2 })
    await expect(score(judges[1], 0, 9)).rejects.toMatchObject({ code: 'showClosed' })
    const item = await itemOf(0)
    await reopenShowCandidate(office, { roundId, itemId: item.id, version: item.version, reason: '评委网络中断，补录评分' })
    await score(judges[1], 0, 10)
    await close(0, '评委丙因公离场，不能评分')
    expect((await itemOf(0)).valueTenThousandths).toBe(900_000)
  })

  test('a candidate opened by mistake is put back; what was entered stays a draft', async () => {
    await open(0)
    await score(judges[0], 0, 8)
    const { id, version } = await itemOf(0)
    await putBackShowCandidate(office, { roundId, itemId: id, version, reason: '误打开，按顺序应是下一个' })
    await expect(score(judges[0], 0, 9, 1)).rejects.toMatchObject({ code: 'showWaiting' })
    await open(1)
    await expect(open(0)).rejects.toMatchObject({ code: 'alreadyOpen' })
    expect((await readShowDesk(judges[0].viewer, roundId)).order[0]?.own).toBe('draft')
  })

  test('of two offices at once one opens, and one closes', async () => {
    const other = await createViewer(prisma(), 'cityOffice')
    const opened = await Promise.allSettled([open(0), open(0, other)])
    expect(opened.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(open(1)).rejects.toMatchObject({ code: 'alreadyOpen' })
    for (const judge of judges) await score(judge, 0, 8)
    const closed = await Promise.allSettled([close(0), close(0, undefined, other)])
    expect(closed.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await prisma().showEvent.count({ where: { roundId, kind: 'closed' } })).toBe(1)
  })

  test('a save and the close at once: the score is sealed or refused, never lost in between', async () => {
    await open(0)
    for (const judge of judges) await score(judge, 0, 8)
    const [saved, closed] = await Promise.allSettled([score(judges[2], 0, 10, 1), close(0)])
    expect(closed.status).toBe('fulfilled')
    const sheet = await prisma().scoreSheet.findFirstOrThrow({ where: { assignment: { id: (await seatOf(judges[2], 0)).id } } })
    expect(sheet.state).toBe('sealed')
    expect(sheet.totalHundredths).toBe(saved.status === 'fulfilled' ? 10_000 : 8_000)
  })

  test('a reopened sheet is scored again in an open turn alone', async () => {
    await open(0)
    for (const judge of judges) await score(judge, 0, 8)
    await close(0)
    const { id } = await seatOf(judges[0], 0)
    await reopenSheet(office, { roundId, assignmentId: id, reason: '误触，申请更正' })
    await expect(score(judges[0], 0, 9, 1)).rejects.toMatchObject({ code: 'showClosed' })
    const item = await itemOf(0)
    await reopenShowCandidate(office, { roundId, itemId: item.id, version: item.version, reason: '评委误触，申请更正' })
    await score(judges[0], 0, 9, 1)
    await close(0)
    expect((await itemOf(0)).totals).toEqual([800_000, 800_000, 900_000])
  })

  test('the sheets are ordinary ones: receipt, ranking and closing of scoring work unchanged', async () => {
    for (const index of [0, 1, 2]) {
      await open(index)
      for (const [place, judge] of judges.entries()) if (index !== 2 || place !== 0) await score(judge, index, 6 + index)
      await close(index)
    }
    const receipt = await readReceipt(judges[1].viewer, roundId)
    expect(receipt?.lines).toHaveLength(3)
    const { version } = await prisma().round.findUniqueOrThrow({ where: { id: roundId } })
    await closeScoring(office, { roundId, version })
    const ranking = await readRanking(office, roundId)
    expect(ranking?.rows.map((row) => row.name)).toEqual(['创客之家', '清风澜州', '红船先锋'])
    const values = await prisma().rankingEntry.findMany({ select: { nominationId: true, valueTenThousandths: true } })
    for (const index of [0, 1, 2])
      expect(values.find((row) => row.nominationId === brand(index))?.valueTenThousandths).toBe((await itemOf(index)).valueTenThousandths)
  })
})

describe('who sees what', () => {
  beforeEach(() => prepare({ aggregation: { rule: 'mean', trimFrom: 5, tieCriteria: [] } }))

  test('a judge sees the own sheet alone, none under conflict, and no result', async () => {
    await open(0)
    await score(judges[0], 0, 6.5)
    await score(judges[1], 0, 9.5)
    const desk = await readShowDesk(judges[0].viewer, roundId)
    expect(desk.current?.seat?.content.scores[0]?.score).toBe(6.5)
    expect(JSON.stringify(desk)).not.toContain('9.5')
    expect(JSON.stringify(desk)).not.toContain('评委乙')
    await score(judges[2], 0, 8)
    await close(0)
    expect(JSON.stringify(await readShowDesk(judges[0].viewer, roundId))).not.toContain('80.00')
    await open(2)
    const barred = await readShowDesk(judges[0].viewer, roundId)
    expect(barred.current).toMatchObject({ name: '创客之家', seat: null })
    await expect(
      saveScoreSheet(judges[0].viewer, {
        assignmentId: (await seatOf(judges[1], 2)).id,
        version: 0,
        content: completeSheet(scheme, 1),
        isFlagged: false,
      }),
    ).rejects.toMatchObject({ code: 'notFound' })
  })

  test('the wall and the console name no score of a judge; the wall no judge; nobody a ranking', async () => {
    await open(0)
    const points = [6.5, 7.5, 9.5]
    for (const [index, judge] of judges.entries()) await score(judge, 0, points[index] ?? 0)
    const leaks = /65\.00|75\.00|95\.00|650000|750000|950000|评委[甲乙丙]/
    expect(JSON.stringify(await readShowScreen(office, roundId))).not.toMatch(leaks)
    expect(JSON.stringify(await readShowConsole(office, roundId))).not.toMatch(/6\.5|7\.5|9\.5|65\.00|75\.00|95\.00/)
    await close(0)
    const wall = await readShowScreen(office, roundId)
    expect(wall.last).toMatchObject({ name: '红船先锋', value: '78.33', totals: [] })
    expect(wall.results).toEqual([])
    expect(JSON.stringify(wall)).not.toMatch(leaks)
    expect(JSON.stringify(await readShowConsole(office, roundId))).not.toMatch(/65\.00|75\.00|95\.00|650000/)
    expect(await readRanking(office, roundId)).toBeNull()
  })

  test('single totals stand on the wall where the scheme says so, without their judges', async () => {
    await prepare({ reviewing: { ...showScheme().reviewing, reviewersPerCandidate: 3, showsSingleTotals: true } })
    await open(0)
    for (const [index, judge] of judges.entries()) await score(judge, 0, 7 + index)
    await close(0)
    const { last } = await readShowScreen(office, roundId)
    expect(last?.totals).toEqual([
      { place: 1, text: '70.00', isDropped: true },
      { place: 2, text: '80.00', isDropped: false },
      { place: 3, text: '90.00', isDropped: true },
    ])
    expect(JSON.stringify(last)).not.toMatch(/评委[甲乙丙]/)
  })

  test('a judge of another round, a unit and a visitor learn nothing of the show', async () => {
    const elsewhere = await createBrandRound(prisma())
    const stranger = await createReviewer(prisma(), { roundId: elsewhere.id })
    const unit = await createUnit(prisma())
    const hr = await createViewer(prisma(), 'unitHr', { unitId: unit.id })
    for (const viewer of [stranger.viewer, hr]) {
      await expect(readShowDesk(viewer, roundId)).rejects.toMatchObject({ code: 'notFound' })
      await expect(readShowConsole(viewer, roundId)).rejects.toMatchObject({ code: 'notFound' })
      await expect(readShowScreen(viewer, roundId)).rejects.toMatchObject({ code: 'notFound' })
      await expect(authoriseShowEvents(viewer, roundId)).rejects.toMatchObject({ code: 'notFound' })
      await expect(open(0, viewer)).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(readShowConsole(judges[0].viewer, roundId)).rejects.toMatchObject({ code: 'notFound' })
    await expect(authoriseShowEvents(judges[0].viewer, roundId)).resolves.toBeUndefined()
  })
})

describe('events', () => {
  beforeEach(() => prepare())

  test('who comes back gets exactly what was missed, in order; all state is in the database', async () => {
    await open(0)
    for (const judge of judges) await score(judge, 0, 8)
    await close(0)
    const heard = async (after: number, wanted: number) => {
      const signals: ShowSignal[] = []
      await new Promise<void>((resolve) => {
        const stop = followShow(roundId, after, (fresh) => {
          signals.push(...fresh)
          if (signals.length < wanted) return
          stop()
          resolve()
        })
      })
      return signals
    }
    const all = await heard(0, 3)
    expect(all.map((signal) => signal.kind)).toEqual(['ordered', 'opened', 'closed'])
    expect(await heard(all[1]?.number ?? 0, 1)).toEqual([all[2]])
    const { eventNumber } = await readShowScreen(office, roundId)
    expect(eventNumber).toBe(all[2]?.number)
    await expect(prisma().showEvent.deleteMany({ where: { roundId } })).rejects.toThrow()
  })
})
