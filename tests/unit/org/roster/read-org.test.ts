import { describe, expect, it } from 'vitest'
import { readOrg } from '@/lib/org/roster/read-org'
import { sheetOf, workbookOf } from './build-sheet'

describe('readOrg', () => {
  it('reads a tree whose parents stand below and are given by name', () => {
    const reading = readOrg(
      workbookOf(
        sheetOf([
          ['单位情况表'],
          ['单位名称', '上级单位', '简称', '类别', '是否基层', '是否法人'],
          ['东城区分局', '示例市局', '东城', '区县', '否', '是'],
          ['东风路所', '东城区分局', '', '基层', '是', '否'],
          ['示例市局', '', '市局', '市', '否', '是'],
        ]),
        sheetOf([['条线'], ['刑事条线'], ['民事条线']], { name: '条线' }),
      ),
    )
    expect(reading.units.map(({ name, parentCode, level, isLegalBody }) => [name, parentCode, level, isLegalBody])).toEqual([
      ['示例市局', null, 'city', true],
      ['东城区分局', '示例市局', 'district', true],
      ['东风路所', '东城区分局', 'grassroots', false],
    ])
    expect([reading.lines.map(({ name }) => name), reading.issues]).toEqual([['刑事条线', '民事条线'], []])
  })

  it('names what is wrong', () => {
    const rows = [
      ['单位编码', '单位名称', '上级单位编码'],
      ['A', '甲', 'B'],
      ['B', '乙', 'A'],
      ['C', '甲', ''],
      ['D', '丁', 'Z'],
      ['E', '', ''],
    ]
    const { issues } = readOrg(workbookOf(sheetOf(rows)))
    expect(issues.map(({ row, reason }) => [row, reason])).toEqual([
      [6, '单位名称未填。'],
      [4, '单位名称与第 2 行重复。'],
      [2, '单位的上级关系绕成了一圈。'],
      [3, '单位的上级关系绕成了一圈。'],
    ])
  })

  it('refuses a workbook without either', () => {
    expect(() => readOrg(workbookOf(sheetOf([['姓名'], ['张伟']])))).toThrow('没有找到单位或条线')
  })
})
