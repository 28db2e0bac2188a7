import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { judgeRows, knownNames } from '@/lib/org/roster/judge-rows'
import { readOrg } from '@/lib/org/roster/read-org'
import { readRoster } from '@/lib/org/roster/read-roster'
import { readWorkbook } from '@/lib/platform/sheets/read-workbook'

const folder = join(process.env.PORTAL_TEST_DATA ?? join(process.cwd(), '..', 'shared', 'data'), 'rosters')

async function open(name: string) {
  return readWorkbook(readFileSync(join(folder, name)), { fileName: name })
}

describe.skipIf(!existsSync(folder))('the roster of 240', () => {
  it('comes out row by row as expected', async () => {
    const org = readOrg(await open('org.xlsx'))
    expect([org.units.length, org.lines.length, org.issues]).toEqual([7, 6, []])
    const units = org.units.map(({ code, name }) => ({ id: code, name }))
    const lines = org.lines.map(({ code, name }) => ({ id: code, name }))
    const reading = readRoster(await open('roster-240.xlsx'), knownNames(units, lines))

    const { rows } = judgeRows(reading, { units, lines, today: '2025-09-15', onFile: () => undefined })

    const [heading = '', ...expected] = readFileSync(join(folder, 'roster-240.expected.csv'), 'utf8')
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
    expect(heading).toBe('row,verdict,field,name,idNumber,birthMonth,workStartMonth,phone,unit,line')
    const actual = rows.map(({ row, verdict, field, values }) => {
      const shown = verdict === 'accept'
      const { name, idNumber, birthMonth, workStartMonth, phone, unit, line } = values
      return [
        row,
        verdict,
        field,
        ...[name, idNumber, birthMonth, workStartMonth, phone].map((value) => (shown ? value : '')),
        unit,
        shown ? line : '',
      ]
        .map((value) => value ?? '')
        .join(',')
    })
    expect(actual).toEqual(expected)
  })
})
