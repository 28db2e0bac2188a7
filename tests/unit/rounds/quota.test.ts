import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type QuotaCandidate, type QuotaLimits, selectUnderQuotas } from '@/lib/rounds/quota'

function candidate(name: string, score: number, part: Partial<QuotaCandidate> = {}): QuotaCandidate {
  return { candidate: name, score, line: '民事', unit: `单位${name}`, isGrassroots: false, ...part }
}

const limits = (part: Partial<QuotaLimits>): QuotaLimits => ({ total: 2, perLine: null, perUnit: null, grassrootsFloor: 0, ...part })

const brief = (candidates: QuotaCandidate[], quota: QuotaLimits) =>
  selectUnderQuotas(candidates, quota).results.map(({ candidate: name, result, code }) => `${name} ${result} ${code}`)

describe('selectUnderQuotas', () => {
  it('takes in rank order until the total is full', () => {
    expect(brief([candidate('c', 70), candidate('a', 90), candidate('b', 80)], limits({ total: 2 }))).toEqual([
      'a selected byRank',
      'b selected byRank',
      'c notSelected totalFull',
    ])
  })

  it('skips for a full line or unit and goes on', () => {
    const list = [
      candidate('a', 9, { line: '刑事' }),
      candidate('b', 8, { line: '刑事' }),
      candidate('c', 7, { unit: '甲' }),
      candidate('d', 6, { unit: '甲' }),
    ]
    expect(brief(list, limits({ total: 3, perLine: 1 }))).toEqual([
      'a selected byRank',
      'b notSelected lineFull',
      'c selected byRank',
      'd notSelected lineFull',
    ])
    expect(brief(list, limits({ total: 4, perUnit: 1 }))).toEqual([
      'a selected byRank',
      'b selected byRank',
      'c selected byRank',
      'd notSelected unitFull',
    ])
  })

  it('reserves places for the floor and says so in words', () => {
    const list = [candidate('a', 9), candidate('b', 8), candidate('c', 7), candidate('d', 6, { isGrassroots: true })]
    const outcome = selectUnderQuotas(list, limits({ total: 3, grassrootsFloor: 1 }))
    expect(outcome.results.map((row) => row.code)).toEqual(['byRank', 'byRank', 'floorReserved', 'byFloor'])
    expect(outcome.results[2]?.reason).toBe('第 3 名，剩余名额须保留给基层（保底 1 个）。')
    expect(outcome.floor).toEqual({ asked: 1, reserved: 1, released: 0 })
  })

  it('releases a floor that cannot be filled and says so', () => {
    const list = [candidate('a', 9), candidate('b', 8), candidate('c', 7, { isGrassroots: true })]
    const outcome = selectUnderQuotas(list, limits({ total: 3, grassrootsFloor: 2 }))
    expect(outcome.results.map((row) => row.result)).toEqual(['selected', 'selected', 'selected'])
    expect(outcome.notes).toEqual(['基层保底名额 2 个，按候选对象和名额上限最多只能满足 1 个，其余 1 个已放开使用。'])
  })

  it('keeps the floor reachable where a cap would close it', () => {
    const list = [candidate('a', 9, { line: '刑事' }), candidate('g', 8, { line: '刑事', isGrassroots: true }), candidate('b', 7)]
    expect(brief(list, limits({ total: 2, perLine: 1, grassrootsFloor: 1 }))).toEqual([
      'a notSelected floorReserved',
      'g selected byFloor',
      'b selected byRank',
    ])
  })

  it('leaves a tie at the cut-off to the panel, and only those whom it concerns', () => {
    const list = [candidate('a', 9), candidate('b', 8), candidate('c', 8), candidate('d', 7)]
    expect(brief(list, limits({ total: 2 }))).toEqual([
      'a selected byRank',
      'b tied tieAtCutOff',
      'c tied tieAtCutOff',
      'd notSelected totalFull',
    ])
    const inLine = [candidate('a', 9, { line: '刑事' }), candidate('b', 9, { line: '刑事' }), candidate('c', 9), candidate('d', 7)]
    expect(brief(inLine, limits({ total: 3, perLine: 1 }))).toEqual([
      'a tied tieAtCutOff',
      'b tied tieAtCutOff',
      'c selected byRank',
      'd notSelected lineFull',
    ])
  })

  it('selects all of a tie that fits', () => {
    expect(brief([candidate('a', 8), candidate('b', 8)], limits({ total: 2 }))).toEqual(['a selected byRank', 'b selected byRank'])
  })
})

const arbitraryCandidates = fc.array(
  fc.record({
    score: fc.integer({ min: 1, max: 6 }),
    line: fc.constantFrom('甲', '乙', '丙'),
    unit: fc.constantFrom('一', '二', '三'),
    isGrassroots: fc.boolean(),
  }),
  { maxLength: 7 },
)
const arbitraryLimits = fc.record({
  total: fc.integer({ min: 1, max: 6 }),
  perLine: fc.option(fc.integer({ min: 1, max: 3 })),
  perUnit: fc.option(fc.integer({ min: 1, max: 3 })),
  grassrootsFloor: fc.integer({ min: 0, max: 4 }),
})

