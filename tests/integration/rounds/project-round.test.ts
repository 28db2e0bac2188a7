import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { addReviewers } from '@/lib/rounds/commands/add-reviewers'
import { advanceStage } from '@/lib/rounds/commands/advance-stage'
import { announceRound } from '@/lib/rounds/commands/announce-round'
import { assignReviewers } from '@/lib/rounds/commands/assign-reviewers'
import { closeScoring } from '@/lib/rounds/commands/close-scoring'
import { confer } from '@/lib/rounds/commands/confer'
import { createRound } from '@/lib/rounds/commands/create-round'
import { endorseNomination } from '@/lib/rounds/commands/decide-endorsement'
import { publishResults } from '@/lib/rounds/commands/publish-results'
import { qualify } from '@/lib/rounds/commands/qualify'
import { recordPanelMeeting } from '@/lib/rounds/commands/record-panel-meeting'
import { saveNomination } from '@/lib/rounds/commands/save-nomination'
import { saveSchemeDraft } from '@/lib/rounds/commands/save-scheme-draft'
import { setPanelMembers } from '@/lib/rounds/commands/set-panel-members'
import { startProjectNomination } from '@/lib/rounds/commands/start-nomination'
import { submitNomination } from '@/lib/rounds/commands/submit-nomination'
import { readPublicity } from '@/lib/rounds/public-queries'
import { parseScheme, type Scheme } from '@/lib/rounds/scheme'
import { schemeTemplate } from '@/lib/rounds/scheme-templates/by-kind'
import { readScoring } from '@/lib/rounds/scoring-queries'
import { verifyByNumber } from '@/lib/titles/certificate-queries'
import { createViewer, signedIn } from '@/tests/factories/accounts'
import { createLine, createPerson, createUnit } from '@/tests/factories/org'
import { createExpert, finishBlindScan, sealSheetRow, setBusinessClock, simpleScheme } from '@/tests/factories/rounds'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma

const template = schemeTemplate('innovation')
const scheme: Scheme = parseScheme({
  ...template,
  fields: template.fields.filter((field) => field.type !== 'file'),
  eligibility: template.eligibility.filter((rule) => rule.type === 'declared'),
  quotas: { nominationsPerUnit: 2, total: 1, perLine: null, perUnit: null, grassrootsFloor: 0 },
  gates: [],
  reviewing: { ...template.reviewing, reviewersPerCandidate: 2 },
  aggregation: { rule: 'mean', trimFrom: 5, tieCriteria: [] },
  schedule: simpleScheme().schedule,
})

type Entered = { hr: Viewer; party: Viewer; unitId: string; leaderId: string; nominationId: string; name: string }

let office: Viewer
let roundId: string
let lineId: string
let cityId: string
let entered: [Entered, Entered]
let experts: Awaited<ReturnType<typeof createExpert>>[]

const input = async () => ({ roundId, version: (await prisma().round.findUniqueOrThrow({ where: { id: roundId } })).version })
const versionOf = async (id: string) => (await prisma().nomination.findUniqueOrThrow({ where: { id } })).version
const stateOf = async (index: 0 | 1) => (await prisma().nomination.findUniqueOrThrow({ where: { id: entered[index].nominationId } })).state

async function enter(name: string, unitName: string, leaderName: string): Promise<Entered> {
  const unitId = (await createUnit(prisma(), { name: unitName, parentId: cityId })).id
  const leaderId = (await createPerson(prisma(), { name: leaderName, unitId })).id
  const hr = await createViewer(prisma(), 'unitHr', { unitId })
  const party = await createViewer(prisma(), 'unitLeader', { unitId })
  const { nominationId } = await startProjectNomination(hr, { roundId, name, unitId, lineId })
  const words = `${unitName}的${name}由${leaderName}牵头，`
  const answers = {
    category: '工作方法',
    leader: leaderId,
    startedOn: '2024-03-01',
    summary: words + '贯通各个环节，减少往返和等待，全程留痕、节点提醒、超期预警，群众满意度明显提高。'.repeat(2),
    content: words.repeat(20),
    effect: words.repeat(16),
  }
  await saveNomination(hr, { nominationId, version: 1, answers, unsuitable: [] })
  await submitNomination(hr, { nominationId, version: await versionOf(nominationId) })
  await endorseNomination(party, { nominationId, version: await versionOf(nominationId) })
  return { hr, party, unitId, leaderId, nominationId, name }
}

beforeAll(async () => {
  await createProgramme(prisma())
  office = await createViewer(prisma(), 'cityOffice')
  lineId = (await createLine(prisma())).id
  cityId = (await createUnit(prisma(), { name: '测试市', level: 'city' })).id
  await setBusinessClock(prisma(), '2025-08-20T09:00:00+08:00')
})

