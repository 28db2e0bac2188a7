import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundKinds } from '@/lib/rounds/labels'
import type { Scheme } from '@/lib/rounds/scheme'
import { changeInWords, diffSchemes } from '@/lib/rounds/scheme-difference'
import { schemeTemplate } from '@/lib/rounds/scheme-templates/by-kind'

const base = (): Scheme => schemeTemplate('pacesetter')
const words = (after: Scheme, before = base()) => diffSchemes(before, after, new Map([['pacesetter', '业务标兵']])).map(changeInWords)

describe('differences between two versions of a scheme', () => {
  it('finds nothing between a scheme and its stored copy, whatever the order of its keys', () => {
    for (const kind of roundKinds) {
      const scheme = schemeTemplate(kind)
      const copy = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(scheme)) as Scheme).reverse()) as Scheme
      expect(diffSchemes(scheme, copy)).toEqual([])
    }
  })

  it('says of a setting from what to what', () => {
    const scheme = base()
    scheme.quotas = { ...scheme.quotas, total: 30, perLine: null }
    scheme.schedule = { ...scheme.schedule, closesAt: '2025-09-19T18:00:00+08:00' }
    scheme.reviewing = { ...scheme.reviewing, isBlind: false }
    scheme.ballot = 'secret'
    expect(words(scheme)).toEqual([
      '申报截止由“未定”改为“2025年9月19日 18:00”',
      '命名总数由“40 个”改为“30 个”',
      '每个条线上限由“5 个”改为“不限”',
      '评审方式由“匿名评审”改为“实名评审”',
      expect.stringMatching(/^法定人数和通过比例由“.*记名投票。”改为“.*无记名投票。”$/),
    ])
  })

  it('tells entries apart by key: renamed is changed, and added, removed and moved are each said once', () => {
    const scheme = base()
    const [first, second, ...rest] = scheme.criteria
    if (!first || !second) throw new Error('no criteria')
    scheme.criteria = [second, { ...first, name: '业务能力', weight: 25 }, ...rest.slice(0, -1)]
    scheme.gates = [...scheme.gates, { key: 'other', name: '其他', description: '其他情形。' }]
    expect(words(scheme)).toEqual([
      '删除指标“职业品行”（原为：权重 10%，满分 10）',
      '指标“专业能力”的名称由“专业能力”改为“业务能力”',
      '指标“专业能力”的权重由“30%”改为“25%”',
      expect.stringMatching(/^指标“业务(能力|实绩)”的次序由第 [12] 改为第 [12]$/),
      '新增事项“其他”：其他情形。',
    ])
  })

  it('says what changed of a field and its columns', () => {
    const scheme = base()
    scheme.fields = scheme.fields.map((field) =>
      field.key === 'cases'
        ? {
            ...field,
            max: 3,
            columns: field.columns.map((column) => (column.key === 'role' ? { ...column, options: ['主办', '协办'] } : column)),
          }
        : field,
    )
    const [bound, columns, ...others] = words(scheme)
    expect(bound).toBe('填报项“代表性案例”的最多行数由“5”改为“3”')
    expect(columns).toContain('本人作用（单选：主办、协办，必填）')
    expect(others).toEqual([])
  })

  it('never stays silent about a change, and is silent without one', () => {
    const changes: ((scheme: Scheme) => Partial<Scheme>)[] = [
      ({ fields }) => ({ fields: fields.slice(1).reverse() }),
      ({ eligibility }) => ({ eligibility: eligibility.slice(1) }),
      ({ panel }) => ({ panel: { ...panel, passFraction: [3, 4] } }),
      ({ aggregation }) => ({ aggregation: { ...aggregation, trimFrom: 7 } }),
      ({ reviewing }) => ({ reviewing: { ...reviewing, show: true } }),
      () => ({ publicity: { days: 7, unit: 'natural' } }),
      () => ({ reexaminationDays: 10 }),
      () => ({ allowSelfNomination: true }),
      ({ inadmissibleGrounds }) => ({ inadmissibleGrounds: inadmissibleGrounds.slice(1) }),
      ({ criteria }) => ({ criteria: criteria.map((criterion) => ({ ...criterion, bands: criterion.bands.slice(1) })) }),
      () => ({ purpose: '' }),
    ]
    fc.assert(
      fc.property(fc.subarray(changes, { minLength: 1 }), (chosen) => {
        const scheme = chosen.reduce<Scheme>((last, change) => Object.assign(last, change(last)), base())
        const found = diffSchemes(base(), scheme)
        expect(new Set(found.map((each) => `${each.part}${each.subject}`)).size).toBeGreaterThanOrEqual(chosen.length)
        expect(diffSchemes(scheme, structuredClone(scheme))).toEqual([])
        for (const change of found) expect(changeInWords(change)).not.toMatch(/undefined|null|[a-z]{3,}/)
      }),
      { numRuns: 40 },
    )
  })

  it('says that something changed even where it has no words for it', () => {
    const scheme = { ...base(), later: { isOn: true } } as Scheme
    expect(words(scheme)).toEqual(['其他设置由“原设置”改为“新设置”'])
  })
})
