import { describe, expect, it } from 'vitest'
import { chartCsv } from '@/components/charts/chart-files'
import { gapLevel, gapWords } from '@/components/charts/gap'
import { niceCeiling, niceTicks } from '@/components/charts/scale'
import { timeOf, timeTicks, trendInWords, trendRows, trendScale } from '@/components/charts/trend-data'

const history = [
  { on: '2025-01-01', value: 400 },
  { on: '2025-06-30', value: 431 },
]
const forecast = [{ on: '2025-12-31', value: 415, low: 410, high: 447 }]
const today = '2025-09-15'

describe('a printed scale', () => {
  it.each([
    [28.8, 30],
    [115.2, 120],
    [576, 600],
    [0, 1],
    [7, 7],
    [1000, 1000],
  ])('ends %d at %d', (value, end) => expect(niceCeiling(value)).toBe(end))

  it('encloses its values in round steps', () => expect(niceTicks(363, 486)).toEqual([360, 380, 400, 420, 440, 460, 480, 500]))
})

describe('a gap', () => {
  it.each([
    [24, 24, 'met', '达成'],
    [25, 24, 'met', '超 1'],
    [9, 10, 'near', '差 1'],
    [8, 10, 'behind', '差 2'],
    [79, 100, 'far', '差 21'],
    [3, 0, 'none', '未设目标'],
  ])('of %d to %d is %s', (value, target, level, words) => {
    expect(gapLevel(value, target)).toBe(level)
    expect(gapWords(value, target)).toBe(words)
  })
})

describe('a trend', () => {
  it('closes the history and opens the forecast today', () => {
    expect(trendRows({ history, forecast, today })).toEqual([
      { time: timeOf('2025-01-01'), held: 400 },
      { time: timeOf('2025-06-30'), held: 431 },
      { time: timeOf(today), held: 431, expected: 431, band: [431, 431] },
      { time: timeOf('2025-12-31'), expected: 415, band: [410, 447] },
    ])
  })

  it('cuts the axis only well away from 0', () => {
    expect(trendScale(trendRows({ history, forecast, today }), { value: 480 }).low).toBeGreaterThan(0)
    expect(trendScale(trendRows({ history: [{ on: '2025-01-01', value: 3 }], today }), { value: 24 }).low).toBe(0)
  })

  it('stands without any data', () => {
    expect(trendRows({ history: [], today })).toEqual([])
    expect(trendInWords({ label: '保持', history: [], today })).toBe('保持：暂无数据')
  })

  it('names the year where it changes', () => {
    expect(timeTicks(timeOf('2024-10-01'), timeOf('2025-12-31'), 8).map((tick) => tick.label)).toEqual([
      '2024年10月',
      '12月',
      '2025年2月',
      '4月',
      '6月',
      '8月',
      '10月',
      '12月',
    ])
  })

  it('is told in words', () => {
    expect(trendInWords({ label: '业务人才', history, forecast, today, target: { value: 480 } })).toBe(
      '业务人才：2025年1月1日 400 名，2025年9月15日 431 名；预计 2025年12月31日 415 名，区间 410 至 447；目标 480 名',
    )
  })
})

describe('a chart as a sheet', () => {
  it('starts with the byte order mark, quotes commas and disarms formulas', () => {
    const table = {
      columns: [{ label: '条线' }, { label: '保持', numeric: true }],
      rows: [
        ['政法,综治', 4],
        ['=1+1', null],
      ],
    }
    expect(chartCsv(table)).toBe('\uFEFF条线,保持\r\n"政法,综治",4\r\n\'=1+1,\r\n')
  })
})
