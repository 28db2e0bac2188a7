import { describe, expect, test } from 'vitest'
import type { SheetCell, Workbook } from '@/lib/platform/sheets/workbook'
import { type HistoryFacts, type HistoryPerson, judgeHistory } from '@/lib/titles/history/judge-history'
import { readHistory } from '@/lib/titles/history/read-history'

const TODAY = '2025-09-15'
const HEADINGS = ['序号', '姓 名', '身份证后六位', '工作单位', '荣誉称号', '授予时间', '届满日期', '文号']

function workbook(rows: string[][], headings = HEADINGS): Workbook {
  const cells = [['历年人才称号一览表'], headings, ...rows].map((row) =>
    row.map((text): SheetCell | null => (text === '' ? null : { kind: 'text', text, value: text })),
  )
  return {
    format: 'xlsx',
    sheets: [{ name: '称号', hidden: false, rows: cells, columnCount: headings.length, merges: [], hiddenRows: [], hiddenColumns: [] }],
  }
}

const person = (id: string, more: Partial<HistoryPerson> = {}): HistoryPerson => ({
  id,
  name: '王小明',
  unitName: '市图书馆',
  idNumber: '330106199001011234',
  unitIds: ['library', 'city'],
  isOutside: false,
  holdings: [],
  ...more,
})

function facts(people: HistoryPerson[]): HistoryFacts {
  const peopleByName = new Map<string, HistoryPerson[]>()
  for (const one of people) peopleByName.set(one.name, [...(peopleByName.get(one.name) ?? []), one])
  return {
    today: TODAY,
    titles: [
      { code: 'ace', name: '业务能手', termYears: 3 },
      { code: 'expert', name: '业务专家', termYears: null },
    ],
    peopleByName,
    unitOf: (text) => (text === '市图书馆' ? { id: 'library' } : { reason: '平台中没有这个单位，请填写单位全称。' }),
  }
}

function judge(rows: string[][], people = [person('a')], headings?: string[]) {
  return judgeHistory(readHistory(workbook(rows, headings), TODAY)?.rows ?? [], facts(people))
}
const row = (more: { id?: string; unit?: string; title?: string; start?: string; end?: string; name?: string } = {}) => [
  '1',
  more.name ?? '王小明',
  more.id ?? '011234',
  more.unit ?? '',
  more.title ?? '业务能手',
  more.start ?? '2021.04',
  more.end ?? '',
  '测〔2021〕3号',
]

describe('reading', () => {
  test('finds headings in any of the usual words and reads dates in any style, full-width digits too', () => {
    const read = readHistory(
      workbook([row({ start: '２０２１年４月２５日', end: '2024/4/24' }), row({ start: '二〇二一年四月', end: '2024年4月' })]),
      TODAY,
    )
    expect(read?.rows.map(({ startsOn, endsOn, rowNumber }) => [rowNumber, startsOn, endsOn])).toEqual([
      [3, '2021-04-25', '2024-04-24'],
      [4, '2021-04-01', '2024-04-30'],
    ])
  })

  test('reads both ends from one column, and the words for no end', () => {
    const headings = ['姓名', '单位', '称号', '任期']
    const read = readHistory(
      workbook(
        [
          ['王小明', '市图书馆', '业务专家', '2021年4月至今'],
          ['王小明', '市图书馆', '业务能手', '2021.04—2024.03'],
        ],
        headings,
      ),
      TODAY,
    )
    expect(read?.rows.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      ['2021-04-01', null],
      ['2021-04-01', '2024-03-31'],
    ])
  })

  test('passes over sums, blank rows and repeated headings; a sheet without the columns is none', () => {
    expect(
      readHistory(workbook([row(), ['', '', '', '', '', '', '', ''], ['', '合计', '', '', '', '', '', ''], HEADINGS]), TODAY)?.rows,
    ).toHaveLength(1)
    expect(readHistory(workbook([['a']], ['姓名', '年龄']), TODAY)).toBeNull()
  })
})

describe('judging', () => {
  test('a right row is added, with the term of the title where no end is given', () => {
    expect(judge([row()])).toMatchObject([
      { verdict: 'add', titleCode: 'ace', startsOn: '2021-04-01', endsOn: '2024-03-31', isRenewal: false },
    ])
    expect(judge([row({ title: '业务专家' })])).toMatchObject([{ verdict: 'add', endsOn: null }])
  })

  test('what follows the day before it is a renewal', () => {
    expect(judge([row({ end: '2024.03.31' }), row({ start: '2024-04-01' })]).map(({ isRenewal }) => isRenewal)).toEqual([false, true])
  })

  test('what is on file already adds nothing', () => {
    const held = [{ titleCode: 'ace', startsOn: '2021-04-01', endsOn: '2022-01-01', termEndsOn: '2024-03-31' }]
    expect(judge([row()], [person('a', { holdings: held })])).toMatchObject([{ verdict: 'same', reasons: [] }])
  })

  const refusals: [string, string[][], RegExp, HistoryPerson[]?][] = [
    ['reversed dates', [row({ end: '2020.01' })], /早于起始日期/],
    ['a day to come', [row({ start: '2026.01' })], /晚于今天/],
    ['a day that is none', [row({ start: '2021.02.30' })], /没有这一天/],
    ['an unknown title', [row({ title: '大师' })], /称号目录中没有“大师”/],
    ['an unknown name', [row({ name: '李四' })], /名册中没有“李四”/],
    ['digits of somebody else', [row({ id: '999999' })], /对不上/],
    ['an identity number spoilt by the program', [row({ id: '3.30106E+17' })], /科学计数法/],
    ['a unit that is not known', [row({ unit: '某单位' })], /没有这个单位/],
    ['a name alone', [row({ id: '' })], /不能确定是谁/],
    ['two of one name', [row({ id: '', unit: '市图书馆' })], /2 位同名/, [person('a'), person('b', { idNumber: null })]],
    ['somebody from outside', [row()], /市外专家/, [person('a', { isOutside: true })]],
    [
      'a term that overlaps one on file',
      [row({ start: '2023.01' })],
      /与已登记的/,
      [person('a', { holdings: [{ titleCode: 'ace', startsOn: '2021-04-01', endsOn: '2024-03-31', termEndsOn: null }] })],
    ],
  ]
  test.each(refusals)('refuses %s in words', (_what, rows, words, people) => {
    const [verdict] = judge(rows, people)
    expect(verdict?.verdict).toBe('reject')
    expect(verdict?.reasons.join('')).toMatch(words)
  })

  test('of two equal or overlapping rows the first counts, the other names it', () => {
    const verdicts = judge([row(), row(), row({ start: '2022.01' })])
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['add', 'reject', 'reject'])
    expect(verdicts[1]?.reasons).toEqual(['与第 3 行重复。'])
    expect(verdicts[2]?.reasons.join('')).toContain('与第 3 行的任期')
  })
})
