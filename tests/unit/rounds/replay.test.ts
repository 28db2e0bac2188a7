import { describe, expect, it } from 'vitest'
import type { RankedInput } from '@/lib/rounds/compute-ranking'
import { replayRound, whatIfOf, whatIfSchema } from '@/lib/rounds/replay'
import { simpleScheme } from '@/tests/factories/rounds'

const scheme = simpleScheme({ aggregation: { rule: 'mean', trimFrom: 3, tieCriteria: [] } })

/** Totals in points by reviewer; one reviewer gave a an outlying mark. */
function candidate(id: string, totals: number[], part: Partial<RankedInput> = {}): RankedInput {
  return {
    nominationId: id,
    name: id,
    lineName: '民事',
    unitName: id,
    isGrassroots: false,
    sheets: totals.map((total, index) => ({
      assignmentId: `${id}${index}`,
      roundReviewerId: `r${index}`,
      sheetId: `${id}${index}`,
      sheetDigest: '',
      letter: String.fromCharCode(65 + index),
      total: total * 10_000,
      criteria: [],
      gates: [],
      comment: '',
    })),
    ...part,
  }
}

const candidates = [candidate('a', [99, 70, 71]), candidate('b', [78, 78, 78]), candidate('c', [77, 77, 77])]
const frozen = [
  { nominationId: 'a', rank: 1, result: 'selected' as const },
  { nominationId: 'b', rank: 2, result: 'selected' as const },
  { nominationId: 'c', rank: 3, result: 'notSelected' as const },
]
const announced = whatIfOf(scheme)

describe('a replay', () => {
  it('by the announced rule changes nothing', () => {
    const replay = replayRound(candidates, frozen, scheme, announced)
    expect(replay.ok && replay.rows.filter((row) => row.isChanged)).toEqual([])
  })

  it('by another rule shows who would change places', () => {
    const replay = replayRound(candidates, frozen, scheme, { ...announced, rule: 'trimmed' })
    expect(
      replay.ok && replay.rows.map((row) => [row.nominationId, row.before.rank, row.after.rank, row.after.result, row.isChanged]),
    ).toEqual([
      ['b', 2, 1, 'selected', false],
      ['c', 3, 2, 'selected', true],
      ['a', 1, 3, 'notSelected', true],
    ])
  })

  it('by other places too', () => {
    const replay = replayRound(candidates, frozen, scheme, { ...announced, total: 1 })
    expect(replay.ok && replay.rows.filter((row) => row.isChanged).map((row) => row.nominationId)).toEqual(['b'])
  })

  it('says why a rule cannot be applied, without advice to the living', () => {
    const apart = [
      candidate('a', [80]),
      { ...candidate('b', [70]), sheets: candidate('b', [70]).sheets.map((sheet) => ({ ...sheet, roundReviewerId: 'x' })) },
    ]
    const replay = replayRound(apart, frozen, scheme, { ...announced, rule: 'calibrated' })
    expect(replay).toMatchObject({ ok: false })
    expect(!replay.ok && replay.message).toMatch(/^不能按校准分推演：.*重叠不足/)
    expect(!replay.ok && replay.message).not.toContain('修订')
  })

  it('reads the form as it is sent: an empty box means no limit', () => {
    const asked = { rule: 'mean', trimFrom: '5', total: '3', perLine: '', perUnit: '1', grassrootsFloor: '' }
    expect(whatIfSchema.parse(asked)).toEqual({ rule: 'mean', trimFrom: 5, total: 3, perLine: null, perUnit: 1, grassrootsFloor: 0 })
    expect(whatIfSchema.safeParse({ ...asked, total: '-1' }).success).toBe(false)
    expect(whatIfSchema.safeParse({ ...asked, rule: 'best' }).success).toBe(false)
  })
})
