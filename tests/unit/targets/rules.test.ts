import { describe, expect, it } from 'vitest'
import { attentionList } from '@/lib/targets/attention'
import { readCursor, writeCursor } from '@/lib/targets/persons-behind'
import { formatCompletion, formatGap, progressOf } from '@/lib/targets/progress'
import { rollUpChanges, subtreesOver } from '@/lib/targets/subtrees'
import { stepsOf, trendOf } from '@/lib/targets/trend'
import { verdictOf } from '@/lib/targets/verdict'

describe('progress', () => {
  const forecast = (low: number, expected = low, high = expected, ceiling = high) => ({ low, expected, high, ceiling })
  it('is judged by the end of the cycle: by the least, then by the most that can be', () => {
    expect(progressOf(431, forecast(410, 415, 447, 450), 480)).toEqual({
      target: 480,
      gap: 49,
      gapAtEnd: 65,
      completion: 431 / 480,
      standing: 'missed',
    })
    expect(progressOf(23, forecast(24), 24).standing).toBe('onCourse')
    expect(progressOf(95, forecast(93, 97, 99), 98).standing).toBe('atRisk')
    expect(progressOf(95, forecast(93, 93, 93, 98), 98).standing).toBe('atRisk')
    expect(progressOf(3, forecast(3), null)).toEqual({ target: null, gap: null, gapAtEnd: null, completion: null, standing: 'untargeted' })
  })
  it('never rounds up to reached', () => {
    expect(formatCompletion(0.9999)).toBe('99.9%')
    expect([formatGap(6), formatGap(0), formatGap(-2), formatGap(null)]).toEqual(['差 6', '达成', '超 2', ''])
  })
})

describe('trend', () => {
  const changes = [
    { day: '2020-05-01', delta: 3 },
    { day: '2021-03-01', delta: 2 },
    { day: '2025-10-01', delta: -1 },
    { day: '2025-12-01', delta: 2 },
  ]
  it('starts with what was there and ends at the cycle end', () => {
    expect(trendOf(changes, '2021-01-01', '2025-09-15', '2025-12-31')).toEqual({
      history: [
        { on: '2021-01-01', value: 3 },
        { on: '2021-03-01', value: 5 },
        { on: '2025-09-15', value: 5 },
      ],
      future: [
        { on: '2025-09-15', value: 5 },
        { on: '2025-10-01', value: 4 },
        { on: '2025-12-01', value: 6 },
        { on: '2025-12-31', value: 6 },
      ],
      isMonthly: false,
    })
  })
  it('thins a long history to month ends and keeps its last value', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      day: `2021-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 27) + 2).padStart(2, '0')}`,
      delta: 1,
    }))
    const trend = trendOf(many, '2021-01-01', '2022-06-30', '2025-12-31')
    expect(trend.isMonthly).toBe(false)
    const daily = Array.from({ length: 200 }, (_, index) => ({
      day: new Date(Date.UTC(2021, 0, 2 + index)).toISOString().slice(0, 10),
      delta: 1,
    }))
    const thinned = trendOf(daily, '2021-01-01', '2021-12-31', '2025-12-31')
    expect([thinned.isMonthly, thinned.history.length, thinned.history.at(-1)?.value, stepsOf(daily, '2021-01-01').at(-1)?.value]).toEqual([
      true,
      13,
      200,
      200,
    ])
  })
})

