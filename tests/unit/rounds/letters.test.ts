import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CandidateScores, candidateLetter, type LetterFacts, standingsOf, unitLetter } from '@/lib/rounds/letters/letter'

const criteria = [
  { key: 'skill', name: '专业能力' },
  { key: 'deeds', name: '工作实绩' },
  { key: 'spread', name: '示范带动' },
]
const facts: LetterFacts = {
  roundName: '2025年度业务标兵评选',
  titleName: '业务标兵',
  resultWord: '命名',
  releasedOn: '2025-09-22',
  publicityEndsOn: '2025-09-29',
  publicityRule: '5 个工作日',
  reexaminationDays: 5,
  criteria: [
    { name: '专业能力', weight: 60 },
    { name: '工作实绩', weight: 40 },
  ],
}
const scores = (id: number, skill: number, deeds: number): CandidateScores => ({
  nominationId: String(id),
  sheets: [0, 1, 2].map(() => ({ skill, deeds, spread: 0.8 })),
})

describe('what a letter says of a candidate’s standing', () => {
  test('names criteria above and below the field, without a number, and nothing where all were judged alike', () => {
    const standings = standingsOf(
      [scores(1, 0.9, 0.5), scores(2, 0.8, 0.7), scores(3, 0.7, 0.7), scores(4, 0.6, 0.8), scores(5, 0.5, 0.8)],
      criteria,
    )
    expect(standings.get('1')).toEqual({ strong: ['专业能力'], weak: ['工作实绩'] })
    expect(standings.get('5')?.weak).toEqual(['专业能力'])
    expect([...standings.values()].flatMap((each) => [...each.strong, ...each.weak])).not.toContain('示范带动')
  })

  test('says nothing where the field or the sheets are so few that it would give others away', () => {
    const four = [scores(1, 0.9, 0.5), scores(2, 0.8, 0.7), scores(3, 0.7, 0.7), scores(4, 0.6, 0.8)]
    expect([...standingsOf(four, criteria).values()]).toEqual(four.map(() => ({ strong: [], weak: [] })))
    const single = [...four, { nominationId: '5', sheets: [{ skill: 0.1, deeds: 0.1, spread: 0.1 }] }]
    expect([...standingsOf(single, criteria).values()].flatMap((each) => [...each.strong, ...each.weak])).toEqual([])
  })

  test('does not depend on the order of candidates, and never calls one criterion both strong and weak', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(share, share), { minLength: 5, maxLength: 12 }), (rows) => {
        const list = rows.map(([skill, deeds], index) => scores(index, skill, deeds))
        const standings = standingsOf(list, criteria)
        expect(standingsOf([...list].reverse(), criteria).get('0')).toEqual(standings.get('0'))
        for (const { strong, weak } of standings.values()) expect(strong.filter((name) => weak.includes(name))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('letters', () => {
  const standing = { strong: ['专业能力'], weak: ['工作实绩'] }
  const letterOf = (result: 'proposed' | 'notSelected' | 'deferred', subjectKind: 'person' | 'project' = 'person') =>
    candidateLetter(facts, { name: '候选人甲', subjectKind, result, reason: '评审领导小组表决未通过。', standing }).paragraphs.join('\n')

  test('tell those not chosen why, what was valued, what to work on, and until when the procedure may be examined', () => {
    expect(letterOf('notSelected')).toContain('理由：评审领导小组表决未通过。')
    expect(letterOf('notSelected')).toContain('“专业能力”方面得到的评价较高')
    expect(letterOf('notSelected')).toContain('“工作实绩”方面尚有提升空间')
    expect(letterOf('notSelected')).toContain('2025年9月27日 24:00 前')
    expect(letterOf('notSelected', 'project')).toContain('“候选人甲”本轮未入选')
    expect(letterOf('deferred')).toContain('缓议不是否定')
  })

  test('name the announced rubric where the field is too small to compare', () => {
    const few = candidateLetter(facts, {
      name: '甲',
      subjectKind: 'person',
      result: 'notSelected',
      reason: '评审领导小组表决未通过。',
      standing: { strong: [], weak: [] },
    }).paragraphs.join()
    expect(few).toContain('本轮评分标准为“专业能力”（60%）、“工作实绩”（40%）')
    expect(letterOf('notSelected')).not.toContain('评分标准为')
    expect(letterOf('proposed')).not.toContain('评分标准为')
  })

  test('tell those proposed of the publicity and nothing of weaknesses', () => {
    expect(letterOf('proposed')).toContain('至2025年9月29日 24:00 结束')
    expect(letterOf('proposed')).not.toContain('提升空间')
  })

  test('offer no re-examination where the scheme has none', () => {
    const letter = candidateLetter(
      { ...facts, reexaminationDays: 0 },
      { name: '甲', subjectKind: 'person', result: 'notSelected', reason: '名额已满。', standing },
    )
    expect(letter.paragraphs.join()).not.toContain('程序复核')
  })

  test('tell a unit of all of its candidates in one', () => {
    const { paragraphs } = unitLetter(facts, {
      name: '市住建局',
      candidates: [
        { name: '甲', result: 'proposed', reason: '' },
        { name: '乙', result: 'notSelected', reason: '名额已满。' },
      ],
    })
    expect(paragraphs).toContain('1．甲：列为拟命名对象，进入公示。')
    expect(paragraphs).toContain('2．乙：本轮未入选。理由：名额已满。')
  })

  test('speak of a shortlist where the round makes one, and never of 命名', () => {
    const shortlist = { ...facts, roundName: '2025年度创新工作成果评选', titleName: '创新工作成果', resultWord: '入围' }
    const result = (outcome: 'proposed' | 'deferred') =>
      candidateLetter(shortlist, {
        name: '一件事一次办',
        subjectKind: 'project',
        result: outcome,
        reason: '',
        standing: { strong: [], weak: [] },
      }).paragraphs.join('')
    const unit = unitLetter(shortlist, { name: '市住建局', candidates: [{ name: '一件事一次办', result: 'proposed', reason: '' }] })
    expect(result('proposed')).toContain('列为创新工作成果拟入围对象')
    expect(result('deferred')).toContain('本轮不作入围')
    expect(unit.paragraphs).toContain('1．一件事一次办：列为拟入围对象，进入公示。')
    expect([result('proposed'), result('deferred'), ...unit.paragraphs].join('')).not.toContain('命名')
  })
})
