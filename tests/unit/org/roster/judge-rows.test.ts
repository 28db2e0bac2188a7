import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeRows, knownNames, type PersonOnFile, type RosterFacts } from '@/lib/org/roster/judge-rows'
import { readRoster } from '@/lib/org/roster/read-roster'
import { idNumbersOf } from '@/lib/org/roster/roster-id-numbers'
import { dateCell, idNumber, sheetOf, type Written, workbookOf } from './build-sheet'

const TODAY = '2025-09-15'
const UNITS = [
  { id: 'east', name: '示例市东城区分局', shortName: '东城分局', otherNames: ['示例市东城区公安分局'] },
  { id: 'west', name: '示例市西城区分局', shortName: '西城分局' },
  { id: 'north', name: '示例市北区办公室', shortName: '办公室' },
  { id: 'south', name: '示例市南区办公室', shortName: '办公室' },
]
const LINES = [
  { id: 'criminal', name: '刑事条线' },
  { id: 'civil', name: '民事条线' },
]
const HEADINGS = ['姓名', '性别', '身份证号', '出生年月', '单位', '职务', '条线', '参加工作时间', '手机号'] as const
const MAN = idNumber('1990-11-05', 101)
const WOMAN = idNumber('1985-03-09', 202)
const RIGHT: Record<(typeof HEADINGS)[number], Written> = {
  姓名: '张伟',
  性别: '男',
  身份证号: MAN,
  出生年月: '1990.11',
  单位: '东城分局',
  职务: '科员',
  条线: '刑事',
  参加工作时间: '2012.07',
  手机号: '13812345678',
}

type Overrides = Partial<typeof RIGHT>

function judge(rows: Overrides[], facts: Partial<RosterFacts> = {}, headings: readonly (typeof HEADINGS)[number][] = HEADINGS) {
  const table = rows.map((row) => headings.map((heading) => (heading in row ? (row[heading] ?? null) : RIGHT[heading])))
  const reading = readRoster(workbookOf(sheetOf([headings, ...table])), knownNames(UNITS, LINES))
  return judgeRows(reading, { units: UNITS, lines: LINES, today: TODAY, onFile: () => undefined, ...facts }).rows
}

const faultOf = (overrides: Overrides, facts: Partial<RosterFacts> = {}) => {
  const [row] = judge([overrides], facts)
  return [row?.verdict, row?.field, row?.reason]
}
const warningsOf = (overrides: Overrides) => {
  const [row] = judge([overrides])
  return [row?.verdict, ...(row?.issues ?? []).map(({ field, severity }) => `${field} ${severity}`)]
}

