import { describe, expect, it } from 'vitest'
import {
  DEFAULT_TEMPLATE,
  fillBlock,
  PLACEHOLDERS,
  type PlaceholderTexts,
  reportTemplateSchema,
  templateProblems,
} from '@/lib/reports/report-template'
import { quarterOf } from '@/lib/reports/report-texts'

const texts = Object.fromEntries(Object.keys(PLACEHOLDERS).map((name) => [name, `〔${name}〕`])) as PlaceholderTexts

describe('template', () => {
  it('comes with words that pass its own check', () => {
    expect(reportTemplateSchema.safeParse(DEFAULT_TEMPLATE).success).toBe(true)
  })
  it('says which placeholder is unknown and which brace is open', () => {
    expect(templateProblems('截至{截至日期}，{人数}名')).toEqual(['“{人数}”不是可用的占位符，请从右侧清单中选取，或去掉花括号。'])
    expect(templateProblems('截至{截至日期')).toEqual(['有花括号没有成对，请补齐或删去。'])
    expect(templateProblems('{}')).toEqual(['有一对花括号是空的，请填写占位符名称或删去。'])
    expect(templateProblems('{constructor}{toString}')).toHaveLength(2)
  })
  it('fills in paragraph by paragraph and leaves out what is empty', () => {
    expect(fillBlock('截至{截至日期}\n\n{各类情况}', { ...texts, 各类情况: '甲。\n乙。' })).toEqual(['截至〔截至日期〕', '甲。', '乙。'])
    expect(fillBlock('{关注事项}', { ...texts, 关注事项: '' })).toEqual([])
  })
  it('takes figures for what they are: braces in a name are not filled in again', () => {
    expect(fillBlock('{单位结论}', { ...texts, 单位结论: '甲{周期}' })).toEqual(['甲{周期}'])
  })
})

describe('quarter', () => {
  it('is named by its day', () => {
    expect([quarterOf('2025-09-15'), quarterOf('2025-12-31'), quarterOf('2026-01-01')]).toEqual([
      '2025年第三季度',
      '2025年第四季度',
      '2026年第一季度',
    ])
  })
})
