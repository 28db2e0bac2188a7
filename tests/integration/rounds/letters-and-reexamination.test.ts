import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { closeScoring } from '@/lib/rounds/commands/close-scoring'
import { decideReexamination } from '@/lib/rounds/commands/decide-reexamination'
import { publishResults } from '@/lib/rounds/commands/publish-results'
import { recordPanelMeeting } from '@/lib/rounds/commands/record-panel-meeting'
import { requestReexamination } from '@/lib/rounds/commands/request-reexamination'
import { readLetter, readOwnLetters, readRoundLetters } from '@/lib/rounds/letter-queries'
import { readNomination } from '@/lib/rounds/nomination-queries'
import { readRoundRecord } from '@/lib/rounds/record-queries'
import { readOwnReexaminations, readReexamination, readReexaminations } from '@/lib/rounds/reexamination-queries'
import { createViewer } from '@/tests/factories/accounts'
import { createRankedRound, type RankedRound } from '@/tests/factories/panel'
import { type WalkedRound, walkToPublicity, walkToSealed } from '@/tests/factories/round-walk'
import { setBusinessClock, simpleScheme } from '@/tests/factories/rounds'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma

let office: Viewer
let supervisor: Viewer
let winner: Viewer
let loser: Viewer
let unitOfLoser: Viewer
let stranger: Viewer
let round: RankedRound

const idOf = (index: number) => round.candidates[index] ?? ''
const statement = '表决时一位成员应当回避而没有回避，与方案关于回避的规定不符。'

beforeAll(async () => {
  await createProgramme(prisma())
  await setBusinessClock(prisma(), '2025-09-22T15:00:00+08:00')
  office = await createViewer(prisma(), 'cityOffice')
  supervisor = await createViewer(prisma(), 'supervisor')
  round = await createRankedRound(prisma(), { members: 3, candidates: 3, ballot: 'open', places: 1 })
  const rows = await prisma().nomination.findMany({ where: { roundId: round.roundId } })
  const of = (index: number) => rows.find((row) => row.id === idOf(index))
  winner = await createViewer(prisma(), 'talent', { personId: of(0)?.personId ?? '' })
  loser = await createViewer(prisma(), 'talent', { personId: of(1)?.personId ?? '' })
  unitOfLoser = await createViewer(prisma(), 'unitHr', { unitId: of(1)?.unitId ?? '' })
  stranger = await createViewer(prisma(), 'unitHr', { unitId: of(2)?.unitId ?? '' })
  const vote = (index: number, agree: number) => ({ nominationId: idOf(index), recusedMemberIds: [], agree, disagree: 3 - agree, defer: 0 })
  await recordPanelMeeting(office, {
    ...{ roundId: round.roundId, rankingVersion: 1, heldOn: '2025-09-22', place: '', note: '' },
    presentMemberIds: round.members.map((member) => member.memberId),
    votes: [vote(0, 3), vote(1, 3), vote(2, 0)],
  })
})

describe('letters', () => {
  test('are seen by the office before the release, and nobody else knows anything', async () => {
    const preview = await readRoundLetters(office, round.roundId)
    expect(preview.isReleased).toBe(false)
    expect(preview.counts).toEqual({ proposed: 1, notSelected: 2, deferred: 0 })
    expect(preview.letters).toHaveLength(6)
    await expect(readRoundLetters(loser, round.roundId)).rejects.toThrow('没有找到')
    expect(await readOwnLetters(loser)).toEqual([])
    expect((await readNomination(loser, idOf(1))).label.text).toBe('评审中')
    expect((await readOwnReexaminations(loser, idOf(1))).problem).toContain('还没有公布')
    await expect(requestReexamination(loser, { nominationId: idOf(1), ground: 'recusal', statement })).rejects.toThrow('还没有公布')
  })

  test('leave out whom the officer is in conflict with, the unit’s letter included', async () => {
    const conflicted = { ...office, personId: winner.personId }
    const preview = await readRoundLetters(conflicted, round.roundId)
    expect(preview.hidden).toBe(2)
    expect(JSON.stringify(preview.letters)).not.toContain('候选人1')
  })

  test('go out with the release exactly as previewed, each to its own', async () => {
    const before = await readRoundLetters(office, round.roundId)
    const { version } = await prisma().round.findUniqueOrThrow({ where: { id: round.roundId } })
    await publishResults(office, { roundId: round.roundId, version })
    const stored = await prisma().resultLetter.findMany({ where: { roundId: round.roundId } })
    expect(stored.map((row) => row.content)).toEqual(expect.arrayContaining(before.letters.map((letter) => letter.content)))
    const [own] = await readOwnLetters(loser)
    const letter = await readLetter(loser, own?.id ?? '')
    expect(letter.content.paragraphs.join('')).toContain('本轮未入选')
    expect(letter.content.paragraphs.join('')).toContain('程序复核')
    await expect(readLetter(winner, own?.id ?? '')).rejects.toThrow('没有找到')
    await expect(readLetter(stranger, own?.id ?? '')).rejects.toThrow('没有找到')
    expect((await readOwnLetters(unitOfLoser)).map((row) => row.addressee)).toHaveLength(2)
    await expect(prisma().resultLetter.update({ where: { id: own?.id ?? '' }, data: { digest: 'x' } })).rejects.toThrow()
    expect((await readNomination(loser, idOf(1))).letterId).toBe(own?.id)
  })
})

