import { expect, test } from 'vitest'
import { panelMinutesDocument } from '@/lib/reports/panel-minutes-document'
import { type Minutes, minutesResult, minutesRow, turnSentences } from '@/lib/rounds/minutes'

const vote = {
  name: '候选人甲',
  recused: ['成员丙'],
  appointed: 9,
  entitled: 8,
  present: 7,
  agree: 7,
  disagree: 0,
  defer: 0,
  decision: 'approved' as const,
  formula: '应到会 8 人，实到会 7 人，7 ≥ 8 × 2/3 ≈ 5.33，达到法定人数；实到会 7 人，同意 7 票，7 ≥ 7 × 2/3 ≈ 4.67，通过。',
  isUnanimous: true,
  byName: [],
}
const counted: Minutes['turns'][number] = {
  number: 2,
  kind: 'decision',
  voidedBecause: null,
  present: ['组长'],
  papers: { issued: 7, cast: 7 },
  votes: [vote],
}
const minutes: Minutes = {
  roundName: '2025年度业务标兵评选',
  heldOn: '2025-09-22',
  place: '三楼会议室',
  ballot: 'secret',
  isOnPaper: false,
  isSuperseded: false,
  rule: '实到会达到应到会的 2/3 方可表决。',
  quorumFormula: '应到会 9 人，实到会 8 人',
  rankingVersion: 1,
  rankingDigest: 'ab'.repeat(32),
  appointed: ['组长', '成员丙'],
  present: ['组长'],
  absent: ['成员丙'],
  turns: [
    { number: 1, kind: 'decision', voidedBecause: '选票丢失', present: ['组长'], papers: { issued: 1, cast: 0 }, votes: [] },
    counted,
  ],
  note: null,
}

test('minutes keep the three counts apart, print the formula with its numbers, and say what unanimity shows', async () => {
  expect(minutesRow(vote, 'decision')).toEqual(['候选人甲', '9', '8', '7', '7', '0', '0', '通过'])
  const sentences = turnSentences(counted, 'secret').join('\n')
  expect(sentences).toContain('7 ≥ 8 × 2/3 ≈ 5.33')
  expect(sentences).toContain('候选人甲：成员丙')
  expect(sentences).toContain('结果自然表明每一票的内容')
  expect(turnSentences({ ...counted, votes: [{ ...vote, isUnanimous: false }] }, 'secret').join()).not.toContain('全票一致')
  expect(minutesResult(minutes.turns)).toBe('通过 1 个：候选人甲')
  const bytes = await panelMinutesDocument(minutes)
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
  expect(bytes.length).toBeGreaterThan(5000)
})
