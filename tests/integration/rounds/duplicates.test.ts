import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { readCandidate, readCandidates } from '@/lib/rounds/candidate-queries'
import { saveNomination } from '@/lib/rounds/commands/save-nomination'
import { startProjectNomination } from '@/lib/rounds/commands/start-nomination'
import { likenessTokens } from '@/lib/rounds/duplicates'
import { createViewer } from '@/tests/factories/accounts'
import { createLine, createPerson, createUnit } from '@/tests/factories/org'
import { createBrandRound, createProjectNomination, setBusinessClock, showScheme } from '@/tests/factories/rounds'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma

const summary = '以名老中医工作室为核心，采用师承与项目并行的方式培养中医药骨干，推动经典方剂的临床研究与推广。'

let office: Viewer
let hr: Viewer
let roundId: string
let unitId: string
let lineId: string

beforeEach(async () => {
  await setBusinessClock(prisma(), '2025-09-05T10:00:00+08:00')
  // What an earlier test has left is not to be found.
  await prisma().project.updateMany({ data: { likeness: [] } })
  office = await createViewer(prisma(), 'cityOffice')
  unitId = (await createUnit(prisma())).id
  lineId = (await createLine(prisma())).id
  hr = await createViewer(prisma(), 'unitHr', { unitId })
  roundId = (await createBrandRound(prisma(), { stage: 'nominating' })).id
})

/** A project of another year and unit, indexed as the portal does. */
async function earlier(name: string, text: string, state: 'qualified' | 'draft' = 'qualified', memberIds: string[] = []) {
  const past = await createBrandRound(prisma(), { stage: 'closed', name: `往年评选${name}` })
  const unit = await createUnit(prisma())
  const nomination = await createProjectNomination(prisma(), {
    roundId: past.id,
    name,
    unitId: unit.id,
    lineId,
    summary: text,
    state,
    memberIds,
  })
  await prisma().project.update({ where: { id: nomination.projectId ?? '' }, data: { likeness: likenessTokens(name, text) } })
  return nomination
}

async function nominate(name: string, text: string, leaderId?: string) {
  const { nominationId } = await startProjectNomination(hr, { roundId, name, unitId, lineId })
  const answers = { category: '创新文化', summary: text, ...(leaderId ? { leader: leaderId } : {}) }
  await saveNomination(hr, { nominationId, version: 1, answers, unsuitable: [] })
  await prisma().nomination.update({ where: { id: nominationId }, data: { state: 'endorsed' } })
  return nominationId
}

test('a project entered again in another year, round and unit is flagged beside the candidate and in the list', async () => {
  const past = await earlier('杏林薪火', summary)
  await earlier('匠心筑城', '以工程质量能手为骨干，建立工地课堂、质量擂台和工法展厅，弘扬精益求精的城市建设者文化。')
  const nominationId = await nominate('“杏林·薪火”文化品牌', `${summary}本院首创。`)
  const page = await readCandidate(office, roundId, nominationId)
  expect(page.duplicates.map((row) => row.nominationId)).toEqual([past.id])
  expect(page.duplicates[0]).toMatchObject({ round: '往年评选杏林薪火', href: `/rounds/${past.roundId}/candidates/${past.id}` })
  expect(page.duplicates[0]?.reasons[0]).toBe('名称相同。')
  const list = await readCandidates(office, roundId, {})
  expect(list.rows.find((row) => row.id === nominationId)?.duplicates).toBe(1)
})

test('a copied summary under another name, and the same members with a similar name, are found as well', async () => {
  const copied = await earlier('师承育人', summary)
  const person = await createPerson(prisma(), { unitId })
  const same = await earlier('云岭田野课堂', '驻村办班，把试验田变成课堂。', 'qualified', [person.id])
  const nominationId = await nominate('乡村田野课堂', summary, person.id)
  const { duplicates } = await readCandidate(office, roundId, nominationId)
  expect(duplicates.map((row) => row.nominationId).sort()).toEqual([copied.id, same.id].sort())
  expect(duplicates.find((row) => row.nominationId === same.id)?.reasons.join('')).toContain('相同的成员')
})

test('drafts of others are not told of, and different projects are left alone', async () => {
  await earlier('杏林薪火', summary, 'draft')
  await earlier('数智创客营', '面向数据人才的创业训练与成果孵化平台，以赛代训、揭榜挂帅，把政务数据应用做成产品。')
  const nominationId = await nominate('杏林薪火', summary)
  expect((await readCandidate(office, roundId, nominationId)).duplicates).toEqual([])
})

test('what the form says is what the project is shown by', async () => {
  await nominate('清风澜州', summary)
  const project = await prisma().project.findFirstOrThrow({ where: { name: '清风澜州' } })
  expect(project).toMatchObject({ category: '创新文化', summary })
  expect(showScheme().fields.some((field) => field.key === 'summary')).toBe(true)
})
