import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { storeFile } from '@/lib/platform/files/store'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import { bringDrawnReviewers } from '@/lib/rounds/commands/bring-drawn-reviewers'
import { commitSeed } from '@/lib/rounds/commands/commit-seed'
import { enlistHolders } from '@/lib/rounds/commands/enlist-holders'
import { exportReviewerPool } from '@/lib/rounds/commands/export-reviewer-pool'
import { freezePool } from '@/lib/rounds/commands/freeze-pool'
import { importPoolMembers } from '@/lib/rounds/commands/import-pool-members'
import { openDraw } from '@/lib/rounds/commands/open-draw'
import { replaceNoShow } from '@/lib/rounds/commands/replace-no-show'
import { retirePoolMember } from '@/lib/rounds/commands/retire-pool-member'
import { revealSeed } from '@/lib/rounds/commands/reveal-seed'
import { savePoolMember } from '@/lib/rounds/commands/save-pool-member'
import { voidDraw } from '@/lib/rounds/commands/void-draw'
import { commitmentOf } from '@/lib/rounds/draw'
import type { DrawParty, DrawSeed } from '@/lib/rounds/draw-commitment'
import { drawRecord, readDraws } from '@/lib/rounds/draw-queries'
import { checkDrawRecord } from '@/lib/rounds/draw-record'
import { readPoolImport } from '@/lib/rounds/pool-import/queries'
import { findPoolPeople, readReviewerPool } from '@/lib/rounds/pool-queries'
import { createViewer } from '@/tests/factories/accounts'
import { createLine, createPerson, createUnit } from '@/tests/factories/org'
import { createExpert, createNomination, createRoundRow, setBusinessClock } from '@/tests/factories/rounds'
import { createHolding, createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma

let office: Viewer
let supervisor: Viewer
let roundId: string
let lineId: string
let unitId: string
let people: string[]
const everybody = { query: '', state: 'active' as const, lineId: null, speciality: null }
const newSeed = (): DrawSeed => ({ secret: randomBytes(32).toString('hex'), salt: randomBytes(16).toString('hex') })
const draft = (drawId: string) => prisma().reviewerDraw.findUniqueOrThrow({ where: { id: drawId } })

async function enter(count: number, specialities = ['行政争议']): Promise<string[]> {
  const made: string[] = []
  for (let index = 0; index < count; index++) {
    const { person } = await createExpert(prisma(), { lineId, unitId })
    await savePoolMember(office, { personId: person.id, specialities, lineIds: [lineId], note: '' })
    made.push(person.id)
  }
  return made
}

beforeEach(async () => {
  await prisma().reviewerPoolMember.deleteMany()
  await setBusinessClock(prisma(), '2025-09-11T10:00:00+08:00')
  office ??= await createViewer(prisma(), 'cityOffice')
  supervisor ??= await createViewer(prisma(), 'supervisor')
  lineId = (await createLine(prisma())).id
  unitId = (await createUnit(prisma())).id
  roundId = (await createRoundRow(prisma(), { stage: 'qualifying' })).id
  people = await enter(6)
})

const open = (count = 3, alternates = 2) =>
  openDraw(office, { roundId, groups: [{ name: '第一组', lineIds: [lineId], specialities: [], count, alternates }] })

async function commitBoth(drawId: string): Promise<Record<DrawParty, DrawSeed>> {
  const seeds = { office: newSeed(), supervisor: newSeed() }
  await commitSeed(office, { drawId, commitment: commitmentOf(drawId, 'office', seeds.office) })
  await commitSeed(supervisor, { drawId, commitment: commitmentOf(drawId, 'supervisor', seeds.supervisor) })
  return seeds
}

async function drawAll(count = 3, alternates = 2): Promise<string> {
  const { drawId } = await open(count, alternates)
  const seeds = await commitBoth(drawId)
  await freezePool(office, { drawId, version: (await draft(drawId)).version })
  await revealSeed(office, { drawId, ...seeds.office })
  await revealSeed(supervisor, { drawId, ...seeds.supervisor })
  return drawId
}

describe('the pool', () => {
  test('is kept by the office alone, read by the supervisor, unknown to everybody else', async () => {
    const outside = await createPerson(prisma(), { name: '冷清秋', affiliation: 'external', nameTokens: ['冷清秋', '冷清', '冷'] })
    expect((await findPoolPeople(office, { query: '冷清秋' })).map((option) => option.value)).toEqual([outside.id])
    await savePoolMember(office, { personId: outside.id, specialities: ['文化传播'], lineIds: [], note: '高校教授' })
    expect(await findPoolPeople(office, { query: '冷清秋' })).toEqual([])
    const pool = await readReviewerPool(supervisor, { ...everybody, speciality: '文化传播' })
    expect(pool.rows.map((row) => [row.name, row.isExternal, row.hindrance])).toEqual([['冷清秋', true, '没有可用的门户账号']])
    expect(pool.abilities.manage).toBe(false)
    const hr = await createViewer(prisma(), 'unitHr', { unitId })
    await expect(readReviewerPool(hr, everybody)).rejects.toMatchObject({ code: 'notFound' })
    await expect(savePoolMember(supervisor, { personId: outside.id, specialities: ['甲'], lineIds: [], note: '' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(savePoolMember(office, { personId: outside.id, specialities: [], lineIds: [], note: '' })).rejects.toMatchObject({
      code: 'nothingToJudge',
    })
  })
})

describe('holders enter together', () => {
  test('those of the chosen titles today, once, with line and specialities on file', async () => {
    await createProgramme(prisma())
    const holder = await createPerson(prisma(), { lineId, unitId, specialities: ['标准化'] })
    const past = await createPerson(prisma(), { lineId, unitId })
    await createHolding(prisma(), { personId: holder.id, titleCode: 'expert' })
    await createHolding(prisma(), { personId: past.id, titleCode: 'expert', startsOn: '2015-01-01', endsOn: '2019-12-31' })
    expect(await enlistHolders(office, { titleCodes: ['expert'] })).toEqual({ added: 1 })
    await expect(enlistHolders(office, { titleCodes: ['expert'] })).rejects.toMatchObject({ code: 'nobody' })
    await expect(enlistHolders(supervisor, { titleCodes: ['expert'] })).rejects.toMatchObject({ code: 'forbidden' })
    const { rows } = await readReviewerPool(office, { ...everybody, speciality: '标准化' })
    expect(rows.map((row) => [row.personId, row.lineIds])).toEqual([[holder.id, [lineId]]])
  })
})

describe('a draw by commit and reveal', () => {
  test('draws, can be replayed on pseudonyms, and names nobody in its record', async () => {
    const drawId = await drawAll()
    const records = await drawRecord(roundId)
    const [record] = records
    if (!record) throw new Error('no record')
    expect(checkDrawRecord(JSON.parse(JSON.stringify(record))).every((check) => check.ok)).toBe(true)
    const names = await prisma().person.findMany({ where: { id: { in: people } }, select: { name: true } })
    const text = JSON.stringify(records)
    expect([...people, ...names.map((person) => person.name)].filter((secret) => text.includes(secret))).toEqual([])
    const page = await readDraws(supervisor, roundId)
    const seats = page.draws[0]?.groups[0]?.seats ?? []
    expect(seats.map((seat) => seat.state)).toEqual(['drawn', 'drawn', 'drawn', 'alternate', 'alternate'])
    expect(new Set(seats.map((seat) => seat.name)).size).toBe(5)
    const brought = await bringDrawnReviewers(office, { drawId })
    expect(brought.added).toBe(3)
    expect(await prisma().roundReviewer.count({ where: { roundId } })).toBe(3)
    await expect(bringDrawnReviewers(office, { drawId })).rejects.toMatchObject({ code: 'nothing' })
  })

  test('the secret is nowhere before its revelation; a changed seed is refused', async () => {
    const { drawId } = await open()
    const seeds = await commitBoth(drawId)
    await freezePool(office, { drawId, version: (await draft(drawId)).version })
    const stored = JSON.stringify([
      await prisma().reviewerDraw.findMany(),
      await prisma().auditEvent.findMany(),
      await readDraws(office, roundId),
    ])
    expect([seeds.office.secret, seeds.supervisor.secret, seeds.office.salt].filter((secret) => stored.includes(secret))).toEqual([])
    await expect(revealSeed(supervisor, { drawId, ...seeds.supervisor })).rejects.toMatchObject({ code: 'officeFirst' })
    await expect(revealSeed(office, { drawId, ...newSeed() })).rejects.toMatchObject({ code: 'wrongSeed' })
    await expect(revealSeed(office, { drawId, ...seeds.supervisor })).rejects.toMatchObject({ code: 'wrongSeed' })
    await revealSeed(office, { drawId, ...seeds.office })
    await expect(voidDraw(office, { drawId, version: (await draft(drawId)).version, reason: '结果不理想' })).rejects.toMatchObject({
      code: 'supervisorOnly',
    })
    const shown = JSON.stringify(await readDraws(supervisor, roundId))
    expect(shown).not.toContain(seeds.office.secret)
    await expect(revealSeed(supervisor, { drawId, ...newSeed() })).rejects.toMatchObject({ code: 'wrongSeed' })
    expect((await revealSeed(supervisor, { drawId, ...seeds.supervisor })).isDrawn).toBe(true)
    await expect(voidDraw(supervisor, { drawId, version: (await draft(drawId)).version, reason: '重新抽取' })).rejects.toMatchObject({
      code: 'wrongState',
    })
  })

  test('a commitment is made once, before the pool is frozen, and by the two sides only', async () => {
    const { drawId } = await open()
    await expect(freezePool(office, { drawId, version: 1 })).rejects.toMatchObject({ code: 'notCommitted' })
    const own = newSeed()
    await commitSeed(office, { drawId, commitment: commitmentOf(drawId, 'office', own) })
    await expect(commitSeed(office, { drawId, commitment: 'a'.repeat(64) })).rejects.toMatchObject({ code: 'committed' })
    const copied = { drawId, commitment: commitmentOf(drawId, 'office', own) }
    await expect(commitSeed(supervisor, copied)).rejects.toMatchObject({ code: 'sameCommitment' })
    const leader = await createViewer(prisma(), 'cityLeader')
    await expect(commitSeed(leader, copied)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(freezePool(supervisor, { drawId, version: 2 })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(prisma().reviewerDraw.update({ where: { id: drawId }, data: { officeCommitment: 'b'.repeat(64) } })).rejects.toThrow()
    await expect(open()).rejects.toMatchObject({ code: 'drawUnderWay' })
    await voidDraw(office, { drawId, version: (await draft(drawId)).version, reason: '保管码遗失' })
    expect((await open()).number).toBe(2)
  })

  test('what happens to the pool after it is frozen does not alter the draw', async () => {
    const { drawId } = await open()
    const seeds = await commitBoth(drawId)
    const { poolDigest, members } = await freezePool(office, { drawId, version: (await draft(drawId)).version })
    expect(members).toBe(6)
    await enter(4)
    const pool = await readReviewerPool(office, everybody)
    for (const row of pool.rows.slice(0, 3)) await retirePoolMember(office, { memberId: row.id, version: row.version, reason: '另有任务' })
    await revealSeed(office, { drawId, ...seeds.office })
    await revealSeed(supervisor, { drawId, ...seeds.supervisor })
    const [record] = await drawRecord(roundId)
    expect(record?.poolDigest).toBe(poolDigest)
    expect(record?.pool?.groups[0]?.members).toHaveLength(6)
    const entries = await prisma().reviewerDrawEntry.findMany({ where: { drawId } })
    expect(entries.map((entry) => entry.personId).sort()).toEqual([...people].sort())
    await expect(prisma().reviewerDrawEntry.updateMany({ where: { drawId }, data: { exclusion: '改动' } })).rejects.toThrow()
  })

  test('candidates, people of candidate projects and those without an account stay out, with the reason', async () => {
    const nomination = await createNomination(prisma(), { roundId, state: 'qualified' })
    await savePoolMember(office, { personId: nomination.personId ?? '', specialities: [], lineIds: [lineId], note: '' })
    const bare = await createPerson(prisma(), { lineId, unitId })
    await savePoolMember(office, { personId: bare.id, specialities: [], lineIds: [lineId], note: '' })
    await drawAll()
    const [record] = await drawRecord(roundId)
    expect(record?.pool?.excluded.map((each) => each.reason).sort()).toEqual(['本轮候选对象', '没有可用的门户账号'])
    const seats = record?.result?.[0]?.seats.map((seat) => seat.pseudonym) ?? []
    expect(record?.pool?.excluded.filter((each) => seats.includes(each.pseudonym))).toEqual([])
  })

  test('a group that the pool cannot fill is named, and nothing is frozen', async () => {
    const { drawId } = await open(9, 0)
    await commitBoth(drawId)
    await expect(freezePool(office, { drawId, version: (await draft(drawId)).version })).rejects.toMatchObject({ code: 'poolTooSmall' })
    expect(await prisma().reviewerDrawEntry.count({ where: { drawId } })).toBe(0)
  })

  test('a no-show is replaced by the next alternate on record; the conflict search runs for the one who comes', async () => {
    const drawId = await drawAll(3, 1)
    const nomination = await createNomination(prisma(), { roundId, state: 'qualified', person: { unitId } })
    const { conflicts } = await bringDrawnReviewers(office, { drawId })
    expect(conflicts).toBe(3)
    const seats = await prisma().reviewerDrawSeat.findMany({ where: { drawId }, include: { entry: true }, orderBy: { position: 'asc' } })
    const [first, second] = seats
    const alternate = seats.at(-1)
    if (!first || !second || !alternate) throw new Error('no seats')
    const { calledUp } = await replaceNoShow(office, { seatId: first.id, version: 1, reason: '临时出差' })
    expect(calledUp).toBe(alternate.entry.pseudonym)
    const reviewers = await prisma().roundReviewer.findMany({ where: { roundId } })
    expect(reviewers.find((row) => row.personId === first.entry.personId)?.state).toBe('excused')
    expect(reviewers.find((row) => row.personId === alternate.entry.personId)?.state).toBe('invited')
    expect(await prisma().conflict.count({ where: { nominationId: nomination.id, personId: alternate.entry.personId } })).toBe(1)
    expect((await replaceNoShow(office, { seatId: second.id, version: 1, reason: '临时出差' })).calledUp).toBeNull()
    await expect(replaceNoShow(office, { seatId: first.id, version: 2, reason: '临时出差' })).rejects.toMatchObject({ code: 'wrongState' })
    await expect(replaceNoShow(supervisor, { seatId: alternate.id, version: 2, reason: '临时出差' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const [record] = await drawRecord(roundId)
    expect(record?.changes.map((change) => change.state).sort()).toEqual(['absent', 'absent', 'calledUp'])
    expect(record && checkDrawRecord(record).every((check) => check.ok)).toBe(true)
  })
})

describe('a list of reviewers from a workbook', () => {
  const headings = ['姓名', '单位', '可评条线', '评审专长', '备注']
  const upload = async (viewer: Viewer, rows: string[][]) => {
    const bytes = new Uint8Array(await writeWorkbook([{ name: '专家库', headings, rows }]))
    return (await storeFile(viewer, { name: '专家名单.xlsx', bytes, purpose: 'reviewerPool' })).id
  }
  beforeEach(() => prisma().reviewerPoolMember.deleteMany())
  const expected = ({ added, changed, fault }: { added: number; changed: number; fault: number }) => ({ added, changed, fault })

  test('is previewed, then entered whole or without the rows at fault, and only as previewed', async () => {
    const line = await prisma().line.findUniqueOrThrow({ where: { id: lineId } })
    const named = async (name: string) => (await createExpert(prisma(), { name, lineId, unitId })).person.id
    const [known, fresh] = [await named('万俟成'), await named('澹台新')]
    await savePoolMember(office, { personId: known, specialities: ['合同'], lineIds: [lineId], note: '' })
    const fileId = await upload(office, [
      ['万俟成', '', '', '合同、执行', ''],
      ['澹台新', '', line.name, '', '外地'],
      ['查无此人', '', line.name, '', ''],
    ])
    const preview = await readPoolImport(office, fileId)
    expect(preview.counts).toEqual({ added: 1, changed: 1, same: 0, fault: 1 })
    expect(preview.rows.find((each) => each.kind === 'fault')?.reason).toContain('名册中没有“查无此人”')
    const input = { fileId, expected: expected(preview.counts) }
    await expect(importPoolMembers(office, { ...input, skipFaults: false })).rejects.toThrow('还有 1 行需要修改')
    await expect(importPoolMembers(office, { fileId, skipFaults: true, expected: { added: 2, changed: 0, fault: 1 } })).rejects.toThrow(
      '预览之后',
    )
    expect(await prisma().reviewerPoolMember.count()).toBe(1)
    const twice = await Promise.allSettled([1, 2].map(() => importPoolMembers(office, { ...input, skipFaults: true })))
    expect(twice.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    const members = await prisma().reviewerPoolMember.findMany({ orderBy: { specialities: 'asc' } })
    expect(members.map(({ personId, specialities, lineIds, note }) => ({ personId, specialities, lineIds, note }))).toEqual(
      expect.arrayContaining([
        { personId: known, specialities: ['合同', '执行'], lineIds: [lineId], note: null },
        { personId: fresh, specialities: [], lineIds: [lineId], note: '外地' },
      ]),
    )
    expect(await prisma().auditEvent.count({ where: { event: 'reviewerPool.imported' } })).toBe(1)
  })

  test('an export comes back as it went out; neither it nor the preview is for who does not keep the pool', async () => {
    await enter(2)
    const { bytes } = await exportReviewerPool(supervisor, everybody)
    const stored = await storeFile(office, { name: '评审专家库.xlsx', bytes: new Uint8Array(bytes), purpose: 'reviewerPool' })
    expect((await readPoolImport(office, stored.id)).counts).toEqual({ added: 0, changed: 0, same: 2, fault: 0 })
    await expect(readPoolImport(supervisor, stored.id)).rejects.toMatchObject({ code: 'forbidden' })
    const other = await createViewer(prisma(), 'cityOffice')
    await expect(readPoolImport(other, stored.id)).rejects.toMatchObject({ code: 'notFound' })
    const stranger = await createViewer(prisma(), 'unitHr', { unitId })
    await expect(exportReviewerPool(stranger, everybody)).rejects.toMatchObject({ code: 'notFound' })
    await expect(
      importPoolMembers(supervisor, { fileId: stored.id, skipFaults: true, expected: { added: 0, changed: 0, fault: 0 } }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const wrong = await upload(office, [])
    await expect(readPoolImport(office, wrong)).rejects.toMatchObject({ code: 'poolEmpty' })
  })
})
