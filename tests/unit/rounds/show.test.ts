import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aggregate } from '@/lib/rounds/aggregation'
import { schemeProblems } from '@/lib/rounds/scheme-problems'
import { schemeTemplate } from '@/lib/rounds/scheme-templates/by-kind'
import { describeResult, showResult } from '@/lib/rounds/show/show-result'
import { allowedShowEvents, decideShowItem, phaseOf, refusalOutsideTurn, showItemStates } from '@/lib/rounds/show/show-states'

const openFacts = {
  stage: 'reviewing',
  now: new Date('2025-09-15T10:00:00Z'),
  closesAt: null,
  isUnderWay: true,
  alreadyOpen: null,
  judges: 3,
} as const
const codes = (decision: ReturnType<typeof decideShowItem>) => (decision.ok ? [] : decision.missing.map((item) => item.code))

describe('a turn in a live show', () => {
  it('opens once, closes once, and opens again only under a reason', () => {
    expect(decideShowItem('waiting', 'open', openFacts)).toMatchObject({ ok: true, to: 'open' })
    expect(codes(decideShowItem('open', 'open', openFacts))).toEqual(['wrongState'])
    expect(codes(decideShowItem('closed', 'reopen', openFacts))).toEqual(['reason'])
    expect(decideShowItem('closed', 'reopen', { ...openFacts, reason: '评委误触' })).toMatchObject({ ok: true, to: 'open' })
    expect(showItemStates.map(allowedShowEvents)).toEqual([['open'], ['putBack', 'close'], ['reopen']])
  })

  it('opens nothing out of turn, and says everything that is in the way', () => {
    const facts = { ...openFacts, alreadyOpen: '红船先锋', judges: 0, isUnderWay: false, closesAt: new Date('2025-09-15T10:00:00Z') }
    expect(codes(decideShowItem('waiting', 'open', facts))).toEqual(['deadline', 'candidate', 'alreadyOpen', 'judges'])
    expect(codes(decideShowItem('waiting', 'open', { ...openFacts, stage: 'deliberating' }))).toEqual(['wrongStage'])
  })

  it('closes with a sheet at least, and without the missing ones only under a reason that names them', () => {
    const close = (complete: number, incomplete: string[], reason?: string) =>
      decideShowItem('open', 'close', { stage: 'reviewing', isUnderWay: true, complete, incomplete, reason })
    expect(close(3, [])).toMatchObject({ ok: true })
    expect(codes(close(0, ['甲'], '理由充分'))).toEqual(['noSheet'])
    const refused = close(1, ['评委甲', '评委乙'])
    expect(refused.ok ? '' : refused.missing[0]?.message).toContain('还有 2 位评委没有评完：评委甲、评委乙')
    expect(close(1, ['评委甲'], '因公离场')).toMatchObject({ ok: true })
    const gone = { stage: 'reviewing', isUnderWay: false, complete: 0, incomplete: [] as string[] } as const
    expect(decideShowItem('open', 'close', gone)).toMatchObject({ ok: true })
  })

  it('puts back what was opened by mistake, unless something has been sealed', () => {
    const putBack = (sealed: number, reason?: string) => decideShowItem('open', 'putBack', { stage: 'reviewing', sealed, reason })
    expect(putBack(0, '误打开了一个')).toMatchObject({ ok: true, to: 'waiting' })
    expect(codes(putBack(0))).toEqual(['reason'])
    expect(codes(putBack(1, '误打开了一个'))).toEqual(['sealed'])
  })

  it('takes scores for the open candidate alone', () => {
    expect(refusalOutsideTurn('open', '红船先锋', null)).toEqual([])
    expect(refusalOutsideTurn('waiting', '红船先锋', null)[0]?.code).toBe('showWaiting')
    expect(refusalOutsideTurn(null, '红船先锋', null)[0]?.code).toBe('showWaiting')
    expect(refusalOutsideTurn('closed', '红船先锋', '10:05')[0]?.message).toContain('10:05 结束并封存')
  })

  it('stands where its running order says', () => {
    expect(phaseOf([])).toBe('unarranged')
    expect(phaseOf(['waiting', 'waiting'])).toBe('before')
    expect(phaseOf(['closed', 'open', 'waiting'])).toBe('open')
    expect(phaseOf(['closed', 'waiting'])).toBe('between')
    expect(phaseOf(['closed', 'closed'])).toBe('over')
  })
})

describe('the result of one candidate', () => {
  const totals = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 })

  it('is what the ranking computes later, in any order of the sheets', () => {
    fc.assert(
      fc.property(totals, fc.constantFrom('mean' as const, 'trimmed' as const), fc.integer({ min: 3, max: 7 }), (given, rule, trimFrom) => {
        const announced = { rule, trimFrom, tieCriteria: [] }
        const result = showResult(given, announced)
        const scores = given.map((total, index) => ({ candidate: 'c', reviewer: `r${index}`, score: total / 10_000 }))
        expect(result.value).toBe(Math.round((aggregate(scores, rule, trimFrom).candidates[0]?.value ?? 0) * 10_000))
        expect(showResult([...given].reverse(), announced)).toEqual(result)
        expect(result.totals).toEqual([...given].sort((a, b) => a - b))
        expect(result.dropped).toBe(rule === 'trimmed' && given.length >= trimFrom ? 1 : 0)
      }),
      { numRuns: 200 },
    )
  })

  it('drops one highest and one lowest from the announced number on, and says which it was', () => {
    const trimmed = { rule: 'trimmed' as const, trimFrom: 5, tieCriteria: [] }
    expect(showResult([700_000, 800_000, 900_000, 600_000, 1_000_000], trimmed)).toMatchObject({ value: 800_000, dropped: 1 })
    expect(describeResult(trimmed, 5)).toBe('5 位评委，去掉一个最高分和一个最低分后的平均分')
    expect(describeResult(trimmed, 3)).toContain('不足 5 位')
    expect(showResult([700_000, 800_000], { rule: 'calibrated', trimFrom: 5, tieCriteria: [] }).value).toBeNull()
    expect(showResult([], trimmed)).toEqual({ value: null, totals: [], dropped: 0 })
  })
})

describe('the scheme of a show', () => {
  it('is open, and by a rule that gives a candidate its own result', () => {
    const brand = schemeTemplate('brand')
    const words = (reviewing: object, aggregation: object) =>
      schemeProblems({
        ...brand,
        reviewing: { ...brand.reviewing, ...reviewing },
        aggregation: { ...brand.aggregation, ...aggregation },
      }).filter((sentence) => sentence.startsWith('现场展示评比'))
    expect(brand.reviewing.show).toBe(true)
    expect(words({}, {})).toEqual([])
    expect(words({ isBlind: true }, {})).toHaveLength(1)
    expect(words({}, { rule: 'calibrated' })).toHaveLength(1)
  })
})
