import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { fillForm } from '@/lib/assessment/commands/fill-form'
import { openYear } from '@/lib/assessment/commands/open-year'
import { readForm } from '@/lib/assessment/form-queries'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { addDays, addYears, type DateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { returnContribution, verifyContributions, voidContribution } from '@/lib/radiation/commands/answer-contributions'
import { exportContributions } from '@/lib/radiation/commands/export-contributions'
import { saveContribution } from '@/lib/radiation/commands/save-contribution'
import { withdrawContribution } from '@/lib/radiation/commands/withdraw-contribution'
import { canReadProof, readContribution, readContributions } from '@/lib/radiation/contribution-queries'
import { readContributionCounts } from '@/lib/radiation/count-queries'
import { findHolders, findPersonContributions, loadPublicContributions } from '@/lib/radiation/person-queries'
import type { SaveContributionInput } from '@/lib/radiation/schema'
import { readTodos } from '@/lib/radiation/todos'
import { readStages } from '@/lib/reports/stage-queries'
import { grantHoldings } from '@/lib/titles/commands/grant-holdings'
import { createAccountRow, grantRow } from '@/tests/factories/accounts'
import { createPerson, createUnit } from '@/tests/factories/org'
import { createProgramme } from '@/tests/factories/titles'
import { countQueries } from '@/tests/support/count-queries'
import { useTestDatabase } from '@/tests/support/database'
import { capturedReads, tableReads } from '@/tests/support/query-plans'

const database = useTestDatabase()

type Staff = { unitId: string; hr: Viewer; leader: Viewer; talent: Viewer; personId: string; name: string }
let today: DateOnly = ''
let year = 0
let cityId = ''
let own: Staff
let other: Staff
const office: Viewer = { ...VISITOR, accountId: 'account-office', role: 'cityOffice' }
const cityLeader: Viewer = { ...VISITOR, accountId: 'account-leader', role: 'cityLeader' }

async function accountAs(role: 'unitHr' | 'unitLeader', unitId: string): Promise<Viewer> {
  const { prisma } = database.current
  const account = await createAccountRow(prisma)
  await grantRow(prisma, account.id, role, { unitId })
  return { ...VISITOR, accountId: account.id, role, unitIds: [unitId] }
}

/** A unit below the city with its clerk, its party group and one holder who has an account. */
async function staffed(name: string): Promise<Staff> {
  const { prisma } = database.current
  const { id: unitId } = await createUnit(prisma, { parentId: cityId, name: `${name}所在单位`, level: 'district' })
  const person = await createPerson(prisma, { unitId, name, birthDate: null })
  const account = await createAccountRow(prisma, { personId: person.id })
  await inTransaction((tx) =>
    grantHoldings(tx, { accountId: null, role: null }, [
      {
        personId: person.id,
        titleCode: 'ace',
        startsOn: addYears(today, -1),
        termEndsOn: addDays(today, 400),
        basis: 'history',
        documentNumber: null,
        isRenewal: false,
      },
    ]),
  )
  const talent: Viewer = { ...VISITOR, accountId: account.id, role: 'talent', personId: person.id }
  return { unitId, hr: await accountAs('unitHr', unitId), leader: await accountAs('unitLeader', unitId), talent, personId: person.id, name }
}

async function proofOf(viewer: Viewer, purpose = 'contribution'): Promise<string> {
  const key = randomUUID()
  const file = await database.current.prisma.storedFile.create({
    data: {
      storageKey: key,
      name: '证明.pdf',
      mediaType: 'application/pdf',
      size: 10,
      sha256: key,
      purpose,
      ownerAccountId: viewer.accountId,
    },
  })
  return file.id
}

let serial = 0
/** A complete record with a title of its own. */
async function draft(viewer: Viewer, personId: string, more: Partial<SaveContributionInput> = {}): Promise<SaveContributionInput> {
  serial += 1
  return {
    personId,
    kind: 'caseLed',
    role: 'lead',
    title: `疑难案件第 ${serial} 号`,
    description: '牵头办理本市首例此类案件，形成办案指引。',
    startsOn: `${year}-01-01`,
    endsOn: `${year}-01-01`,
    isPublic: false,
    proofFileIds: [await proofOf(viewer)],
    isSubmit: true,
    ...more,
  }
}

async function submitted(viewer: Viewer, personId: string, more: Partial<SaveContributionInput> = {}) {
  return (await saveContribution(viewer, await draft(viewer, personId, more))).contributionId
}

const noticesOf = (viewer: Viewer) =>
  database.current.prisma.notice.findMany({ where: { accountId: viewer.accountId ?? '', kind: 'contribution' }, select: { title: true } })

beforeAll(async () => {
  const { prisma } = database.current
  await createProgramme(prisma)
  today = await businessToday(prisma)
  year = Number(today.slice(0, 4))
  cityId = (await createUnit(prisma, { level: 'city', name: '全市' })).id
  own = await staffed('贡献一')
  other = await staffed('贡献二')
})

describe('a contribution', () => {
  test('goes from the talent over the unit’s HR into the counts, corrected on the way', async () => {
    const { prisma } = database.current
    const { talent, hr, leader, personId } = own
    const incomplete = await draft(talent, personId, { description: '', proofFileIds: [], isSubmit: false })
    const { contributionId, version } = await saveContribution(talent, incomplete)
    // A draft is its author's alone.
    await expect(readContribution(hr, contributionId)).rejects.toMatchObject({ code: 'notFound' })
    await expect(saveContribution(talent, { ...incomplete, contributionId, version, isSubmit: true })).rejects.toMatchObject({
      code: 'invalid',
      fields: { description: expect.anything(), proofFileIds: expect.anything() },
    })
    const complete = await draft(talent, personId, { title: incomplete.title })
    await saveContribution(talent, { ...complete, contributionId, version })
    expect((await noticesOf(hr)).map(({ title }) => title)).toEqual(['有辐射贡献待核实'])
    expect(await noticesOf(leader)).toEqual([])
    expect((await readTodos(hr)).map(({ title }) => title)).toEqual(['核实 1 件辐射贡献'])
    await expect(saveContribution(talent, { ...complete, contributionId, version: version + 1 })).rejects.toThrow('已提交的记录不能修改')
    await expect(saveContribution(talent, { ...complete, proofFileIds: [await proofOf(talent)] })).rejects.toThrow('已经登记过')

    const seen = await readContribution(hr, contributionId)
    expect(seen.abilities).toMatchObject({ verify: true, write: false, void: false })
    await returnContribution(hr, { contributionId, version: seen.version, reason: '请补充裁判文书。' })
    expect((await readTodos(talent)).map(({ title }) => title)).toEqual(['补正 1 件被退回的辐射贡献'])
    const returned = await readContribution(talent, contributionId)
    expect(returned).toMatchObject({ state: 'returned', reason: '请补充裁判文书。', abilities: { write: true } })
    await saveContribution(talent, { ...complete, contributionId, version: returned.version })
    await expect(verifyContributions(talent, { ids: [contributionId] })).rejects.toThrow('不能由您核实')
    expect(await verifyContributions(hr, { ids: [contributionId] })).toEqual({ verified: 1 })
    await expect(verifyContributions(hr, { ids: [contributionId] })).rejects.toThrow('现在是“已核实”')
    expect((await noticesOf(talent)).map(({ title }) => title).sort()).toEqual(['辐射贡献已核实', '辐射贡献被退回'])
    expect(await findPersonContributions(talent, personId)).toMatchObject({ total: 1, thisYear: { caseLed: 1 } })
    const events = await prisma.auditEvent.findMany({ where: { subjectId: contributionId }, select: { event: true } })
    expect([...new Set(events.map(({ event }) => event))].sort()).toEqual([
      'contribution.returned',
      'contribution.saved',
      'contribution.submitted',
      'contribution.verified',
    ])
  })

  test('that HR entered is verified by the party group, never by HR', async () => {
    const { hr, leader, personId, talent } = own
    const id = await submitted(hr, personId, { kind: 'teaching' })
    await expect(verifyContributions(hr, { ids: [id] })).rejects.toThrow('不能由您核实')
    expect((await noticesOf(leader)).map(({ title }) => title)).toEqual(['有辐射贡献待核实'])
    expect((await readContributions(leader, { isMine: true })).rows.map((row) => row.id)).toEqual([id])
    // The person sees what the unit handed in for them, and cannot change it.
    expect((await readContribution(talent, id)).abilities).toMatchObject({ write: false, withdraw: false })
    await verifyContributions(leader, { ids: [id] })
    expect((await readContribution(office, id)).abilities.void).toBe(true)
  })

  test('is voided by the office alone, with a reason that all see who had a part in it', async () => {
    const { talent, hr, personId } = own
    const id = await submitted(talent, personId)
    await verifyContributions(hr, { ids: [id] })
    const { version } = await readContribution(office, id)
    await expect(voidContribution(hr, { contributionId: id, version, reason: '重复登记的。' })).rejects.toMatchObject({ code: 'forbidden' })
    await voidContribution(office, { contributionId: id, version, reason: '与另一件重复登记。' })
    expect((await noticesOf(hr)).map(({ title }) => title)).toContain('辐射贡献已作废')
    expect(await readContribution(talent, id)).toMatchObject({ state: 'voided', reason: '与另一件重复登记。' })
    await expect(voidContribution(office, { contributionId: id, version, reason: '再次作废。' })).rejects.toThrow('已作废')
  })

  test('is taken back by its author, and can then be entered anew', async () => {
    const { talent, hr, personId } = own
    const input = await draft(talent, personId)
    const { contributionId, version } = await saveContribution(talent, input)
    await expect(withdrawContribution(hr, { contributionId, version })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(withdrawContribution(talent, { contributionId, version: version + 1 })).rejects.toMatchObject({ code: 'conflict' })
    await withdrawContribution(talent, { contributionId, version })
    await expect(verifyContributions(hr, { ids: [contributionId] })).rejects.toThrow('已撤回')
    const again = await saveContribution(talent, { ...input, proofFileIds: [await proofOf(talent)], isSubmit: false })
    expect(again.contributionId).not.toBe(contributionId)
  })

  test('rests on proofs that its author uploaded for it', async () => {
    const { talent, personId } = own
    const input = await draft(talent, personId, { proofFileIds: [await proofOf(other.talent)] })
    await expect(saveContribution(talent, input)).rejects.toThrow('没有找到刚上传的证明材料')
    await expect(saveContribution(talent, { ...input, proofFileIds: [await proofOf(talent, 'evidence')] })).rejects.toThrow('没有找到')
    const used = await proofOf(talent)
    await saveContribution(talent, { ...input, proofFileIds: [used] })
    await expect(saveContribution(talent, { ...input, title: '另一件疑难案件', proofFileIds: [used] })).rejects.toThrow('没有找到')
  })
})

describe('another unit', () => {
  test('reads, verifies, lists, counts and exports nothing of it', async () => {
    const { talent, personId, name } = own
    const id = await submitted(talent, personId, { title: '只有本单位能看的案件' })
    const [proof] = (await readContribution(talent, id)).proofs
    const strangers = [other.hr, other.leader, other.talent]
    for (const stranger of strangers) {
      await expect(readContribution(stranger, id)).rejects.toMatchObject({ code: 'notFound' })
      await expect(verifyContributions(stranger, { ids: [id] })).rejects.toMatchObject({ code: 'notFound' })
      await expect(returnContribution(stranger, { contributionId: id, version: 1, reason: '不应成功。' })).rejects.toMatchObject({
        code: 'notFound',
      })
      expect(await canReadProof(stranger, proof?.id ?? '')).toBe(false)
      const list = await readContributions(stranger, {})
      expect(JSON.stringify(list)).not.toContain(name)
      expect(await findPersonContributions(stranger, personId)).toBeNull()
    }
    expect(await canReadProof(own.hr, proof?.id ?? '')).toBe(true)
    expect(await canReadProof(VISITOR, proof?.id ?? '')).toBe(false)
    await expect(readContributions(other.hr, { unitId: own.unitId })).rejects.toMatchObject({ code: 'notFound' })
    await expect(readContributionCounts(other.hr, { unitId: own.unitId })).rejects.toMatchObject({ code: 'notFound' })
    expect(JSON.stringify(await readContributionCounts(other.hr, {}))).not.toContain(name)
    await expect(saveContribution(other.hr, await draft(other.hr, personId))).rejects.toMatchObject({ code: 'notFound' })
    await expect(saveContribution(other.talent, await draft(other.talent, personId))).rejects.toMatchObject({ code: 'notFound' })
    expect(await findHolders(other.hr, { query: name })).toEqual([])
    await expect(exportContributions(other.talent, {})).rejects.toMatchObject({ code: 'forbidden' })
    const { bytes } = await exportContributions(own.hr, { kind: 'caseLed' })
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    await expect(readContributions(VISITOR, {})).rejects.toMatchObject({ code: 'forbidden' })
    // The leaders of the city see what counts, and nothing before.
    await expect(readContribution(cityLeader, id)).rejects.toMatchObject({ code: 'notFound' })
    expect((await readContributions(cityLeader, {})).rows.every((row) => row.state === 'verified')).toBe(true)
  })
})

describe('counts', () => {
  test('are those of the records, by unit and kind, and go with the person', async () => {
    const { prisma } = database.current
    const third = await staffed('贡献三')
    await submitted(third.talent, third.personId, { kind: 'guide' })
    const counted = await submitted(third.talent, third.personId, { kind: 'guide' })
    const earlier = await submitted(third.talent, third.personId, {
      kind: 'advice',
      startsOn: addDays(`${year}-01-01`, -20),
      endsOn: addDays(`${year}-01-01`, -1),
    })
    await verifyContributions(third.hr, { ids: [counted, earlier] })
    expect(await readContributionCounts(third.hr, {})).toMatchObject({ whole: { counts: { guide: 1 }, total: 1, waiting: 1 } })
    expect((await readContributionCounts(third.hr, { year: year - 1 })).whole.counts).toEqual({ advice: 1 })
    const city = await readContributionCounts(office, {})
    expect(city.rows.find((row) => row.unitId === third.unitId)).toMatchObject({ total: 1, waiting: 1 })
    expect((await readContributions(office, { year: year - 1 })).rows.map((row) => row.id)).toEqual([earlier])

    await prisma.person.update({ where: { id: third.personId }, data: { unitId: other.unitId } })
    expect((await readContributionCounts(third.hr, {})).whole).toEqual({ counts: {}, total: 0, waiting: 0 })
    expect((await readContribution(other.hr, counted)).unitName).toBe('贡献二所在单位')
    const stored = await prisma.$queryRaw<{ wrong: number }[]>`
      SELECT count(*)::int AS wrong FROM (
        SELECT "unitId", year, kind, state, count(*) AS n FROM "Contribution" GROUP BY 1, 2, 3, 4) AS live
      FULL JOIN (SELECT * FROM "ContributionCount" WHERE count <> 0) AS kept USING ("unitId", year, kind, state)
      WHERE live.n IS DISTINCT FROM kept.count`
    expect(stored).toEqual([{ wrong: 0 }])
  })

  test('feed the fifth stage of a unit', async () => {
    const { units } = await readStages(cityLeader, {})
    const stage = units.find((unit) => unit.unitId === own.unitId)?.stages.find((item) => item.stage === 'radiation')
    expect(stage?.value).toBe(100)
    expect(stage?.facts).toContain('在任人才（含专家、骨干）1 名；本年经核实 2 件，人均 2.00 件')
  })

  test('a list asks the same number of questions for one row and for many', async () => {
    const ask = (kind: 'teaching' | 'caseLed') => countQueries(database.current, () => readContributions(own.hr, { kind }))
    expect(await ask('teaching')).toBe(await ask('caseLed'))
  })
})

describe('feeds', () => {
  test('the yearly form holds the record’s number; another one needs a reason, and both stay', async () => {
    const fourth = await staffed('贡献四')
    const lastYear = { startsOn: `${year - 1}-12-30`, endsOn: `${year - 1}-12-31` }
    const first = await submitted(fourth.talent, fourth.personId, { kind: 'research', ...lastYear })
    await submitted(fourth.talent, fourth.personId, { kind: 'guide', ...lastYear })
    await verifyContributions(fourth.hr, { ids: [first] })
    const { yearId } = await openYear(office, { year: year - 1, dueOn: addDays(today, 30), excellentCap: 20, note: null })
    const { prisma } = database.current
    const form = await prisma.holdingAssessment.findFirstOrThrow({ where: { yearId, personId: fourth.personId } })
    expect((await readForm(fourth.hr, form.id)).contributionRecord).toMatchObject({
      recorded: 1,
      waiting: 1,
      counts: { research: 1 },
      stated: null,
    })
    const words = {
      contributions: '完成调研课题一项并获采纳。',
      trainingHours: 60,
      hoursNote: '培训记录待补登。',
      unitWord: '表现良好。',
      proposedGrade: 'qualified' as const,
    }
    const fill = (more: object) => fillForm(fourth.hr, { formId: form.id, version: form.version, isSubmit: true, ...words, ...more })
    await expect(fill({ statedContributions: 2 })).rejects.toThrow('填报 2 件，经核实的登记为 1 件，请写明不一致的原因')
    await fill({ statedContributions: 2, contributionReason: '另一件正在核实。' })
    const { version } = await readContribution(office, first)
    await voidContribution(office, { contributionId: first, version, reason: '课题并非本人主持。' })
    expect((await readForm(fourth.leader, form.id)).contributionRecord).toMatchObject({
      recorded: 1,
      counts: { research: 1 },
      stated: 2,
      reason: '另一件正在核实。',
      changedTo: 0,
    })
  })

  test('the public page gets what is verified and fit to be shown, nothing else', async () => {
    const { prisma } = database.current
    const fifth = await staffed('贡献五')
    const shown = await submitted(fifth.talent, fifth.personId, { kind: 'guide', title: '公开的工作指引', isPublic: true })
    const hidden = await submitted(fifth.talent, fifth.personId, { title: '不公开的疑难案件' })
    await submitted(fifth.talent, fifth.personId, { title: '还没有核实的指引', isPublic: true })
    await verifyContributions(fifth.hr, { ids: [shown, hidden] })
    expect(await loadPublicContributions(prisma, fifth.personId)).toEqual([{ kind: 'guide', role: 'lead', title: '公开的工作指引', year }])
  })
})

describe('at the scale of a city', () => {
  test('a page of the list and the counts of units read no more records than they show or count to', async () => {
    const { prisma, pool } = database.current
    const people = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => staffed(`多件${name}`)))
    for (const { personId, unitId } of people)
      await prisma.$executeRaw`
        INSERT INTO "Contribution" (id, "personId", "unitId", kind, role, title, description, "startsOn", "endsOn", year, channel, state,
                                    "enteredById", "submittedAt", "answeredById", "answeredAt")
        SELECT gen_random_uuid()::text, ${personId}, ${unitId}, 'guide', 'lead', '第 ' || n || ' 件工作指引', '内容', d.day, d.day,
               extract(year FROM d.day)::int, 'self', 'verified', 'author', now(), 'verifier', now()
        FROM generate_series(1, 1500) AS n, LATERAL (SELECT date '2021-01-01' + (n % 1500) AS day) AS d`
    const [first] = people
    const unitId = first?.unitId ?? ''
    const pages = [
      () => readContributions(office, {}),
      async () => readContributions(office, { after: (await readContributions(office, {})).nextAfter ?? undefined }),
      () => readContributions(office, { unitId, kind: 'guide' }),
      () => readContributions(office, { year: 2023, state: 'verified' }),
      () => readContributions(first?.hr ?? VISITOR, {}),
      () => readContributions(first?.hr ?? VISITOR, { isMine: true }),
      () => readContributionCounts(office, { year: 2023 }),
    ]
    const owner = await pool.connect()
    await owner.query('SET ROLE NONE')
    await owner.query('ANALYZE')
    await owner.query('SET ROLE portal_app')
    owner.release()
    const far: string[] = []
    for (const read of pages) {
      const statements = await capturedReads(database.current, read)
      const client = await pool.connect()
      try {
        for (const statement of statements)
          for (const { node, touched } of await tableReads(client, statement, new Set(['Contribution'])))
            if (node === 'Seq Scan' || touched > 1700) far.push(`${node} touched ${touched} rows in ${statement.text.slice(0, 300)}`)
      } finally {
        client.release()
      }
    }
    expect(far).toEqual([])
  })
})
