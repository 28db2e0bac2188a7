import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type DateOnly } from '@/lib/platform/dates'
import { type LedgerRow, ledgerEntries, type PersonHistory } from '@/lib/titles/ledger'
import { figureChanges, pastCorrection } from '@/lib/titles/ledger-difference'
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

  it('is right on the first and last day of every term and spell, and on the days around them', () => {
    fc.assert(
      fc.property(anyPerson, (person) => {
        const rows = ledgerEntries(person, RULES).filter((row) => row.kind === 'retained' && isClass(row))
        for (const day of edgesOf(person)) {
          const found = sums(
            rows.filter((row) => row.day <= day),
            (row) => `${row.classCode} ${row.unitId} ${row.lineId}`,
          )
          expect([...found.keys()].sort()).toEqual(countedOn(person, day).sort())
        }
      }),
      { numRuns: 200 },
    )
  })

  it('follows every change whenever it is entered; the correction names exactly the past days that it rewrote', () => {
    fc.assert(
      fc.property(anyPerson, anyChanges, anyDay, fc.array(anyDay, { minLength: 4, maxLength: 8 }), (first, changes, today, others) => {
        let person = first
        for (const change of changes) {
          const next = changed(person, change)
          const [before, after] = [ledgerEntries(person, RULES), ledgerEntries(next, RULES)]
          const correction = pastCorrection(figureChanges(before, after), today)
          for (const day of [...others, ...edgesOf(person), ...edgesOf(next)].filter((one) => one < today)) {
            const differs = differences(before, after, day)
            if (!correction || day < correction.fromDay || day > correction.toDay) expect(differs).toEqual(new Map())
            else expect(sums(correction.differences.filter((row) => row.day <= day) as LedgerRow[], cellOf)).toEqual(differs)
          }
          person = next
        }
        for (const day of edgesOf(person)) {
          const rows = ledgerEntries(person, RULES).filter((row) => row.kind === 'retained' && isClass(row) && row.day <= day)
          expect([...sums(rows, (row) => `${row.classCode} ${row.unitId} ${row.lineId}`).keys()].sort()).toEqual(
            countedOn(person, day).sort(),
          )
        }
      }),
      { numRuns: 200 },
    )
  })
})

const cellOf = (row: LedgerRow) => [row.kind, row.classCode, row.cycleId ?? '', row.lineId, row.unitId].join('|')

function edgesOf(person: PersonHistory): DateOnly[] {
  return [...person.spells, ...person.holdings].flatMap(({ startsOn, endsOn }) => [
    addDays(startsOn, -1),
    startsOn,
    ...(endsOn ? [endsOn, addDays(endsOn, 1)] : []),
  ])
}

/** What the figures of a day lose and gain, cell by cell. */
function differences(before: readonly LedgerRow[], after: readonly LedgerRow[], day: DateOnly): Map<string, number> {
  const signed = [...before.map((row) => ({ ...row, delta: -row.delta })), ...after].filter((row) => row.day <= day)
  return sums(signed as LedgerRow[], cellOf)
}

type Change = { what: 'revoke' | 'annul' | 'end' | 'renew' | 'upgrade' | 'transfer' | 'leave'; which: number; on: DateOnly }

/** What offices enter, at any time and for any day: back-dated revocations, annulments, renewals, upgrades, transfers, leaving. */
const anyChanges: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    what: fc.constantFrom(
      'revoke' as const,
      'annul' as const,
      'end' as const,
      'renew' as const,
      'upgrade' as const,
      'transfer' as const,
      'leave' as const,
    ),
    which: fc.nat({ max: 5 }),
    on: anyDay,
  }),
  { minLength: 1, maxLength: 4 },
)

function changed(person: PersonHistory, { what, which, on }: Change): PersonHistory {
  const index = person.holdings.length > 0 ? which % person.holdings.length : -1
  const holding = person.holdings[index]
  const put = (part: Partial<PersonHistory['holdings'][number]>) => ({
    ...person,
    holdings: person.holdings.map((item, at) => (at === index ? { ...item, ...part } : item)),
  })
  const last = person.spells.at(-1)
  switch (what) {
    case 'revoke':
    case 'end':
      if (!holding || on < holding.startsOn) return person
      return put({ endsOn: on, state: what === 'revoke' ? 'revoked' : holding.state })
    case 'annul':
      return holding ? put({ state: 'annulled' }) : person
    case 'renew':
    case 'upgrade': {
      if (!holding?.endsOn) return person
      const titleCode = what === 'renew' ? holding.titleCode : 'nationalLeader'
      const startsOn = what === 'renew' ? addDays(holding.endsOn, 1) : on
      const made = {
        id: `n${person.holdings.length}`,
        titleCode,
        startsOn,
        endsOn: addDays(startsOn, 1000),
        state: 'active' as const,
        isRenewal: what === 'renew',
      }
      return { ...person, holdings: [...person.holdings, made] }
    }
    case 'transfer':
      if (last?.endsOn !== null || on <= last.startsOn) return person
      return {
        ...person,
        spells: [
          ...person.spells.slice(0, -1),
          { ...last, endsOn: addDays(on, -1), endReason: which % 2 === 0 ? 'transferred' : 'reorganised' },
          { ...last, unitId: which % 2 === 0 ? 'C' : 'merged', startsOn: on, endsOn: null, endReason: null },
        ],
      }
    case 'leave':
      return { ...person, status: 'left', statusOn: on }
  }
}
