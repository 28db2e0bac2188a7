import { beforeAll, describe, expect, test } from 'vitest'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { storeFile } from '@/lib/platform/files/store'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import { defineClass } from '@/lib/targets/commands/define-class'
import { importTargets } from '@/lib/targets/commands/import-targets'
import { saveCycle } from '@/lib/targets/commands/save-cycle'
import { saveTargets } from '@/lib/targets/commands/save-targets'
import { readCycles, readTargetGrid } from '@/lib/targets/cycle-queries'
import { readTargetImport, writeTargetTemplate } from '@/lib/targets/import-queries'
import { grantHoldings } from '@/lib/titles/commands/grant-holdings'
import { checkLedger } from '@/lib/titles/commands/rebuild-ledger'
import { createLine, createPerson } from '@/tests/factories/org'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const ids = { cycle: '', civil: '', criminal: '' }
let office: Viewer = VISITOR

const give = (personId: string, titleCode: string, startsOn: string) =>
  inTransaction((tx) =>
    grantHoldings(tx, { accountId: null, role: null }, [
      { personId, titleCode, startsOn, basis: 'history', documentNumber: null, isRenewal: false },
    ]),
  )

beforeAll(async () => {
  const { prisma } = database.current
  const account = await prisma.account.create({ data: { login: 'office', name: '人才办' } })
  office = { ...VISITOR, accountId: account.id, role: 'cityOffice' }
  ids.cycle = (await createProgramme(prisma)).cycleId
  ids.civil = (await createLine(prisma, { name: '民事', sortOrder: 1 })).id
  ids.criminal = (await createLine(prisma, { name: '刑事', sortOrder: 2 })).id
})

const cells = async () => (await readTargetGrid(office, ids.cycle)).cells

