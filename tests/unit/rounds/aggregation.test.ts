import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aggregate, roundHalfUp } from '@/lib/rounds/aggregation'
import type { Score } from '@/lib/rounds/aggregation-results'
import { connectedGroups } from '@/lib/rounds/calibration'
import { rankCandidates } from '@/lib/rounds/ranking'

const ratings = path.join(process.env.PORTAL_TEST_DATA ?? path.resolve('../shared/data'), 'ratings')

/** Each row: a candidate's scores by reviewers 1, 2, 3 … */
function table(rows: Record<string, (number | null)[]>): Score[] {
  return Object.entries(rows).flatMap(([candidate, scores]) =>
    scores.flatMap((score, index) => (score === null ? [] : [{ candidate, reviewer: `专家${index + 1}`, score }])),
  )
}

const valuesOf = (scores: Score[], rule: Parameters<typeof aggregate>[1]) =>
  aggregate(scores, rule).candidates.map(({ candidate, value, rank }) => [candidate, value, rank])

describe('mean and trimmed mean', () => {
  it('is exact in decimals and shares ranks between equals', () => {
    expect(valuesOf(table({ 甲: [0.1, 0.2], 乙: [0.2, 0.1], 丙: [0.3, 0.3], 丁: [0.1, 0.1] }), 'mean')).toEqual(
      [
        ['丙', 0.3, 1],
        ['丁', 0.1, 4],
        ['乙', 0.15, 2],
        ['甲', 0.15, 2],
      ].sort((a, b) => Number(a[2]) - Number(b[2]) || (String(a[0]) < String(b[0]) ? -1 : 1)),
    )
  })

  it('drops one highest and one lowest from five scores on, and warns below', () => {
    const result = aggregate(table({ 甲: [60, 80, 82, 84, 100], 乙: [70, 80, 90, 100, null] }), 'trimmed')
    expect(result.candidates.map(({ candidate, value }) => [candidate, value])).toEqual([
      ['乙', 85],
      ['甲', 82],
    ])
    expect(result.warnings).toEqual([{ code: 'notTrimmed', candidate: '乙', message: '乙 只有 4 份评分，不足 5 份，按平均分计算。' }])
  })

  it('rounds half up', () => {
    expect(roundHalfUp(1.005, 2)).toBe(1.01)
    expect(roundHalfUp(2.5, 0)).toBe(3)
    expect(roundHalfUp(-2.5, 0)).toBe(-2)
  })

  it('does not depend on row order', () => {
    const score = fc.record({
      candidate: fc.constantFrom('甲', '乙', '丙'),
      reviewer: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      score: fc.integer({ min: 0, max: 20 }).map((value) => value / 2),
    })
    const scores = fc.uniqueArray(score, { selector: (each) => `${each.candidate}${each.reviewer}`, minLength: 1 })
    fc.assert(
      fc.property(scores, fc.constantFrom('mean', 'trimmed', 'standardised'), (rows, rule) => {
        expect(aggregate([...rows].reverse(), rule)).toEqual(aggregate(rows, rule))
      }),
    )
  })
})

describe('standardised', () => {
  it('averages each reviewer by mean and standard deviation, 0 where there is none', () => {
    const scores = table({ 甲: [90, 70], 乙: [80, 70], 丙: [70, 70] })
    expect(valuesOf(scores, 'standardised')).toEqual([
      ['甲', 0.5, 1],
      ['乙', 0, 2],
      ['丙', -0.5, 3],
    ])
    expect(aggregate(scores, 'standardised').warnings).toEqual([])
  })

  it('warns where reviewers see different candidates', () => {
    expect(aggregate(table({ 甲: [90, null], 乙: [80, 70], 丙: [null, 60] }), 'standardised').warnings.map((each) => each.code)).toEqual([
      'standardisedPartial',
    ])
  })
})

