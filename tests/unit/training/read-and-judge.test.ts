import { describe, expect, test } from 'vitest'
import type { Workbook } from '@/lib/platform/sheets/workbook'
import { type ImportTrainee, judgeTraining, type KnownCourse, type TrainingFacts } from '@/lib/training/import/judge-training'
import { readTraining } from '@/lib/training/import/read-training'

function book(...rows: string[][]): Workbook {
  const columnCount = Math.max(...rows.map((row) => row.length))
  const cells = rows.map((row) => row.map((text) => (text === '' ? null : { text, kind: 'text' as const, value: text })))
  return {
    format: 'xlsx',
    sheets: [{ name: '表', hidden: false, rows: cells, columnCount, merges: [], hiddenRows: [], hiddenColumns: [] }],
  }
}

const HEADINGS = ['序号', '学员姓名', '工作单位', '培训班名称', '教学方式', '开始时间', '结束日期', '学时', '是否合格']
const options = { namesCourse: true, today: '2025-09-15' }

const person = (id: string, name: string, more: Partial<ImportTrainee> = {}): ImportTrainee => ({
  id,
  name,
  unitName: '甲单位',
  idNumber: null,
  unitIds: ['a'],
  spells: [{ unitId: 'a', startsOn: '2020-01-01', endsOn: null }],
  attended: [],
  ...more,
})

function factsOf(people: ImportTrainee[], more: Partial<TrainingFacts> = {}): TrainingFacts {
  const names = new Set(people.map(({ name }) => name))
  return {
    today: '2025-09-15',
    fixed: null,
    courses: new Map(),
    peopleByName: new Map([...names].map((name) => [name, people.filter((one) => one.name === name)])),
    unitOf: (text) => (text === '甲单位' ? { id: 'a' } : text === '乙单位' ? { id: 'b' } : { reason: `没有“${text}”这个单位。` }),
    unitName: (id) => (id === 'a' ? '甲单位' : '乙单位'),
    organiserUnits: (id) => new Set([id]),
    ownUnitId: 'a',
    canRecord: ({ unitId, isCityWide }) => unitId === 'a' && !isCityWide,
    isUnitScope: true,
    ...more,
  }
}

function judge(rows: string[][], facts: TrainingFacts, headings = HEADINGS) {
  const read = readTraining(book(['2025年培训情况'], headings, ...rows), { namesCourse: facts.fixed === null, today: facts.today })
  return judgeTraining(read?.rows ?? [], facts)
}

describe('reading a table of attendance', () => {
  test('knows common headings, dates in many forms and words for results; sums and blank rows fall away', () => {
    const read = readTraining(
      book(
        ['2025年培训情况'],
        HEADINGS,
        ['1', '王 一', '甲单位', '案例研讨班', '案例', '2025.3.3', '2025年3月4日', '12学时', '合格'],
        ['2', '李二', '', '网上学习', '线上学习', '2025年3月3日至3月5日', '', '4.5', '不合格'],
        [],
        ['', '合计', '', '', '', '', '', '16.5', ''],
      ),
      options,
    )
    expect(
      read?.rows.map(({ name, manner, startsOn, endsOn, hours, result, problems }) => [
        name,
        manner,
        startsOn,
        endsOn,
        hours,
        result,
        problems,
      ]),
    ).toEqual([
      ['王一', 'caseStudy', '2025-03-03', '2025-03-04', 12, 'passed', []],
      ['李二', 'online', '2025-03-03', '2025-03-05', 4.5, 'failed', []],
    ])
  })

  test('says what it cannot read, where', () => {
    const read = readTraining(book(HEADINGS, ['', '王一', '', '研讨', '手写', '三月', '2025.3.4', '八', '优等']), options)
    const words = read?.rows[0]?.problems.join('') ?? ''
    for (const part of ['培训方式“手写”', '考核结果“优等”', '学时“八”', '开始日期“三月”']) expect(words).toContain(part)
  })

  test('a table without a course belongs to a course that is chosen, and to none otherwise', () => {
    const table = book(['姓名', '单位', '学时'], ['王一', '甲单位', '8'])
    expect(readTraining(table, options)).toBeNull()
    expect(readTraining(table, { ...options, namesCourse: false })?.rows).toHaveLength(1)
  })
})