const named = (rows: Omit<QuotaCandidate, 'candidate'>[]): QuotaCandidate[] =>
  rows.map((row, index) => ({ ...row, candidate: `候选${index}` }))
const distinct = (rows: QuotaCandidate[]): QuotaCandidate[] => rows.map((row, index) => ({ ...row, score: 100 - index }))

function mostGrassroots(list: QuotaCandidate[], quota: QuotaLimits): number {
  let most = 0
  for (let mask = 0; mask < 1 << list.length; mask += 1) {
    const set = list.filter((_, index) => mask & (1 << index))
    if (withinCaps(set, quota)) most = Math.max(most, set.filter((each) => each.isGrassroots).length)
  }
  return most
}

function withinCaps(set: QuotaCandidate[], quota: QuotaLimits): boolean {
  const over = (names: string[], cap: number | null) =>
    cap !== null && names.some((name) => names.filter((other) => other === name).length > cap)
  return (
    set.length <= quota.total &&
    !over(
      set.map((each) => each.line),
      quota.perLine,
    ) &&
    !over(
      set.map((each) => each.unit),
      quota.perUnit,
    )
  )
}

/** The plain rule by brute force, for a full order without ties. */
function greedy(order: QuotaCandidate[], quota: QuotaLimits): Set<string> {
  const floor = Math.min(quota.grassrootsFloor, mostGrassroots(order, quota))
  const chosen: QuotaCandidate[] = []
  const canReachFloor = (set: QuotaCandidate[], later: QuotaCandidate[]): boolean => {
    for (let mask = 0; mask < 1 << later.length; mask += 1) {
      const all = [...set, ...later.filter((_, index) => mask & (1 << index))]
      if (all.filter((each) => each.isGrassroots).length >= floor && withinCaps(all, quota)) return true
    }
    return false
  }
  for (const [index, each] of order.entries()) {
    const attempt = [...chosen, each]
    if (withinCaps(attempt, quota) && canReachFloor(attempt, order.slice(index + 1))) chosen.push(each)
  }
  return new Set(chosen.map((each) => each.candidate))
}

function permutations<Item>(items: Item[]): Item[][] {
  if (items.length <= 1) return [items]
  return items.flatMap((item, index) => permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]))
}

describe('properties', () => {
  it('without ties: never above a cap, floor met when fillable, equal to the rule by brute force', () => {
    fc.assert(
      fc.property(arbitraryCandidates, arbitraryLimits, (rows, quota) => {
        const list = distinct(named(rows))
        const outcome = selectUnderQuotas(list, quota)
        const selected = list.filter((each) => outcome.results.some((row) => row.candidate === each.candidate && row.result === 'selected'))
        expect(outcome.results.filter((row) => row.result === 'tied')).toEqual([])
        expect(withinCaps(selected, quota)).toBe(true)
        const reachable = Math.min(quota.grassrootsFloor, mostGrassroots(list, quota))
        expect(outcome.floor.reserved).toBe(reachable)
        expect(selected.filter((each) => each.isGrassroots).length).toBeGreaterThanOrEqual(reachable)
        expect(new Set(selected.map((each) => each.candidate))).toEqual(greedy(list, quota))
      }),
      { numRuns: 300 },
    )
  })

  it('with ties: selected, tied or not selected exactly as all ways of breaking them say', () => {
    fc.assert(
      fc.property(arbitraryCandidates, arbitraryLimits, (rows, quota) => {
        const list = named(rows.slice(0, 6)).map((each) => ({ ...each, score: Math.ceil(each.score / 2) }))
        const orders = permutations(list).filter((order) =>
          order.every((each, index) => index === 0 || (order[index - 1]?.score ?? 0) >= each.score),
        )
        const ways = orders.map((order) => greedy(order, quota))
        for (const row of selectUnderQuotas(list, quota).results) {
          const times = ways.filter((way) => way.has(row.candidate)).length
          expect(row.result).toBe(times === ways.length ? 'selected' : times === 0 ? 'notSelected' : 'tied')
        }
      }),
      { numRuns: 120 },
    )
  })

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(arbitraryCandidates, arbitraryLimits, fc.infiniteStream(fc.nat()), (rows, quota, keys) => {
        const list = named(rows)
        const shuffled = list
          .map((each) => ({ each, at: keys.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each)
        expect(selectUnderQuotas(shuffled, quota)).toEqual(selectUnderQuotas(list, quota))
      }),
    )
  })

  it('copes with many candidates in one tie', () => {
    const list = Array.from({ length: 300 }, (_, index) =>
      candidate(`候选${index}`, 80, { line: `条线${index % 12}`, unit: `单位${index % 70}`, isGrassroots: index % 3 === 0 }),
    )
    const outcome = selectUnderQuotas(list, { total: 40, perLine: 5, perUnit: 2, grassrootsFloor: 10 })
    expect(outcome.results.every((row) => row.result === 'tied')).toBe(true)
  })
})