describe('calibrated', () => {
  it('says not enough overlap instead of numbers', () => {
    const result = aggregate(
      table({ 甲: [90, 80, null, null], 乙: [70, 60, null, null], 丙: [null, null, 90, 80], 丁: [null, null, 70, 65] }),
      'calibrated',
    )
    expect(result.candidates).toEqual([])
    expect(result.warnings[0]?.message).toContain('候选对象分成 2 组')
  })

  it('takes a strict reviewer out of the values', () => {
    const scores = table({ 甲: [90, 70, null], 乙: [80, null, 81], 丙: [null, 62, 83], 丁: [70, 50, 71], 戊: [75, 54, 76] })
    const [first, ...rest] = aggregate(scores, 'calibrated').candidates
    expect(first?.candidate).toBe('甲')
    expect(rest.map((each) => each.candidate)).toEqual(['丙', '乙', '戊', '丁'])
  })

  it('finds components', () => {
    expect(
      connectedGroups([
        { candidate: 'a', reviewer: '1' },
        { candidate: 'b', reviewer: '1' },
        { candidate: 'c', reviewer: '2' },
      ]),
    ).toEqual([['a', 'b'], ['c']])
  })

  it.skipIf(!existsSync(ratings))('agrees with the published fit of the Penicillin data', () => {
    const lines = readFileSync(path.join(ratings, 'penicillin.csv'), 'utf8').trim().split('\n').slice(1)
    const scores = lines.map((line) => {
      const [score, candidate, reviewer] = line.split(',')
      return { candidate: candidate ?? '', reviewer: reviewer ?? '', score: Number(score) }
    })
    const { deviance, standardDeviations, candidates, warnings } = aggregate(scores, 'calibrated')
    expect(deviance).toBeCloseTo(330.8606, 4)
    expect(standardDeviations?.candidate).toBeCloseTo(0.8467, 4)
    expect(standardDeviations?.reviewer).toBeCloseTo(1.9316, 4)
    expect(standardDeviations?.residual).toBeCloseTo(0.5499, 4)
    expect(candidates).toHaveLength(24)
    expect(warnings).toEqual([])
  })

  it.skipIf(!existsSync(ratings))('trimmed mean equals the official panel score of nine judges', () => {
    const read = (file: string) => readFileSync(path.join(ratings, file), 'utf8').trim().split('\n').slice(1)
    const byAspect = new Map<string, Score[]>()
    for (const line of read('judge-scores.csv')) {
      const [aspect = '', reviewer = '', score] = line.split(',')
      byAspect.set(aspect, [...(byAspect.get(aspect) ?? []), { candidate: aspect, reviewer, score: Number(score) }])
    }
    let compared = 0
    for (const line of read('judged-aspects.csv')) {
      const cells = line.split(',')
      const scores = byAspect.get(cells[0] ?? '') ?? []
      if (cells[2] !== 'components' || scores.length !== 9) continue
      expect(roundHalfUp(aggregate(scores, 'trimmed').candidates[0]?.value ?? 0, 2)).toBe(Number(cells.at(-1)))
      compared += 1
    }
    expect(compared).toBeGreaterThan(500)
  })
})

describe('rankCandidates', () => {
  const input = (candidate: string, value: number, performance: number, ability: number) => ({
    candidate,
    value,
    criterionMeans: { performance, ability },
  })

  it('breaks ties by the announced criteria, then leaves them', () => {
    const ranked = rankCandidates(
      [input('丁', 80, 8, 7), input('丙', 80, 8, 7), input('乙', 80, 9, 6), input('甲', 85, 1, 1), input('戊', 80, 8, 9)],
      ['performance', 'ability'],
    )
    expect(ranked.map(({ candidate, rank, brokenBy, tiedWith }) => [candidate, rank, brokenBy, tiedWith])).toEqual([
      ['甲', 1, null, []],
      ['乙', 2, 'performance', []],
      ['戊', 3, 'ability', []],
      ['丁', 4, 'ability', ['丙']],
      ['丙', 4, 'ability', ['丁']],
    ])
  })
})
