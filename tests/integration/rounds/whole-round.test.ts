import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { toDateOnly } from '@/lib/platform/dates'
import { addReviewers } from '@/lib/rounds/commands/add-reviewers'
import { advanceStage } from '@/lib/rounds/commands/advance-stage'
import { announceRound } from '@/lib/rounds/commands/announce-round'
import { assignReviewers } from '@/lib/rounds/commands/assign-reviewers'
import { closeScoring } from '@/lib/rounds/commands/close-scoring'
import { confer } from '@/lib/rounds/commands/confer'
import { createRound } from '@/lib/rounds/commands/create-round'
import { decideObjection } from '@/lib/rounds/commands/decide-objection'
import { publishResults } from '@/lib/rounds/commands/publish-results'
import { qualify } from '@/lib/rounds/commands/qualify'
import { recordPanelMeeting } from '@/lib/rounds/commands/record-panel-meeting'
import { saveSchemeDraft } from '@/lib/rounds/commands/save-scheme-draft'
import { setPanelMembers } from '@/lib/rounds/commands/set-panel-members'
import { waiveSheet } from '@/lib/rounds/commands/waive-sheet'
import { readChoice } from '@/lib/rounds/panel-people'
import { findPanelPeople } from '@/lib/rounds/panel-people-queries'
import { readPanel } from '@/lib/rounds/panel-queries'
import { createViewer } from '@/tests/factories/accounts'
import { createExpert, createNomination, finishBlindScan, sealSheetRow, setBusinessClock, simpleScheme } from '@/tests/factories/rounds'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const scheme = simpleScheme()

let office: Viewer
let roundId: string
let candidates: Awaited<ReturnType<typeof createNomination>>[]

const prisma = () => database.current.prisma
const round = () => prisma().round.findUniqueOrThrow({ where: { id: roundId } })
const input = async () => ({ roundId, version: (await round()).version })
const stateOf = async (index: number) => (await prisma().nomination.findUniqueOrThrow({ where: { id: candidates[index]?.id ?? '' } })).state

beforeAll(async () => {
  await createProgramme(prisma())
  office = await createViewer(prisma(), 'cityOffice')
  await setBusinessClock(prisma(), '2025-08-20T09:00:00+08:00')
})