describe('judgeRows', () => {
  it('normalises a right row', () => {
    const [row] = judge([{ 姓名: '张　伟', 身份证号: ` ${MAN} `, 手机号: '138-1234-5678', 职务: ' 副科长\n（主持） ' }])
    expect(row).toEqual({
      index: 1,
      sheet: 'Sheet1',
      row: 2,
      isHidden: false,
      layout: 0,
      verdict: 'accept',
      field: null,
      reason: null,
      issues: [],
      values: {
        name: '张伟',
        idNumber: MAN,
        sex: 'male',
        birthDate: '1990-11-05',
        birthMonth: '1990-11',
        workStartMonth: '2012-07',
        phone: '13812345678',
        unit: '示例市东城区分局',
        line: '刑事条线',
        post: '副科长 （主持）',
        education: null,
        degree: null,
        politicalStatus: null,
        specialities: [],
        staffKind: null,
      },
      unitId: 'east',
      lineId: 'criminal',
      personId: null,
      action: 'create',
      changed: [],
    })
  })

  it.each<[Overrides, string, string]>([
    [{ 姓名: '' }, 'name', '姓名未填。'],
    [{ 性别: '女' }, 'sex', '性别与身份证号不一致，请核对。'],
    [{ 性别: '不明' }, 'sex', '性别应填“男”或“女”。'],
    [{ 身份证号: '' }, 'idNumber', '身份证号未填。'],
    [{ 身份证号: 330106199011051000 }, 'idNumber', '身份证号被存为数字，末几位已丢失。请把单元格设为文本格式，重新填写完整的 18 位号码。'],
    [{ 身份证号: `${MAN.slice(0, 17)}${MAN[17] === '1' ? '2' : '1'}` }, 'idNumber', '身份证号最后一位校验码不符，号码有误，请核对。'],
    [{ 出生年月: '1991.11' }, 'birthDate', '出生年月与身份证号不一致，请核对。'],
    [{ 出生年月: '不详' }, 'birthDate', '看不懂这个日期，请写成年月，如 1990.11。'],
    [{ 单位: '' }, 'unit', '单位未填。'],
    [{ 单位: '示例市东城区' }, 'unit', '平台中没有这个单位，请填写单位全称。是否为“示例市东城区分局”？'],
    [{ 单位: '办公室' }, 'unit', '有几个单位都用这个简称，请填写单位全称。'],
    [{ 条线: '不存在的条线' }, 'line', '平台中没有这个条线，请填写条线全称。'],
    [{ 参加工作时间: '不详' }, 'workStartDate', '看不懂这个日期，请写成年月，如 1990.11。'],
    [{ 参加工作时间: '1989.01' }, 'workStartDate', '参加工作时间早于出生年月，请核对。'],
    [{ 手机号: '1381234567' }, 'phone', '手机号应为 11 位数字，现有 10 位，请核对。'],
  ])('rejects %j', (overrides, field, reason) => {
    expect(faultOf(overrides)).toEqual(['reject', field, reason])
  })

  it('blames the leftmost column, wherever it stands', () => {
    const wrong = { 性别: '女', 条线: '无此条线', 手机号: '1' }
    const [row] = judge([wrong])
    expect([row?.field, row?.issues.map(({ field }) => field)]).toEqual(['sex', ['sex', 'line', 'phone']])
    expect(judge([wrong], {}, ['手机号', '条线', '单位', '身份证号', '性别', '姓名'])[0]?.field).toBe('phone')
  })

  it.each<[Overrides, string[]]>([
    [{ 参加工作时间: '2004.07' }, ['accept', 'workStartDate warning']],
    [{ 参加工作时间: '2026.07' }, ['accept', 'workStartDate warning']],
    [{ 出生年月: dateCell('1990-11-09') }, ['accept', 'birthDate warning']],
    [{ 出生年月: dateCell('1990-11-01') }, ['accept']],
    [{ 出生年月: 1990.11 }, ['accept']],
    [{ 手机号: '13812345678/13912345678' }, ['accept', 'phone warning']],
    [{ 姓名: "Robert'); DROP TABLE Students;--" }, ['accept', 'name warning']],
    [{ 手机号: '', 参加工作时间: '', 职务: '/', 性别: '', 出生年月: '' }, ['accept']],
  ])('accepts %j with warnings', (overrides, expected) => {
    expect(warningsOf(overrides)).toEqual(expected)
  })

  it('settles a lost zero by the identity number', () => {
    const october = idNumber('1990-10-05', 101)
    expect(judge([{ 身份证号: october, 出生年月: 1990.1 }])[0]).toMatchObject({
      verdict: 'accept',
      values: { birthMonth: '1990-10' },
      issues: [],
    })
    expect(warningsOf({ 参加工作时间: 2012.1 })).toEqual(['accept', 'workStartDate warning'])
  })

  it('says that a column is missing', () => {
    const [row] = judge([{}], {}, ['姓名', '身份证号', '单位'])
    expect([row?.field, row?.reason]).toEqual(['line', '表中没有“条线”一列。'])
  })

  it('splits a unit from the post behind it', () => {
    const reading = readRoster(
      workbookOf(
        sheetOf([
          ['姓名', '身份证号', '单位及职务', '条线'],
          ['张伟', MAN, '示例市东城区分局副局长', '刑事'],
        ]),
      ),
    )
    const { rows } = judgeRows(reading, { units: UNITS, lines: LINES, today: TODAY, onFile: () => undefined })
    expect(rows[0]).toMatchObject({ verdict: 'accept', unitId: 'east', values: { unit: '示例市东城区分局', post: '副局长' } })
  })

  describe('one number twice', () => {
    it('accepts the first', () => {
      const rows = judge([{}, { 姓名: '李雷' }])
      expect(rows.map(({ verdict, reason }) => [verdict, reason])).toEqual([
        ['accept', null],
        ['reject', '身份证号与第 2 行重复。'],
      ])
    })

    it('does not let a wrong row stand in the way of a right one', () => {
      const rows = judge([{ 手机号: '1' }, {}, {}])
      expect(rows.map(({ verdict, field }) => [verdict, field])).toEqual([
        ['reject', 'phone'],
        ['accept', null],
        ['reject', 'idNumber'],
      ])
    })
  })

  describe('against those on file', () => {
    const held: PersonOnFile = {
      personId: 'p1',
      unitId: 'east',
      lineId: 'criminal',
      isVisible: true,
      isActive: true,
      values: {
        name: '张伟',
        sex: 'male',
        birthDate: '1990-11-05',
        workStartMonth: '2012-07',
        phone: '13812345678',
        post: '科员',
        degree: '学士',
      },
    }
    const against = (file: Partial<PersonOnFile>, overrides: Overrides = {}) =>
      judge([overrides], { onFile: (number) => (number === MAN ? { ...held, ...file } : undefined) })[0]

    it('tells what changes', () => {
      expect(against({})).toMatchObject({ action: 'unchanged', changed: [], personId: 'p1', verdict: 'accept' })
      expect(against({}, { 手机号: '13912345678', 条线: '民事' })).toMatchObject({ action: 'update', changed: ['phone', 'line'] })
    })

    it('never takes a blank for a change', () => {
      expect(against({}, { 手机号: '', 职务: '' })).toMatchObject({ action: 'unchanged' })
    })

    it('asks for a transfer and shows nothing of a person elsewhere', () => {
      expect(against({ unitId: 'west' })).toMatchObject({
        verdict: 'reject',
        action: 'transfer',
        reason: '此人现在示例市西城区分局，请发起调入。',
      })
      expect(against({ unitId: 'west', isVisible: false })).toMatchObject({
        verdict: 'reject',
        action: 'transfer',
        personId: null,
        changed: [],
        reason: '此人已在平台其他单位，请发起调入。',
      })
    })

    it('does not bring back who has left', () => {
      expect(against({ isActive: false })).toMatchObject({ verdict: 'reject', field: 'idNumber' })
    })
  })

  it('keeps to the units of the importer', () => {
    expect(faultOf({ 单位: '西城分局' }, { allowedUnitIds: new Set(['east']) })).toEqual([
      'reject',
      'unit',
      '这个单位不在您的管理范围内，不能导入。',
    ])
  })

  it('lists the numbers to look up once each', () => {
    const table = [
      HEADINGS,
      ...[MAN, MAN, WOMAN, '123'].map((number) => HEADINGS.map((heading) => (heading === '身份证号' ? number : RIGHT[heading]))),
    ]
    expect(idNumbersOf(readRoster(workbookOf(sheetOf(table))), TODAY)).toEqual([MAN, WOMAN])
  })

  it('puts no identity number or phone into any reason', () => {
    const anything = fc.string({ maxLength: 20 })
    fc.assert(
      fc.property(anything, anything, anything, anything, anything, (name, number, phone, unit, date) => {
        const overrides = {
          姓名: `名${name}`,
          身份证号: `1381234${number}`,
          手机号: `1381234${phone}`,
          单位: `1381234${unit}`,
          参加工作时间: `1381234${date}`,
        }
        for (const { issues } of judge([overrides])) for (const { reason } of issues) expect(reason).not.toContain('1381234')
      }),
    )
  })

  it('judges 20,000 rows', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({
      身份证号: idNumber(new Date(Date.UTC(1970, 0, 1 + (index % 9000))).toISOString().slice(0, 10), 1 + 2 * Math.floor(index / 9000)),
      出生年月: '',
    }))
    const judged = judge(rows)
    expect([judged.length, judged.filter(({ verdict }) => verdict === 'accept').length]).toEqual([20_000, 20_000])
  })
})
