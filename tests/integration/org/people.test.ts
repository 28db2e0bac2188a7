import { beforeAll, describe, expect, it } from 'vitest'
import { createPerson as enterPerson } from '@/lib/org/commands/create-person'
import { editPerson } from '@/lib/org/commands/edit-person'
import { endPerson } from '@/lib/org/commands/end-person'
import { exportPeople } from '@/lib/org/commands/export-people'
import { findByIdentity } from '@/lib/org/commands/find-by-identity'
import { movePerson } from '@/lib/org/commands/move-person'
import { returnPerson } from '@/lib/org/commands/return-person'
import { revealIdentity } from '@/lib/org/commands/reveal-identity'
import { sealIdNumber } from '@/lib/org/identity-columns'
import { parsePeopleFilter } from '@/lib/org/people-filter'
import { readPeople } from '@/lib/org/people-queries'
import { readPerson } from '@/lib/org/person-queries'
import { createPersonSchema, editPersonSchema } from '@/lib/org/schema'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { addDays, type DateOnly, toDateOnly } from '@/lib/platform/dates'
import { nameTokens } from '@/lib/platform/search/tokens'
import { readWorkbook } from '@/lib/platform/sheets/read-workbook'
import { createViewer } from '@/tests/factories/accounts'
import { createLine, createPerson, createUnit } from '@/tests/factories/org'
import { idNumberOf } from '@/tests/factories/workbooks'
import { countQueries } from '@/tests/support/count-queries'
import { useTestDatabase } from '@/tests/support/database'