describe('re-examination of procedure', () => {
  test('is asked for by the candidate or the unit, one at a time, within the days', async () => {
    await expect(requestReexamination(stranger, { nominationId: idOf(1), ground: 'recusal', statement })).rejects.toThrow('没有找到')
    await expect(requestReexamination(winner, { nominationId: idOf(1), ground: 'recusal', statement })).rejects.toThrow('没有找到')
    const asked = await Promise.allSettled(
      [loser, unitOfLoser].map((viewer) => requestReexamination(viewer, { nominationId: idOf(1), ground: 'recusal', statement })),
    )
    expect(asked.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    await setBusinessClock(prisma(), '2025-09-27T23:59:00+08:00')
    expect((await requestReexamination(winner, { nominationId: idOf(0), ground: 'counting', statement })).number).toMatch(
      /^FH20250927-001$/,
    )
    await setBusinessClock(prisma(), '2025-09-28T00:00:01+08:00')
    expect((await readOwnReexaminations(unitOfLoser, idOf(1))).problem).toContain('届满')
  })

  test('is answered in writing by the office; supervisor, candidate and unit read it, others nothing', async () => {
    const { rows, open } = await readReexaminations(office)
    expect(open).toBe(2)
    const row = rows.find((each) => each.nominationId === idOf(1))
    if (!row) throw new Error('request')
    const step = { reexaminationId: row.id, answer: '', effect: null, rejudge: { mode: 'reopen' as const, assignmentIds: [] } }
    await expect(decideReexamination(supervisor, { ...step, version: 1, event: 'accept' })).rejects.toThrow('没有这项权限')
    await expect(decideReexamination(office, { ...step, version: 1, event: 'uphold' })).rejects.toThrow('当前状态')
    await decideReexamination(office, { ...step, version: 1, event: 'accept' })
    await expect(decideReexamination(office, { ...step, version: 2, event: 'dismiss' })).rejects.toThrow('书面答复')
    await expect(decideReexamination(office, { ...step, version: 2, event: 'uphold', answer: '经核查属实。' })).rejects.toThrow('纠正办法')
    await expect(decideReexamination(office, { ...step, version: 1, event: 'dismiss', answer: '经核查符合规定。' })).rejects.toThrow(
      '修改过',
    )
    await decideReexamination(office, { ...step, version: 2, event: 'uphold', answer: '经核查属实，退回重新审议。', effect: 'backToPanel' })
    expect((await readReexamination(supervisor, row.id)).effect).toBe('退回评审领导小组重新审议')
    const own = await readOwnReexaminations(loser, idOf(1))
    expect(own.requests[0]?.answer).toBe('经核查属实，退回重新审议。')
    expect(own.requests[0]?.decidedBy).toBeNull()
    await expect(readOwnReexaminations(stranger, idOf(1))).rejects.toThrow('没有找到')
    await expect(readReexaminations(loser)).rejects.toThrow()
    const told = await prisma().notice.findMany({ where: { accountId: loser.accountId ?? '', kind: 'reexamination.decided' } })
    expect(told).toHaveLength(1)
  })
})

describe('an upheld re-examination is carried out with its answer', () => {
  let walked: WalkedRound
  const candidate = () => walked.candidates[2]?.id ?? ''
  const request = async (number: number) => {
    const viewer = await createViewer(prisma(), 'talent', { personId: walked.candidates[number]?.personId ?? '' })
    await requestReexamination(viewer, { nominationId: walked.candidates[number]?.id ?? '', ground: 'recusal', statement })
    const row = await prisma().reexamination.findFirstOrThrow({ where: { nominationId: walked.candidates[number]?.id ?? '' } })
    await decideReexamination(office, { ...step(row.id), version: 1, event: 'accept' })
    return row
  }
  const step = (reexaminationId: string) => ({
    ...{ reexaminationId, version: 2, event: 'uphold' as const, answer: '经核查属实，予以纠正。', effect: 'backToReview' as const },
    rejudge: { mode: 'reopen' as 'reopen' | 'replace', assignmentIds: [] as string[] },
  })
  const seatsOf = (nominationId: string) =>
    prisma().assignment.findMany({ where: { nominationId }, include: { sheets: true, roundReviewer: true }, orderBy: { id: 'asc' } })
  const stage = async () => (await prisma().round.findUniqueOrThrow({ where: { id: walked.roundId } })).stage

  beforeAll(async () => {
    walked = await walkToSealed(prisma(), office, {
      ...{ scheme: simpleScheme(), candidates: 4, reviewers: 5 },
      scoreOf: (place) => 9 - place / 2,
    })
    await walkToPublicity(prisma(), office, walked)
  })

  test('the chosen sheets are opened again, the round stands with the reviewers, and the record says why', async () => {
    const row = await request(2)
    const { seats } = await readReexamination(office, row.id)
    expect(seats).toHaveLength(3)
    expect((await readReexamination(supervisor, row.id)).seats).toEqual([])
    await expect(decideReexamination(office, step(row.id))).rejects.toThrow('请至少选择一位专家')
    const other = (await seatsOf(walked.candidates[0]?.id ?? ''))[0]?.id ?? ''
    await expect(decideReexamination(office, { ...step(row.id), rejudge: { mode: 'reopen', assignmentIds: [other] } })).rejects.toThrow(
      '评审任务已经变动',
    )
    expect(await stage()).toBe('publicity')

    const chosen = seats[0]?.assignmentId ?? ''
    await decideReexamination(office, { ...step(row.id), rejudge: { mode: 'reopen', assignmentIds: [chosen] } })
    expect(await stage()).toBe('reviewing')
    const after = await seatsOf(candidate())
    expect(
      after
        .find((seat) => seat.id === chosen)
        ?.sheets.map((sheet) => sheet.state)
        .sort(),
    ).toEqual(['draft', 'superseded'])
    expect(after.filter((seat) => seat.id !== chosen).every((seat) => seat.sheets.every((sheet) => sheet.state === 'sealed'))).toBe(true)
    const changes = await prisma().roundStageChange.findMany({ where: { roundId: walked.roundId, reason: { not: null } } })
    expect(changes.map((change) => change.to).sort()).toEqual(['deliberating', 'reviewing'])
    for (const change of changes) expect(change.reason).toContain(row.number)
    expect(await prisma().publicity.count({ where: { roundId: walked.roundId, state: 'running' } })).toBe(0)
    expect((await prisma().nomination.findUniqueOrThrow({ where: { id: candidate() } })).state).toBe('qualified')
    const { events } = await readRoundRecord(supervisor, walked.roundId)
    expect(events).toContainEqual(expect.objectContaining({ title: '办理程序复核', body: row.number }))
    expect(events.map((event) => event.title)).not.toContain('其他操作')
    // Scoring is not over before the opened sheet is sealed again.
    await expect(closeScoring(office, await walked.input())).rejects.toThrow('还缺 1 份评分表')
  })

  test('a sheet of one who should have stood aside is void, the conflict is on record, and another takes the seat', async () => {
    const nominationId = walked.candidates[3]?.id ?? ''
    // Asked for while the result was known; the round has gone back meanwhile.
    await prisma().nomination.update({ where: { id: nominationId }, data: { state: 'notSelected' } })
    const row = await request(3)
    await prisma().nomination.update({ where: { id: nominationId }, data: { state: 'qualified' } })
    const seat = (await seatsOf(nominationId))[0]
    if (!seat) throw new Error('seat')
    await decideReexamination(office, { ...step(row.id), rejudge: { mode: 'replace', assignmentIds: [seat.id] } })
    const after = await seatsOf(nominationId)
    expect(after.find((each) => each.id === seat.id)?.state).toBe('voided')
    expect(after.filter((each) => each.state === 'active')).toHaveLength(3)
    expect(await prisma().conflict.count({ where: { nominationId, personId: seat.roundReviewer.personId, kind: 'declared' } })).toBe(1)
  })
})
