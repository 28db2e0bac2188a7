import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { canReadFile } from '@/lib/platform/files/file-access'
import { nameTokens } from '@/lib/platform/search/tokens'
import { attachDocument, removeAttachment } from '@/lib/rounds/commands/attach-document'
import { endorseNomination, returnNomination } from '@/lib/rounds/commands/decide-endorsement'
import { saveNomination } from '@/lib/rounds/commands/save-nomination'
import { startNomination, startOwnNomination } from '@/lib/rounds/commands/start-nomination'
import { submitNomination } from '@/lib/rounds/commands/submit-nomination'
import { withdrawNomination } from '@/lib/rounds/commands/withdraw-nomination'
import { readNominations, searchCandidates } from '@/lib/rounds/nomination-list-queries'
import { readNomination } from '@/lib/rounds/nomination-queries'
import { createViewer } from '@/tests/factories/accounts'
import { createFileRow, fullAnswers, fullScheme } from '@/tests/factories/nominations'
import { createLine, createPerson, createUnit } from '@/tests/factories/org'
import { createRoundRow, setBusinessClock } from '@/tests/factories/rounds'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma
const DURING = '2025-09-05T10:00:00+08:00'

let unitId: string
let lineId: string
let hr: Viewer
let leader: Viewer
let strangerHr: Viewer
let strangerLeader: Viewer
let roundId: string

beforeAll(async () => {
  const city = await createUnit(prisma(), { level: 'city', name: '测试市' })
  const [unit, other] = await Promise.all([
    createUnit(prisma(), { parentId: city.id, name: '甲单位' }),
    createUnit(prisma(), { parentId: city.id, name: '乙单位' }),
  ])
  unitId = unit.id
  lineId = (await createLine(prisma())).id
  hr = await createViewer(prisma(), 'unitHr', { unitId })
  leader = await createViewer(prisma(), 'unitLeader', { unitId })
  strangerHr = await createViewer(prisma(), 'unitHr', { unitId: other.id })
  strangerLeader = await createViewer(prisma(), 'unitLeader', { unitId: other.id })
})

beforeEach(async () => {
  await setBusinessClock(prisma(), DURING)
  roundId = (await createRoundRow(prisma(), { stage: 'nominating', scheme: fullScheme() })).id
})

const person = (name?: string) => createPerson(prisma(), { unitId, lineId, ...(name ? { name, nameTokens: nameTokens(name) } : {}) })
const start = async () => (await startNomination(hr, { roundId, personId: (await person()).id })).nominationId
const row = (id: string) => prisma().nomination.findUniqueOrThrow({ where: { id } })
const save = async (id: string, by = hr, answers: Record<string, unknown> = fullAnswers) =>
  saveNomination(by, { nominationId: id, version: (await row(id)).version, answers: answers as typeof fullAnswers, unsuitable: [] })

async function attach(id: string, fieldKey: string) {
  const file = await createFileRow(prisma(), hr)
  return { file, attachment: await attachDocument(hr, { nominationId: id, fieldKey, fileId: file.id }) }
}

async function complete(): Promise<string> {
  const id = await start()
  await attach(id, 'appraisalForms')
  await attach(id, 'evidence')
  await save(id)
  return id
}

async function submitted(): Promise<string> {
  const id = await complete()
  await submitNomination(hr, { nominationId: id, version: (await row(id)).version })
  return id
}

