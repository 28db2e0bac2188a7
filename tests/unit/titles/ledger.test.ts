import { describe, expect, it } from 'vitest'
import { type CountedHolding, ledgerEntries, type PersonHistory } from '@/lib/titles/ledger'
import { RULES } from './naive-count'

const holding = (titleCode: string, startsOn: string, endsOn: string | null, more: Partial<CountedHolding> = {}): CountedHolding => ({
  id: `${titleCode}@${startsOn}`,
  titleCode,
  startsOn,
  endsOn,
  state: 'active',
  isRenewal: false,
  ...more,
})

const person = (more: Partial<PersonHistory>): PersonHistory => ({
  personId: 'p',
  affiliation: 'internal',
  status: 'active',
  statusOn: null,
  lastDay: null,
  spells: [{ unitId: 'A', lineId: 'L1', startsOn: '2015-01-01', endsOn: null, endReason: null }],
  holdings: [],
  ...more,
})

/** `day delta class unit reason` of the office's classes, in order of days. */
function rows(history: PersonHistory, kind: 'retained' | 'cultivated' = 'retained'): string[] {
  return ledgerEntries(history, RULES)
    .filter((row) => row.kind === kind && !row.classCode.startsWith('title:'))
    .map((row) => `${row.day} ${row.delta > 0 ? '+1' : '-1'} ${row.classCode} ${row.unitId}/${row.lineId} ${row.reason}`)
    .sort()
}

describe('retained', () => {
  it('starts with the grant and ends the day after the last day', () => {
    expect(rows(person({ holdings: [holding('ace', '2022-03-01', '2025-02-28')] }))).toEqual([
      '2022-03-01 +1 business A/L1 granted',
      '2025-03-01 -1 business A/L1 expired',
    ])
  })

  it('counts a person with two titles of one class once', () => {
    const holdings = [holding('ace', '2021-01-01', '2025-12-31'), holding('pacesetter', '2023-01-01', '2024-12-31')]
    expect(rows(person({ holdings }))).toEqual(['2021-01-01 +1 business A/L1 granted', '2026-01-01 -1 business A/L1 expired'])
  })

  it('moves an upgraded person to the higher class and back when it ends', () => {
    const holdings = [holding('municipalLeader', '2021-01-01', null), holding('nationalLeader', '2023-06-01', '2024-05-31')]
    expect(rows(person({ holdings }))).toEqual([
      '2021-01-01 +1 municipal A/L1 granted',
      '2023-06-01 +1 national A/L1 classChanged',
      '2023-06-01 -1 municipal A/L1 classChanged',
      '2024-06-01 +1 municipal A/L1 classChanged',
      '2024-06-01 -1 national A/L1 classChanged',
    ])
  })

  it('counts a person in both plans', () => {
    const holdings = [holding('municipalLeader', '2021-01-01', null), holding('ace', '2022-01-01', null)]
    expect(rows(person({ holdings }))).toEqual(['2021-01-01 +1 municipal A/L1 granted', '2022-01-01 +1 business A/L1 granted'])
  })

  it('moves with a transfer on the day of the transfer', () => {
    const spells = [
      { unitId: 'A', lineId: 'L1', startsOn: '2015-01-01', endsOn: '2023-06-30', endReason: 'transferred' as const },
      { unitId: 'B', lineId: 'L2', startsOn: '2023-07-01', endsOn: null, endReason: null },
    ]
    expect(rows(person({ spells, holdings: [holding('ace', '2022-01-01', null)] }))).toEqual([
      '2022-01-01 +1 business A/L1 granted',
      '2023-07-01 +1 business B/L2 transferred',
      '2023-07-01 -1 business A/L1 transferred',
    ])
  })

  it('ends with retirement though the term runs on', () => {
    expect(rows(person({ lastDay: '2024-08-31', holdings: [holding('ace', '2022-01-01', '2026-12-31')] }))).toEqual([
      '2022-01-01 +1 business A/L1 granted',
      '2024-09-01 -1 business A/L1 retired',
    ])
  })

  it('ends when the person leaves, and an open spell of a leaver ends the day before', () => {
    const holdings = [holding('ace', '2022-01-01', null)]
    const spells = [{ unitId: 'A', lineId: 'L1', startsOn: '2015-01-01', endsOn: '2023-01-31', endReason: 'left' as const }]
    expect(rows(person({ spells, status: 'left', statusOn: '2023-02-01', holdings }))).toEqual([
      '2022-01-01 +1 business A/L1 granted',
      '2023-02-01 -1 business A/L1 left',
    ])
    expect(rows(person({ status: 'deceased', statusOn: '2023-02-01', holdings }))[1]).toBe('2023-02-01 -1 business A/L1 deceased')
  })

  it('runs through a renewal without a row', () => {
    const holdings = [holding('ace', '2020-01-01', '2022-12-31'), holding('ace', '2023-01-01', '2025-12-31', { isRenewal: true })]
    expect(rows(person({ holdings }))).toEqual(['2020-01-01 +1 business A/L1 granted', '2026-01-01 -1 business A/L1 expired'])
  })

  it('knows revocation from expiry and forgets what was annulled', () => {
    expect(rows(person({ holdings: [holding('ace', '2022-01-01', '2022-05-31', { state: 'revoked' })] }))[1]).toBe(
      '2022-06-01 -1 business A/L1 revoked',
    )
    expect(rows(person({ holdings: [holding('ace', '2022-01-01', null, { state: 'annulled' })] }))).toEqual([])
  })

  it('never counts experts from outside, nor titles of no class', () => {
    expect(rows(person({ affiliation: 'external', holdings: [holding('ace', '2022-01-01', null)] }))).toEqual([])
    expect(rows(person({ holdings: [holding('expert', '2022-01-01', null)] }))).toEqual([])
  })
})

describe('cultivated', () => {
  it('is counted once per class at the first grant of the cycle, where the person then was', () => {
    const spells = [
      { unitId: 'A', lineId: 'L1', startsOn: '2015-01-01', endsOn: '2023-06-30', endReason: 'transferred' as const },
      { unitId: 'B', lineId: 'L2', startsOn: '2023-07-01', endsOn: null, endReason: null },
    ]
    const holdings = [holding('pacesetter', '2024-01-01', null), holding('ace', '2022-01-01', '2022-12-31', { state: 'revoked' })]
    expect(rows(person({ spells, holdings }), 'cultivated')).toEqual(['2022-01-01 +1 business A/L1 granted'])
  })

  it('does not count a renewal, but counts the next cycle anew', () => {
    const holdings = [
      holding('ace', '2018-01-01', '2021-12-31'),
      holding('ace', '2022-01-01', '2025-12-31', { isRenewal: true }),
      holding('pacesetter', '2026-05-01', null),
    ]
    expect(rows(person({ holdings }), 'cultivated')).toEqual(['2026-05-01 +1 business A/L1 granted'])
  })

  it('is taken back by annulment alone', () => {
    expect(rows(person({ holdings: [holding('ace', '2022-01-01', null, { state: 'annulled' })] }), 'cultivated')).toEqual([])
  })

  it('stays after the person has left', () => {
    const spells = [{ unitId: 'A', lineId: 'L1', startsOn: '2015-01-01', endsOn: '2023-01-31', endReason: 'left' as const }]
    expect(rows(person({ spells, holdings: [holding('ace', '2022-01-01', null)] }), 'cultivated')).toHaveLength(1)
  })
})
