import { expect, test } from 'vitest'
import { settlePanel } from '@/lib/rounds/panel-settlement'
import { compareReviewers } from '@/lib/rounds/reviewer-spread'

test('a reviewer is compared with the others on the same candidates', () => {
  const rows = compareReviewers([
    { candidate: 'a', reviewer: 'r1', total: 80 },
    { candidate: 'a', reviewer: 'r2', total: 80 },
    { candidate: 'a', reviewer: 'r3', total: 95 },
    { candidate: 'b', reviewer: 'r1', total: 70 },
  ])
  expect(rows.map((row) => [row.reviewer, row.sheets, row.difference])).toEqual([
    ['r3', 1, 15],
    ['r1', 1, -7.5],
    ['r2', 1, -7.5],
  ])
})

const quotas = { nominationsPerUnit: null, total: 1, perLine: null, perUnit: null, grassrootsFloor: 0 }
const candidate = (nominationId: string, rank: number, agree: number, outcome: 'approved' | 'rejected' | 'deferred' = 'approved') => ({
  nominationId,
  name: nominationId,
  lineName: '教育',
  unitName: nominationId,
  isGrassroots: false,
  rank,
  decision: { outcome, agree },
})

test('more passes than places go by votes, then by the frozen rank', () => {
  const { results, problems } = settlePanel([candidate('a', 1, 8), candidate('b', 2, 9), candidate('c', 3, 2, 'deferred')], quotas)
  expect(problems).toEqual([])
  expect(results.map((row) => [row.nominationId, row.event])).toEqual([
    ['a', 'passOver'],
    ['b', 'propose'],
    ['c', 'defer'],
  ])
})

test('equal votes and rank across the last place need another turn', () => {
  const { problems } = settlePanel([candidate('a', 1, 8), candidate('b', 1, 8)], quotas)
  expect(problems).toEqual(['a、b 的得票和名次都相同，名额不足以全部列入，请再次表决。'])
})
