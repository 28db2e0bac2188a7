import { describe, expect, it } from 'vitest'
import { readRoster } from '@/lib/org/roster/read-roster'
import { matchHeading } from '@/lib/org/roster/roster-fields'
import { idNumber, sheetOf, workbookOf } from './build-sheet'

const KNOWN = { isUnit: (text: string) => ['东城分局', '西城分局'].includes(text), isLine: (text: string) => text === '刑事条线' }
const A = idNumber('1990-11-05', 101)
const B = idNumber('1985-03-09', 202)
const C = idNumber('1979-06-30', 303)

const names = (reading: ReturnType<typeof readRoster>) => reading.rows.map(({ cells }) => cells.name?.text)
const units = (reading: ReturnType<typeof readRoster>) => reading.rows.map(({ cells, groupUnit }) => cells.unit?.text ?? groupUnit)
const numbers = (reading: ReturnType<typeof readRoster>) => reading.rows.map(({ row }) => row)

describe('matchHeading', () => {
  it.each([
    ['姓 名', 'name'],
    ['*姓名', 'name'],
    ['姓名（必填）', 'name'],
    ['名字', 'name'],
    ['干部姓名', 'name'],
    ['身份证', 'idNumber'],
    ['居民身份证号码', 'idNumber'],
    ['公民身份号码', 'idNumber'],
    ['身份证号（18位）', 'idNumber'],
    ['身份证件号码', 'idNumber'],
    ['出生\n年月', 'birthDate'],
    ['出生年月日', 'birthDate'],
    ['出生日期', 'birthDate'],
    ['参加工作时间', 'workStartDate'],
    ['参加工作年月', 'workStartDate'],
    ['参工时间', 'workStartDate'],
    ['手机', 'phone'],
    ['联系电话', 'phone'],
    ['联系电话（手机）', 'phone'],
    ['移动电话', 'phone'],
    ['单位', 'unit'],
    ['所在单位', 'unit'],
    ['现工作单位', 'unit'],
    ['单位名称', 'unit'],
    ['条线', 'line'],
    ['业务条线', 'line'],
    ['所属业务条线', 'line'],
    ['现任职务', 'post'],
    ['职务/岗位', 'post'],
    ['文化程度', 'education'],
    ['学 历', 'education'],
    ['学位', 'degree'],
    ['政治面貌', 'politicalStatus'],
    ['业务专长', 'specialities'],
    ['干部/工人', 'staffKind'],
    ['干部／工人身份', 'staffKind'],
    ['身份', 'staffKind'],
    ['序号', 'sequence'],
    ['单位性质', 'other'],
  ])('%s is %s', (heading, meaning) => {
    expect(matchHeading(heading)?.meaning).toBe(meaning)
  })

  it.each(['单位电话', '配偶姓名', '办公电话', '张伟', '人员花名册', '任职时间', '毕业时间', A])('%s is none', (text) => {
    expect(matchHeading(text)?.meaning).toBeUndefined()
  })
})

