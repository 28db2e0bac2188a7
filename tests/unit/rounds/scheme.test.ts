import { describe, expect, it } from 'vitest'
import { roundKindLabels, roundKinds } from '@/lib/rounds/labels'
import { parseScheme, type Scheme, schemeSchema } from '@/lib/rounds/scheme'
import { placedProblems, schemeProblems, unstorable } from '@/lib/rounds/scheme-problems'
import { schemeTemplate } from '@/lib/rounds/scheme-templates/by-kind'

const schedule: Scheme['schedule'] = {
  opensAt: '2025-09-01T09:00:00+08:00',
  closesAt: '2025-09-19T18:00:00+08:00',
  qualificationEndsOn: '2025-09-26',
  reviewClosesAt: '2025-10-17T18:00:00+08:00',
  panelOn: '2025-10-22',
  publicityStartsOn: '2025-10-24',
  conferralOn: '2025-11-05',
}

const complete = (part: Partial<Scheme> = {}): Scheme => ({ ...schemeTemplate('pacesetter'), schedule, ...part })

describe('the six templates', () => {
  it.each([...roundKinds])('%s lacks nothing but its dates', (kind) => {
    const template = schemeTemplate(kind)
    expect(schemeProblems(template)).toEqual(['还没有填写申报开始时间。', '还没有填写申报截止时间。', '还没有填写专家评分截止时间。'])
    expect(schemeProblems({ ...template, schedule })).toEqual([])
    expect(template.kind).toBe(kind)
    expect(template.titleCode).toBe(roundKindLabels[kind].titleCode)
    expect(template.publicity).toEqual({ days: 5, unit: 'working' })
  })

  it('carry the rubrics that the city asks for', () => {
    const rubric = (kind: (typeof roundKinds)[number]) => schemeTemplate(kind).criteria.map(({ name, weight }) => `${name}${weight}`)
    expect(rubric('pacesetter')).toEqual(['专业能力30', '业务实绩25', '创新与研究15', '辐射带教20', '职业品行10'])
    expect(rubric('innovation')).toEqual(['针对性25', '实践性25', '创新性25', '推广价值25'])
    expect(rubric('brand').map((each) => each.replace(/\d+/, ''))).toEqual(['特质', '特色', '辨识度', '辐射力'])
  })

  it('are fresh copies that survive storage', () => {
    const first = schemeTemplate('ace')
    first.criteria.length = 0
    expect(schemeTemplate('ace').criteria).not.toEqual([])
    expect(parseScheme(JSON.parse(JSON.stringify(complete())))).toEqual(complete())
  })

  it('cover every score of the scale by a guidance band', () => {
    for (const kind of roundKinds)
      for (const { bands, scaleMax, step } of schemeTemplate(kind).criteria)
        for (let score = 0; score <= scaleMax; score += step)
          expect(bands.filter((band) => score >= band.from && score <= band.to)).toHaveLength(1)
  })
})

describe('schemeProblems', () => {
  const criteria = schemeTemplate('pacesetter').criteria

  it('wants weights that sum to 100, exactly', () => {
    expect(
      schemeProblems(complete({ criteria: criteria.slice(0, 4), aggregation: { rule: 'mean', trimFrom: 5, tieCriteria: [] } })),
    ).toEqual(['各项权重合计为 90，应为 100。'])
    const [first] = criteria
    if (!first) throw new Error('no criteria')
    const thirds = [33.33, 33.33, 33.34].map((weight, index) => ({ ...first, key: `part${index}`, weight }))
    expect(schemeProblems(complete({ criteria: thirds, aggregation: { rule: 'mean', trimFrom: 5, tieCriteria: [] } }))).toEqual([])
  })

  it('wants dates that ascend', () => {
    expect(schemeProblems(complete({ schedule: { ...schedule, closesAt: '2025-08-31T18:00:00+08:00' } }))).toEqual([
      '申报截止时间应晚于申报开始时间（2025年9月1日 09:00）。',
    ])
    expect(schemeProblems(complete({ schedule: { ...schedule, qualificationEndsOn: '2025-09-19' } }))).toEqual([])
  })

  it('names what is missing in the word by which the kind calls its result', () => {
    const quotas = { nominationsPerUnit: 2, total: null, perLine: null, perUnit: null, grassrootsFloor: 0 }
    expect(schemeProblems({ ...schemeTemplate('innovation'), quotas })).toContain('还没有设定入围总数。')
    expect(schemeProblems({ ...schemeTemplate('brand'), quotas })).toContain('还没有设定命名总数。')
  })

  it('wants quotas, reviewers and publicity that fit', () => {
    expect(
      schemeProblems(complete({ quotas: { nominationsPerUnit: 2, total: 5, perLine: 9, perUnit: null, grassrootsFloor: 8 } })),
    ).toEqual(['基层保底名额 8 个，超过命名总数 5 个。', '每个条线的名额上限超过命名总数。'])
    expect(
      schemeProblems(
        complete({
          reviewing: {
            reviewersPerCandidate: 3,
            minLoad: 9,
            maxLoad: 8,
            isBlind: true,
            pastUnitYears: 3,
            show: false,
            showsSingleTotals: false,
          },
        }),
      ),
    ).toEqual([
      '每位专家评审份数的下限大于上限。',
      '方案采用去掉一个最高分和一个最低分，须有 5 份以上评分表；现在每个候选对象只有 3 位评审专家。',
    ])
    expect(schemeProblems(complete({ publicity: { days: 3, unit: 'working' } }))).toEqual(['公示期为 3 天，不得少于 5 天。'])
  })

  it('wants a title for persons and none for projects', () => {
    expect(schemeProblems(complete({ titleCode: null }))).toEqual(['还没有设定授予的称号。'])
    expect(schemeProblems({ ...schemeTemplate('brand'), schedule, titleCode: 'ace' })).toEqual(['项目类评选不授予个人称号。'])
  })

  it('refuses what is no scheme at all', () => {
    expect(schemeSchema.safeParse({ ...complete(), ballot: 'shouting' }).success).toBe(false)
    expect(schemeSchema.safeParse({ ...complete(), panel: { ...complete().panel, passFraction: [3, 2] } }).success).toBe(false)
  })
})

describe('where a problem lies', () => {
  it('names the part and the entry that mends it', () => {
    const template = schemeTemplate('pacesetter')
    const scheme = complete({
      quotas: { ...template.quotas, total: null },
      fields: template.fields.map((field) => (field.key === 'deeds' ? { ...field, min: 900, max: 100 } : field)),
      schedule: { ...schedule, opensAt: null },
    })
    expect(placedProblems(scheme).map(({ at }) => at)).toEqual(['fields.deeds', 'quotas.total', 'schedule.opensAt'])
    expect(placedProblems(scheme).map(({ message }) => message)).toEqual(schemeProblems(scheme))
  })

  it('finds what cannot even be kept as a draft, by its place', () => {
    const template = schemeTemplate('pacesetter')
    expect(unstorable(template)).toEqual([])
    const emptied = {
      ...template,
      criteria: template.criteria.map((criterion, index) => (index === 1 ? { ...criterion, name: '' } : criterion)),
    }
    expect(unstorable(emptied)).toEqual([{ message: '第 2 个评分指标：请填写名称。', at: 'criteria.performance' }])
  })
})
