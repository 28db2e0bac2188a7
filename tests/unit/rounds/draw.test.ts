import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  commitmentOf,
  type DrawGroup,
  drawReviewers,
  type FrozenPool,
  freezePool,
  isCommitted,
  poolDigestOf,
  resultDigestOf,
  sealOf,
  shortGroups,
} from '@/lib/rounds/draw'
import { type DrawSeed, readWrittenSeed, writtenSeed } from '@/lib/rounds/draw-commitment'
import { checkDrawRecord, type DrawRecord } from '@/lib/rounds/draw-record'

const seed = (digit: string): DrawSeed => ({ secret: digit.repeat(64), salt: digit.repeat(32) })
const seeds = { office: seed('a'), supervisor: seed('b') }

function groupOf(key: string, count: number, alternates: number): DrawGroup {
  return { key, name: key, lineIds: [], specialities: [], count, alternates }
}

function poolOfSize(size: number, groups = [groupOf('g1', 3, 2)]): FrozenPool {
  const entries = Array.from({ length: size }, (_, index) => {
    const pseudonym = String(index + 1).padStart(3, '0')
    return {
      pseudonym,
      seal: sealOf('draw', pseudonym, `person-${index}`, 'nonce'),
      groups: groups.map((group) => group.key),
      exclusion: null,
    }
  })
  return freezePool('draw', groups, entries)
}

describe('the documented algorithm', () => {
  test('test vectors: anybody who follows the description gets these', () => {
    expect(commitmentOf('draw', 'office', seeds.office)).toMatchInlineSnapshot(
      `"a9cebc41713ea28931edb1f4e7c192100212a06c3bff87c1ce7bdc7df3664067"`,
    )
    const pool = poolOfSize(10)
    expect(poolDigestOf(pool)).toMatchInlineSnapshot(`"849a29d410784bbae67bbdabc78249859590a9e5ef1ffb7702d06665f31200ee"`)
    const drawn = drawReviewers(pool, seeds)
    expect(drawn[0]?.seats.map((seat) => seat.pseudonym)).toMatchInlineSnapshot(`
      [
        "009",
        "007",
        "004",
        "008",
        "002",
      ]
    `)
    expect(resultDigestOf('draw', drawn)).toMatchInlineSnapshot(`"9ef25f67041a110be4142f4ebcdf1e242f07b8238881dd33e2c735f88c23c055"`)
  })

  test('the first are drawn, the next stand by; nobody twice, across groups too', () => {
    const pool = poolOfSize(12, [groupOf('g1', 3, 2), groupOf('g2', 2, 1)])
    const drawn = drawReviewers(pool, seeds)
    expect(drawn.map((group) => group.seats.map((seat) => seat.isAlternate))).toEqual([
      [false, false, false, true, true],
      [false, false, true],
    ])
    const all = drawn.flatMap((group) => group.seats.map((seat) => seat.pseudonym))
    expect(new Set(all).size).toBe(all.length)
  })

  test('the order in which members were read changes nothing', () => {
    const pool = poolOfSize(9)
    const first = pool.groups[0]
    const turned = { ...pool, groups: first ? [{ ...first, members: [...first.members].reverse() }] : [] }
    expect(poolOfSize(9)).toEqual(pool)
    expect(poolDigestOf(turned)).not.toBe(poolDigestOf(pool))
  })

  test('either secret changes the draw; every member has about the same chance', () => {
    const pool = poolOfSize(8, [groupOf('g1', 2, 0)])
    const hits = new Map<string, number>()
    for (let round = 0; round < 800; round++) {
      const secret = round.toString(16).padStart(64, '0')
      for (const seat of drawReviewers(pool, { office: { secret, salt: seeds.office.salt }, supervisor: seeds.supervisor })[0]?.seats ?? [])
        hits.set(seat.pseudonym, (hits.get(seat.pseudonym) ?? 0) + 1)
    }
    const counts = [...hits.values()]
    expect(counts).toHaveLength(8)
    // 200 expected each; six standard deviations.
    expect(Math.min(...counts)).toBeGreaterThan(125)
    expect(Math.max(...counts)).toBeLessThan(275)
  })

  test('replaying gives the same, for any seeds and sizes', () => {
    const hex = (length: number) =>
      fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length }).map((all) => all.join(''))
    const anySeed = fc.record({ secret: hex(64), salt: hex(32) })
    fc.assert(
      fc.property(anySeed, anySeed, fc.integer({ min: 3, max: 40 }), (office, supervisor, size) => {
        const pool = poolOfSize(size)
        const drawn = drawReviewers(pool, { office, supervisor })
        expect(drawReviewers(JSON.parse(JSON.stringify(pool)), { office, supervisor })).toEqual(drawn)
        expect(drawn[0]?.seats).toHaveLength(Math.min(size, 5))
      }),
      { numRuns: 30 },
    )
  })
})

