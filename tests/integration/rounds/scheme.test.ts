import { beforeAll, describe, expect, test } from 'vitest'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { newId } from '@/lib/platform/new-id'
import { revisionDocumentOf } from '@/lib/reports/scheme-revision-queries'
import { announceRound } from '@/lib/rounds/commands/announce-round'
import { createRound } from '@/lib/rounds/commands/create-round'
import { reviseScheme } from '@/lib/rounds/commands/revise-scheme'
import { saveSchemeDraft } from '@/lib/rounds/commands/save-scheme-draft'
import { type EligibilityOutcome, evaluateEligibility, overallOutcome } from '@/lib/rounds/eligibility'
import { splitRules } from '@/lib/rounds/eligibility-preview'
import { previewEligibility, tallyPeople } from '@/lib/rounds/eligibility-preview-queries'
import { readEligibilityFacts } from '@/lib/rounds/eligibility-queries'
import { precheckScheme } from '@/lib/rounds/precheck-queries'
import { parseScheme, type Scheme } from '@/lib/rounds/scheme'
import { changeInWords } from '@/lib/rounds/scheme-difference'
import { readScheme } from '@/lib/rounds/scheme-queries'
import { schemeTemplate } from '@/lib/rounds/scheme-templates/by-kind'
import { readSchemeVersions } from '@/lib/rounds/scheme-version-queries'
import { createViewer } from '@/tests/factories/accounts'
import { createLine, createPerson, createUnit } from '@/tests/factories/org'
import { createRoundRow, setBusinessClock, simpleScheme } from '@/tests/factories/rounds'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma

let office: Viewer
let otherOffice: Viewer
let hr: Viewer

beforeAll(async () => {
  await setBusinessClock(prisma(), '2025-08-20T10:00:00+08:00')
  const city = await createUnit(prisma(), { level: 'city', name: '测试市' })
  const units = await Promise.all([
    createUnit(prisma(), { parentId: city.id, name: '甲单位' }),
    createUnit(prisma(), { parentId: city.id, name: '乙单位', level: 'district' }),
  ])
  const lines = await Promise.all([createLine(prisma(), { name: '政法' }), createLine(prisma(), { name: '教育' })])
  office = await createViewer(prisma(), 'cityOffice')
  otherOffice = await createViewer(prisma(), 'cityOffice')
  hr = await createViewer(prisma(), 'unitHr', { unitId: units[0].id })
  await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      createPerson(prisma(), {
        unitId: units[index % 2]?.id,
        lineId: lines[index % 3 === 0 ? 0 : 1]?.id,
        birthDate: index % 7 === 0 ? null : index % 5 === 0 ? '1960-05-01' : '1985-05-01',
        workStartDate: '2008-07-01',
        education: index % 4 === 0 ? '大专' : '本科',
      }),
    ),
  )
})

const draft = async (scheme: Scheme = simpleScheme()) => createRoundRow(prisma(), { stage: 'draft', scheme })
const stored = async (roundId: string, version = 1) =>
  parseScheme((await prisma().schemeVersion.findUniqueOrThrow({ where: { roundId_version: { roundId, version } } })).content)
const count = () => prisma().round.count()