describe('judging rows', () => {
  const line = (name: string, hours: string, more: string[] = []) => [
    '',
    name,
    '',
    '案例研讨班',
    '案例教学',
    '2025.3.3',
    '2025.3.4',
    hours,
    ...more,
  ]

  test('the first row begins the course with the most hours of anybody; the second joins; one twice is told which row', () => {
    const plan = judge([line('王一', '12'), line('李二', '16'), line('王一', '12')], factsOf([person('1', '王一'), person('2', '李二')]))
    expect(plan.verdicts.map(({ verdict, reasons }) => [verdict, reasons.join('')])).toEqual([
      ['add', ''],
      ['add', ''],
      ['reject', '与第 3 行重复，同一个人同一项培训只登记一次。'],
    ])
    expect([...plan.courses.values()].map(({ id, name, hours, endsOn }) => [id, name, hours, endsOn])).toEqual([
      [null, '案例研讨班', 16, '2025-03-04'],
    ])
  })

  test('an unknown name, one of two of a name, a unit that is not theirs and a stranger’s course are refused in words', () => {
    const facts = factsOf([person('1', '王一'), person('2', '王一'), person('3', '李二')])
    const plan = judge(
      [line('赵六', '8'), line('王一', '8'), ['', '李二', '乙单位', '案例研讨班', '案例教学', '2025.3.3', '2025.3.4', '8']],
      facts,
    )
    expect(plan.verdicts.map(({ reasons }) => reasons.join(''))).toEqual([
      '本单位名册中没有“赵六”，请核对姓名；其他单位的人员由其单位登记。',
      '名册中有 2 位同名人员符合，请补充身份证号后六位。',
      '此人从未在“乙单位”任职，请核对单位或填写身份证号。',
    ])
    const headings = [...HEADINGS, '主办单位', '范围']
    const foreign = judge(
      [
        [...line('李二', '8'), '', '乙单位', ''],
        [...line('李二', '8'), '', '', '全市'],
      ],
      facts,
      headings,
    )
    expect(foreign.verdicts.map(({ reasons }) => reasons.join(''))).toEqual([
      '“乙单位”不在您的管理范围内，不能登记其主办的培训。',
      '全市培训由市人才办登记，范围请填“单位”或留空。',
    ])
  })

  test('what is on file already is the same, differing hours are put right by hand, and rows of one day fill it together', () => {
    const onFile: KnownCourse = {
      id: 'k',
      name: '案例研讨班',
      manner: 'caseStudy',
      unitId: 'a',
      isCityWide: false,
      host: null,
      startsOn: '2025-03-03',
      endsOn: '2025-03-04',
      hours: 16,
    }
    const attended = [{ courseId: 'k', startsOn: '2025-03-03', endsOn: '2025-03-04', hours: 16 }]
    const facts = factsOf([person('1', '王一', { attended }), person('2', '李二', { attended })], {
      courses: new Map([['a|案例研讨班|2025-03-03', onFile]]),
    })
    const other = ['', '李二', '', '封闭训练', '集中授课', '2025.3.3', '2025.3.4', '40', '']
    const plan = judge([line('王一', '16'), line('李二', '12'), other], facts)
    expect(plan.verdicts.map(({ verdict }) => verdict)).toEqual(['same', 'reject', 'reject'])
    expect(plan.verdicts[1]?.reasons[0]).toContain('已登记 16 学时，与表中 12 学时不同')
    expect(plan.verdicts[2]?.reasons[0]).toContain('共有 56 学时，每天超过 24 学时')
  })

  test('rows for a chosen course need only names; another course’s row is refused', () => {
    const fixed: KnownCourse = {
      id: 'k',
      name: '现场教学',
      manner: 'onSite',
      unitId: 'a',
      isCityWide: false,
      host: null,
      startsOn: '2025-05-06',
      endsOn: '2025-05-06',
      hours: 8,
    }
    const facts = factsOf([person('1', '王一'), person('2', '李二')], { fixed })
    const plan = judge(
      [
        ['王一', '甲单位', ''],
        ['李二', '甲单位', '9'],
      ],
      facts,
      ['姓名', '单位', '学时'],
    )
    expect(plan.verdicts.map(({ verdict, hours, reasons }) => [verdict, hours, reasons.join('')])).toEqual([
      ['add', 8, ''],
      ['reject', 9, '李二的 9 学时超过这项培训的 8 学时。'],
    ])
    const wrong = judge([['王一', '别的班']], facts, ['姓名', '培训名称', '单位'].slice(0, 2).concat('单位'))
    expect(wrong.verdicts[0]?.reasons[0]).toContain('不是“现场教学”')
  })
})
