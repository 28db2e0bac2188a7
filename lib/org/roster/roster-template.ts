import { ROSTER_FIELD_LABELS, ROSTER_FIELDS } from '@/lib/org/roster/roster-fields'
import type { WritableSheet } from '@/lib/platform/sheets/write-workbook'

const NOTES: readonly (readonly [string, string])[] = [
  ['姓名', '必填。'],
  ['身份证号', '必填，18 位。单元格已设为文本格式，请勿改为数字，否则末几位会丢失。'],
  ['单位、条线', '必填，填写平台上的全称。同一单位的人员可以合并单元格。'],
  ['性别、出生年月', '可不填，平台按身份证号核对；填了就要与身份证号一致。'],
  ['出生年月、参加工作时间', '写到月份，如 1990.11、1990年11月、1990-11 均可。'],
  ['手机号', '11 位数字。'],
  ['专业特长', '有几项的用顿号分开。'],
]

/** A blank roster to fill in, with a sheet that explains it. Units and lines are offered as choices where they are few enough. */
export function rosterTemplate(names: { units: readonly string[]; lines: readonly string[] }): WritableSheet[] {
  const columnOf = (field: (typeof ROSTER_FIELDS)[number]): number => ROSTER_FIELDS.indexOf(field)
  return [
    {
      name: '人员花名册',
      headings: ROSTER_FIELDS.map((field) => ROSTER_FIELD_LABELS[field]),
      rows: [],
      widths: [12, 8, 22, 12, 28, 16, 16, 14, 12, 12, 16, 16, 24, 16],
      choices: {
        [columnOf('sex')]: ['男', '女'],
        [columnOf('unit')]: names.units,
        [columnOf('line')]: names.lines,
        [columnOf('staffKind')]: ['干部', '工人'],
      },
      textColumns: [columnOf('idNumber'), columnOf('phone'), columnOf('birthDate'), columnOf('workStartDate')],
    },
    { name: '填写说明', headings: ['栏目', '怎样填写'], rows: NOTES.map((note) => [...note]), widths: [26, 70] },
  ]
}
