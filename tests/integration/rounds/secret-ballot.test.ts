import { randomUUID } from 'node:crypto'
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkInvariants } from '@/lib/invariants/check-invariants'
import type { Viewer } from '@/lib/platform/access/viewer'
import { castBallot } from '@/lib/rounds/commands/cast-ballot'
import { claimTokens } from '@/lib/rounds/commands/claim-tokens'
import { closeMeeting } from '@/lib/rounds/commands/close-meeting'
import { closeTurn, startVoting, voidTurn } from '@/lib/rounds/commands/close-turn'
import { goBack } from '@/lib/rounds/commands/go-back'
import { abandonMeeting, openMeeting, setPresence } from '@/lib/rounds/commands/open-meeting'
import { openTurn } from '@/lib/rounds/commands/open-turn'
import { recuseMember, recuseMyself } from '@/lib/rounds/commands/recuse-member'
import type { PanelChoice } from '@/lib/rounds/meeting/papers'
import { createViewer } from '@/tests/factories/accounts'
import { createRankedRound, type RankedRound } from '@/tests/factories/panel'
import { setBusinessClock } from '@/tests/factories/rounds'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma
const suite = RSABSSA.SHA384.PSS.Randomized()

let office: Viewer
let round: RankedRound
let sessionId: string

type Token = { paperId: string; message: string; signature: string }

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const version = async () => (await prisma().panelSession.findUniqueOrThrow({ where: { id: sessionId } })).version
const step = async () => ({ sessionId, version: await version() })
const runningTurn = () =>
  prisma().panelTurn.findFirstOrThrow({ where: { sessionId, state: { in: ['claiming', 'voting'] } }, include: { papers: true } })
const idOf = (index: number) => round.candidates[index] ?? ''
const viewerOf = (index: number) => round.members[index]?.viewer ?? office
const memberOf = (index: number) => round.members[index]?.memberId ?? ''

async function blind(paper: { id: string; publicKey: string | null }) {
  const key = await crypto.subtle.importKey(
    'jwk',
    JSON.parse(paper.publicKey ?? '{}') as JsonWebKey,
    { name: 'RSA-PSS', hash: 'SHA-384' },
    true,
    ['verify'],
  )
  const message = suite.prepare(crypto.getRandomValues(new Uint8Array(32)))
  const { blindedMsg, inv } = await suite.blind(key, message)
  const finish = async (blindSignature: string): Promise<Token> => ({
    paperId: paper.id,
    message: text(message),
    signature: text(await suite.finalize(key, message, new Uint8Array(Buffer.from(blindSignature, 'base64url')), inv)),
  })
  return { blinded: text(blindedMsg), finish }
}

/** What a member's browser does while papers are issued. */
async function claimAll(index: number): Promise<Token[]> {
  const turn = await runningTurn()
  const own = turn.papers.filter((paper) => paper.memberIds.includes(memberOf(index)))
  const prepared = await Promise.all(own.map((paper) => blind(paper)))
  const signed = await claimTokens(viewerOf(index), {
    turnId: turn.id,
    papers: own.map((paper, at) => ({ paperId: paper.id, blinded: prepared[at]?.blinded ?? '' })),
  })
  return Promise.all(signed.papers.map(async (paper, at) => (await prepared[at]?.finish(paper.blindSignature)) as Token))
}

async function fill(token: Token, choose: (nominationId: string) => PanelChoice) {
  const rows = await prisma().panelTurnCandidate.findMany({ where: { paperId: token.paperId } })
  return { ...token, choices: rows.map(({ nominationId }) => ({ nominationId, choice: choose(nominationId) })) }
}

beforeAll(async () => {
  await createProgramme(prisma())
  office = await createViewer(prisma(), 'cityOffice')
  await setBusinessClock(prisma(), '2025-09-22T09:00:00+08:00')
  round = await createRankedRound(prisma(), { members: 6, candidates: 4, ballot: 'secret', places: 2 })
})

