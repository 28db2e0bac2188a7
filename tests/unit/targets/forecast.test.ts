import { describe, expect, it } from 'vitest'
import { awardOdds, type PastRound } from '@/lib/rounds/award-odds'
import { expectedGain, forecastOf, forecastSteps, gainOf } from '@/lib/targets/forecast'
import { basisWords, requirementOf } from '@/lib/targets/forecast-words'

const past = (kind: string, conferred: number, more: PastRound['states'] = {}): PastRound => ({ kind, states: { conferred, ...more } })

describe('odds of an award', () => {
  const three = [
    past('ace', 50, { notSelected: 40, disqualified: 10, lapsed: 5, withdrawn: 5 }),
    past('ace', 30, { notSelected: 30 }),
    past('ace', 20, { notSelected: 20, removed: 1 }),
  ]
  it('are those of the rounds of the kind, between the least and the most of them', () => {
    expect(awardOdds('ace', 'reviewing', three)).toEqual({ low: 20 / 41, expected: 100 / 191, high: 50 / 90, basis: 'kind', rounds: 3 })
    expect(awardOdds('ace', 'publicity', three)).toMatchObject({ low: 20 / 21, high: 1, rounds: 3 })
  })
  it('know that more fall out of a round at its beginning', () => {
    const [early, late] = [awardOdds('ace', 'nominating', three), awardOdds('ace', 'reviewing', three)]
    expect(early.expected).toBeLessThan(late.expected)
  })
  it('take rounds of every kind when there are too few of the kind', () => {
    expect(awardOdds('expert', 'reviewing', three)).toMatchObject({ basis: 'all', rounds: 3 })
  })
  it('fall back to a wide prior, drawn to what was seen, and say so', () => {
    expect(awardOdds('ace', 'reviewing', [])).toEqual({ low: 0.25, expected: 0.5, high: 0.85, basis: 'prior', rounds: 0 })
    const one = awardOdds('ace', 'reviewing', [past('ace', 9, { notSelected: 1 })])
    expect(one).toEqual({ low: 0.25, expected: 0.7, high: 0.9, basis: 'prior', rounds: 1 })
    expect(basisWords(one)).toBe('本市已归档的人员评选轮次只有 1 个，不足 3 个，按较宽的通用比例估计')
  })
})

describe('what a round adds', () => {
  const odds = { low: 0.25, expected: 0.5, high: 0.85, basis: 'prior' as const, rounds: 0 }
  const candidates = [...Array(8)].map((_, index) => ({ lineId: index < 6 ? 'civil' : 'criminal', isGain: index % 2 === 0 }))
  const round = {
    roundId: 'r',
    name: '标兵',
    stageName: '专家评审',
    classCode: 'business',
    conferralOn: '2025-11-18',
    places: 10,
    inPlay: 8,
    candidates,
    odds,
  }
  it('counts only whom the award brings into the class, in whole persons', () => {
    const gain = expectedGain(round, '2025-09-15', '2025-12-31')
    expect(gain).toMatchObject({ candidateCount: 8, gainingCount: 4, on: '2025-11-18', gain: { low: 1, expected: 2, high: 4 } })
    expect(gain.byLine).toEqual({ civil: { low: 0, expected: 2, high: 3 }, criminal: { low: 0, expected: 1, high: 1 } })
    expect(gainOf([gain], 'business', 'civil')).toEqual({ low: 0, expected: 2, high: 3 })
    expect(gainOf([gain], 'national', null)).toEqual({ low: 0, expected: 0, high: 0 })
  })
  it('adds no more than there are places', () => {
    expect(expectedGain({ ...round, places: 2 }, '2025-09-15', '2025-12-31').gain).toEqual({ low: 1, expected: 1, high: 1 })
  })
  it('adds nothing when the awards come after the cycle, and counts an undated or belated round on its last day', () => {
    expect(expectedGain({ ...round, conferralOn: '2026-01-05' }, '2025-09-15', '2025-12-31')).toMatchObject({ on: null, gain: { high: 0 } })
    expect(expectedGain({ ...round, conferralOn: null }, '2025-09-15', '2025-12-31').on).toBe('2025-12-31')
    expect(expectedGain({ ...round, conferralOn: '2025-08-01' }, '2025-09-15', '2025-12-31').on).toBe('2025-12-31')
  })
  it('draws the known line, the expected awards and the band', () => {
    const gain = { on: '2025-11-18', gain: { low: 1, expected: 2, high: 4 } }
    const future = [
      { on: '2025-09-15', value: 40 },
      { on: '2025-10-01', value: 37 },
      { on: '2025-12-31', value: 37 },
    ]
    expect(forecastSteps(future, [gain], [{ on: '2025-10-01', count: 3 }])).toEqual([
      { on: '2025-09-15', value: 40, low: 40, high: 40 },
      { on: '2025-10-01', value: 37, low: 37, high: 40 },
      { on: '2025-11-18', value: 39, low: 38, high: 44 },
      { on: '2025-12-31', value: 39, low: 38, high: 44 },
    ])
    expect(forecastOf(37, 3, gain.gain)).toEqual({ low: 38, expected: 39, high: 41, ceiling: 44 })
  })
})

describe('what it would take', () => {
  const cell = {
    held: 50,
    atEnd: 41,
    target: 56,
    expired: 9,
    retiring: 0,
    gain: { low: 0, expected: 2, high: 4 },
    forecast: { low: 41, expected: 43, high: 45, ceiling: 54 },
    standing: 'missed' as const,
  }
  it('says the gap, who leaves, who may stay, what is expected and what is left to find', () => {
    expect(requirementOf('民事', cell, 4, '2025-12-31')).toBe(
      '民事条线：差 6 名；12月31日前有 9 名任期届满，其中 4 名可续任；在评预计新增 2（0–4）名；可续任者中续任 4 名，再新命名 9 名，方可达标。',
    )
    expect(requirementOf('民事', { ...cell, target: 40 }, 4, '2025-12-31')).toContain('现超目标 10 名')
    expect(requirementOf('民事', { ...cell, target: null }, 4, '2025-12-31')).toBe('未设目标。')
  })
})
