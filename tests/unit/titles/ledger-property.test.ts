import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LedgerRow, ledgerEntries } from '@/lib/titles/ledger'
import { anyDay, anyPerson, countedOn, cultivatedUpTo, RULES } from './naive-count'

function sums(rows: LedgerRow[], key: (row: LedgerRow) => string): Map<string, number> {
  const found = new Map<string, number>()
  for (const row of rows) found.set(key(row), (found.get(key(row)) ?? 0) + row.delta)
  return new Map([...found].filter(([, sum]) => sum !== 0))
}

const isClass = (row: LedgerRow) => !row.classCode.startsWith('title:')

describe('the ledger of any history', () => {
  it('sums to who counts where, on any day', () => {
    fc.assert(
      fc.property(anyPerson, fc.array(anyDay, { minLength: 5, maxLength: 12 }), (person, days) => {
        const rows = ledgerEntries(person, RULES)
        for (const day of days) {
          const upTo = rows.filter((row) => row.day <= day && isClass(row))
          const retained = sums(
            upTo.filter((row) => row.kind === 'retained'),
            (row) => `${row.classCode} ${row.unitId} ${row.lineId}`,
          )
          expect([...retained.keys()].sort()).toEqual(countedOn(person, day).sort())
          expect([...retained.values()].every((sum) => sum === 1)).toBe(true)
          const cultivated = sums(
            upTo.filter((row) => row.kind === 'cultivated'),
            (row) => `${row.classCode} ${row.cycleId} ${row.unitId} ${row.lineId}`,
          )
          expect([...cultivated.keys()].sort()).toEqual(cultivatedUpTo(person, day).sort())
        }
      }),
      { numRuns: 400 },
    )
  })

  it('never has two people in one: each count of a person is 0 or 1 all along, summed over units and lines', () => {
    fc.assert(
      fc.property(anyPerson, (person) => {
        const retained = ledgerEntries(person, RULES).filter((row) => row.kind === 'retained')
        for (const code of new Set(retained.map((row) => row.classCode))) {
          const days = [...new Set(retained.map((row) => row.day))].sort()
          for (const day of days) {
            const sum = retained.filter((row) => row.classCode === code && row.day <= day).reduce((total, row) => total + row.delta, 0)
            expect([0, 1]).toContain(sum)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('counts every holder in office on exactly one rung of a plan', () => {
    fc.assert(
      fc.property(anyPerson, anyDay, (person, day) => {
        const rungs = sums(
          ledgerEntries(person, RULES).filter((row) => !isClass(row) && row.day <= day),
          (row) => row.classCode,
        )
        const plans = [...rungs.keys()].map((code) => RULES.titles.find((title) => `title:${title.code}` === code)?.plan)
        expect(new Set(plans).size).toBe(plans.length)
      }),
      { numRuns: 300 },
    )
  })
})
