import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { castNamedVotes } from '@/lib/rounds/commands/cast-named-votes'
import { claimTokens } from '@/lib/rounds/commands/claim-tokens'
import { closeMeeting } from '@/lib/rounds/commands/close-meeting'
import { closeTurn } from '@/lib/rounds/commands/close-turn'
import { openMeeting } from '@/lib/rounds/commands/open-meeting'
import { openTurn } from '@/lib/rounds/commands/open-turn'
import { publishResults } from '@/lib/rounds/commands/publish-results'
import { recuseMyself } from '@/lib/rounds/commands/recuse-member'
import type { PanelChoice } from '@/lib/rounds/meeting/papers'
import { readMeetingConsole, readMeetingMark } from '@/lib/rounds/meeting-queries'
import { readMinutes } from '@/lib/rounds/minutes-queries'
import { readPanelHome, readVotingDesk } from '@/lib/rounds/panel-desk-queries'
import { createViewer } from '@/tests/factories/accounts'
import { createRankedRound, type RankedRound } from '@/tests/factories/panel'
import { setBusinessClock } from '@/tests/factories/rounds'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma

let office: Viewer
let outsider: Viewer
let round: RankedRound
let sessionId: string

const idOf = (index: number) => round.candidates[index] ?? ''
const viewerOf = (index: number) => round.members[index]?.viewer ?? office
const step = async () => ({ sessionId, version: (await prisma().panelSession.findUniqueOrThrow({ where: { id: sessionId } })).version })
const open = async (nominations: number[], kind: 'decision' | 'tieBreak' = 'decision') =>
  (await openTurn(office, { ...(await step()), kind, nominationIds: nominations.map(idOf) })).turnId

/** Every member votes on what stands on their page; `agreeing` says how many of the first members say yes to a candidate. */
async function everybodyVotes(turnId: string, agreeing: Record<string, number>) {
  for (const [index, member] of round.members.entries()) {
    const desk = await readVotingDesk(member.viewer, sessionId)
    const choices = (desk.turn?.papers ?? []).flatMap((paper) =>
      paper.candidates.map(({ nominationId }) => ({
        nominationId,
        choice: (index < (agreeing[nominationId] ?? 0) ? 'agree' : 'disagree') as PanelChoice,
      })),
    )
    if (choices.length > 0) await castNamedVotes(member.viewer, { turnId, choices })
  }
}

beforeAll(async () => {
  await createProgramme(prisma())
  await setBusinessClock(prisma(), '2025-09-22T09:00:00+08:00')
  office = await createViewer(prisma(), 'cityOffice')
  round = await createRankedRound(prisma(), { members: 5, candidates: 4, ballot: 'open', places: 2 })
  const other = await createRankedRound(prisma(), { members: 3, candidates: 1, ballot: 'open', places: 1 })
  outsider = other.members[0]?.viewer ?? office
})