describe('a round from notice to archive', () => {
  test('is made from the ready scheme and announced with its digest when nothing is missing', async () => {
    roundId = (await createRound(office, { kind: 'pacesetter', name: '2025年度业务标兵评选', year: 2025 })).roundId
    const unannounced = await announceRound(office, await input()).catch((error: Error) => error.message)
    expect(unannounced).toContain('还没有填写申报开始时间')

    const saved = await saveSchemeDraft(office, { ...(await input()), name: '2025年度业务标兵评选', scheme })
    expect(saved.problems).toEqual([])
    const { digest } = await announceRound(office, await input())
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect((await round()).stage).toBe('announced')
    await expect(saveSchemeDraft(office, { ...(await input()), name: '改名的评选', scheme })).rejects.toThrow('方案已固定')
  })

  test('opens and closes by the clock of the database, once', async () => {
    await expect(advanceStage(office, { ...(await input()), event: 'openNominations' })).rejects.toThrow('尚未到方案规定的申报开始时间')
    await setBusinessClock(prisma(), '2025-09-01T09:00:01+08:00')
    const seen = await input()
    const moves = await Promise.allSettled([1, 2].map(() => advanceStage(office, { ...seen, event: 'openNominations' })))
    expect(moves.filter((move) => move.status === 'fulfilled')).toHaveLength(1)
    candidates = []
    for (let index = 0; index < 4; index += 1)
      candidates.push(await createNomination(prisma(), { roundId, person: { name: `候选人${index + 1}` } }))
    const draft = await createNomination(prisma(), { roundId, state: 'draft' })

    await expect(advanceStage(office, { ...(await input()), event: 'closeNominations' })).rejects.toThrow('尚未到申报截止时间')
    await setBusinessClock(prisma(), '2025-09-10T18:00:01+08:00')
    await advanceStage(office, { ...(await input()), event: 'closeNominations' })
    expect((await prisma().nomination.findUniqueOrThrow({ where: { id: draft.id } })).state).toBe('lapsed')
    expect(await stateOf(0)).toBe('endorsed')
  })

  test('qualifies, assigns by the solver and starts the review', async () => {
    await expect(advanceStage(office, { ...(await input()), event: 'startReview' })).rejects.toThrow('还有 4 份申报未作出资格审查结论')
    await qualify(office, { roundId, ids: candidates.map((candidate) => candidate.id), confirmed: [], allConfirmed: true })
    const experts = []
    for (let index = 0; index < 4; index += 1) experts.push(await createExpert(prisma(), { name: `专家${index + 1}` }))
    await addReviewers(office, { roundId, personIds: experts.map((expert) => expert.person.id) })
    await expect(assignReviewers(office, { roundId, mode: 'even' })).rejects.toThrow('还没有对照名单申报回避')
    await prisma().roundReviewer.updateMany({ where: { roundId }, data: { state: 'declared', declaredAt: new Date() } })
    const certificate = await assignReviewers(office, { roundId, mode: 'even' })
    expect(certificate.status).toBe('optimal')
    expect(certificate.loads.map((row) => row.load)).toEqual([3, 3, 3, 3])
    const codes = await prisma().nomination.findMany({ where: { roundId, blindCode: { not: null } } })
    expect(codes).toHaveLength(4)
    await finishBlindScan(prisma(), roundId)
    await advanceStage(office, { ...(await input()), event: 'startReview' })
    expect((await round()).stage).toBe('reviewing')
  })

  test('an unsealed sheet blocks the ranking until it is in or waived', async () => {
    const seats = await prisma().assignment.findMany({ where: { roundId }, orderBy: { id: 'asc' } })
    const [missing, ...others] = seats
    const scoreOf = new Map(candidates.map((candidate, index) => [candidate.id, 9 - index]))
    for (const seat of others) await sealSheetRow(prisma(), seat.id, scheme, scoreOf.get(seat.nominationId) ?? 0)
    await expect(closeScoring(office, await input())).rejects.toThrow('还缺 1 份评分表')
    await waiveSheet(office, { roundId, assignmentId: missing?.id ?? '', reason: '专家因病不能完成评分' })
    const closed = await closeScoring(office, await input())
    expect(closed.rankingVersion).toBe(1)
    const entries = await prisma().rankingEntry.findMany({ where: { ranking: { roundId } }, orderBy: { rank: 'asc' } })
    expect(entries.map((entry) => [entry.rank, entry.valueTenThousandths, entry.result])).toEqual([
      [1, 900_000, 'selected'],
      [2, 800_000, 'selected'],
      [3, 700_000, 'notSelected'],
      [4, 600_000, 'notSelected'],
    ])
    expect(await stateOf(0)).toBe('ranked')
  })

  test('the panel decides with a quorum only, and nothing is known before it is published', async () => {
    const members = ['组长', '成员一', '成员二', '成员三', '成员四', '成员五'].map((name, index) => ({
      name,
      post: '',
      isChair: index === 0,
      personId: null,
    }))
    // A member who is not on the roster sits with an account of one's own: found by name, kept when the list is saved again, never the office's.
    const outside = await prisma().account.create({ data: { login: 'panel-outside', name: '名册外组长' } })
    const [found] = await findPanelPeople(office, { query: '名册外' })
    expect([found?.label, readChoice(found?.value ?? '')]).toEqual(['名册外组长', { personId: null, accountId: outside.id }])
    const outsider = { name: '名册外组长', post: '', isChair: false, personId: null, accountId: outside.id }
    await expect(setPanelMembers(office, { roundId, members: [...members, { ...outsider, name: '冒名' }] })).rejects.toThrow(
      '请重新从列表中选择',
    )
    const own = { ...outsider, name: '市人才办', accountId: office.accountId }
    await expect(setPanelMembers(office, { roundId, members: [...members, own] })).rejects.toThrow('请重新从列表中选择')
    await setPanelMembers(office, { roundId, members: [...members, outsider] })
    const saved = (await readPanel(office, roundId)).members.map(({ id: _id, hasAccount: _has, ...member }) => member)
    await setPanelMembers(office, { roundId, members: saved })
    const grants = () => prisma().roleGrant.count({ where: { accountId: outside.id, role: 'panelist', roundId, revokedAt: null } })
    expect(await grants()).toBe(1)
    await setPanelMembers(office, { roundId, members })
    expect(await grants()).toBe(0)
    const ids = (await prisma().panelMember.findMany({ where: { roundId }, orderBy: { name: 'asc' } })).map((member) => member.id)
    await setBusinessClock(prisma(), '2025-09-22T15:00:00+08:00')
    const vote = (index: number, agree: number, disagree: number) => ({
      nominationId: candidates[index]?.id ?? '',
      recusedMemberIds: [],
      agree,
      disagree,
      defer: 0,
    })
    const meeting = { roundId, rankingVersion: 1, heldOn: '2025-09-22', place: '', note: '' }
    await expect(recordPanelMeeting(office, { ...meeting, presentMemberIds: ids.slice(0, 3), votes: [vote(0, 3, 0)] })).rejects.toThrow(
      '未达到法定人数',
    )
    await expect(recordPanelMeeting(office, { ...meeting, presentMemberIds: ids, votes: [vote(0, 7, 0)] })).rejects.toThrow('多于实到会')
    const recorded = await recordPanelMeeting(office, {
      ...meeting,
      presentMemberIds: ids,
      votes: [vote(0, 6, 0), vote(1, 6, 0), vote(2, 1, 5), vote(3, 0, 6)],
    })
    expect(recorded.approved).toBe(2)
    expect(await stateOf(0)).toBe('ranked')
  })

  test('publicity runs five working days over the holidays, and an open objection holds one award back', async () => {
    await setBusinessClock(prisma(), '2025-09-26T10:00:00+08:00')
    const { publicityId, endsOn } = await publishResults(office, await input())
    expect(endsOn).toBe('2025-10-10')
    expect(await stateOf(0)).toBe('proposed')
    expect(await stateOf(2)).toBe('notSelected')
    const envelope = await openEnvelope(prisma())
    const id = crypto.randomUUID()
    await prisma().objection.create({
      data: {
        id,
        number: 'YY-1',
        publicityId,
        nominationId: candidates[1]?.id ?? '',
        nameCipher: envelope.seal('张某', { table: 'Objection', row: id, column: 'name' }),
        contactCipher: envelope.seal('13800138000', { table: 'Objection', row: id, column: 'contact' }),
        ground: '业绩不实',
        statement: '申报材料所列的成果并非本人主持完成，有相关文件可以证明。',
        accessDigest: 'digest',
        receivedAt: new Date('2025-09-28T02:00:00Z'),
      },
    })
    await setBusinessClock(prisma(), '2025-10-10T23:59:00+08:00')
    const conferral = { documentNumber: '澜人才〔2025〕8号', conferredOn: '2025-10-11' }
    await expect(confer(office, { ...(await input()), ...conferral })).rejects.toThrow('公示尚未满期')

    await setBusinessClock(prisma(), '2025-10-11T00:00:05+08:00')
    const seen = await input()
    const submits = await Promise.allSettled(Array.from({ length: 50 }, () => confer(office, { ...seen, ...conferral })))
    expect(submits.filter((submit) => submit.status === 'fulfilled')).toHaveLength(1)
    expect(await prisma().conferral.count({ where: { roundId } })).toBe(1)
    expect(await stateOf(0)).toBe('conferred')
    expect(await stateOf(1)).toBe('proposed')
    const holdings = await prisma().holding.findMany({ where: { title: { code: 'pacesetter' } }, include: { certificate: true } })
    expect(holdings.map((holding) => [holding.personId, toDateOnly(holding.startsOn), holding.certificate !== null])).toEqual([
      [candidates[0]?.personId, '2025-10-11', true],
    ])
  })

  test('a dismissed objection lets the award go on as a supplement, and the round closes', async () => {
    await expect(advanceStage(office, { ...(await input()), event: 'close' })).rejects.toThrow('因异议暂缓')
    const objection = await prisma().objection.findFirstOrThrow()
    await decideObjection(office, { objectionId: objection.id, version: 1, event: 'accept', matchedGrounds: [], reason: '', answer: '' })
    await decideObjection(office, {
      objectionId: objection.id,
      version: 2,
      event: 'dismiss',
      matchedGrounds: [],
      reason: '',
      answer: '经核查，成果由本人主持完成。',
    })
    await confer(office, { ...(await input()), documentNumber: '澜人才〔2025〕9号', conferredOn: '2025-10-11' })
    expect(await stateOf(1)).toBe('conferred')
    await advanceStage(office, { ...(await input()), event: 'close' })
    expect((await round()).stage).toBe('closed')
    expect(await prisma().certificate.count()).toBe(2)
  })
})