describe('readRoster', () => {
  it('reads a plain table from its first row', () => {
    const reading = readRoster(
      workbookOf(
        sheetOf([
          ['单位', '姓名', '身份证号', '条线'],
          ['东城分局', '张伟', A, '刑事'],
        ]),
      ),
    )
    expect([names(reading), numbers(reading)]).toEqual([['张伟'], [2]])
  })

  it('finds a heading of three rows under a long title', () => {
    const sheet = sheetOf(
      [
        ['××市干部花名册'],
        [],
        ['（2025年度）'],
        ['制表单位：市局', null, null, '制表时间：2025年8月'],
        ['序号', '基本信息', null, null, '工作信息', null, '联系方式', null],
        [null, '姓名', '身份', null, '所在单位', '条线', '办公电话', '手机'],
        [null, null, '身份证号', '出生年月', null, null, null, null],
        [1, '张伟', A, '1990.11', '东城分局', '刑事', '0571-88881234', '13812345678'],
      ],
      { merges: ['A1:H1', 'A5:A7', 'B5:D5', 'E5:F5', 'G5:H5', 'B6:B7', 'C6:D6', 'E6:E7', 'F6:F7', 'G6:G7', 'H6:H7'] },
    )
    const reading = readRoster(workbookOf(sheet), KNOWN)
    expect(numbers(reading)).toEqual([8])
    const [row] = reading.rows
    expect(row?.cells).toMatchObject({
      name: { text: '张伟' },
      idNumber: { text: A },
      birthDate: { text: '1990.11' },
      phone: { text: '13812345678' },
    })
  })

  it('leaves out totals, notes, blank and pre-numbered rows', () => {
    const sheet = sheetOf([
      ['序号', '姓名', '身份证号码', '工作单位', '条线', '手机号'],
      [1, '张伟', A, '东城分局', '刑事', '13812345678'],
      [2, '李娜', B, '东城分局', '刑事', '13812345679'],
      ['小计', '2人', null, null, null, null],
      [null, '东城分局合计', '2', null, null, null],
      [3, null, null, null, null, null],
      [],
      [4, '王芳', C, '西城分局', '刑事', '13812345670'],
      ['合计：3人'],
      ['备注：1.本表一式两份；2.身份证号必填。'],
      ['填表人：赵六', null, '审核人：钱七', null, '联系电话：13812345678', null],
      ['单位负责人（签字）：', null, null, null, '2025年9月1日', null],
      ['（盖章）'],
    ])
    const reading = readRoster(workbookOf(sheet), KNOWN)
    expect(names(reading)).toEqual(['张伟', '李娜', '王芳'])
    expect([reading.totalRows, reading.noteRows]).toEqual([3, 4])
  })

  it('keeps a row whose name or number is missing', () => {
    const sheet = sheetOf([
      ['姓名', '身份证号', '性别', '单位', '条线'],
      [null, A, '男', '东城分局', '刑事'],
      ['李娜', null, '女', '东城分局', '刑事'],
      ['王芳', null, null, null, null],
    ])
    expect(numbers(readRoster(workbookOf(sheet)))).toEqual([2, 3, 4])
  })

  it('fills a merged unit down over its people and leaves a forgotten one blank', () => {
    const sheet = sheetOf(
      [
        ['单位', '姓名', '身份证号', '条线'],
        ['东城分局', '张伟', A, '刑事'],
        [null, '李娜', B, '刑事'],
        [null, '王芳', C, '刑事'],
      ],
      { merges: ['A2:A3'] },
    )
    expect(units(readRoster(workbookOf(sheet)))).toEqual(['东城分局', '东城分局', null])
  })

  it('fills an unmerged unit down until the next, but not over a subtotal', () => {
    const sheet = sheetOf([
      ['单位', '姓名', '身份证号', '条线'],
      ['东城分局', '张伟', A, '刑事'],
      [null, '李娜', B, '刑事'],
      ['小计', '2人', null, null],
      [null, '王芳', C, '刑事'],
      ['西城分局', '赵敏', idNumber('1988-01-01', 404), '刑事'],
      [null, '周静', idNumber('1988-01-02', 404), '刑事'],
    ])
    expect(units(readRoster(workbookOf(sheet)))).toEqual(['东城分局', '东城分局', null, '西城分局', '西城分局'])
  })

  it('takes units from rows of their own', () => {
    const sheet = sheetOf(
      [
        ['序号', '姓名', '身份证号', '条线'],
        ['单位：东城分局', null, null, null],
        [1, '张伟', A, '刑事'],
        ['一', '西城分局（2人）', null, null],
        [2, '李娜', B, '刑事'],
        ['二、示例市人才工作办公室', null, null, null],
        [3, '王芳', C, '刑事'],
      ],
      { merges: ['A2:D2', 'A6:D6'] },
    )
    const reading = readRoster(workbookOf(sheet), KNOWN)
    expect([names(reading), units(reading)]).toEqual([
      ['张伟', '李娜', '王芳'],
      ['东城分局', '西城分局', '示例市人才工作办公室'],
    ])
  })

  it('takes the unit over the whole table where the table has none', () => {
    const rows = [
      ['花名册'],
      ['填报单位（盖章）：东城分局          填报时间：2025年9月1日'],
      ['姓名', '身份证号', '条线'],
      ['张伟', A, '刑事'],
    ]
    expect(units(readRoster(workbookOf(sheetOf(rows))))).toEqual(['东城分局'])
  })

  it('skips headings repeated on every page and follows a new column order', () => {
    const sheet = sheetOf(
      [
        ['序号', '基本情况', null, '单位', '条线'],
        [null, '姓名', '身份证号', null, null],
        [1, '张伟', A, '东城分局', '刑事'],
        ['序号', '基本情况', null, '单位', '条线'],
        [null, '姓名', '身份证号', null, null],
        [2, '李娜', B, '东城分局', '刑事'],
        [],
        ['借调人员'],
        ['序号', '身份证号', '姓名', '条线', '单位'],
        [1, C, '王芳', '刑事', '西城分局'],
      ],
      { merges: ['B1:C1', 'A1:A2', 'D1:D2', 'E1:E2', 'B4:C4', 'A4:A5', 'D4:D5', 'E4:E5'] },
    )
    const reading = readRoster(workbookOf(sheet), KNOWN)
    expect([names(reading), units(reading), reading.layouts.length]).toEqual([
      ['张伟', '李娜', '王芳'],
      ['东城分局', '东城分局', '西城分局'],
      2,
    ])
  })

  it('reads every sheet of people, not hidden ones, and says which it left out', () => {
    const table = (name: string, number: string) => [
      ['姓名', '身份证号', '单位', '条线'],
      [name, number, '东城分局', '刑事'],
    ]
    const reading = readRoster(
      workbookOf(
        sheetOf([['请勿修改表头']], { name: '填表说明' }),
        sheetOf(table('张伟', A), { name: '在编' }),
        sheetOf(table('李娜', B), { name: '聘用' }),
        sheetOf(table('王芳', C), { name: '旧表', hidden: true }),
      ),
    )
    expect([names(reading), reading.rows.map(({ index }) => index), reading.skippedSheets]).toEqual([
      ['张伟', '李娜'],
      [1, 2],
      ['填表说明', '旧表'],
    ])
  })

  it('does not take the second line of one person for another', () => {
    const sheet = sheetOf(
      [
        ['姓名', '身份证号', '单位', '条线', '学历'],
        ['张伟', A, '东城分局', '刑事', '全日制大学'],
        [null, null, null, null, '在职研究生'],
        ['李娜', B, '东城分局', '刑事', '大学'],
      ],
      { merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3'] },
    )
    expect(numbers(readRoster(workbookOf(sheet)))).toEqual([2, 4])
  })

  it('does not take the spouse for the person', () => {
    const sheet = sheetOf(
      [
        ['配偶情况', null, '本人情况', null, null, null],
        ['姓名', '手机', '姓名', '身份证号', '单位', '条线'],
        ['赵敏', '13812345678', '张伟', A, '东城分局', '刑事'],
      ],
      { merges: ['A1:B1', 'C1:F1'] },
    )
    const [row] = readRoster(workbookOf(sheet)).rows
    expect([row?.cells.name?.text, row?.cells.phone]).toEqual(['张伟', undefined])
  })

  it('refuses a workbook without a table of people', () => {
    expect(() =>
      readRoster(
        workbookOf(
          sheetOf([
            ['名称', '数量'],
            ['桌子', 3],
          ]),
        ),
      ),
    ).toThrow('没有找到花名册的表头')
    expect(() => readRoster(workbookOf(sheetOf([['姓名', '身份证号', '单位', '条线']])))).toThrow('下面没有人员')
  })
})