describe('roll-up by the tree of each day', () => {
  const spans = [
    { unitId: 'root', parentId: null, startsOn: '2015-01-01', endsOn: null },
    { unitId: 'a', parentId: 'root', startsOn: '2015-01-01', endsOn: null },
    { unitId: 'b', parentId: 'root', startsOn: '2015-01-01', endsOn: null },
    { unitId: 'leaf', parentId: 'a', startsOn: '2015-01-01', endsOn: '2023-06-30' },
    { unitId: 'leaf', parentId: 'b', startsOn: '2023-07-01', endsOn: null },
  ]
  it('moves what a unit brings with it on the day it moves', () => {
    const changes = [
      { unitId: 'leaf', day: '2022-01-01', delta: 4 },
      { unitId: 'a', day: '2022-02-01', delta: 1 },
      { unitId: 'leaf', day: '2024-01-01', delta: 1 },
    ]
    const under = (id: string) => rollUpChanges(changes, subtreesOver(spans, id, '2021-01-01', '2025-12-31'))
    expect(under('a')).toEqual([
      { day: '2022-01-01', delta: 4 },
      { day: '2022-02-01', delta: 1 },
      { day: '2023-07-01', delta: -4 },
    ])
    expect(under('b')).toEqual([
      { day: '2023-07-01', delta: 4 },
      { day: '2024-01-01', delta: 1 },
    ])
    expect(under('root').reduce((sum, change) => sum + change.delta, 0)).toBe(6)
  })
})

describe('what needs attention', () => {
  const ahead = (expected: number) => ({ forecast: { expected }, gain: { low: 0, expected: 0, high: 0 } })
  const cell = {
    classCode: 'business',
    className: '业务人才',
    held: 50,
    target: 56,
    expired: 7,
    retiring: 2,
    renewable: null,
    ...ahead(41),
  }
  it('says line, class, gap and who leaves', () => {
    const [first] = attentionList([{ lineId: 'l', lineName: '民事', cells: [cell] }], '2025-12-31', null, 0)
    expect(first).toMatchObject({
      title: '民事条线 业务人才差 6 名',
      detail: '12月31日前 7 人任期届满、2 人到龄退休。年底预计差 15 名。',
      linkLabel: '9 人名单',
      tone: 'rose',
    })
  })
  it('says who may renew and what rounds may add', () => {
    const looked = { ...cell, renewable: 4, gain: { low: 1, expected: 2, high: 5 }, forecast: { expected: 43 } }
    const [first] = attentionList([{ lineId: 'l', lineName: '民事', cells: [looked] }], '2025-12-31', null, 0)
    expect(first?.detail).toBe('12月31日前 7 人任期届满（其中 4 人可续任）、2 人到龄退休。在评预计新增 2（1–5）名。年底预计差 13 名。')
  })
  it('says a line that misses all of its classes once, and nothing of lines that reach theirs', () => {
    const list = attentionList(
      [
        {
          lineId: 'l',
          lineName: '信息技术',
          cells: [cell, { ...cell, classCode: 'national', className: '国家级', held: 0, target: 1, ...ahead(0) }],
        },
        { lineId: 'm', lineName: '刑事', cells: [{ ...cell, held: 60, ...ahead(58) }] },
      ],
      '2025-12-31',
      null,
      0,
    )
    expect(list.map((item) => item.title)).toEqual(['信息技术条线 两类均未达标'])
  })
})

describe('verdict', () => {
  it('says what goes well and what does not', () => {
    const verdict = verdictOf(
      [
        {
          name: '国家级领军人才',
          standing: 'onCourse',
          forecast: { low: 24, expected: 24, high: 24, ceiling: 24 },
          target: 24,
          expired: 0,
        },
        { name: '业务人才', standing: 'missed', forecast: { low: 410, expected: 415, high: 447, ceiling: 474 }, target: 480, expired: 27 },
      ],
      '年底',
    )
    expect(verdict.tone).toBe('rose')
    expect(verdict.parts.map((part) => part.text).join('')).toBe(
      '国家级领军人才按期。业务人才难以完成：年底预计保持 415（410–447）名，距目标差 65 名；到期的 27 人全部续任，最多 474 名。',
    )
  })
})

describe('cursor', () => {
  it('survives the address and refuses nonsense', () => {
    const cursor = { pinyin: 'zhangsan', personId: 'p', classCode: 'business', day: '2025-01-01' }
    expect(readCursor(writeCursor(cursor))).toEqual(cursor)
    expect([readCursor('xx'), readCursor(undefined), readCursor(Buffer.from('[1]').toString('base64url'))]).toEqual([null, null, null])
  })
})
