import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { importOrg } from '@/lib/org/commands/import-org'
import { importRosterNow } from '@/lib/org/commands/import-roster-now'
import { previewRoster } from '@/lib/org/preview-roster'
import { useTestDatabase } from '@/tests/support/database'

const folder = path.join(process.env.PORTAL_TEST_DATA ?? '../shared/data', 'rosters')
const read = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(path.join(folder, name))) })

describe.skipIf(!existsSync(folder))('the shared roster', () => {
  const database = useTestDatabase()

  beforeAll(async () => {
    await importOrg(null, read('org.xlsx'))
  })

  it('comes out row by row as expected', async () => {
    const lines = readFileSync(path.join(folder, 'roster-240.expected.csv'), 'utf8')
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
    const expected = lines.slice(1).map((line) => line.split(','))
    const records = await previewRoster(database.current.prisma, read('roster-240.xlsx'), { viewer: null })
    const got = records.map(({ row, verdict, field, values }) => {
      const { name, idNumber, birthMonth, workStartMonth, phone, unit, line } = values
      const shown = verdict === 'accept' ? [name, idNumber, birthMonth, workStartMonth, phone, unit, line] : ['', '', '', '', '', unit, '']
      return [String(row), verdict, field ?? '', ...shown.map((value) => value ?? '')]
    })
    const comparable = (rows: string[][]) => rows.map((row) => (row[1] === 'accept' ? row : row.slice(0, 3)))
    expect(comparable(got)).toEqual(comparable(expected))
  })

  it('adds its right rows once, and nothing the second time', async () => {
    const first = await importRosterNow(read('roster-240.xlsx'))
    const accepted = first.records.filter(({ verdict }) => verdict === 'accept').length
    expect(first).toMatchObject({ created: accepted, updated: 0 })
    const second = await importRosterNow(read('roster-240.xlsx'))
    expect(second).toMatchObject({ created: 0, updated: 0 })
    expect(new Set(second.records.filter(({ verdict }) => verdict === 'accept').map(({ action }) => action))).toEqual(
      new Set(['unchanged']),
    )
    expect(await database.current.prisma.person.count()).toBe(accepted)
    expect(await database.current.prisma.personSpell.count()).toBe(accepted)
  })
})
