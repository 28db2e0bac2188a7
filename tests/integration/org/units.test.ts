import { beforeAll, describe, expect, it } from 'vitest'
import { closeUnit, moveUnit, renameUnit, createUnit as setUpUnit } from '@/lib/org/commands/change-unit'
import { mergeUnits } from '@/lib/org/commands/merge-units'
import { saveLine } from '@/lib/org/commands/save-line'
import { splitUnit } from '@/lib/org/commands/split-unit'
import { loadOrgTree } from '@/lib/org/queries'
import { readLines, readUnit, readUnits } from '@/lib/org/unit-queries'
import { unitSubtree } from '@/lib/platform/access/unit-scope'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { addDays, type DateOnly, fromDateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { createViewer } from '@/tests/factories/accounts'
import { createLine, createPerson, createUnit } from '@/tests/factories/org'
import { useTestDatabase } from '@/tests/support/database'

describe('units change', () => {
  const database = useTestDatabase()
  const on = '2024-03-01'
  const reason = '机构改革方案'
  let root: string
  let lineId: string
  let today: DateOnly
  let office: Viewer

  beforeAll(async () => {
    const { prisma } = database.current
    root = (await createUnit(prisma, { name: '澜州市', level: 'city' })).id
    lineId = (await createLine(prisma, { name: '政法' })).id
    today = await businessToday(prisma)
    office = await createViewer(prisma, 'cityOffice')
  })

  const unitNamed = async (name: string, parentId = root) => (await createUnit(database.current.prisma, { name, parentId })).id
  const treeOn = (day: DateOnly) => loadOrgTree(database.current.prisma, day)
  const spellsOf = async (personId: string) => {
    const spells = await database.current.prisma.personSpell.findMany({ where: { personId }, orderBy: { startsOn: 'asc' } })
    return spells.map((spell) => ({
      unitId: spell.unitId,
      from: toDateOnly(spell.startsOn),
      to: toDateOnlyOrNull(spell.endsOn),
      why: spell.endReason,
    }))
  }

  it('renames from a day on; the days before keep the old name', async () => {
    const unitId = await unitNamed('老名局')
    await renameUnit(office, { unitId, version: 1, name: '新名局', shortName: '', on, reason })
    expect((await treeOn(addDays(on, -1))).nameOf(unitId)).toBe('老名局')
    expect((await treeOn(on)).nameOf(unitId)).toBe('新名局')
    await expect(renameUnit(office, { unitId, version: 1, name: '再改局', shortName: '', on, reason })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(renameUnit(office, { unitId, version: 2, name: '再改局', shortName: '', on: '2024-02-01', reason })).rejects.toMatchObject(
      { code: 'invalid' },
    )
    expect(await readUnit(office, unitId)).toMatchObject({
      changes: [{ kind: 'renamed', on, reason }],
      versions: [{ name: '新名局' }, { name: '老名局' }],
    })
  })

  it('moves below another unit, never below itself', async () => {
    const parent = await unitNamed('上级局')
    const unitId = await unitNamed('随迁局')
    const child = await unitNamed('随迁科', unitId)
    await expect(moveUnit(office, { unitId, version: 1, parentId: child, on, reason })).rejects.toMatchObject({ code: 'invalid' })
    await moveUnit(office, { unitId, version: 1, parentId: parent, on, reason })
    expect((await treeOn(addDays(on, -1))).ancestorsOf(child)).toEqual([unitId, root])
    expect((await treeOn(on)).ancestorsOf(child)).toEqual([unitId, parent, root])
    expect(await unitSubtree(database.current.prisma, parent)).toEqual(expect.arrayContaining([parent, unitId, child]))
  })

  it('merges: people and units below go along from that day', async () => {
    const { prisma } = database.current
    const from = await unitNamed('并出局')
    const child = await unitNamed('并出科', from)
    const into = await unitNamed('并入局')
    const stays = await createPerson(prisma, { unitId: from, lineId, startsOn: '2020-01-01' })
    const cameLater = await createPerson(prisma, { unitId: from, lineId, startsOn: '2024-05-01' })
    const leftLater = await createPerson(prisma, { unitId: from, lineId, startsOn: '2020-01-01', endsOn: '2024-06-30', status: 'left' })
    const leftBefore = await createPerson(prisma, { unitId: from, lineId, startsOn: '2020-01-01', endsOn: '2023-06-30', status: 'left' })
    await expect(mergeUnits(office, { unitId: from, version: 1, intoUnitId: child, on, reason })).rejects.toMatchObject({ code: 'invalid' })
    await expect(mergeUnits(office, { unitId: from, version: 1, intoUnitId: into, on: addDays(today, 1), reason })).rejects.toMatchObject({
      code: 'invalid',
    })
    expect(await mergeUnits(office, { unitId: from, version: 1, intoUnitId: into, on, reason })).toMatchObject({ people: 4 })

    expect(await spellsOf(stays.id)).toEqual([
      { unitId: from, from: '2020-01-01', to: '2024-02-29', why: 'reorganised' },
      { unitId: into, from: on, to: null, why: null },
    ])
    expect(await spellsOf(cameLater.id)).toEqual([{ unitId: into, from: '2024-05-01', to: null, why: null }])
    expect(await spellsOf(leftLater.id)).toEqual([
      { unitId: from, from: '2020-01-01', to: '2024-02-29', why: 'reorganised' },
      { unitId: into, from: on, to: '2024-06-30', why: 'left' },
    ])
    expect(await spellsOf(leftBefore.id)).toEqual([{ unitId: from, from: '2020-01-01', to: '2023-06-30', why: 'left' }])
    expect(await prisma.person.count({ where: { unitId: from } })).toBe(0)
    expect(await prisma.person.count({ where: { unitId: into } })).toBe(4)
    expect((await treeOn(on)).unit(from)).toBeUndefined()
    expect((await treeOn(addDays(on, -1))).unit(from)?.name).toBe('并出局')
    expect((await treeOn(on)).parentOf(child)).toBe(into)
    await expect(renameUnit(office, { unitId: from, version: 2, name: '死局', shortName: '', on, reason })).rejects.toMatchObject({
      code: 'unitClosed',
    })
    expect((await readUnit(office, from)).closedOn).toBe('2024-02-29')
  })

  it('splits: the chosen go to their new units, the others stay', async () => {
    const { prisma } = database.current
    const unitId = await unitNamed('大局')
    const people = await Promise.all([1, 2, 3].map(() => createPerson(prisma, { unitId, lineId })))
    const [first, second, third] = people.map(({ id }) => id)
    const newUnit = (name: string, code: string, personIds: (string | undefined)[]) => ({
      name,
      shortName: '',
      code,
      personIds: personIds.map(String),
    })
    const split = (newUnits: ReturnType<typeof newUnit>[]) => splitUnit(office, { unitId, version: 1, on, reason, newUnits })
    await expect(split([newUnit('一局', 'S1', [first]), newUnit('二局', 'S2', [first])])).rejects.toMatchObject({ code: 'invalid' })
    await expect(split([newUnit('一局', 'S1', ['nobody'])])).rejects.toMatchObject({ code: 'peopleMoved' })
    const { unitIds } = await split([newUnit('一局', 'S1', [first]), newUnit('二局', 'S2', [second])])
    const unitOf = async (id: string | undefined) => (await prisma.person.findUniqueOrThrow({ where: { id } })).unitId
    expect([await unitOf(first), await unitOf(second), await unitOf(third)]).toEqual([unitIds[0], unitIds[1], unitId])
    expect((await treeOn(on)).nameOf(unitIds[0] ?? '')).toBe('一局')
    expect((await treeOn(addDays(on, -1))).unit(unitIds[0] ?? '')).toBeUndefined()
    expect(await spellsOf(String(first))).toMatchObject([
      { unitId, to: '2024-02-29' },
      { unitId: unitIds[0], from: on },
    ])
  })

  it('closes only what is empty', async () => {
    const { prisma } = database.current
    const unitId = await unitNamed('要撤局')
    const child = await unitNamed('要撤科', unitId)
    const close = { on, reason }
    await expect(closeUnit(office, { unitId, version: 1, ...close })).rejects.toMatchObject({ code: 'hasChildren' })
    await createPerson(prisma, { unitId: child, lineId })
    await expect(closeUnit(office, { unitId: child, version: 1, ...close })).rejects.toMatchObject({ code: 'hasPeople' })
    const empty = await unitNamed('空局')
    await closeUnit(office, { unitId: empty, version: 1, ...close })
    expect((await treeOn(on)).unit(empty)).toBeUndefined()
    await expect(closeUnit(office, { unitId: root, version: 1, ...close })).rejects.toMatchObject({ code: 'rootUnit' })
  })

  it('never makes a circle of two moves at one time', async () => {
    const one = await unitNamed('圈一')
    const two = await unitNamed('圈二')
    const moves = await Promise.allSettled([
      moveUnit(office, { unitId: one, version: 1, parentId: two, on, reason }),
      moveUnit(office, { unitId: two, version: 1, parentId: one, on, reason }),
    ])
    expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is the office’s alone', async () => {
    const { prisma } = database.current
    const unitId = await unitNamed('别人局')
    const hr = await createViewer(prisma, 'unitHr', { unitId })
    await expect(renameUnit(hr, { unitId, version: 1, name: '自己局', shortName: '', on, reason })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const input = { name: '新局', shortName: '', code: 'NEW', parentId: root, level: 'city' as const, isLegalBody: true, on, reason }
    await expect(setUpUnit(hr, input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(readUnit(hr, root)).rejects.toMatchObject({ code: 'notFound' })
    expect((await readUnits(hr)).units.map(({ id }) => id)).toEqual([unitId])
    const { unitId: made } = await setUpUnit(office, input)
    await expect(setUpUnit(office, { ...input, name: '又一局' })).rejects.toMatchObject({ fields: { code: [expect.any(String)] } })
    expect((await treeOn(on)).legalBodyOf(made)).toBe(made)
  })

  it('shows how many of its own people are in post in a unit and under it, today; experts from outside are not counted', async () => {
    const { prisma } = database.current
    const parent = await unitNamed('数人局')
    const { id: child } = await createUnit(prisma, { parentId: parent })
    const line = await createLine(prisma, { name: '数人条线' })
    for (const more of [{}, {}, { affiliation: 'external' as const }])
      await createPerson(prisma, { unitId: child, lineId: line.id, ...more })
    const leaver = await createPerson(prisma, { unitId: parent, lineId: line.id })
    const shown = async () => {
      const rows = (await readUnits(office)).units
      const { lines } = await readLines(office)
      const view = await readUnit(office, parent)
      return [
        rows.find(({ id }) => id === parent)?.people,
        rows.find(({ id }) => id === child)?.people,
        lines.find(({ id }) => id === line.id)?.people,
        view.people,
        view.peopleUnder,
      ]
    }
    expect(await shown()).toEqual([3, 2, 3, 1, 3])
    await prisma.personSpell.updateMany({ where: { personId: leaver.id }, data: { endsOn: fromDateOnly('2025-01-01'), endReason: 'left' } })
    expect(await shown()).toEqual([2, 2, 2, 0, 2])
    await prisma.person.updateMany({ where: { unitId: child, affiliation: 'external' }, data: { affiliation: 'internal' } })
    expect(await shown()).toEqual([3, 3, 3, 0, 3])
  })

  it('keeps a line in use, and its name once', async () => {
    const { prisma } = database.current
    const line = await createLine(prisma, { name: '有人条线' })
    await createPerson(prisma, { lineId: line.id, unitId: root })
    const values = { code: line.code, name: line.name, sortOrder: 1, isActive: false }
    await expect(saveLine(office, { lineId: line.id, version: 1, ...values })).rejects.toMatchObject({ code: 'lineInUse' })
    await expect(saveLine(office, { lineId: null, version: 0, ...values, code: 'OTHER' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(saveLine(office, { lineId: line.id, version: 7, ...values, isActive: true })).rejects.toMatchObject({ code: 'conflict' })
    await saveLine(office, { lineId: line.id, version: 1, ...values, name: '改名条线', isActive: true })
    expect((await prisma.line.findUniqueOrThrow({ where: { id: line.id } })).name).toBe('改名条线')
  })
})
