import { describe, expect, it } from 'vitest'
import { readMonth } from '@/lib/org/roster/read-dates'
import { dateCell } from './build-sheet'

const TODAY = '2025-09-15'
const text = (value: string) => readMonth({ kind: 'text', text: value, value }, TODAY)
const number = (value: number, shown = String(value)) => readMonth({ kind: 'number', text: shown, value }, TODAY)

describe('readMonth', () => {
  it.each([
    ['1990.11', '1990-11'],
    ['1990.1', '1990-01'],
    ['1990。11', '1990-11'],
    ['１９９０．１１', '1990-11'],
    ['1990年11月', '1990-11'],
    ['1990年 1 月', '1990-01'],
    ['1990年11月份', '1990-11'],
    ['1990/11', '1990-11'],
    ['1990/1', '1990-01'],
    ['1990-11', '1990-11'],
    ['199011', '1990-11'],
    ['90.11', '1990-11'],
    ['05.07', '2005-07'],
    ['1990.11（34岁）', '1990-11'],
    ['1990.11生', '1990-11'],
    ["'1990.11", '1990-11'],
    ['一九九〇年十一月', '1990-11'],
    ['二〇〇五年七月', '2005-07'],
    ['Nov-90', '1990-11'],
  ])('reads %s', (written, month) => {
    expect(text(written)).toEqual({ ok: true, month })
  })

  it.each([
    ['1990-11-05', '1990-11-05'],
    ['1990/11/5', '1990-11-05'],
    ['1990.11.05', '1990-11-05'],
    ['1990年11月5日', '1990-11-05'],
    ['19901105', '1990-11-05'],
    ['1990-11-05 00:00:00', '1990-11-05'],
    ['33182', '1990-11-05'],
  ])('reads the day in %s', (written, day) => {
    expect(text(written)).toEqual({ ok: true, month: '1990-11', day })
  })

  it('reads cells of dates and numbers', () => {
    expect(readMonth(dateCell('1990-11-05'), TODAY)).toEqual({ ok: true, month: '1990-11', day: '1990-11-05' })
    expect(number(33182)).toEqual({ ok: true, month: '1990-11', day: '1990-11-05' })
    expect(number(199011)).toEqual({ ok: true, month: '1990-11' })
    expect(number(19901105)).toEqual({ ok: true, month: '1990-11', day: '1990-11-05' })
    expect(number(1990.11)).toEqual({ ok: true, month: '1990-11' })
    expect(number(1990.1, '1990.10')).toEqual({ ok: true, month: '1990-10' })
  })

  it('says when a number may have lost its zero', () => {
    expect(number(1990.1)).toEqual({ ok: true, month: '1990-01', otherMonth: '1990-10' })
  })

  it.each(['不详', '1990', '1990年', '1990.13', '1990.00', '1990-02-30', '长期', '1890.01', '5/11/90', '123'])('refuses %s', (written) => {
    expect(text(written).ok).toBe(false)
  })
})
