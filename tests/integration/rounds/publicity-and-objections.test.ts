import { beforeAll, describe, expect, test } from 'vitest'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { correctPublication } from '@/lib/rounds/commands/correct-publication'
import { decideObjection } from '@/lib/rounds/commands/decide-objection'
import { fileObjection } from '@/lib/rounds/commands/file-objection'
import { publishResults } from '@/lib/rounds/commands/publish-results'
import { recordPanelMeeting } from '@/lib/rounds/commands/record-panel-meeting'
import { createViewer } from '@/tests/factories/accounts'
import { createRankedRound, type RankedRound } from '@/tests/factories/panel'
import { setBusinessClock } from '@/tests/factories/rounds'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma

let office: Viewer
let round: RankedRound
let publicityId: string

const idOf = (index: number) => round.candidates[index] ?? ''
const input = async () => ({
  roundId: round.roundId,
  version: (await prisma().round.findUniqueOrThrow({ where: { id: round.roundId } })).version,
})
const rename = async (index: number, name: string) => {
  const { personId } = await prisma().nomination.findUniqueOrThrow({ where: { id: idOf(index) } })
  await prisma().person.update({ where: { id: personId ?? '' }, data: { name } })
}
const file = (nominationId: string, submissionKey: string) =>
  fileObjection(VISITOR, {
    ...{ publicityId, nominationId, submissionKey },
    name: '举报人张某',
    contact: '13800138000',
    ground: '业绩不实',
    statement: '申报材料所列的成果并非本人主持完成，有相关文件可以证明。',
    evidenceFileId: null,
  })
const decide = async (number: string, event: 'accept' | 'reject' | 'uphold', answer = '', matchedGrounds: string[] = []) => {
  const row = await prisma().objection.findUniqueOrThrow({ where: { number } })
  return decideObjection(office, { objectionId: row.id, version: row.version, event, reason: '', answer, matchedGrounds })
}

beforeAll(async () => {
  await createProgramme(prisma())
  await setBusinessClock(prisma(), '2025-09-26T10:00:00+08:00')
  office = await createViewer(prisma(), 'cityOffice')
  round = await createRankedRound(prisma(), {
    ...{ members: 3, candidates: 2, ballot: 'open', places: 2 },
    scheme: {
      publicity: { days: 5, unit: 'natural' },
      inadmissibleGrounds: [{ key: 'judgement', text: '仅对专家的专业判断有不同看法的。' }],
    },
  })
  await recordPanelMeeting(office, {
    ...{ roundId: round.roundId, rankingVersion: 1, heldOn: '2025-09-26', place: '', note: '' },
    presentMemberIds: round.members.map((member) => member.memberId),
    votes: [0, 1].map((index) => ({ nominationId: idOf(index), recusedMemberIds: [], agree: 3, disagree: 0, defer: 0 })),
  })
})

describe('publicity', () => {
  test('in natural days counts holidays, from the day after it went public', async () => {
    const published = await publishResults(office, await input())
    publicityId = published.publicityId
    expect(published.endsOn).toBe('2025-10-01')
  })

  test('keeps its days after a slip of the pen, and starts anew after a material correction', async () => {
    await expect(correctPublication(office, { ...(await input()), isMaterial: false, reason: '姓名用字有误' })).rejects.toThrow(
      '没有需要更正',
    )
    await setBusinessClock(prisma(), '2025-09-28T10:00:00+08:00')
    await rename(0, '候选人壹')
    const slip = await correctPublication(office, { ...(await input()), isMaterial: false, reason: '姓名用字有误' })
    expect(slip.endsOn).toBe('2025-10-01')
    await rename(1, '候选人贰')
    const material = await correctPublication(office, { ...(await input()), isMaterial: true, reason: '公示对象信息有误' })
    expect(material.endsOn).toBe('2025-10-03')
    await expect(file(idOf(0), 'submission-old')).rejects.toThrow('已撤下')
    publicityId = material.publicityId
    const rows = await prisma().publicity.findMany({ where: { roundId: round.roundId }, orderBy: { version: 'asc' } })
    expect(rows.map((row) => row.state)).toEqual(['superseded', 'superseded', 'running'])
  })
})

describe('an objection', () => {
  test('is turned away only on a ground of the scheme or for what it lacks, and the answer says which', async () => {
    const { number } = await file(idOf(0), 'submission-one')
    await expect(decide(number, 'reject', '不予受理。')).rejects.toThrow('应当受理')
    await expect(decide(number, 'accept', '', ['judgement'])).rejects.toThrow('仅对专家的专业判断')
    expect((await decide(number, 'reject', '请通过其他渠道反映。', ['judgement'])).state).toBe('inadmissible')
    const row = await prisma().objection.findUniqueOrThrow({ where: { number } })
    expect(row.answer).toContain('仅对专家的专业判断有不同看法的。')
  })

  test('upheld removes the candidate, who is told without a word on who objected', async () => {
    const { personId } = await prisma().nomination.findUniqueOrThrow({ where: { id: idOf(1) } })
    const candidate = await createViewer(prisma(), 'talent', { personId })
    const { number } = await file(idOf(1), 'submission-two')
    await decide(number, 'accept')
    await decide(number, 'uphold', '经核查属实。')
    expect((await prisma().nomination.findUniqueOrThrow({ where: { id: idOf(1) } })).state).toBe('removed')
    const told = await prisma().notice.findMany({ where: { accountId: candidate.accountId ?? '' } })
    expect(told.map((notice) => notice.title)).toEqual(['候选人贰的拟命名资格已取消'])
    expect(JSON.stringify(told)).not.toMatch(/张某|13800138000|主持完成/)
    const other = await prisma().nomination.findUniqueOrThrow({ where: { id: idOf(0) } })
    expect(other.state).toBe('proposed')
  })
})