describe('targets', () => {
  test('are set, changed by version, taken away; a stale page changes nothing', async () => {
    const key = `${ids.civil}|business`
    const save = (value: number | null, version: number | null, classCode = 'business') =>
      saveTargets(office, { cycleId: ids.cycle, cells: [{ lineId: ids.civil, classCode, value, version }] })
    await save(10, null)
    await expect(save(11, null)).rejects.toMatchObject({ code: 'conflict' })
    await save(12, 1)
    await expect(save(13, 1)).rejects.toMatchObject({ code: 'conflict' })
    expect((await cells())[key]).toEqual({ value: 12, version: 2 })
    await save(null, 2)
    expect((await cells())[key]).toBeUndefined()
    await expect(save(1, null, 'unknown')).rejects.toMatchObject({ code: 'notFound' })
    await expect(saveTargets({ ...office, role: 'cityLeader' }, { cycleId: ids.cycle, cells: [] })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

async function upload(rows: (string | number | null)[][], headings = ['条线', '国家级领军人才', '业务人才']) {
  const bytes = await writeWorkbook([{ name: '指标', title: '各条线指标', headings, rows }])
  return (await storeFile(office, { name: '指标.xlsx', bytes, purpose: 'targets' })).id
}

describe('the import', () => {
  test('previews every wrong cell with its reason and then imports nothing', async () => {
    const fileId = await upload([
      ['民事', 1, '十五'],
      ['刑事条线', 2, -3],
      ['火星', 1, 1],
      ['民事', 4, 4],
      ['合计', 8, 18],
    ])
    const before = await cells()
    const preview = await readTargetImport(office, ids.cycle, fileId)
    expect(preview.issues.map((issue) => [issue.cell, issue.text])).toEqual([
      ['C3', '十五'],
      ['C4', '-3'],
      ['A5', '火星'],
      ['A6', '民事'],
    ])
    await expect(importTargets(office, { cycleId: ids.cycle, fileId })).rejects.toMatchObject({ code: 'targetIssues' })
    expect(await cells()).toEqual(before)
  })

  test('imports what the filled template says, leaving empty cells as they are', async () => {
    const { bytes, name } = await writeTargetTemplate(office, ids.cycle)
    expect([name, bytes.byteLength > 1000]).toEqual(['2021–2025 周期指标模板.xlsx', true])
    const fileId = await upload([
      ['民事', 3, '４５'],
      ['刑事', null, 20],
    ])
    const preview = await readTargetImport(office, ids.cycle, fileId)
    expect([preview.issues, preview.changes.length]).toEqual([[], 3])
    await importTargets(office, { cycleId: ids.cycle, fileId })
    const now = await cells()
    expect([
      now[`${ids.civil}|national`]?.value,
      now[`${ids.civil}|business`]?.value,
      now[`${ids.criminal}|national`]?.value,
      now[`${ids.criminal}|business`]?.value,
    ]).toEqual([3, 45, undefined, 20])
    await expect(importTargets(office, { cycleId: ids.cycle, fileId })).rejects.toMatchObject({ code: 'targetsUnchanged' })
  })

  test('refuses sheets without the heading, files of others, and other roles', async () => {
    const fileId = await upload([['民事', 3, 4]], ['部门', '甲', '乙'])
    await expect(readTargetImport(office, ids.cycle, fileId)).rejects.toMatchObject({ code: 'targetHeading' })
    await expect(readTargetImport({ ...office, accountId: 'somebody' }, ids.cycle, fileId)).rejects.toMatchObject({ code: 'notFound' })
    await expect(readTargetImport({ ...office, role: 'cityLeader' }, ids.cycle, fileId)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('cycles', () => {
  test('do not overlap, and a new one counts the grants of its days', async () => {
    const { prisma } = database.current
    const person = await createPerson(prisma)
    await give(person.id, 'ace', '2018-05-01')
    const input = { id: null, version: null, name: '2016–2020', startsOn: '2016-01-01', endsOn: '2020-12-31' }
    await expect(saveCycle(office, { ...input, endsOn: '2021-06-30' })).rejects.toMatchObject({ code: 'invalid' })
    const { id } = await saveCycle(office, input)
    expect(await prisma.ledgerEntry.count({ where: { personId: person.id, kind: 'cultivated', cycleId: id } })).toBe(1)
    await saveCycle(office, { ...input, id, version: 1, endsOn: '2017-12-31' })
    expect(await prisma.ledgerEntry.count({ where: { personId: person.id, kind: 'cultivated', cycleId: id } })).toBe(0)
    await expect(saveCycle(office, { ...input, id, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
    expect((await checkLedger(prisma)).differenceCount).toBe(0)
  })
})

describe('the definition of a class', () => {
  test('is a new version that recounts the holders and leaves corrections', async () => {
    const { prisma } = database.current
    const person = await createPerson(prisma, { birthDate: null })
    await give(person.id, 'expert', '2024-01-01')
    const input = { classCode: 'municipal', version: 1, titleCodes: ['municipalLeader', 'expert'], reason: '按新规定并入业务专家' }
    expect(await defineClass(office, input)).toEqual({ version: 2 })
    expect(await prisma.ledgerEntry.count({ where: { personId: person.id, classCode: 'municipal', kind: 'retained' } })).toBe(2)
    expect(await prisma.ledgerCorrection.count({ where: { personId: person.id, reason: { contains: '按新规定并入业务专家' } } })).toBe(1)
    await expect(defineClass(office, input)).rejects.toMatchObject({ code: 'conflict' })
    await expect(defineClass(office, { ...input, version: 2, titleCodes: ['nationalLeader'] })).rejects.toMatchObject({ code: 'invalid' })
    await expect(defineClass(office, { ...input, version: 2, titleCodes: ['ace'] })).rejects.toMatchObject({ code: 'invalid' })
    const page = await readCycles(office)
    expect(page.classes.find((item) => item.code === 'municipal')).toMatchObject({ version: 2, titleNames: ['市级领军人才', '业务专家'] })
    expect((await checkLedger(prisma)).differenceCount).toBe(0)
  })
})
