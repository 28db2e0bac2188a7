import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { decideReexamination } from '@/lib/rounds/commands/decide-reexamination'
import { publishResults } from '@/lib/rounds/commands/publish-results'
import { recordPanelMeeting } from '@/lib/rounds/commands/record-panel-meeting'
import { requestReexamination } from '@/lib/rounds/commands/request-reexamination'
import { readLetter, readOwnLetters, readRoundLetters } from '@/lib/rounds/letter-queries'
import { readNomination } from '@/lib/rounds/nomination-queries'
import { readOwnReexaminations, readReexamination, readReexaminations } from '@/lib/rounds/reexamination-queries'
import { createViewer } from '@/tests/factories/accounts'
import { createRankedRound, type RankedRound } from '@/tests/factories/panel'
import { setBusinessClock } from '@/tests/factories/rounds'
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
    const step = { reexaminationId: row.id, answer: '', effect: null }
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
