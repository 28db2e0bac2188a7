import { describe, expect, it } from 'vitest'
import { judgeRows } from '@/lib/org/roster/judge-rows'
import { readRoster } from '@/lib/org/roster/read-roster'
import { rejectedSheets } from '@/lib/org/roster/rejected-sheet'
import { rosterTemplate } from '@/lib/org/roster/roster-template'
import { readWorkbook } from '@/lib/platform/sheets/read-workbook'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import { idNumber, sheetOf, workbookOf } from './build-sheet'

const A = idNumber('1990-11-05', 101)
const B = idNumber('1985-03-09', 202)
const FACTS = {
  units: [{ id: 'east', name: '东城分局' }],
  lines: [{ id: 'criminal', name: '刑事条线' }],
  today: '2025-09-15',
  onFile: () => undefined,
}

describe('rejectedSheets', () => {
  it('sends back every wrong row in its own columns, and the sheet is read again as it was', async () => {
    const roster = sheetOf(
      [
        ['花名册'],
        ['单位', '姓  名', '身份证号码', '所属条线', '手机号码'],
        ['东城分局', '张伟', A, '刑事', '13812345678'],
        [null, '=cmd|x', B, '刑警', 1381234567],
        [null, '王芳', 330106197906303000, '刑事', ''],
      ],
      { merges: ['A3:A5'], name: '在编' },
    )
    const reading = readRoster(workbookOf(roster))
    const { rows } = judgeRows(reading, FACTS)
    const rejected = rows.flatMap((row, index) => (row.verdict === 'reject' ? [{ ...row, texts: reading.rows[index]?.texts ?? [] }] : []))
    const sheets = rejectedSheets(reading.layouts, rejected)
    expect(sheets).toEqual([
      {
        name: '在编',
        headings: ['单位', '姓名', '身份证号码', '所属条线', '手机号码', '原行号', '退回原因'],
        rows: [
          [
            '东城分局',
            '=cmd|x',
            B,
            '刑警',
            '1381234567',
            4,
            '平台中没有这个条线，请填写条线全称。\n手机号应为 11 位数字，现有 10 位，请核对。',
          ],
          [
            '东城分局',
            '王芳',
            '3.30106E+17',
            '刑事',
            '',
            5,
            '身份证号被存为数字，末几位已丢失。请把单元格设为文本格式，重新填写完整的 18 位号码。',
          ],
        ],
        markedColumns: [6],
      },
    ])

    const again = readRoster(await readWorkbook(await writeWorkbook(sheets), { fileName: '退回.xlsx' }))
    expect(judgeRows(again, FACTS).rows.map(({ values, field }) => [values.unit, values.name, field])).toEqual([
      ['东城分局', '=cmd|x', 'line'],
      ['东城分局', '王芳', 'idNumber'],
    ])
    expect(rejectedSheets(again.layouts, [{ layout: 0, row: 2, texts: again.rows[0]?.texts ?? [], issues: [] }])[0]?.headings).toEqual(
      sheets[0]?.headings,
    )
  })
})

describe('rosterTemplate', () => {
  it('has every column under a heading that the reader knows, and nobody in it', async () => {
    const [template, ...others] = rosterTemplate({ units: ['东城分局'], lines: ['刑事条线'] })
    const filled = {
      ...template,
      name: '人员花名册',
      headings: template?.headings ?? [],
      rows: [['张伟', '男', A, '', '东城分局', '刑事条线']],
    }
    const book = await readWorkbook(await writeWorkbook([filled, ...others]), { fileName: '模板.xlsx' })
    const reading = readRoster(book)
    expect(reading.layouts.map(({ columns }) => columns.map(({ field }) => field))).toEqual([
      [
        'name',
        'sex',
        'idNumber',
        'birthDate',
        'unit',
        'line',
        'post',
        'education',
        'degree',
        'politicalStatus',
        'workStartDate',
        'phone',
        'specialities',
        'staffKind',
      ],
    ])
    expect([judgeRows(reading, FACTS).accepted, reading.skippedSheets]).toEqual([1, ['填写说明']])
    const empty = await readWorkbook(await writeWorkbook(rosterTemplate({ units: [], lines: [] })), { fileName: '模板.xlsx' })
    expect(() => readRoster(empty)).toThrow('下面没有人员')
  })
})
