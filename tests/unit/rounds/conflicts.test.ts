import { describe, expect, it } from 'vitest'
import {
  type ConflictCandidate,
  type ConflictFacts,
  type ConflictReviewer,
  conflictMatrix,
  findConflicts,
  legalBodyAbove,
  type UnitPlace,
} from '@/lib/rounds/conflicts'

const place = (unitId: string, legalBodyId: string | null = null): UnitPlace => ({
  unitId,
  unitName: unitId,
  legalBodyId,
  legalBodyName: legalBodyId,
})

function reviewer(part: Partial<ConflictReviewer> = {}): ConflictReviewer {
  return { reviewerId: 'r1', name: '赵专家', personId: 'p-r1', unit: place('市财政局', '市财政局'), pastUnits: [], ...part }
}

function candidate(part: Partial<ConflictCandidate> = {}): ConflictCandidate {
  return {
    candidateId: 'c1',
    name: '张三',
    unit: place('市民政局', '市民政局'),
    people: [{ personId: 'p-c1', name: '张三', pastUnits: [] }],
    supporters: [],
    unsuitableReviewerIds: [],
    ...part,
  }
}

function found(part: Partial<ConflictFacts>): string[] {
  const facts = {
    reviewers: [reviewer()],
    candidates: [candidate()],
    relations: [],
    declarations: [],
    pastUnitYears: 3,
    asOf: '2025-09-19',
    ...part,
  }
  return findConflicts(facts).map(({ kind, reason }) => `${kind} ${reason}`)
}

describe('findConflicts', () => {
  it('finds none among strangers', () => expect(found({})).toEqual([]))

  it('finds the same unit and the same legal body', () => {
    expect(found({ candidates: [candidate({ unit: place('市财政局', '市财政局') })] })).toEqual(['sameUnit 同在市财政局工作'])
    expect(found({ candidates: [candidate({ unit: place('市财政局预算处', '市财政局') })] })).toEqual([
      'sameLegalBody 所在单位同属市财政局',
    ])
  })

  it('does not take two units without a legal body for one', () => {
    expect(found({ reviewers: [reviewer({ unit: place('甲', null) })], candidates: [candidate({ unit: place('乙', null) })] })).toEqual([])
  })

  it('finds past units within the years of the scheme, in both directions', () => {
    const past = { ...place('市民政局', '市民政局'), leftOn: '2022-09-19' }
    expect(found({ reviewers: [reviewer({ pastUnits: [past] })] })).toEqual([
      'pastUnit 专家曾在候选对象所在单位（市民政局）工作，2022年9月19日离开',
    ])
    expect(found({ reviewers: [reviewer({ pastUnits: [{ ...past, leftOn: '2022-09-18' }] })] })).toEqual([])
    const people = [{ personId: 'p-c1', name: '张三', pastUnits: [{ ...place('市财政局', '市财政局'), leftOn: '2024-01-01' }] }]
    expect(found({ candidates: [candidate({ people })] })).toEqual(['pastUnit 张三曾在专家所在单位（市财政局）工作，2024年1月1日离开'])
    expect(found({ candidates: [candidate({ people })], pastUnitYears: 0 })).toEqual([])
  })

  it('finds nominators and endorsers', () => {
    expect(found({ candidates: [candidate({ supporters: [{ personId: 'p-r1', role: '单位党组审定人' }] })] })).toEqual([
      'nominatedBy 是该候选对象的单位党组审定人',
    ])
  })

  it('finds mentors, kin and shared projects, whoever declared them', () => {
    expect(
      found({
        relations: [
          { type: 'mentorship', a: 'p-r1', b: 'p-c1' },
          { type: 'kinship', a: 'p-c1', b: 'p-r1', kinship: 'inLaw' },
          { type: 'sharedProject', a: 'p-c1', b: 'p-r1', projectName: '一网通办' },
        ],
      }),
    ).toEqual(['mentorship 与张三有带教关系', 'kinship 与张三为近姻亲', 'sharedProject 与张三共同承担“一网通办”'])
  })

  it('a candidate of the round judges nobody in it', () => {
    const own = candidate({
      candidateId: 'c2',
      name: '赵专家',
      unit: place('市财政局', '市财政局'),
      people: [{ personId: 'p-r1', name: '赵专家', pastUnits: [] }],
    })
    expect(found({ candidates: [candidate(), own] })).toEqual([
      'coCandidate 专家本人也在本轮参评',
      'sameUnit 同在市财政局工作',
      'self 候选对象为专家本人或其参与的项目',
    ])
  })

  it('takes the word of candidate and reviewer', () => {
    expect(found({ candidates: [candidate({ unsuitableReviewerIds: ['r1'] })] })).toEqual(['namedUnsuitable 候选对象在申报时申请其回避'])
    expect(found({ declarations: [{ reviewerId: 'r1', candidateId: 'c1', reason: '大学同窗' }] })).toEqual([
      'declared 专家本人申报：大学同窗',
    ])
  })

  it('an outside expert without a file matches nobody by accident', () => {
    const outside = reviewer({ personId: null, unit: null })
    expect(found({ reviewers: [outside], candidates: [candidate({ supporters: [{ personId: 'p-x', role: '推荐人' }] })] })).toEqual([])
  })

  it('becomes a matrix for assignment', () => {
    const conflicts = findConflicts({
      reviewers: [reviewer()],
      candidates: [candidate({ unsuitableReviewerIds: ['r1'] })],
      relations: [],
      declarations: [],
      pastUnitYears: 3,
      asOf: '2025-09-19',
    })
    expect(conflictMatrix(['r0', 'r1'], ['c1', 'c2'], conflicts)).toEqual([
      [false, false],
      [true, false],
    ])
  })
})

describe('legalBodyAbove', () => {
  const units = new Map([
    ['城市', { parentId: null, isLegalBody: true }],
    ['局', { parentId: '城市', isLegalBody: true }],
    ['处', { parentId: '局', isLegalBody: false }],
    ['办', { parentId: '城市', isLegalBody: false }],
  ])

  it('is the nearest marked unit above, never the city', () => {
    expect(legalBodyAbove('处', units)).toBe('局')
    expect(legalBodyAbove('局', units)).toBe('局')
    expect(legalBodyAbove('办', units)).toBeNull()
    expect(legalBodyAbove('城市', units)).toBeNull()
  })
})
