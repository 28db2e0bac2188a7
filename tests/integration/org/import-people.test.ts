import { CFB } from '@e965/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { cancelImport } from '@/lib/org/commands/cancel-import'
import { createPerson as createPersonCommand } from '@/lib/org/commands/create-person'
import { exportRejectedRows } from '@/lib/org/commands/export-rejected-rows'
import { importRows } from '@/lib/org/commands/import-rows'
import { startImport } from '@/lib/org/commands/start-import'
import { readImport, readImports } from '@/lib/org/import-queries'
import { runImportPeople } from '@/lib/org/jobs/import-people'
import { runReadRoster } from '@/lib/org/jobs/read-roster'
import { createPersonSchema } from '@/lib/org/schema'
import { registerSpellFollower } from '@/lib/org/spell-changes'
import type { Viewer } from '@/lib/platform/access/viewer'
import { storeFile } from '@/lib/platform/files/store'
import type { JobContext } from '@/lib/platform/jobs/registry'
import { readWorkbook } from '@/lib/platform/sheets/read-workbook'
import { createViewer } from '@/tests/factories/accounts'
import { createLine, createUnit } from '@/tests/factories/org'
import { idNumberOf, type RosterLine, rosterWorkbook } from '@/tests/factories/workbooks'
import { countQueries } from '@/tests/support/count-queries'
import { useTestDatabase } from '@/tests/support/database'

const context: JobContext = { jobRunId: 'test', accountId: null, report: async () => {} }