describe('a round of innovations from notice to shortlist', () => {
  test('projects are entered by their units, endorsed and found qualified', async () => {
    roundId = (await createRound(office, { kind: 'innovation', name: '2025年度创新工作成果评选', year: 2025 })).roundId
    await saveSchemeDraft(office, { ...(await input()), name: '2025年度创新工作成果评选', scheme })
    await announceRound(office, await input())
    await setBusinessClock(prisma(), '2025-09-01T09:00:01+08:00')
    await advanceStage(office, { ...(await input()), event: 'openNominations' })
    entered = [await enter('云上直办法', '云岭区政务中心', '欧阳若谷'), await enter('预约开庭法', '松江区政务中心', '诸葛明达')]
    await setBusinessClock(prisma(), '2025-09-10T18:00:01+08:00')
    await advanceStage(office, { ...(await input()), event: 'closeNominations' })
    await qualify(office, { roundId, ids: entered.map((each) => each.nominationId), confirmed: [], allConfirmed: true })
    expect(await stateOf(0)).toBe('qualified')
  })

  test('who stands on a project, or shares another with its leader, never judges it', async () => {
    experts = []
    for (let index = 0; index < 5; index += 1) experts.push(await createExpert(prisma(), { name: `专家${index + 1}` }))
    const [first, second] = experts
    const { projectId } = await prisma().nomination.findUniqueOrThrow({ where: { id: entered[0].nominationId } })
    await prisma().projectMember.create({ data: { projectId: projectId ?? '', personId: first?.person.id ?? '' } })
    const shared = await prisma().project.create({
      data: {
        kind: 'brand',
        name: '往年共建项目',
        unitId: entered[1].unitId,
        lineId,
        members: { create: [{ personId: entered[1].leaderId }, { personId: second?.person.id ?? '' }] },
      },
    })
    expect(shared.id).toBeTruthy()
    await addReviewers(office, { roundId, personIds: experts.map((expert) => expert.person.id) })
    await prisma().roundReviewer.updateMany({ where: { roundId }, data: { state: 'declared', declaredAt: new Date() } })
    expect((await assignReviewers(office, { roundId, mode: 'even' })).status).toBe('optimal')
    const conflicts = await prisma().conflict.findMany({ where: { roundId } })
    const kindsOf = (person: string | undefined, index: 0 | 1) =>
      conflicts.filter((row) => row.personId === person && row.nominationId === entered[index].nominationId).map((row) => row.kind)
    expect(kindsOf(first?.person.id, 0)).toContain('self')
    expect(kindsOf(first?.person.id, 1)).toContain('coCandidate')
    expect(kindsOf(second?.person.id, 1)).toContain('sharedProject')
    const seats = await prisma().assignment.findMany({ where: { roundId }, include: { roundReviewer: true } })
    expect(seats).toHaveLength(4)
    for (const seat of seats)
      expect(conflicts.some((row) => row.personId === seat.roundReviewer.personId && row.nominationId === seat.nominationId)).toBe(false)
    await finishBlindScan(prisma(), roundId)
    await advanceStage(office, { ...(await input()), event: 'startReview' })
  })

  test('reviewers read a code instead of project, unit and people', async () => {
    const seat = await prisma().assignment.findFirstOrThrow({ where: { roundId }, include: { roundReviewer: true } })
    const view = await readScoring(await signedIn(seat.roundReviewer.accountId), roundId, 1)
    expect(view.current.label).toMatch(/^参评成果 \d\d$/)
    const text = JSON.stringify(view)
    for (const { name } of entered) expect(text).not.toContain(name)
    for (const hidden of ['云岭区政务中心', '松江区政务中心', '欧阳若谷', '诸葛明达']) expect(text).not.toContain(hidden)
  })

  test('ranking, panel and publicity work for projects; the outcome is a shortlist', async () => {
    const seats = await prisma().assignment.findMany({ where: { roundId } })
    for (const seat of seats) await sealSheetRow(prisma(), seat.id, scheme, seat.nominationId === entered[0].nominationId ? 9 : 7)
    await closeScoring(office, await input())
    const members = ['组长', '成员一', '成员二'].map((name, index) => ({ name, post: '', isChair: index === 0, personId: null }))
    await setPanelMembers(office, { roundId, members })
    const present = (await prisma().panelMember.findMany({ where: { roundId } })).map((member) => member.id)
    await setBusinessClock(prisma(), '2025-09-22T15:00:00+08:00')
    const vote = (index: 0 | 1, agree: number) => ({
      nominationId: entered[index].nominationId,
      recusedMemberIds: [],
      agree,
      disagree: 3 - agree,
      defer: 0,
    })
    const meeting = { roundId, rankingVersion: 1, heldOn: '2025-09-22', place: '', note: '', presentMemberIds: present }
    await recordPanelMeeting(office, { ...meeting, votes: [vote(0, 3), vote(1, 0)] })
    await setBusinessClock(prisma(), '2025-09-23T10:00:00+08:00')
    const { publicityId } = await publishResults(office, await input())
    const { list } = await readPublicity(publicityId)
    expect(list).toMatchObject({ titleName: '创新工作成果', resultWord: '入围', countWord: '项' })
    expect(list.candidates).toMatchObject([{ name: '云上直办法', unit: '云岭区政务中心', note: '工作方法' }])
  })

  test('the award carries a certificate that verifies, and no holding', async () => {
    await setBusinessClock(prisma(), '2025-10-15T10:00:00+08:00')
    await confer(office, { ...(await input()), documentNumber: '澜人才〔2025〕18号', conferredOn: '2025-10-15' })
    expect(await stateOf(0)).toBe('conferred')
    expect(await prisma().holding.count()).toBe(0)
    const award = await prisma().award.findFirstOrThrow({
      where: { nominationId: entered[0].nominationId },
      include: { certificate: true },
    })
    expect(award).toMatchObject({ personId: null, name: '创新工作成果' })
    const seen = await verifyByNumber(award.certificate?.number ?? '', '云上直办法')
    expect(seen).toMatchObject({ holder: '云上直办法', unit: '云岭区政务中心', title: '创新工作成果', standing: 'valid', endsOn: null })
    await expect(verifyByNumber(award.certificate?.number ?? '', '预约开庭法')).rejects.toMatchObject({ code: 'notFound' })
    const notices = await prisma().notice.findMany({ where: { kind: 'nomination.conferred' } })
    expect(notices.some((notice) => notice.title.includes('云上直办法入围创新工作成果'))).toBe(true)
    await advanceStage(office, { ...(await input()), event: 'close' })
  })
})
