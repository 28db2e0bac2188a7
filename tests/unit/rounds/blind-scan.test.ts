import { describe, expect, test } from 'vitest'
import { findNames, isHindrance, type ScanTerm } from '@/lib/rounds/blind-scan'

const terms: ScanTerm[] = [
  { kind: 'candidate', term: '欧阳若谷' },
  { kind: 'unit', term: '云江市云岭中心' },
  { kind: 'unit', term: '云岭中心' },
  { kind: 'colleague', term: '诸葛明达' },
  { kind: 'colleague', term: '李' },
]

describe('looking for names', () => {
  test('finds each with its place, the words around it and how often; blanks and dots do not hide it', () => {
    const hits = findNames(
      [
        { place: '第 1 页', text: '近三年来，欧阳 若⾕同志主持工作。欧 阳\n若·谷获奖。' },
        { place: '第 2 页', text: '与诸葛明达共同完成。' },
      ],
      terms,
    )
    expect(hits).toEqual([
      { kind: 'candidate', term: '欧阳若谷', place: '第 1 页', excerpt: '近三年来，欧阳若谷同志主持工作。欧阳若谷获奖。', times: 2 },
      { kind: 'colleague', term: '诸葛明达', place: '第 2 页', excerpt: '与诸葛明达共同完成。', times: 1 },
    ])
  })

  test('a short name inside the long one is told once; one alone is told', () => {
    const inside = findNames([{ place: '正文', text: '在云江市云岭中心工作' }], terms)
    expect(inside.map((hit) => hit.term)).toEqual(['云江市云岭中心'])
    const both = findNames([{ place: '正文', text: '云江市云岭中心，简称云岭中心' }], terms)
    expect(both.map((hit) => [hit.term, hit.times])).toEqual([
      ['云江市云岭中心', 1],
      ['云岭中心', 1],
    ])
  })

  test('names of one character are left alone; two megabytes with a thousand names are read', () => {
    expect(findNames([{ place: '正文', text: '李李李' }], terms)).toEqual([])
    const many = Array.from({ length: 1000 }, (_, index): ScanTerm => ({ kind: 'colleague', term: `同事${index}号` }))
    const hits = findNames([{ place: '正文', text: `${'主持办理重点难点事项。'.repeat(20_000)}同事7号` }], many)
    expect(hits.map((hit) => hit.term)).toEqual(['同事7号'])
  })

  test('what stands in the way: a candidate or unit that can be read, neither mended nor acknowledged', () => {
    const open = { kind: 'candidate', isServed: true, acknowledgedAt: null, closedAt: null }
    expect(isHindrance(open)).toBe(true)
    expect(isHindrance({ ...open, kind: 'colleague' })).toBe(false)
    expect(isHindrance({ ...open, isServed: false })).toBe(false)
    expect(isHindrance({ ...open, acknowledgedAt: new Date() })).toBe(false)
    expect(isHindrance({ ...open, closedAt: new Date() })).toBe(false)
  })
})