describe('a meeting with secret ballots', () => {
  test('opens with members who have an account, once', async () => {
    const input = { roundId: round.roundId, rankingVersion: 1, place: '三楼会议室' }
    await prisma().panelMember.update({ where: { id: memberOf(5) }, data: { accountId: null } })
    await expect(openMeeting(office, { ...input, presentMemberIds: round.members.map((member) => member.memberId) })).rejects.toThrow(
      '没有门户账号',
    )
    await prisma().panelMember.update({ where: { id: memberOf(5) }, data: { accountId: viewerOf(5).accountId } })
    const present = round.members.slice(0, 5).map((member) => member.memberId)
    sessionId = (await openMeeting(office, { ...input, presentMemberIds: present })).sessionId
    await expect(openMeeting(office, { ...input, presentMemberIds: present })).rejects.toThrow('正在进行')
    await expect(goBack(office, { roundId: round.roundId, version: 1, event: 'reopenReview', reason: '需要补充评审材料' })).rejects.toThrow(
      '会议正在进行',
    )
    await expect(openMeeting(viewerOf(0), { ...input, presentMemberIds: present })).rejects.toThrow('没有这项权限')
  })

  test('a member who stands aside for a candidate gets no paper for them; without a quorum there is no vote', async () => {
    await recuseMember(office, { sessionId, memberId: memberOf(1), nominationId: idOf(1), reason: '曾共同承担项目' })
    await recuseMyself(viewerOf(2), { sessionId, nominationId: idOf(1), reason: '近姻亲关系' })
    await expect(
      recuseMember(viewerOf(0), { sessionId, memberId: memberOf(1), nominationId: idOf(2), reason: '曾共同承担项目' }),
    ).rejects.toThrow('没有这项权限')
    await setPresence(office, { ...(await step()), presentMemberIds: [0, 1].map(memberOf) })
    await expect(openTurn(office, { ...(await step()), kind: 'decision', nominationIds: [idOf(0)] })).rejects.toThrow('未达到法定人数')
    await setPresence(office, { ...(await step()), presentMemberIds: [0, 1, 2, 3, 4].map(memberOf) })
    await openTurn(office, { ...(await step()), kind: 'decision', nominationIds: [0, 1, 2, 3].map(idOf) })
    const turn = await runningTurn()
    expect(turn.state).toBe('claiming')
    expect(turn.papers.map((paper) => [paper.number, paper.memberIds.length])).toEqual([
      [1, 5],
      [2, 3],
    ])
    expect(turn.papers.every((paper) => paper.publicKey && paper.privateKeyCipher?.startsWith('v1.'))).toBe(true)
    const counts = await prisma().panelTurnCandidate.findUniqueOrThrow({
      where: { turnId_nominationId: { turnId: turn.id, nominationId: idOf(1) } },
    })
    expect([counts.appointed, counts.entitled, counts.present]).toEqual([6, 4, 3])
    await expect(recuseMember(office, { sessionId, memberId: memberOf(0), nominationId: idOf(0), reason: '近姻亲关系' })).rejects.toThrow(
      '正在表决',
    )
  })

  test('papers go to members present and not recused only, once; the same claim is answered again', async () => {
    const turn = await runningTurn()
    const [first, second] = [...turn.papers].sort((a, b) => a.number - b.number)
    if (!first || !second) throw new Error('two papers')
    const made = await blind(first)
    const claim = (viewer: Viewer, paperId: string, blinded: string) =>
      claimTokens(viewer, { turnId: turn.id, papers: [{ paperId, blinded }] })
    await expect(claim(viewerOf(5), first.id, made.blinded)).rejects.toThrow('没有登记到会')
    await expect(claim(viewerOf(1), second.id, made.blinded)).rejects.toThrow('应当回避')
    await expect(claim(office, first.id, made.blinded)).rejects.toThrow('没有这项权限')
    const [answer, again] = [await claim(viewerOf(0), first.id, made.blinded), await claim(viewerOf(0), first.id, made.blinded)]
    expect(again).toEqual(answer)
    await expect(claim(viewerOf(0), first.id, (await blind(first)).blinded)).rejects.toThrow('已经领过选票')
    const race = await Promise.allSettled(
      (await Promise.all([1, 2, 3, 4].map(() => blind(first)))).map(({ blinded }) => claim(viewerOf(3), first.id, blinded)),
    )
    expect(race.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    const token = await made.finish(answer.papers[0]?.blindSignature ?? '')
    await expect(castBallot(await fill(token, () => 'agree'))).rejects.toThrow('不是投票环节')
  })

  test('a lost paper repeats the turn with new keys, and the old token is worth nothing', async () => {
    const before = await runningTurn()
    await voidTurn(office, { ...(await step()), reason: '成员三选票丢失' })
    await openTurn(office, { ...(await step()), kind: 'decision', nominationIds: [0, 1, 2, 3].map(idOf) })
    const after = await runningTurn()
    expect(after.number).toBe(before.number + 1)
    expect(after.papers.some((paper) => before.papers.some((old) => old.publicKey === paper.publicKey))).toBe(false)
    const old = await prisma().panelPaper.findMany({ where: { turnId: before.id } })
    expect(old.every((paper) => paper.privateKeyCipher === null)).toBe(true)
  })

  test('each token counts once, a forged one never, and nothing before voting or after closing', async () => {
    const tokens = [await claimAll(0)]
    await expect(startVoting(office, await step())).rejects.toThrow('就能认出是谁')
    tokens.push(await claimAll(1), await claimAll(2), await claimAll(3))
    const unclaimed = await startVoting(office, await step())
    expect(unclaimed.unclaimed).toBe(2)
    await expect(claimAll(4)).rejects.toThrow('不是发票环节')
    const [mine] = tokens[0] ?? []
    const [other] = tokens[1] ?? []
    if (!mine || !other) throw new Error('tokens')
    const best = (id: string): PanelChoice => (id === idOf(3) ? 'disagree' : 'agree')
    const filled = await fill(mine, best)
    await expect(castBallot({ ...filled, signature: text(crypto.getRandomValues(new Uint8Array(256))) })).rejects.toThrow('凭证无效')
    await expect(castBallot({ ...filled, message: other.message })).rejects.toThrow('凭证无效')
    await expect(castBallot({ ...filled, paperId: (tokens[0]?.[1] ?? mine).paperId })).rejects.toThrow('凭证无效')
    await expect(castBallot({ ...filled, choices: filled.choices.slice(1) })).rejects.toThrow('每个候选对象')
    const burst = await Promise.allSettled(Array.from({ length: 50 }, () => castBallot(filled)))
    expect(burst.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect(await prisma().panelSpentToken.count({ where: { paperId: mine.paperId } })).toBe(1)
    for (const token of tokens.flat().filter((each) => each !== mine)) await castBallot(await fill(token, best))
    const { approved } = await closeTurn(office, await step())
    expect(approved).toBe(2)
    await expect(castBallot(filled)).rejects.toThrow('不是投票环节')
    await expect(
      prisma().panelBallot.create({ data: { turnId: (await lastTurn()).id, nominationId: idOf(0), choice: 'agree' } }),
    ).rejects.toThrow()
  })

  test('counts, thresholds and those who took no paper are in the formula', async () => {
    const turn = await lastTurn()
    const rows = new Map((await prisma().panelTurnCandidate.findMany({ where: { turnId: turn.id } })).map((row) => [row.nominationId, row]))
    const first = rows.get(idOf(0))
    expect([first?.agree, first?.disagree, first?.defer, first?.present, first?.decision]).toEqual([4, 0, 0, 5, 'approved'])
    expect(first?.formula).toContain('同意 4 票')
    const recused = rows.get(idOf(1))
    expect([recused?.agree, recused?.entitled, recused?.present, recused?.decision]).toEqual([2, 4, 3, 'rejected'])
    expect(rows.get(idOf(3))?.decision).toBe('rejected')
  })

  test('nothing that is stored pairs a ballot with its voter', async () => {
    const turn = await lastTurn()
    const columns = Object.keys((await prisma().panelBallot.findFirstOrThrow({ where: { turnId: turn.id } })) ?? {}).sort()
    expect(columns).toEqual(['choice', 'id', 'nominationId', 'turnId'])
    expect(await prisma().panelSpentToken.count()).toBe(0)
    const ballots = await prisma().$queryRaw<{ id: string; xmin: string; nominationId: string }[]>`
      SELECT id, xmin::text, "nominationId" FROM "PanelBallot" WHERE "turnId" = ${turn.id} ORDER BY ctid`
    expect(new Set(ballots.map((row) => row.xmin)).size).toBe(1)
    expect(ballots.map((row) => row.id)).toEqual(ballots.map((row) => row.id).sort())
    expect(ballots.every((row) => row.id[14] === '4')).toBe(true)
    const record = await prisma().auditEvent.findMany({ where: { event: { startsWith: 'turn.' } } })
    expect(record.some((row) => /cast|ballot/i.test(row.event))).toBe(false)
    const known = new Set(ballots.map((row) => row.id))
    const tables = await prisma().$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`
    for (const { name } of tables.filter((table) => table.name !== 'PanelBallot')) {
      const { rows } = await database.current.pool.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM "${name}" t LIMIT 2000`)
      const joined = rows.map((row) => row.row).join('\n')
      expect([...known].filter((id) => joined.includes(id))).toEqual([])
    }
  })

  test('the meeting closes with what its turns came to, and is over then', async () => {
    const { meetingId } = await closeMeeting(office, { ...(await step()), note: '审议顺利' })
    const votes = await prisma().panelVote.findMany({ where: { meetingId } })
    expect(votes).toHaveLength(4)
    expect(votes.find((vote) => vote.nominationId === idOf(0))).toMatchObject({
      agree: 4,
      present: 5,
      entitled: 6,
      turn: 2,
      decision: 'approved',
    })
    expect(await prisma().nomination.count({ where: { roundId: round.roundId, state: 'ranked' } })).toBe(4)
    await expect(abandonMeeting(office, { ...(await step()), reason: '已经结束的会议' })).rejects.toThrow('新的变化')
    await expect(claimTokens(viewerOf(0), { turnId: randomUUID(), papers: [] })).rejects.toThrow('没有找到')
    const meetings = ['finishedTurnsKeepNoSecrets', 'talliesFollowBallots', 'papersWentToVoters']
    expect((await checkInvariants(prisma(), meetings)).faults).toEqual([])
    await prisma().$executeRaw`UPDATE "PanelPaper" SET "castCount" = 9, "privateKeyCipher" = 'kept'`
    expect((await checkInvariants(prisma(), meetings)).faults.map((fault) => fault.key)).toEqual([
      'finishedTurnsKeepNoSecrets',
      'finishedTurnsKeepNoSecrets',
      'papersWentToVoters',
      'papersWentToVoters',
    ])
  })
})

async function lastTurn() {
  return prisma().panelTurn.findFirstOrThrow({ where: { sessionId, state: 'closed' }, orderBy: { number: 'desc' } })
}
