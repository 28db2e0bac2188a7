import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aggregate } from '@/lib/rounds/aggregation'
import type { Score } from '@/lib/rounds/aggregation-results'
import { type CutOffCandidate, judgeCutOff, Picker } from '@/lib/rounds/cut-off'
import { selectUnderQuotas } from '@/lib/rounds/quota'
import { compareRules } from '@/lib/rounds/rule-comparison'
import { standardErrors } from '@/lib/rounds/standard-errors'

const candidate = (name: string, value: number, part: Partial<CutOffCandidate> = {}): CutOffCandidate => ({
  candidate: name,
  value,
  error: 1,
  line: '民事',
  unit: name,
  isGrassroots: false,
  isInside: false,
  ...part,
})
const limits = { total: 1, perLine: null, perUnit: null, grassrootsFloor: 0 }

describe('the probability of being inside', () => {
  it('is that of the normal law where two stand against each other', () => {
    // The difference of two independent values has the error √2: P = Φ(2 ÷ √2) = 0.9214.
    const judged = judgeCutOff([candidate('a', 82, { isInside: true }), candidate('b', 80)], limits, 'seed', 40_000)
    expect(judged?.line).toBe(81)
    expect(judged?.rows[0]?.probability).toBeCloseTo(0.9214, 2)
    expect((judged?.rows[0]?.probability ?? 0) + (judged?.rows[1]?.probability ?? 0)).toBeCloseTo(1, 12)
    expect(judged?.rows[0]?.low).toBeCloseTo(80.04, 6)
  })

  it('is the same for the same seed whatever the order of rows, and sums to the places', () => {
    const rows = ['a', 'b', 'c', 'd'].map((name, index) => candidate(name, 90 - index, { isInside: index < 2 }))
    const one = judgeCutOff(rows, { ...limits, total: 2 }, 'digest')
    const two = judgeCutOff([...rows].reverse(), { ...limits, total: 2 }, 'digest')
    expect(new Map(one?.rows.map((row) => [row.candidate, row.probability]))).toEqual(
      new Map(two?.rows.map((row) => [row.candidate, row.probability])),
    )
    expect(one?.rows.reduce((sum, row) => sum + row.probability, 0)).toBeCloseTo(2, 9)
    expect(judgeCutOff(rows, { ...limits, total: 2 }, 'other')).not.toEqual(one)
  })

  it('knows of caps and of the floor, which a distance from the line does not', () => {
    const rows = [
      candidate('a', 95, { line: '刑事', isInside: true }),
      candidate('b', 94, { line: '刑事' }),
      candidate('c', 60, { line: '民事', isInside: true }),
      candidate('d', 50, { line: '行政', isGrassroots: true, isInside: true }),
    ]
    const judged = judgeCutOff(rows, { total: 3, perLine: 1, perUnit: null, grassrootsFloor: 1 }, 'seed')
    const of = new Map(judged?.rows.map((row) => [row.candidate, row.probability]))
    expect(of.get('d')).toBe(1)
    expect(of.get('c')).toBe(1)
    expect((of.get('a') ?? 0) + (of.get('b') ?? 0)).toBe(1)
    expect(of.get('b')).toBeGreaterThan(0.15)
  })

  it('is not given where there is no line', () => {
    expect(judgeCutOff([candidate('a', 90, { isInside: true })], limits, 'seed')).toBeNull()
  })

  it('property: picks as the selection under quotas does where no values are equal', () => {
    const row = fc.record({ line: fc.constantFrom('x', 'y', 'z'), unit: fc.constantFrom('u', 'v', 'w', 't'), isGrassroots: fc.boolean() })
    const cap = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null })
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 9 }),
        fc.record({ total: fc.integer({ min: 0, max: 6 }), perLine: cap, perUnit: cap, grassrootsFloor: fc.integer({ min: 0, max: 5 }) }),
        (places, quotas) => {
          const values = places.map((_, index) => 100 - index)
          const picked = new Picker(places, quotas).pick(values)
          const selected = selectUnderQuotas(
            places.map((place, index) => ({ ...place, candidate: `c${index}`, score: values[index] ?? 0 })),
            quotas,
          ).results.filter((result) => result.result === 'selected')
          expect(picked.map((index) => `c${index}`)).toEqual(selected.map((result) => result.candidate))
        },
      ),
      { numRuns: 300 },
    )
  })
})