describe('from the roster to the office', () => {
  test('a person is found, nominated once, filled in, handed in and endorsed, with history, notices and record', async () => {
    const zhang = await person('张若谷')
    expect((await searchCandidates(hr, { roundId, query: '若谷' })).map((option) => option.label)).toContain('张若谷')
    const { nominationId } = await startNomination(hr, { roundId, personId: zhang.id })
    await expect(startNomination(hr, { roundId, personId: zhang.id })).rejects.toMatchObject({ code: 'alreadyNominated' })
    expect((await searchCandidates(hr, { roundId, query: '若谷' }))[0]?.note).toContain('本轮已推荐')

    const seen = await readNomination(hr, nominationId)
    expect(seen.problems.map((problem) => problem.fieldKey)).toContain('deeds')
    await expect(submitNomination(hr, { nominationId, version: seen.version })).rejects.toThrow('请填写“业务专长”')

    await attach(nominationId, 'appraisalForms')
    await attach(nominationId, 'evidence')
    await saveNomination(hr, {
      nominationId,
      version: 1,
      answers: { ...fullAnswers, notAsked: '不在方案中' },
      unsuitable: [{ name: '王某', unitName: '', reason: '有过节' }],
    })
    const filled = await readNomination(hr, nominationId)
    expect(filled.problems).toEqual([])
    expect(filled.answers).toEqual(fullAnswers)
    expect(filled.unsuitable).toEqual([{ name: '王某', unitName: '', reason: '有过节' }])
    await submitNomination(hr, { nominationId, version: filled.version })
    await expect(save(nominationId)).rejects.toMatchObject({ code: 'notEditable' })

    const before = await readNomination(leader, nominationId)
    expect(before.abilities).toMatchObject({ edit: false, submit: false, endorse: true, withdraw: false })
    await returnNomination(leader, { nominationId, version: before.version, reason: '请补充近一年的实绩' })
    expect((await readNomination(hr, nominationId)).reason).toBe('请补充近一年的实绩')
    await save(nominationId)
    await submitNomination(hr, { nominationId, version: (await row(nominationId)).version })
    await endorseNomination(leader, { nominationId, version: (await row(nominationId)).version })
    const done = await readNomination(hr, nominationId)
    expect(done.history.map((item) => item.title)).toEqual(['提交单位党组', '退回修改', '提交单位党组', '同意推荐'])
    expect(done.history.map((item) => item.by)).toEqual([hr.name, leader.name, hr.name, leader.name])
    expect(done.abilities).toMatchObject({ edit: false, submit: false, withdraw: true })
    expect(await prisma().auditEvent.count({ where: { subjectId: nominationId, event: 'nomination.moved' } })).toBe(4)
    await withdrawNomination(hr, { nominationId, version: done.version, reason: '本人工作调动' })
    expect((await row(nominationId)).state).toBe('withdrawn')
  })

  test('a table cell, a file too few and a rule that fails are named; documents come and go', async () => {
    const id = await start()
    await save(id, hr, { ...fullAnswers, cases: [{ title: '某案例', year: '二〇二四', role: '打杂', effect: '' }] })
    const messages = (await readNomination(hr, id)).problems.map((problem) => problem.message)
    expect(messages).toEqual(['“代表性案例”第 1 行“完成年份”应填数字。', '请上传“年度考核登记表”。', '请上传“业绩证明材料”。'])
    const { attachment } = await attach(id, 'evidence')
    await removeAttachment(hr, { nominationId: id, attachmentId: attachment.id })
    await expect(attachDocument(hr, { nominationId: id, fieldKey: 'deeds', fileId: 'x' })).rejects.toMatchObject({ code: 'notFound' })
    const foreign = await createFileRow(prisma(), strangerHr)
    await expect(attachDocument(hr, { nominationId: id, fieldKey: 'evidence', fileId: foreign.id })).rejects.toMatchObject({
      code: 'notFound',
    })
    const { personId } = await row(id)
    await prisma().sanction.create({
      data: { personId: personId ?? '', kind: '记过', reason: '违反工作纪律', startsOn: new Date('2025-06-01T00:00:00Z') },
    })
    await attach(id, 'appraisalForms')
    await attach(id, 'evidence')
    await save(id)
    await expect(submitNomination(hr, { nominationId: id, version: (await row(id)).version })).rejects.toThrow(
      '资格自查未通过“无影响期内处分”',
    )
    expect((await row(id)).state).toBe('draft')
  })
})

describe('the deadline', () => {
  test('is the database clock: refused a second after, with the draft kept', async () => {
    const id = await complete()
    const version = (await row(id)).version
    await setBusinessClock(prisma(), '2025-09-10T18:00:01+08:00')
    await expect(submitNomination(hr, { nominationId: id, version })).rejects.toThrow('已过申报截止时间')
    await expect(save(id)).rejects.toThrow('已过截止时间')
    await expect(startNomination(hr, { roundId, personId: (await person()).id })).rejects.toMatchObject({ code: 'notOpen' })
    const kept = await readNomination(hr, id)
    expect(kept.answers).toEqual(fullAnswers)
    expect(kept.deadline).toMatchObject({ isOver: true })
    expect(kept.abilities.edit).toBe(false)
    await setBusinessClock(prisma(), '2025-09-10T17:59:50+08:00')
    await submitNomination(hr, { nominationId: id, version })
    expect((await row(id)).state).toBe('submitted')
  })
})

