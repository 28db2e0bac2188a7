import type { HeadingBlock, RosterColumn } from '@/lib/org/roster/find-headings'
import type { SheetGrid } from '@/lib/org/roster/sheet-grid'

/** Names the portal knows; without them a group row is told by its shape alone. */
export interface KnownNames {
  isUnit(text: string): boolean
  isLine(text: string): boolean
}

export type RowKind =
  | { kind: 'person' }
  /** Nothing, or a number printed ahead for a person not filled in. */
  | { kind: 'blank' }
  | { kind: 'total' }
  | { kind: 'note' }
  /** Another line of the person above, whose name is merged down over it. */
  | { kind: 'continuation' }
  /** A unit or line written over the people that follow. */
  | { kind: 'group'; unit: string | null; line: string | null }

interface Entry {
  column: RosterColumn | undefined
  text: string
  isWide: boolean
}

const TOTAL = /^(本|全|各)?[\p{Script=Han}]{0,14}(小计|合计|总计|共计|累计)([:(\d共].*)?$|^共(计|有)?:?\d+(人|名)/u
const NOTE =
  /^(注|备注|附注|说明|其中|填[表报]说明|注意事项|温馨提示|(填表|填报|制表|审核|复核|审批|经办|统计)(人|人员|单位|日期|时间)?(\(.*?\))?|(单位|部门|主要|分管)?(负责人|领导)(签字|签名|签章)?(\(.*?\))?|联系人|联系电话|盖章|单位\(盖章\)|报送(日期|时间|单位))(\d|:|$)/
const COUNT = /^\(?(共|计)?:?\d+(人|名|个)?\)?$/
const NUMBERING = /^[(第]?[\d一二三四五六七八九十]+[)、.章节部分]*$/
const GROUP_LABEL = /^(所属|所在|工作|填报)?(单位|部门)(名称)?:(.+)$/
const LINE_LABEL = /^(所属|业务)?条线(名称)?:(.+)$/
const INSTITUTION = /(局|院|所|中心|办公室|办|委|委员会|厅|处|科|队|支队|大队|站|街道|镇|乡|公司|大学|学院|学校|医院|部|会|馆|社)$/

function normalise(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')
}

function entriesOf(grid: SheetGrid, row: number, columns: readonly RosterColumn[]): Entry[] {
  const entries: Entry[] = []
  for (let column = 0; column < grid.columnCount; column++) {
    const cell = grid.own(row, column)
    if (!cell) continue
    const merge = grid.mergeAt(row, column)
    entries.push({ column: columns[column], text: normalise(cell.text), isWide: merge !== null && merge.lastColumn > merge.firstColumn })
  }
  return entries
}

function isPersonalName(text: string): boolean {
  return /^\p{Script=Han}{2,4}$/u.test(text) || /^\p{Script=Han}+[·•・.]\p{Script=Han}+/u.test(text)
}

function undecorated(text: string): string {
  return text
    .replace(/^([(第]?[\d一二三四五六七八九十]+[)、.])/, '')
    .replace(/[(](共|计)?\d+(人|名|个)?[)]$/, '')
    .replace(/[:：]$/, '')
}

function groupOf(entry: Entry, known: KnownNames): RowKind | null {
  const label = GROUP_LABEL.exec(entry.text)
  if (label) return { kind: 'group', unit: undecorated(label[4] ?? ''), line: null }
  const lineLabel = LINE_LABEL.exec(entry.text)
  if (lineLabel) return { kind: 'group', unit: null, line: undecorated(lineLabel[3] ?? '') }
  const text = undecorated(entry.text)
  if (known.isUnit(text)) return { kind: 'group', unit: text, line: null }
  if (known.isLine(text) && entry.column?.field !== 'name') return { kind: 'group', unit: null, line: text }
  const standsApart = entry.isWide || entry.column?.column === 0 || entry.column?.isSequence === true || entry.column?.field === 'name'
  const isInstitution = standsApart && text.length >= 4 && text.length <= 30 && INSTITUTION.test(text)
  return isInstitution && !isPersonalName(text) ? { kind: 'group', unit: text, line: null } : null
}

function continuesAbove(grid: SheetGrid, row: number, block: HeadingBlock): boolean {
  const name = block.columns.find(({ field }) => field === 'name') ?? block.columns.find(({ field }) => field === 'idNumber')
  const merge = name ? grid.mergeAt(row, name.column) : null
  return merge !== null && merge.firstRow < row && merge.firstRow > block.lastRow && grid.shown(row, merge.firstColumn) !== null
}

/** What a row below the headings is. Decided from the cells the row itself holds, never from those merged into it from above. */
export function kindOfRow(grid: SheetGrid, row: number, block: HeadingBlock, known: KnownNames): RowKind {
  const entries = entriesOf(grid, row, block.columns)
  const words = entries.filter((entry) => !(entry.column?.isSequence && NUMBERING.test(entry.text)))
  if (words.length === 0) return { kind: 'blank' }
  const fields = words.filter(({ column, isWide }) => column?.field && !isWide)
  const idDigits = fields.find(({ column }) => column?.field === 'idNumber')?.text.replace(/\D/g, '').length ?? 0
  if (idDigits >= 8) return { kind: 'person' }
  if (fields.length < 4) {
    if (words.some(({ text }) => TOTAL.test(text))) return { kind: 'total' }
    if (NOTE.test(words[0]?.text ?? '')) return { kind: 'note' }
    const texts = words.filter(({ text }) => !COUNT.test(text))
    const [only] = texts
    const group = texts.length === 1 && only ? groupOf(only, known) : null
    if (group) return group
  }
  if (continuesAbove(grid, row, block)) return { kind: 'continuation' }
  return isPerson(fields, block)
    ? { kind: 'person' }
    : { kind: fields.length === 0 && words.every(({ text }) => COUNT.test(text)) ? 'total' : 'note' }
}

function isPerson(fields: readonly Entry[], block: HeadingBlock): boolean {
  const textOf = (field: string): string | undefined => fields.find(({ column }) => column?.field === field)?.text
  const name = textOf('name')
  if (name !== undefined && isPersonalName(name)) return true
  if (name !== undefined && fields.length >= 2) return true
  const mapped = block.columns.filter(({ field }) => field !== null).length
  return fields.length >= Math.min(3, mapped - 1)
}