const score = (name: string, reviewer: string, value: number): Score => ({ candidate: name, reviewer, score: value })

describe('standard errors', () => {
  const scores = [score('a', 'r', 80), score('a', 's', 84), score('b', 'r', 70), score('b', 's', 70), score('b', 't', 76)]

  it('of a mean come from the pooled scatter of sheets', () => {
    // Σ squares: 8 + 24 = 32; Σ (n − 1) = 3.
    const deviation = Math.sqrt(32 / 3)
    const errors = standardErrors(scores, 'mean', 5)
    expect(errors?.get('a')).toBeCloseTo(deviation / Math.SQRT2, 12)
    expect(errors?.get('b')).toBeCloseTo(deviation / Math.sqrt(3), 12)
  })

  it('of a trimmed mean come from the scatter pulled in', () => {
    const values = [60, 70, 72, 74, 99]
    const trimmed = values.map((value, index) => score('a', `r${index}`, value))
    // Pulled in: 70, 70, 72, 74, 74 with mean 72 and Σ squares 16.
    expect(standardErrors(trimmed, 'trimmed', 5)?.get('a')).toBeCloseTo(Math.sqrt(16 / 4) / (0.6 * Math.sqrt(5)), 12)
  })

  it('of standardised values are in their units, and none are told of single sheets', () => {
    expect(standardErrors(scores, 'standardised', 5)?.get('a')).toBeLessThan(2)
    expect(standardErrors([score('a', 'r', 1), score('b', 's', 2)], 'mean', 5)).toBeNull()
    expect(standardErrors(scores, 'calibrated', 5)).toBeNull()
  })
})

describe('rules side by side', () => {
  const table = ['a', 'b', 'c', 'd'].flatMap((name, index) =>
    ['r', 's', 't'].map((reviewer, at) => score(name, reviewer, 90 - 5 * index + at * 1.37 + ((index + at) % 2) * 0.61)),
  )

  it('mark the announced one and say why one is missing', () => {
    const columns = compareRules(table, { rule: 'trimmed', trimFrom: 5 }, true)
    expect(columns.map((column) => [column.rule, column.isAnnounced, column.unavailable])).toEqual([
      ['mean', false, null],
      ['trimmed', true, null],
      ['standardised', false, null],
      ['calibrated', false, null],
    ])
    expect(columns[1]?.warning).toBe('4 个候选对象不足 5 份评分，按平均分计。')
    expect(columns[3]?.cells.a?.error).toBeGreaterThan(0)
    const apart = [...table, score('e', 'x', 50), score('f', 'x', 60)]
    expect(compareRules(apart, { rule: 'mean', trimFrom: 5 }, true)[3]).toMatchObject({
      cells: {},
      unavailable: expect.stringContaining('重叠不足'),
    })
    expect(compareRules(apart, { rule: 'mean', trimFrom: 5 }, true)[2]?.warning).toContain('可能损害公平')
  })

  it('tell values that compare reviewers only roughly to who must not join scores to them', () => {
    const values = (readsScorers: boolean) =>
      compareRules(table, { rule: 'mean', trimFrom: 5 }, readsScorers).map((column) => column.cells.b?.value ?? 0)
    const [mean, , standardised, calibrated] = values(false)
    expect(values(true)[0]).toBe(mean)
    for (const value of [standardised, calibrated]) expect(Number((value ?? 0).toFixed(1))).toBe(value)
    expect(values(true)[3]).not.toBe(calibrated)
  })
})

describe('values', () => {
  it('property: do not depend on the order of rows, to the last digit', () => {
    const rows = fc.array(
      fc.record({
        candidate: fc.integer({ min: 0, max: 6 }),
        reviewer: fc.integer({ min: 0, max: 5 }),
        score: fc.integer({ min: 0, max: 1000 }),
      }),
      {
        minLength: 14,
        maxLength: 30,
      },
    )
    fc.assert(
      fc.property(rows, fc.constantFrom('standardised' as const, 'calibrated' as const), (list, rule) => {
        const distinct = new Map(
          list.map((row) => [`${row.candidate}/${row.reviewer}`, score(`c${row.candidate}`, `r${row.reviewer}`, row.score / 7)]),
        )
        const scores = [...distinct.values()]
        expect(aggregate([...scores].reverse(), rule)).toEqual(aggregate(scores, rule))
      }),
      { numRuns: 60 },
    )
  })
})