describe('import of a roster', () => {
  const database = useTestDatabase()
  const names = { unit: '澜州市甲局', line: '政法条线' }
  let own: string
  let other: string
  let lineId: string
  let viewer: Viewer
  let office: Viewer

  beforeAll(async () => {
    const { prisma } = database.current
    const root = await createUnit(prisma, { name: '澜州市', level: 'city' })
    own = (await createUnit(prisma, { name: names.unit, parentId: root.id, level: 'city' })).id
    other = (await createUnit(prisma, { name: '澜州市乙局', parentId: root.id, level: 'city' })).id
    lineId = (await createLine(prisma, { name: names.line })).id
    await createLine(prisma, { name: '技术条线' })
    viewer = await createViewer(prisma, 'unitHr', { unitId: own })
    office = await createViewer(prisma, 'cityOffice')
  })

  async function stage(lines: RosterLine[], by: Viewer = viewer): Promise<string> {
    const bytes = await rosterWorkbook(lines, names)
    const file = await storeFile(by, { name: '花名册.xlsx', bytes, purpose: 'roster' })
    const { batchId } = await startImport(by, { kind: 'people', fileId: file.id })
    await runReadRoster({ batchId }, context)
    return batchId
  }

  async function confirm(batchId: string, by: Viewer = viewer): Promise<object> {
    await importRows(by, { batchId, mode: 'accepted', withUpdates: true })
    return runImportPeople({ batchId, withUpdates: true }, context)
  }

  const people = () => database.current.prisma.person.count({ where: { unitId: own } })

  it('marks wrong rows with their reasons, imports the right ones and gives the wrong ones back', async () => {
    const wrong = `${idNumberOf('1981-02-03', 2).slice(0, 17)}${idNumberOf('1981-02-03', 2).endsWith('1') ? '2' : '1'}`
    const batchId = await stage([
      { name: '赵一凡', idNumber: idNumberOf('1980-02-03', 1) },
      { name: '钱二', idNumber: wrong },
      { name: '孙三', idNumber: idNumberOf('1982-02-03', 3), unit: '没有的局' },
      { name: '李四', idNumber: idNumberOf('1983-02-03', 4), unit: '澜州市乙局' },
      { name: '', idNumber: idNumberOf('1984-02-03', 5) },
      { name: '周六', idNumber: idNumberOf('1980-02-03', 1) },
    ])
    const page = await readImport(viewer, batchId, { filter: 'all' })
    expect(page.batch).toMatchObject({ state: 'ready', rowCount: 6, acceptCount: 1, rejectCount: 5 })
    expect(page.counts).toMatchObject({ all: 6, reject: 5, create: 1, update: 0, unchanged: 0 })
    const errors = page.rows.map((row) => Object.entries(row.cells).flatMap(([field, cell]) => (cell.errors.length > 0 ? [field] : [])))
    expect(errors).toEqual([[], ['idNumber'], ['unit'], ['unit'], ['name'], ['idNumber']])
    expect(page.rows[0]?.cells.idNumber.text).toMatch(/^330106\*{8}\d{3}[\dX]$/)

    await expect(importRows(viewer, { batchId, mode: 'all', withUpdates: true })).rejects.toThrow('还有 5 行有错误')
    expect(await people()).toBe(0)
    expect(await confirm(batchId)).toMatchObject({ created: 1, updated: 0, skipped: 0 })

    const [person] = await database.current.prisma.person.findMany({ where: { unitId: own }, include: { spells: true } })
    expect(person).toMatchObject({ name: '赵一凡', namePinyin: 'zhao yi fan', lineId, status: 'active', sex: 'male' })
    expect(person?.nameTokens).toEqual(expect.arrayContaining(['一凡', 'zyf', 'zhaoyifan']))
    expect(person?.spells).toHaveLength(1)
    expect(JSON.stringify(person)).not.toContain(idNumberOf('1980-02-03', 1))

    const back = await exportRejectedRows(viewer, batchId)
    const sheet = (await readWorkbook(back.bytes, { fileName: back.name })).sheets[0]
    expect(sheet?.rows).toHaveLength(6)
    expect(sheet?.rows[0]?.map((cell) => cell?.text)).toEqual(expect.arrayContaining(['姓名', '退回原因']))
  })

  it('adds nothing when the same roster comes again', async () => {
    const before = await people()
    const lines = [{ name: '赵一凡', idNumber: idNumberOf('1980-02-03', 1) }]
    const page = await readImport(viewer, await stage(lines), { filter: 'all' })
    expect(page.rows.map(({ action }) => action)).toEqual(['unchanged'])
    expect(await people()).toBe(before)
  })

  it('offers the update of a person on file and says what changes', async () => {
    const batchId = await stage([
      { name: '赵一凡', idNumber: idNumberOf('1980-02-03', 1), phone: '13911112222', post: '科长', line: '技术条线' },
    ])
    const { rows } = await readImport(viewer, batchId, { filter: 'update' })
    expect(rows[0]?.changes).toEqual(
      expect.arrayContaining([
        { label: '手机号码', from: '138****8000', to: '139****2222' },
        { label: '条线', from: '政法条线', to: '技术条线' },
        { label: '职务', from: '（空）', to: '科长' },
      ]),
    )
    expect(await confirm(batchId)).toMatchObject({ created: 0, updated: 1 })
    const person = await database.current.prisma.person.findFirstOrThrow({ where: { unitId: own }, include: { spells: true, line: true } })
    expect(person).toMatchObject({ post: '科长', version: 2, line: { name: '技术条线' } })
    // The spell began today, so that its line is corrected instead of a second one begun.
    expect(person.spells.map(({ lineId: line, post }) => [line, post])).toEqual([[person.lineId, '科长']])
  })

  it('says of another unit’s person nothing but that a transfer is needed', async () => {
    const idNumber = idNumberOf('1979-09-09', 9)
    const person = createPersonSchema.parse({
      name: '郑七隐',
      idNumber,
      unitId: other,
      lineId,
      joinedOn: '2020-01-01',
      post: '处长',
      phone: '13700007777',
    })
    await createPersonCommand(office, person)
    const page = await readImport(viewer, await stage([{ name: '郑七', idNumber }]), { filter: 'all' })
    expect(page.rows[0]).toMatchObject({ verdict: 'reject', action: 'transfer', personId: null, changes: [] })
    expect(JSON.stringify(page)).not.toMatch(/郑七隐|处长|乙局|7777/)
    expect(page.rows[0]?.cells.idNumber.errors[0]).toContain('请发起调入')
  })

  it('stages no plain personal value', async () => {
    const idNumber = idNumberOf('1975-05-05', 55)
    const batchId = await stage([{ name: '吴八八', idNumber, phone: '13612345678' }])
    const rows = await database.current.prisma.importRow.findMany({ where: { batchId } })
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`吴八八|${idNumber}|13612345678`))
    await cancelImport(viewer, { batchId })
    expect(await database.current.prisma.importRow.count({ where: { batchId } })).toBe(0)
    await expect(importRows(viewer, { batchId, mode: 'accepted', withUpdates: true })).rejects.toThrow('请重新上传')
  })

  it('adds nobody when it breaks in the middle, and everybody once when it is run again', async () => {
    const before = await people()
    const lines: RosterLine[] = Array.from({ length: 400 }, (_, index) => ({
      name: `王小${index % 10}`,
      idNumber: idNumberOf('1990-01-01', index),
    }))
    lines.push({ name: '赵一凡', idNumber: idNumberOf('1980-02-03', 1), post: '处长' })
    const batchId = await stage(lines)
    await importRows(viewer, { batchId, mode: 'all', withUpdates: true })
    const holder = globalThis as unknown as { portalSpellFollower: Parameters<typeof registerSpellFollower>[0] }
    const follower = holder.portalSpellFollower
    registerSpellFollower(async () => {
      throw new Error('power is gone')
    })
    await expect(runImportPeople({ batchId, withUpdates: true }, context)).rejects.toThrow('power is gone')
    registerSpellFollower(follower)
    expect(await people()).toBe(before)
    expect((await readImport(viewer, batchId, { filter: 'all' })).batch).toMatchObject({
      state: 'ready',
      error: expect.stringContaining('数据未改动'),
    })

    await confirm(batchId)
    await runImportPeople({ batchId, withUpdates: true }, context)
    expect(await people()).toBe(before + 400)
    await expect(importRows(viewer, { batchId, mode: 'accepted', withUpdates: true })).rejects.toThrow('已经导入')
  })

  it('skips who was entered meanwhile', async () => {
    const idNumber = idNumberOf('1991-03-03', 31)
    const batchId = await stage([{ name: '冯九', idNumber }])
    await createPersonCommand(viewer, createPersonSchema.parse({ name: '冯九', idNumber, unitId: own, lineId, joinedOn: '2024-01-01' }))
    expect(await confirm(batchId)).toMatchObject({ created: 0, skipped: 1 })
  })

  it('keeps a batch from everybody else', async () => {
    const batchId = await stage([{ name: '陈十', idNumber: idNumberOf('1991-03-03', 32) }])
    const { prisma } = database.current
    const colleague = await createViewer(prisma, 'unitHr', { unitId: own })
    await expect(readImport(colleague, batchId, { filter: 'all' })).rejects.toThrow('没有找到')
    await expect(importRows(colleague, { batchId, mode: 'accepted', withUpdates: true })).rejects.toThrow('没有找到')
    await expect(exportRejectedRows(office, batchId)).rejects.toThrow('没有找到')
    await expect(readImports(await createViewer(prisma, 'cityLeader'), 'people')).rejects.toThrow('没有这项权限')
    expect((await readImports(viewer, 'people')).batches.map(({ id }) => id)).toContain(batchId)
  })

  it('says in words why a file cannot be read', async () => {
    const file = await storeFile(viewer, { name: '花名册.xlsx', bytes: await rosterWorkbook([], names), purpose: 'roster' })
    const { batchId } = await startImport(viewer, { kind: 'people', fileId: file.id })
    await expect(runReadRoster({ batchId }, context)).rejects.toThrow('没有人员')
    expect((await readImport(viewer, batchId, { filter: 'all' })).batch).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('没有人员'),
    })
  })

  it('says of a workbook with a password that it has one', async () => {
    const container = CFB.utils.cfb_new()
    CFB.utils.cfb_add(container, 'EncryptionInfo', Buffer.alloc(64, 1))
    CFB.utils.cfb_add(container, 'EncryptedPackage', Buffer.alloc(4096, 2))
    const bytes = new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer)
    const file = await storeFile(viewer, { name: '花名册.xlsx', bytes, purpose: 'roster' })
    const { batchId } = await startImport(viewer, { kind: 'people', fileId: file.id })
    await expect(runReadRoster({ batchId }, context)).rejects.toThrow('文件设有打开密码')
  })

  it('asks as often for three rows as for one', async () => {
    const one = await countQueries(database.current, () => stage([{ name: '卫一', idNumber: idNumberOf('1992-01-01', 1) }]))
    const three = await countQueries(database.current, () =>
      stage([2, 3, 4].map((serial) => ({ name: '卫二', idNumber: idNumberOf('1992-01-01', serial) }))),
    )
    expect(three).toBe(one)
  })
})