describe('a meeting with votes by name', () => {
  test('shows members their round alone, and the dossier without whom they are in conflict with', async () => {
    const opened = await openMeeting(office, {
      roundId: round.roundId,
      rankingVersion: 1,
      place: '',
      presentMemberIds: round.members.map((member) => member.memberId),
    })
    sessionId = opened.sessionId
    const home = await readPanelHome(viewerOf(0))
    expect(home.current?.open).toEqual({ sessionId, place: null, isPresent: true })
    expect(home.current?.dossier?.rows.map((row) => row.name)).toEqual(['候选人1', '候选人2', '候选人3', '候选人4'])
    await recuseMyself(viewerOf(4), { sessionId, nominationId: idOf(2), reason: '近姻亲关系' })
    const after = await readPanelHome(viewerOf(4))
    expect(after.current?.dossier?.rows.map((row) => row.name)).not.toContain('候选人3')
    expect(after.current?.dossier?.hidden).toBe(1)
    await expect(readVotingDesk(outsider, sessionId)).rejects.toThrow('没有找到')
    await expect(readMeetingMark(outsider, sessionId)).rejects.toThrow('没有找到')
    await expect(readMeetingConsole(viewerOf(0), round.roundId)).rejects.toThrow('没有找到')
  })

  test('counts one vote a member on each paper, by name, and nothing of it shows before the turn is closed', async () => {
    const turnId = await open([0, 1, 2, 3])
    const desk = await readVotingDesk(viewerOf(4), sessionId)
    expect(desk.turn?.recusedFor).toBe(1)
    expect(JSON.stringify(desk)).not.toContain('候选人3')
    const [first] = (await readVotingDesk(viewerOf(0), sessionId)).turn?.papers ?? []
    const part = (first?.candidates ?? []).slice(1).map(({ nominationId }) => ({ nominationId, choice: 'agree' as const }))
    await expect(castNamedVotes(viewerOf(0), { turnId, choices: part })).rejects.toThrow('每个候选对象')
    await expect(
      castNamedVotes(viewerOf(4), { turnId, choices: [0, 1, 2, 3].map((index) => ({ nominationId: idOf(index), choice: 'agree' })) }),
    ).rejects.toThrow('每个候选对象')
    await expect(castNamedVotes(outsider, { turnId, choices: part })).rejects.toThrow('没有这项权限')
    await expect(claimTokens(viewerOf(0), { turnId, papers: [] })).rejects.toThrow('不是发票环节')
    await everybodyVotes(turnId, { [idOf(0)]: 5, [idOf(1)]: 2, [idOf(2)]: 1, [idOf(3)]: 2 })
    const all = [0, 1, 2, 3].map((index) => ({ nominationId: idOf(index), choice: 'disagree' as const }))
    await expect(castNamedVotes(viewerOf(0), { turnId, choices: all })).rejects.toThrow('已经投过票')
    const console = await readMeetingConsole(office, round.roundId)
    expect(console?.turns[0]).toMatchObject({ state: 'voting', cast: 5, expected: 5, waitingFor: [] })
    expect(console?.turns[0]?.votes.every((vote) => vote.agree === null && vote.byName.length === 0)).toBe(true)
    await closeTurn(office, await step())
    await expect(castNamedVotes(viewerOf(0), { turnId, choices: all })).rejects.toThrow('已经结束')
  })

  test('goes on with whoever has not passed; two turns more than the places are filled by votes, then by rank', async () => {
    const console = await readMeetingConsole(office, round.roundId)
    expect(console?.next).toEqual({ kind: 'decision', nominationIds: [1, 2, 3].map(idOf), isNeeded: false })
    expect(console?.candidates.map((candidate) => candidate.standing)).toEqual(['proposed', 'notPassed', 'notPassed', 'notPassed'])
    const turnId = await open([1, 2, 3])
    await everybodyVotes(turnId, { [idOf(1)]: 4, [idOf(2)]: 4, [idOf(3)]: 4 })
    await closeTurn(office, await step())
    const after = await readMeetingConsole(office, round.roundId)
    expect(after?.candidates.map((candidate) => candidate.standing)).toEqual(['proposed', 'proposed', 'overflow', 'overflow'])
    expect(after?.next).toBeNull()
    const desk = await readVotingDesk(viewerOf(4), sessionId)
    expect(JSON.stringify(desk.results)).not.toContain('候选人3')
  })

  test('cannot end on a vote in which somebody took part who stands aside since; it is held again without them', async () => {
    await recuseMyself(viewerOf(3), { sessionId, nominationId: idOf(0), reason: '会上想起的亲属关系' })
    expect((await readMeetingConsole(office, round.roundId))?.candidates[0]?.standing).toBe('undecided')
    await expect(closeMeeting(office, { ...(await step()), note: '' })).rejects.toThrow('须重新表决')
    const turnId = await open([0])
    await everybodyVotes(turnId, { [idOf(0)]: 5 })
    await closeTurn(office, await step())
  })

  test('its minutes name turns, counts and choices; what is published follows from them', async () => {
    const { meetingId } = await closeMeeting(office, { ...(await step()), note: '' })
    const minutes = await readMinutes(office, round.roundId, meetingId)
    expect(minutes.turns.map((turn) => [turn.number, turn.votes.length])).toEqual([
      [1, 4],
      [2, 3],
      [3, 1],
    ])
    const second = minutes.turns[1]?.votes.find((vote) => vote.name === '候选人3')
    expect(second).toMatchObject({ appointed: 5, entitled: 4, present: 4, agree: 4, recused: ['成员5'], isUnanimous: true })
    expect(second?.byName).toHaveLength(4)
    await expect(readMinutes(viewerOf(0), round.roundId, meetingId)).rejects.toThrow('没有找到')
    const conflicted = { ...office, personId: round.members[4]?.personId ?? '' }
    await expect(readMinutes(conflicted, round.roundId, meetingId)).rejects.toThrow('应当回避')
    const { version } = await prisma().round.findUniqueOrThrow({ where: { id: round.roundId } })
    expect((await publishResults(office, { roundId: round.roundId, version })).proposed).toBe(2)
    const states = await Promise.all(
      [0, 1, 2, 3].map(async (index) => (await prisma().nomination.findUniqueOrThrow({ where: { id: idOf(index) } })).state),
    )
    expect(states).toEqual(['proposed', 'proposed', 'notSelected', 'notSelected'])
  })
})
