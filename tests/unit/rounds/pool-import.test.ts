import { describe, expect, test } from 'vitest'
import type { Sheet, SheetCell, Workbook } from '@/lib/platform/sheets/workbook'
import { type FiledPerson, matchPoolRows, type PoolPlanRow } from '@/lib/rounds/pool-import/match-pool-rows'
import { type PoolSheetRow, readPoolSheet } from '@/lib/rounds/pool-import/read-pool-sheet'

const cell = (text: string): SheetCell | null => (text === '' ? null : { text, kind: 'text', value: text })
function workbook(...rows: string[][]): Workbook {
  const sheet: Sheet = {
    ...{ name: '专家', hidden: false, merges: [], hiddenRows: [], hiddenColumns: [] },
    rows: rows.map((row) => row.map(cell)),
    columnCount: 6,
  }
  return { format: 'xlsx', sheets: [{ ...sheet, name: '说明', rows: [[cell('填表说明')]] }, sheet] }
}

describe('a list of reviewers as offices write it', () => {
  test('is read from the sheet with the heading, by the usual words for its columns; blank cells say nothing', () => {
    const sheet = readPoolSheet(
      workbook(
        ['评审专家名单'],
        ['序号', '专家 姓名', '工作单位', '条线（可多填）', '研究方向', '备注'],
        ['1', '欧阳 若谷', '市中级人民法院', '审判、执行', '行政争议；合同，公司', ''],
        ['', '', '', '', '', ''],
        ['2', '端木赐', '', '不限', '', '外地专家'],
      ),
    )
    expect(sheet?.sheetName).toBe('专家')
    expect(sheet?.rows).toEqual([
      {
        ...{ row: 3, name: '欧阳若谷', idNumber: '', unit: '市中级人民法院', note: null },
        lines: ['审判', '执行'],
        specialities: ['行政争议', '合同', '公司'],
      },
      { row: 5, name: '端木赐', idNumber: '', unit: '', lines: [], specialities: null, note: '外地专家' },
    ])
  })

  test('without such a heading is none', () => {
    expect(readPoolSheet(workbook(['姓名', '电话'], ['甲', '1']))).toBeNull()
  })
})

const person = (id: string, part: Partial<FiledPerson> = {}): FiledPerson => ({
  ...{ id, name: '欧阳若谷', unitNames: ['澜州市中级人民法院', '市中院'], isActive: true, lineId: 'trial', specialities: ['审判实务'] },
  member: null,
  ...part,
})
const row = (part: Partial<PoolSheetRow> = {}): PoolSheetRow => ({
  ...{ row: 3, name: '欧阳若谷', idNumber: '', unit: '', lines: null, specialities: null, note: null },
  ...part,
})
const lines = [
  { id: 'trial', name: '审判条线' },
  { id: 'police', name: '公安' },
]
const member = { state: 'active' as const, retiredReason: null, lineIds: ['trial'], specialities: ['合同'], note: null }
const match = (rows: PoolSheetRow[], people: FiledPerson[], byIdNumber = new Map<number, string | null>()): PoolPlanRow[] =>
  matchPoolRows(rows, { people, lines, byIdNumber })
const fault = (rows: PoolSheetRow[], people: FiledPerson[], byIdNumber?: Map<number, string | null>) => {
  const last = match(rows, people, byIdNumber).at(-1)
  return last?.kind === 'fault' ? last.reason : last?.kind
}

describe('what a row would do to the pool', () => {
  test('a new member takes from the roster what the list leaves blank', () => {
    expect(match([row()], [person('a')])).toMatchObject([{ kind: 'added', personId: 'a', lineIds: ['trial'], specialities: ['审判实务'] }])
    expect(match([row({ lines: ['公安', '审判'] })], [person('a')])).toMatchObject([{ lineIds: ['police', 'trial'], specialities: [] }])
  })

  test('a member keeps what is blank, is changed by what is not, and is the same otherwise', () => {
    const known = [person('a', { member })]
    expect(match([row()], known)).toMatchObject([{ kind: 'same' }])
    expect(match([row({ specialities: ['合同'] })], known)).toMatchObject([{ kind: 'same' }])
    expect(match([row({ specialities: ['执行'] })], known)).toMatchObject([{ kind: 'changed', lineIds: ['trial'], specialities: ['执行'] }])
    expect(match([row({ lines: [] })], known)).toMatchObject([{ kind: 'changed', lineIds: [], specialities: ['合同'] }])
  })

  test('people of one name are told apart by unit or ID number, never guessed', () => {
    const two = [person('a'), person('b', { unitNames: ['安平县人民法院', '安平法院'] })]
    expect(fault([row()], two)).toBe('名册中有 2 人叫“欧阳若谷”，请填写单位或者身份证号加以区分。')
    expect(match([row({ unit: '安平法院' })], two)).toMatchObject([{ personId: 'b' }])
    expect(match([row()], two, new Map([[3, 'b']]))).toMatchObject([{ personId: 'b' }])
    expect(fault([row({ unit: '市检察院' })], [person('a')])).toContain('名册中“欧阳若谷”的单位是澜州市中级人民法院')
    expect(fault([row({ name: '别人' })], two, new Map([[3, 'b']]))).toContain('不一致')
    expect(fault([row()], two, new Map([[3, null]]))).toContain('名册中没有这个身份证号')
  })

  test('what cannot be done is named with its reason', () => {
    expect(fault([row({ name: '' })], [])).toBe('缺少姓名。')
    expect(fault([row()], [])).toContain('请先登记到人员名册')
    expect(fault([row(), row({ row: 4 })], [person('a')])).toBe('与第 3 行是同一人，请合并为一行。')
    expect(fault([row()], [person('a', { isActive: false })])).toContain('已不在岗')
    expect(fault([row()], [person('a', { member: { ...member, state: 'retired', retiredReason: '本人申请' } })])).toContain('本人申请')
    expect(fault([row({ lines: ['审判', '税务'] })], [person('a')])).toBe('没有“税务”条线，请核对名称。')
    expect(fault([row({ specialities: ['字'.repeat(31)] })], [person('a')])).toContain('超过 30 字')
    expect(fault([row({ lines: [] })], [person('a')])).toContain('条线不限的')
  })
})