describe('a new round', () => {
  test('a double click makes one round; another name makes another', async () => {
    const input = { kind: 'ace' as const, name: '业务能手评选', year: 2025, requestKey: newId() }
    const before = await count()
    const [one, other] = await Promise.all([createRound(office, input), createRound(office, input)])
    expect(one).toEqual(other)
    expect(await count()).toBe(before + 1)
    await createRound(office, { ...input, name: '第二批业务能手评选' })
    await createRound(otherOffice, input)
    expect(await count()).toBe(before + 3)
  })

  test('copies a past scheme without its dates, of the same kind only, and not for a unit', async () => {
    const past = await createRoundRow(prisma(), {
      stage: 'closed',
      scheme: simpleScheme({
        purpose: '沿用的目的。',
        eligibility: [{ key: 'age', name: '年龄', type: 'maximumAge', years: 45, asOf: '2024-09-01' }],
      }),
    })
    const input = { kind: 'pacesetter' as const, name: '沿用方案评选', year: 2025, copyFrom: past.id }
    const { roundId } = await createRound(office, input)
    const copy = await stored(roundId)
    expect(copy.purpose).toBe('沿用的目的。')
    expect(copy.eligibility).toEqual([{ key: 'age', name: '年龄', type: 'maximumAge', years: 45, asOf: null }])
    expect(Object.values(copy.schedule).every((each) => each === null)).toBe(true)
    await expect(createRound(office, { ...input, kind: 'ace' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(createRound(hr, input)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('drafting', () => {
  test('a lost race is told and changes nothing', async () => {
    const round = await draft()
    const save = (viewer: Viewer, purpose: string) =>
      saveSchemeDraft(viewer, { roundId: round.id, version: 1, name: round.name, scheme: simpleScheme({ purpose }) })
    const results = await Promise.allSettled([save(office, '甲的修改。'), save(otherOffice, '乙的修改。')])
    expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    const lost = results.find((each) => each.status === 'rejected')
    expect(lost?.reason).toMatchObject({ code: 'conflict', message: expect.stringContaining('已保留') })
    const winner = results[0]?.status === 'fulfilled' ? '甲的修改。' : '乙的修改。'
    expect((await stored(round.id)).purpose).toBe(winner)
  })

  test('answers what is missing instead of refusing', async () => {
    const round = await draft()
    const scheme = simpleScheme({ criteria: [], aggregation: { rule: 'mean', trimFrom: 5, tieCriteria: [] } })
    const { problems } = await saveSchemeDraft(office, { roundId: round.id, version: 1, name: round.name, scheme })
    expect(problems).toEqual(['评分标准还没有任何指标。'])
  })

  test('a unit sees no draft', async () => {
    const round = await draft()
    await expect(readSchemeVersions(hr, round.id)).rejects.toMatchObject({ code: 'notFound' })
    await expect(readScheme(VISITOR, round.id)).rejects.toMatchObject({ code: 'notFound' })
  })
})

describe('once announced', () => {
  test('the scheme is frozen in the database, and a revision is a new version that all can read', async () => {
    const round = await draft()
    await announceRound(office, { roundId: round.id, version: 1 })
    await expect(
      saveSchemeDraft(office, { roundId: round.id, version: 2, name: round.name, scheme: simpleScheme({ purpose: '改过。' }) }),
    ).rejects.toMatchObject({ code: 'schemeFrozen' })
    await expect(
      prisma().schemeVersion.updateMany({ where: { roundId: round.id }, data: { content: simpleScheme({ purpose: '改过。' }) } }),
    ).rejects.toThrow(/frozen/)

    const unchanged = { roundId: round.id, version: 2, scheme: await stored(round.id), reason: '没有改动的修订' }
    await expect(reviseScheme(office, unchanged)).rejects.toMatchObject({ code: 'nothingChanged' })
    const changed = simpleScheme({ quotas: { nominationsPerUnit: null, total: 3, perLine: null, perUnit: null, grassrootsFloor: 0 } })
    await reviseScheme(office, { ...unchanged, scheme: changed, reason: '名额经研究增加一个' })

    for (const viewer of [office, hr, VISITOR]) {
      const { versions, comparison } = await readSchemeVersions(viewer, round.id)
      expect(versions.map((row) => [row.version, row.reason, row.isInForce])).toEqual([
        [2, '名额经研究增加一个', true],
        [1, null, false],
      ])
      expect(versions.every((row) => row.frozenAt !== null && row.digest !== null)).toBe(true)
      expect(versions[0]?.changes.map(changeInWords)).toEqual(['命名总数由“2 个”改为“3 个”'])
      expect(comparison).toMatchObject({ from: 1, to: 2 })
    }
    const document = await revisionDocumentOf(hr, round.id, 2)
    expect(document.name).toBe(`${round.name}方案修订说明（第2版）.docx`)
    await expect(revisionDocumentOf(office, round.id, 1)).rejects.toMatchObject({ code: 'notFound' })
    const notice = await prisma().notice.findFirst({ where: { kind: 'round.schemeRevised', href: { contains: round.id } } })
    expect(notice?.href).toBe(`/rounds/${round.id}/scheme#versions`)
  })

  test('compares any two versions, in either order', async () => {
    const round = await draft()
    await announceRound(office, { roundId: round.id, version: 1 })
    for (const [index, total] of [3, 4].entries())
      await reviseScheme(office, {
        roundId: round.id,
        version: index + 2,
        scheme: simpleScheme({ quotas: { nominationsPerUnit: null, total, perLine: null, perUnit: null, grassrootsFloor: 0 } }),
        reason: '名额经研究调整',
      })
    const { comparison } = await readSchemeVersions(office, round.id, { from: 3, to: 1 })
    expect(comparison).toMatchObject({ from: 1, to: 3 })
    expect(comparison?.changes.map(changeInWords)).toEqual(['命名总数由“2 个”改为“4 个”'])
    expect((await readSchemeVersions(office, round.id, { from: 9, to: Number.NaN })).comparison).toMatchObject({ from: 1, to: 3 })
  })
})

describe('the preview on real people', () => {
  test('agrees with judging each person by the rule, one by one', async () => {
    const round = await draft()
    const rules = schemeTemplate('expert').eligibility.map((rule) => (rule.key === 'age' ? { ...rule, asOf: '2025-01-01' } : rule))
    const preview = await previewEligibility(office, { roundId: round.id, rules, closesAt: '2025-09-10T18:00:00+08:00' })
    const people = await prisma().person.findMany({ where: { status: 'active', affiliation: 'internal' } })
    const outcomes: Record<EligibilityOutcome, number> = { pass: 0, fail: 0, needsEvidence: 0 }
    const fails = new Map<string, number>()
    for (const person of people) {
      const facts = (await readEligibilityFacts(prisma(), [person.id], '2025-09-10')).get(person.id)
      if (!facts) throw new Error('no facts')
      const results = evaluateEligibility(splitRules(rules).onFile, facts, '2025-09-10')
      outcomes[overallOutcome(results)] += 1
      for (const result of results) if (result.outcome === 'fail') fails.set(result.ruleKey, (fails.get(result.ruleKey) ?? 0) + 1)
    }
    expect(preview.population).toBe(people.length)
    expect(preview.evaluated).toBe(people.length)
    expect(preview.outcomes).toEqual(outcomes)
    for (const rule of preview.rules) expect(rule.fail).toBe(fails.get(rule.ruleKey) ?? 0)
    expect(preview.leftOut).toEqual(['业绩证明材料'])
    const sum = (rows: { pass: number; fail: number; needsEvidence: number }[]) =>
      rows.reduce((total, row) => total + row.pass + row.fail + row.needsEvidence, 0)
    expect(sum(preview.lines)).toBe(people.length)
    for (const example of preview.examples) expect(people.some((person) => person.id === example.id)).toBe(true)
  })

  test('evaluates the same sample of a large city each time, and says how many', async () => {
    const rules = simpleScheme().eligibility
    const [one, other] = [await tallyPeople(prisma(), rules, '2025-09-10', 10), await tallyPeople(prisma(), rules, '2025-09-10', 10)]
    expect(one).toEqual(other)
    expect(one.population).toBe(await prisma().person.count({ where: { status: 'active', affiliation: 'internal' } }))
    expect(one.tally.evaluated).toBeLessThan(one.population)
  })

  test('answers only who manages the round', async () => {
    const round = await draft()
    const rules = simpleScheme().eligibility
    await expect(previewEligibility(hr, { roundId: round.id, rules, closesAt: null })).rejects.toMatchObject({ code: 'notFound' })
    const announced = await createRoundRow(prisma(), { stage: 'announced' })
    await expect(previewEligibility(hr, { roundId: announced.id, rules, closesAt: null })).rejects.toMatchObject({ code: 'notFound' })
  })
})

describe('the pre-check', () => {
  test('plays a draft through, the same each time, and keeps nothing', async () => {
    const round = await draft()
    const scheme = simpleScheme({
      quotas: { nominationsPerUnit: 6, total: 4, perLine: 1, perUnit: null, grassrootsFloor: 0 },
    })
    const input = { roundId: round.id, scheme, nominations: 12, reviewers: 8, basis: null }
    const report = await precheckScheme(office, input)
    expect(await precheckScheme(office, input)).toEqual(report)
    expect(report).toMatchObject({ nominations: 12, reviewers: 8, seats: 36, basisName: null })
    const messages = report.groups.flatMap((group) => group.findings).map((each) => each.message)
    expect(messages.join()).toContain('每个条线最多 1 个')
    expect(await prisma().nomination.count({ where: { roundId: round.id } })).toBe(0)
    await expect(precheckScheme(hr, input)).rejects.toMatchObject({ code: 'notFound' })
  })

  test('learns from no round whose scoring still runs', async () => {
    const round = await draft()
    const running = await createRoundRow(prisma(), { stage: 'reviewing' })
    await expect(
      precheckScheme(office, { roundId: round.id, scheme: simpleScheme(), nominations: 5, reviewers: 5, basis: running.id }),
    ).rejects.toMatchObject({ code: 'notFound' })
  })
})
