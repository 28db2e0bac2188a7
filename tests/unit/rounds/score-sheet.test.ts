import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schemeTemplate } from '@/lib/rounds/scheme-templates/by-kind'
import {
  formatTotal,
  isCommentRequired,
  type SheetContent,
  scoredWeight,
  scoreProblem,
  sheetProblems,
  weightedTotal,
} from '@/lib/rounds/score-sheet'
import { sealSheet } from '@/lib/rounds/sheet-seal'

const rubric = schemeTemplate('pacesetter')
const [ability] = rubric.criteria
if (!ability) throw new Error('no criterion')

function content(scores: number[], comment = '材料完整，成效明显。'): SheetContent {
  return {
    scores: rubric.criteria.map((criterion, index) => ({ criterionKey: criterion.key, score: scores[index] ?? null, comment })),
    gates: rubric.gates.map((gate) => ({ gateKey: gate.key, isRaised: false, reason: '' })),
    comment: '',
  }
}

describe('scores', () => {
  it('stay on the scale and its steps', () => {
    expect(scoreProblem(ability, 8.5)).toBeNull()
    expect(scoreProblem(ability, 0)).toBeNull()
    expect(scoreProblem(ability, 10)).toBeNull()
    expect(scoreProblem(ability, 10.5)).toBe('“专业能力”的分数应在 0 至 10 之间。')
    expect(scoreProblem(ability, 8.3)).toBe('“专业能力”每 0.5 分一档，8.3 不在档上。')
    expect(scoreProblem(ability, Number.NaN)).toBe('“专业能力”的分数不是有效数字。')
  })

  it('need a comment from 9 up and below 5', () => {
    expect([4.5, 5, 8.5, 9].map((score) => isCommentRequired(ability, score))).toEqual([true, false, false, true])
  })
})

describe('weightedTotal', () => {
  it('is exact, as on the sheet of the mock-up', () => {
    expect(formatTotal(weightedTotal(content([8.5, 9, 8, 8.5]).scores, rubric.criteria))).toBe('77.00')
    expect(scoredWeight(content([8.5, 9, 8, 8.5]).scores, rubric.criteria)).toBe(90)
    expect(weightedTotal(content([10, 10, 10, 10, 10]).scores, rubric.criteria)).toBe(1_000_000)
  })

  it('rounds once, half up, to ten-thousandths', () => {
    const criteria = [{ ...ability, weight: 100, scaleMax: 3, step: 1 }]
    expect(weightedTotal([{ criterionKey: ability.key, score: 1, comment: '' }], criteria)).toBe(333_333)
    expect(weightedTotal([{ criterionKey: ability.key, score: 2, comment: '' }], criteria)).toBe(666_667)
    expect(formatTotal(824_950)).toBe('82.50')
    expect(formatTotal(824_949)).toBe('82.49')
  })

  it('property: never outside 0 to 100, and grows with every score', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: 0, max: 20 }).map((value) => value / 2),
          { minLength: 5, maxLength: 5 },
        ),
        fc.integer({ min: 0, max: 4 }),
        (scores, at) => {
          const total = weightedTotal(content(scores).scores, rubric.criteria)
          expect(total).toBeGreaterThanOrEqual(0)
          expect(total).toBeLessThanOrEqual(1_000_000)
          const more = scores.map((score, index) => (index === at ? Math.min(10, score + 0.5) : score))
          expect(weightedTotal(content(more).scores, rubric.criteria)).toBeGreaterThanOrEqual(total)
        },
      ),
    )
  })
})

describe('sheetProblems', () => {
  it('is empty for a complete sheet and names every gap otherwise', () => {
    expect(sheetProblems(content([8.5, 8, 8, 8, 8]), rubric)).toEqual([])
    expect(sheetProblems({ ...content([8.5, 9, 11], ''), gates: [{ gateKey: 'falsehood', isRaised: true, reason: ' ' }] }, rubric)).toEqual(
      [
        '“业务实绩”评 9 分，须填写评语。',
        '“创新与研究”的分数应在 0 至 10 之间。',
        '“辐射带教”还没有评分。',
        '“职业品行”还没有评分。',
        '认为存在“弄虚作假”的，须说明理由。',
        '一票否决事项“处分影响期未满”还没有选择。',
        '一票否决事项“重大责任”还没有选择。',
      ],
    )
  })

  it('refuses rows unknown to the rubric and a criterion scored twice', () => {
    const sheet = content([8, 8, 8, 8, 8])
    expect(sheetProblems({ ...sheet, scores: [...sheet.scores, { criterionKey: 'luck', score: 10, comment: '' }] }, rubric)).toEqual([
      '评分表中有方案以外的项目，请刷新页面后重试。',
    ])
    expect(sheetProblems({ ...sheet, scores: [...sheet.scores, ...sheet.scores.slice(0, 1)] }, rubric)).toEqual(['“专业能力”重复评分。'])
  })
})

describe('sealSheet', () => {
  const sheet = { roundId: 'r', schemeVersion: 1, assignmentId: 'a', sheetNumber: 1, content: content([8.5, 8, 8, 8, 8]) }

  it('has one digest for one judgement, whatever the order of its rows', () => {
    const seal = sealSheet(sheet, rubric)
    const shuffled = {
      ...sheet,
      content: { ...sheet.content, scores: [...sheet.content.scores].reverse(), gates: [...sheet.content.gates].reverse() },
    }
    expect(sealSheet(shuffled, rubric)).toEqual(seal)
    expect(seal.digest).toBe(createHash('sha256').update(seal.canonical, 'utf8').digest('hex'))
    expect(seal.total).toBe(weightedTotal(sheet.content.scores, rubric.criteria))
    expect(JSON.parse(seal.canonical)).toMatchObject({ format: 'score-sheet/1', roundId: 'r', total: seal.total })
  })

  it('changes with every score, comment and finding', () => {
    const digests = [
      sheet,
      { ...sheet, content: content([8, 8, 8, 8, 8]) },
      { ...sheet, content: content([8.5, 8, 8, 8, 8], '另一评语') },
      { ...sheet, sheetNumber: 2 },
    ].map((each) => sealSheet(each, rubric).digest)
    expect(new Set(digests).size).toBe(4)
  })

  it('does not seal a sheet with gaps', () => {
    expect(() => sealSheet({ ...sheet, content: content([8]) }, rubric)).toThrow('cannot be sealed')
  })
})