describe('commitments and pools', () => {
  test('a changed seed, another side and another draw do not open a commitment', () => {
    const commitment = commitmentOf('draw', 'office', seeds.office)
    expect(isCommitted(commitment, 'draw', 'office', seeds.office)).toBe(true)
    expect(isCommitted(commitment, 'draw', 'office', { ...seeds.office, secret: seeds.supervisor.secret })).toBe(false)
    expect(isCommitted(commitment, 'draw', 'office', { ...seeds.office, salt: seeds.supervisor.salt })).toBe(false)
    expect(isCommitted(commitment, 'draw', 'supervisor', seeds.office)).toBe(false)
    expect(isCommitted(commitment, 'other', 'office', seeds.office)).toBe(false)
  })

  test('what is noted down reads back, blanks and case aside', () => {
    expect(readWrittenSeed(writtenSeed(seeds.office).toUpperCase())).toEqual(seeds.office)
    expect(readWrittenSeed('abc')).toBeNull()
  })

  test('who is excluded stands in the digested pool with the reason and is never drawn', () => {
    const entries = ['001', '002', '003', '004'].map((pseudonym, index) => ({
      pseudonym,
      seal: pseudonym,
      groups: ['g1'],
      exclusion: index === 1 ? '本轮候选对象' : null,
    }))
    const pool = freezePool('draw', [groupOf('g1', 3, 1)], entries)
    expect(pool.excluded).toEqual([{ pseudonym: '002', reason: '本轮候选对象' }])
    expect(
      drawReviewers(pool, seeds)[0]
        ?.seats.map((seat) => seat.pseudonym)
        .sort(),
    ).toEqual(['001', '003', '004'])
  })

  test('a pool too small is named before it is frozen, members of two groups counted once', () => {
    expect(shortGroups(poolOfSize(2))).toEqual(['“g1”需抽取 3 人，符合条件且不与前面各组重复的只有 2 人。'])
    expect(shortGroups(poolOfSize(6, [groupOf('g1', 3, 1), groupOf('g2', 3, 0)]))).toHaveLength(1)
    expect(shortGroups(poolOfSize(7, [groupOf('g1', 3, 1), groupOf('g2', 3, 0)]))).toEqual([])
  })
})

describe('a record repeats without the database', () => {
  function recordOf(change: Partial<DrawRecord> = {}): DrawRecord {
    const pool = poolOfSize(10)
    const drawn = drawReviewers(pool, seeds)
    const side = (party: 'office' | 'supervisor') => ({
      commitment: commitmentOf('draw', party, seeds[party]),
      committedAt: '2025-09-01T01:00:00.000Z',
      seed: seeds[party],
      revealedAt: '2025-09-01T03:00:00.000Z',
    })
    return {
      format: 'reviewer-draw/1',
      roundId: 'round',
      drawId: 'draw',
      number: 1,
      state: 'drawn',
      office: side('office'),
      supervisor: side('supervisor'),
      pool,
      poolDigest: poolDigestOf(pool),
      frozenAt: '2025-09-01T02:00:00.000Z',
      result: drawn,
      resultDigest: resultDigestOf('draw', drawn),
      drawnAt: '2025-09-01T03:00:00.000Z',
      changes: [],
      voided: null,
      ...change,
    }
  }
  const failed = (record: DrawRecord) =>
    checkDrawRecord(record)
      .filter((check) => !check.ok)
      .map((check) => check.text)

  test('an honest one agrees in everything', () => {
    expect(checkDrawRecord(recordOf())).toHaveLength(7)
    expect(failed(recordOf())).toEqual([])
  })

  test('a swapped result, a changed pool, another seed and a late commitment are named', () => {
    const honest = recordOf()
    const swapped = (honest.result ?? []).map((group) => ({ ...group, seats: [...group.seats].reverse() }))
    expect(failed(recordOf({ result: swapped }))).toEqual(['按公开的算法重新抽取，结果相同'])
    expect(failed(recordOf({ pool: poolOfSize(11) }))).toContain('专家库摘要与固定的专家库一致')
    expect(failed(recordOf({ office: { ...honest.office, seed: seed('c') } }))).toContain('市人才办公开的种子与承诺一致')
    expect(failed(recordOf({ supervisor: { ...honest.supervisor, committedAt: '2025-09-01T02:30:00.000Z' } }))).toEqual([
      '监督方的承诺早于专家库固定',
    ])
  })
})