describe('who sees what', () => {
  test('another unit gets "not found" for every reading and every move', async () => {
    const id = await submitted()
    const version = (await row(id)).version
    const input = { nominationId: id, version }
    const reason = '试图越权操作'
    const attempts = [
      () => readNomination(strangerHr, id),
      () => readNomination(strangerLeader, id),
      () => save(id, strangerHr),
      () => submitNomination(strangerHr, input),
      () => endorseNomination(strangerLeader, input),
      () => returnNomination(strangerLeader, { ...input, reason }),
      () => withdrawNomination(strangerHr, { ...input, reason }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'notFound' })
    const { personId } = await row(id)
    await expect(startNomination(strangerHr, { roundId, personId: personId ?? '' })).rejects.toMatchObject({ code: 'notFound' })
    expect((await readNominations(strangerHr, {})).rows).toEqual([])
    expect((await readNominations(hr, { roundId })).rows.map((each) => each.id)).toEqual([id])
    expect(await searchCandidates(strangerHr, { roundId, query: '' })).toEqual([])
  })

  test('HR cannot endorse, the party group cannot edit; reviewers, office and visitors are not served here', async () => {
    const id = await submitted()
    const input = { nominationId: id, version: (await row(id)).version }
    await expect(endorseNomination(hr, input)).rejects.toMatchObject({ code: 'notFound' })
    await expect(save(id, leader)).rejects.toMatchObject({ code: 'notFound' })
    const others = await Promise.all([
      createViewer(prisma(), 'cityOffice'),
      createViewer(prisma(), 'supervisor'),
      createViewer(prisma(), 'reviewer', { roundId }),
      createViewer(prisma(), 'panelist', { roundId }),
      createViewer(prisma(), 'sysAdmin'),
    ])
    for (const other of others) {
      await expect(readNomination(other, id)).rejects.toMatchObject({ code: 'notFound' })
      await expect(readNominations(other, {})).rejects.toMatchObject({ code: 'notFound' })
    }
  })

  test('documents are read by unit, candidate, office; by nobody else', async () => {
    const id = await start()
    const { file } = await attach(id, 'evidence')
    const nomination = await row(id)
    await prisma().nomination.update({ where: { id }, data: { state: 'endorsed' } })
    const talent = await createViewer(prisma(), 'talent', { personId: nomination.personId ?? '' })
    const colleague = await createViewer(prisma(), 'talent', { personId: (await person()).id })
    const office = await createViewer(prisma(), 'cityOffice')
    const related = await createViewer(prisma(), 'cityOffice', { personId: (await person()).id })
    const reviewer = await createViewer(prisma(), 'reviewer', { roundId })
    await prisma().conflict.create({
      data: { roundId, nominationId: id, personId: related.personId ?? '', kind: 'kinship', source: 'declared', reason: '夫妻关系' },
    })
    const stored = { id: file.id, purpose: 'attachment', ownerAccountId: file.ownerAccountId }
    const answers = await Promise.all(
      [hr, leader, talent, office, colleague, strangerHr, related, reviewer].map((who) => canReadFile(who, stored)),
    )
    expect(answers).toEqual([true, true, true, true, false, false, false, false])
  })

  test('a talent applies only where the scheme allows, and only for themself', async () => {
    const [own, other] = await Promise.all([person(), person()])
    const talent = await createViewer(prisma(), 'talent', { personId: own.id })
    await expect(startOwnNomination(talent, { roundId })).rejects.toMatchObject({ code: 'forbidden' })
    const open = await createRoundRow(prisma(), { stage: 'nominating', scheme: fullScheme({ allowSelfNomination: true }) })
    const { nominationId } = await startOwnNomination(talent, { roundId: open.id })
    expect(await row(nominationId)).toMatchObject({ personId: own.id, channel: 'self', unitId })
    expect((await readNomination(talent, nominationId)).abilities.edit).toBe(true)
    expect((await readNomination(hr, nominationId)).abilities.edit).toBe(true)
    const colleague = await createViewer(prisma(), 'talent', { personId: other.id })
    await expect(readNomination(colleague, nominationId)).rejects.toMatchObject({ code: 'notFound' })
    await expect(startNomination(talent, { roundId: open.id, personId: other.id })).rejects.toMatchObject({ code: 'notFound' })
  })
})

describe('at the same time', () => {
  test('of twenty equal saves one wins and nineteen are told', async () => {
    const id = await start()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        saveNomination(hr, { nominationId: id, version: 1, answers: { speciality: `专长${index}` }, unsuitable: [] }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
    expect(refusals).toEqual(Array.from({ length: 19 }, () => 'conflict'))
    expect((await row(id)).version).toBe(2)
  })

  test('fifty equal submits make one event', async () => {
    const id = await complete()
    const input = { nominationId: id, version: (await row(id)).version }
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => submitNomination(hr, input)))
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    expect(await prisma().nominationEvent.count({ where: { nominationId: id } })).toBe(1)
  })

  test('two endorsements cannot take the last place of a unit', async () => {
    const scheme = fullScheme()
    roundId = (
      await createRoundRow(prisma(), { stage: 'nominating', scheme: { ...scheme, quotas: { ...scheme.quotas, nominationsPerUnit: 1 } } })
    ).id
    const ids = [await submitted(), await submitted()]
    const inputs = await Promise.all(ids.map(async (id) => ({ nominationId: id, version: (await row(id)).version })))
    const outcomes = await Promise.allSettled(inputs.map((input) => endorseNomination(leader, input)))
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.message] : []))[0]).toContain('名额已满')
    expect(await prisma().nomination.count({ where: { roundId, state: 'endorsed' } })).toBe(1)
  })
})