describe('people', () => {
  const database = useTestDatabase()
  let root: string
  let own: string
  let below: string
  let other: string
  let lineId: string
  let today: DateOnly
  let hr: Viewer
  let otherHr: Viewer
  let serial = 0

  beforeAll(async () => {
    const { prisma } = database.current
    root = (await createUnit(prisma, { name: '澜州市', level: 'city' })).id
    own = (await createUnit(prisma, { name: '甲局', parentId: root })).id
    below = (await createUnit(prisma, { name: '甲局一科', parentId: own })).id
    other = (await createUnit(prisma, { name: '乙局', parentId: root })).id
    lineId = (await createLine(prisma, { name: '政法' })).id
    today = await businessToday(prisma)
    hr = await createViewer(prisma, 'unitHr', { unitId: own })
    otherHr = await createViewer(prisma, 'unitHr', { unitId: other })
  })

  async function enter(overrides: Partial<Parameters<typeof createPersonSchema.parse>[0] & object> = {}): Promise<string> {
    serial += 1
    const input = {
      name: '赵一',
      idNumber: idNumberOf('1980-01-01', serial),
      phone: '13800001234',
      unitId: own,
      lineId,
      joinedOn: '2020-01-01',
    }
    const { personId } = await enterPerson(hr, createPersonSchema.parse({ ...input, ...overrides }))
    return personId
  }

  const editInput = (personId: string, version: number, changes: object = {}) =>
    editPersonSchema.parse({ personId, version, name: '赵一', sex: 'male', birthDate: '1980-01-01', ...changes })

  it('enters a person once, with encrypted identity and a spell', async () => {
    const idNumber = idNumberOf('1981-01-01', 1)
    const id = await enter({ idNumber, name: '欧阳明' })
    const row = await database.current.prisma.person.findUniqueOrThrow({ where: { id }, include: { spells: true } })
    expect(row).toMatchObject({ namePinyin: 'ou yang ming', sex: 'male', status: 'active', unitId: own })
    expect(toDateOnly(row.birthDate ?? new Date())).toBe('1981-01-01')
    expect(row.spells).toHaveLength(1)
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${idNumber}|13800001234`))
    await expect(enter({ idNumber })).rejects.toMatchObject({ fields: { idNumber: [expect.stringContaining('已在库中')] } })
  })

  it('refuses wrong numbers at their fields', async () => {
    const typed = { name: '赵一', idNumber: '330106198001010011', phone: '123', unitId: own, lineId, joinedOn: today }
    const parsed = createPersonSchema.safeParse(typed)
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual(['phone', 'idNumber'])
    await expect(enter({ sex: 'female' })).rejects.toMatchObject({ fields: { sex: [expect.stringContaining('不一致')] } })
    await expect(enter({ joinedOn: addDays(today, 1) })).rejects.toMatchObject({
      fields: { on: [expect.stringContaining('不能晚于今天')] },
    })
  })

  it('tells another unit only that a transfer is needed', async () => {
    const idNumber = idNumberOf('1982-01-01', 1)
    await enter({ idNumber, name: '钱隐名' })
    const attempt = enterPerson(
      otherHr,
      createPersonSchema.parse({ name: '钱二', idNumber, unitId: other, lineId, joinedOn: '2020-01-01' }),
    )
    await expect(attempt).rejects.toMatchObject({ fields: { idNumber: ['此人已在其他单位，请在“调入申请”中发起调入。'] } })
  })

  it('keeps units apart: another unit’s person is not found by anything', async () => {
    const personId = await enter()
    await expect(readPerson(otherHr, personId)).rejects.toMatchObject({ code: 'notFound' })
    await expect(editPerson(otherHr, editInput(personId, 1))).rejects.toMatchObject({ code: 'notFound' })
    await expect(revealIdentity(otherHr, { personId, purpose: '核对材料' })).rejects.toMatchObject({ code: 'notFound' })
    const move = { personId, version: 1, unitId: other, lineId, post: null, on: today, reason: null }
    await expect(movePerson(otherHr, move)).rejects.toMatchObject({ code: 'notFound' })
    await expect(movePerson(hr, move)).rejects.toMatchObject({ code: 'unitOutside' })
    await expect(createAs(otherHr)).rejects.toMatchObject({ code: 'forbidden' })
    const list = await readPeople(otherHr, parsePeopleFilter({ unit: own }))
    expect(list.rows).toEqual([])
  })

  const createAs = (viewer: Viewer) =>
    enterPerson(
      viewer,
      createPersonSchema.parse({ name: '孙三', idNumber: idNumberOf('1983-01-01', 7), unitId: own, lineId, joinedOn: '2020-01-01' }),
    )

  it('shows identity data masked, and nothing of it to leaders', async () => {
    const { prisma } = database.current
    const personId = await enter({ phone: '13912345678' })
    expect((await readPerson(hr, personId)).identity).toEqual({ idNumber: expect.stringMatching(/^330106\*{8}/), phone: '139****5678' })
    for (const role of ['cityLeader', 'supervisor'] as const)
      expect((await readPerson(await createViewer(prisma, role), personId)).identity).toBeUndefined()
    await expect(revealIdentity(await createViewer(prisma, 'cityLeader'), { personId, purpose: '核对材料' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('reveals identity data with its purpose on record', async () => {
    const idNumber = idNumberOf('1984-01-01', 1)
    const personId = await enter({ idNumber })
    expect(await revealIdentity(hr, { personId, purpose: '核对推荐材料' })).toEqual({ idNumber, phone: '13800001234' })
    const events = await database.current.prisma.auditEvent.findMany({ where: { event: 'person.revealed', subjectId: personId } })
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({ accountId: hr.accountId, payload: { fields: ['idNumber', 'phone'], purpose: '核对推荐材料' } })
    expect(await findByIdentity(hr, { idNumber })).toEqual({ personId })
    await expect(findByIdentity(otherHr, { idNumber })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('has one winner of twenty concurrent edits', async () => {
    const personId = await enter()
    const edits = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => editPerson(hr, editInput(personId, 1, { education: `学历${index}` }))),
    )
    expect(edits.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const losers = edits.flatMap((edit) => (edit.status === 'rejected' ? [edit.reason.code] : []))
    expect(losers).toEqual(Array.from({ length: 19 }, () => 'conflict'))
    expect((await database.current.prisma.person.findUniqueOrThrow({ where: { id: personId } })).version).toBe(2)
  })

  it('keeps identity data that an edit leaves out, and replaces what it names', async () => {
    const personId = await enter()
    expect(await editPerson(hr, editInput(personId, 1, { degree: '硕士' }))).toEqual({ version: 2, changedFields: ['degree'] })
    await editPerson(hr, editInput(personId, 2, { degree: '硕士', phone: '13700009999' }))
    expect((await revealIdentity(hr, { personId, purpose: '核对材料' })).phone).toBe('13700009999')
    const idNumber = idNumberOf('1990-10-10', 3, 'female')
    await editPerson(hr, editInput(personId, 3, { degree: '硕士', idNumber }))
    expect(await readPerson(hr, personId)).toMatchObject({ sex: 'female', birthDate: '1990-10-10' })
  })

  it('edits a person whose number on file no longer passes the check', async () => {
    const { prisma } = database.current
    const { id } = await createPerson(prisma, { unitId: own, lineId, name: '赵一', birthDate: '1980-01-01' })
    const envelope = await openEnvelope(prisma)
    await prisma.person.update({ where: { id }, data: sealIdNumber(envelope, id, '644301198001010018') })
    expect(await editPerson(hr, editInput(id, 1, { degree: '博士' }))).toMatchObject({ version: 2 })
    expect((await revealIdentity(hr, { personId: id, purpose: '核对材料' })).idNumber).toBe('644301198001010018')
  })

  it('moves a person from a day on, with a reason for the past', async () => {
    const personId = await enter()
    const move = { personId, version: 1, unitId: below, lineId, post: '科长', on: '2025-06-01', reason: null }
    await expect(movePerson(hr, move)).rejects.toMatchObject({ fields: { reason: [expect.any(String)] } })
    await movePerson(hr, { ...move, reason: '补录调令' })
    const { spells, unitName } = await readPerson(hr, personId)
    expect(unitName).toBe('甲局一科')
    expect(spells).toMatchObject([
      { startsOn: '2025-06-01', endsOn: null, unitName: '甲局一科', post: '科长' },
      { startsOn: '2020-01-01', endsOn: '2025-05-31', unitName: '甲局', endReason: 'transferred' },
    ])
    await expect(movePerson(hr, { ...move, version: 2, unitId: own, on: '2025-05-01', reason: '补录' })).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  it('ends and resumes a person’s time in post', async () => {
    const personId = await enter()
    await endPerson(hr, { personId, version: 1, status: 'left', on: today, reason: null })
    expect(await readPerson(hr, personId)).toMatchObject({
      status: 'left',
      statusOn: today,
      spells: [{ endsOn: addDays(today, -1), endReason: 'left' }],
      abilities: { move: false, comeBack: true },
    })
    const back = { personId, version: 2, unitId: own, lineId, post: null, on: today, reason: null }
    await returnPerson(hr, back)
    expect(await readPerson(hr, personId)).toMatchObject({ status: 'active', spells: [{ startsOn: today, endsOn: null }, {}] })
    await expect(returnPerson(hr, { ...back, version: 3 })).rejects.toMatchObject({ code: 'personActive' })
  })

  describe('the list', () => {
    beforeAll(async () => {
      const { prisma } = database.current
      const names = ['司马清扬', '司徒静', '曾晓明']
      for (const [index, name] of names.entries())
        await createPerson(prisma, { name, namePinyin: `zz ${index}`, nameTokens: nameTokens(name), unitId: below, lineId })
    })

    const names = async (params: Record<string, string>, viewer = hr) =>
      (await readPeople(viewer, parsePeopleFilter(params))).rows.map(({ name }) => name)

    it('finds by two characters, pinyin and initials', async () => {
      expect(await names({ q: '清扬' })).toEqual(['司马清扬'])
      expect(await names({ q: 'zengxiao' })).toEqual(['曾晓明'])
      expect(await names({ q: 'stj' })).toEqual(['司徒静'])
      expect(await names({ q: '司' })).toEqual(['司马清扬', '司徒静'])
    })

    it('filters by a unit’s subtree and pages by key there and back', async () => {
      const { prisma } = database.current
      const unit = await createUnit(prisma, { name: '甲局二科', parentId: own })
      await prisma.person.createMany({
        data: Array.from({ length: 65 }, (_, index) => ({
          name: `分页${index}`,
          namePinyin: `fen ye ${String(Math.floor(index / 2)).padStart(3, '0')}`,
          nameTokens: ['分页'],
          specialities: [],
          specialityTokens: [],
          unitId: unit.id,
          lineId,
        })),
      })
      const viewer = await createViewer(prisma, 'unitHr', { unitId: own })
      const filter = (params: object) => parsePeopleFilter({ unit: unit.id, ...params })
      const first = await readPeople(viewer, filter({}))
      const second = await readPeople(viewer, filter({ after: first.nextId ?? '' }))
      const third = await readPeople(viewer, filter({ after: second.nextId ?? '' }))
      expect([first, second, third].map(({ rows }) => rows.length)).toEqual([30, 30, 5])
      expect(new Set([first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(65)
      expect([first.previousId, third.nextId, first.count]).toEqual([null, null, 65])
      const back = await readPeople(viewer, filter({ before: third.previousId ?? '' }))
      expect(back.rows).toEqual(second.rows)
      const down = await readPeople(viewer, filter({ sort: '-name' }))
      expect(down.rows.map(({ id }) => id)).toEqual(
        [...third.rows, ...second.rows]
          .map(({ id }) => id)
          .toSorted((a, b) => orderOf(b) - orderOf(a))
          .slice(0, 30),
      )
      function orderOf(id: string): number {
        return [first, second, third].flatMap(({ rows }) => rows).findIndex((row) => row.id === id)
      }
    })

    it('never searches a number through the address', () => {
      expect(parsePeopleFilter({ q: '330106198001010011' }).q).toBe('')
    })

    it('asks as often for three people as for one', async () => {
      const { prisma } = database.current
      const unit = await createUnit(prisma, { parentId: own })
      const viewer = await createViewer(prisma, 'unitHr', { unitId: unit.id })
      const read = () => readPeople(viewer, parsePeopleFilter({ columns: 'idNumber,phone,titles' }))
      await createPerson(prisma, { unitId: unit.id, lineId })
      const one = await countQueries(database.current, read)
      await createPerson(prisma, { unitId: unit.id, lineId })
      await createPerson(prisma, { unitId: unit.id, lineId })
      expect(await countQueries(database.current, read)).toBe(one)
      expect(one).toBeGreaterThan(2)
    })

    it('exports the filtered people with masked identity and the purpose on record', async () => {
      const { bytes } = await exportPeople(hr, { filter: parsePeopleFilter({ q: '赵一', columns: 'phone,unit' }), purpose: '年度统计上报' })
      const rows = (await readWorkbook(bytes, { fileName: 'a.xlsx' })).sheets[0]?.rows ?? []
      const cells = rows.flat().map((cell) => cell?.text ?? '')
      expect(cells).toEqual(expect.arrayContaining(['姓名', '单位', '手机号码', '赵一', '138****1234']))
      expect(cells.join('')).not.toContain('13800001234')
      const [event] = await database.current.prisma.auditEvent.findMany({ where: { event: 'people.exported' } })
      expect(event?.payload).toMatchObject({ purpose: '年度统计上报' })
      await expect(
        exportPeople(await createViewer(database.current.prisma, 'cityLeader'), { filter: parsePeopleFilter({}), purpose: '随便看看' }),
      ).rejects.toMatchObject({ code: 'forbidden' })
    })
  })
})
