import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decidePanel, fillPlaces, isUnanimous, panelCounts, quorum, tallyProblems } from '@/lib/rounds/panel'
import type { PanelRule } from '@/lib/rounds/scheme'

const rule: PanelRule = {
  quorumBase: 'entitled',
  quorumFraction: [2, 3],
  passBase: 'present',
  passFraction: [2, 3],
  alsoMoreThanHalfOfEntitled: true,
}

describe('panelCounts', () => {
  it('never mixes up 全体, 应到会 and 实到会', () => {
    expect(panelCounts(['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c'], ['c', 'e'])).toEqual({ appointed: 5, entitled: 3, present: 2 })
  })
})

describe('decidePanel', () => {
  it('prints the formula with its numbers', () => {
    const result = decidePanel({ appointed: 11, entitled: 10, present: 9 }, { agree: 7, disagree: 1, defer: 1 }, rule)
    expect(result.outcome).toBe('approved')
    expect(result.formula).toBe(
      '应到会 10 人，实到会 9 人，9 ≥ 10 × 2/3 ≈ 6.67，达到法定人数；实到会 9 人，同意 7 票，7 ≥ 9 × 2/3 = 6；应到会 10 人，7 ＞ 10 × 1/2 = 5，通过。',
    )
  })

  it('exactly two thirds pass; one less does not', () => {
    const counts = { appointed: 9, entitled: 9, present: 9 }
    expect(decidePanel(counts, { agree: 6, disagree: 3, defer: 0 }, rule).outcome).toBe('approved')
    expect(decidePanel(counts, { agree: 5, disagree: 4, defer: 0 }, rule).outcome).toBe('rejected')
  })

  it('缓议 counts in the denominator, and more than half of it defers', () => {
    const counts = { appointed: 6, entitled: 6, present: 6 }
    expect(decidePanel(counts, { agree: 3, disagree: 0, defer: 3 }, rule).outcome).toBe('rejected')
    expect(decidePanel(counts, { agree: 2, disagree: 0, defer: 4 }, rule).outcome).toBe('deferred')
  })

  it('two thirds of those present may still be no more than half of those entitled', () => {
    const loose: PanelRule = { ...rule, quorumFraction: [1, 2] }
    expect(decidePanel({ appointed: 8, entitled: 8, present: 5 }, { agree: 4, disagree: 1, defer: 0 }, loose).outcome).toBe('rejected')
    expect(
      decidePanel(
        { appointed: 8, entitled: 8, present: 5 },
        { agree: 4, disagree: 1, defer: 0 },
        { ...loose, alsoMoreThanHalfOfEntitled: false },
      ).outcome,
    ).toBe('approved')
  })

  it('decides nothing without a quorum', () => {
    const result = decidePanel({ appointed: 9, entitled: 9, present: 5 }, { agree: 5, disagree: 0, defer: 0 }, rule)
    expect(result.hasQuorum).toBe(false)
    expect(result.outcome).toBe('deferred')
    expect(result.formula).toContain('未达到法定人数，表决无效')
  })

  it('takes each base as the scheme says', () => {
    const counts = { appointed: 12, entitled: 9, present: 8 }
    expect(quorum(counts, { ...rule, quorumBase: 'appointed', quorumFraction: [3, 4] }).isMet).toBe(false)
    expect(quorum(counts, { ...rule, quorumFraction: [3, 4] }).isMet).toBe(true)
    const tally = { agree: 6, disagree: 2, defer: 0 }
    expect(decidePanel(counts, tally, rule).outcome).toBe('approved')
    expect(decidePanel(counts, tally, { ...rule, passBase: 'appointed' }).outcome).toBe('rejected')
    expect(decidePanel(counts, tally, { ...rule, passBase: 'entitled' }).outcome).toBe('approved')
  })

  it('refuses tallies that cannot be, with words', () => {
    expect(tallyProblems({ appointed: 5, entitled: 4, present: 3 }, { agree: 3, disagree: 1, defer: 0 })).toEqual([
      '票数合计 4 票，多于实到会 3 人。',
    ])
    expect(tallyProblems({ appointed: 3, entitled: 4, present: 5 }, { agree: 0, disagree: 0, defer: 0 })).toHaveLength(2)
    expect(tallyProblems({ appointed: 3, entitled: 3, present: 3 }, { agree: -1, disagree: 0, defer: 0 })).toHaveLength(1)
  })

  it('property: one more agreement never turns a pass into a failure', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 0, max: 15 }),
        (present, absent, agree) => {
          fc.pre(agree < present)
          const counts = { appointed: present + absent, entitled: present + absent, present }
          const at = (yes: number) => decidePanel(counts, { agree: yes, disagree: present - yes, defer: 0 }, rule).outcome === 'approved'
          if (at(agree)) expect(at(agree + 1)).toBe(true)
        },
      ),
    )
  })

  it('knows a unanimous vote', () => {
    const counts = { appointed: 5, entitled: 5, present: 5 }
    expect(isUnanimous(counts, { agree: 5, disagree: 0, defer: 0 })).toBe(true)
    expect(isUnanimous(counts, { agree: 4, disagree: 1, defer: 0 })).toBe(false)
  })
})

describe('fillPlaces', () => {
  it('goes by votes, then by the frozen rank, and leaves equals to another turn', () => {
    const passed = [
      { candidate: 'd', agree: 7, rank: 4 },
      { candidate: 'a', agree: 9, rank: 3 },
      { candidate: 'b', agree: 8, rank: 1 },
      { candidate: 'c', agree: 8, rank: 2 },
    ]
    const results = (places: number) => fillPlaces(passed, places).map(({ candidate, result }) => `${candidate} ${result}`)
    expect(results(2)).toEqual(['a proposed', 'b proposed', 'c overflow', 'd overflow'])
    expect(results(9)).toEqual(['a proposed', 'b proposed', 'c proposed', 'd proposed'])
    expect(
      fillPlaces(
        [
          { candidate: 'a', agree: 7, rank: 1 },
          { candidate: 'b', agree: 7, rank: 1 },
        ],
        1,
      ).map((each) => each.result),
    ).toEqual(['tied', 'tied'])
  })
})
