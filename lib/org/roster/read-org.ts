import { gridOf, type SheetGrid } from '@/lib/org/roster/sheet-grid'
import { invalid } from '@/lib/platform/errors'
import type { Workbook } from '@/lib/platform/sheets/workbook'

export interface OrgUnit {
  code: string
  name: string
  shortName: string | null
  parentCode: string | null
  level: 'city' | 'district' | 'grassroots'
  isLegalBody: boolean | null
  /** Number of the row in its sheet. */
  row: number
}

export interface OrgLine {
  code: string
  name: string
  row: number
}

export interface OrgIssue {
  sheet: string
  row: number
  reason: string
}

export interface OrgReading {
  /** Parents before their children, in the order of the sheet otherwise. */
  units: OrgUnit[]
  lines: OrgLine[]
  issues: OrgIssue[]
}

type Field = 'code' | 'name' | 'shortName' | 'parent' | 'kind' | 'grassroots' | 'legalBody'

const UNIT_HEADINGS: readonly (readonly [RegExp, Field])[] = [
  [/^(上级|父级|主管|隶属)单位(编码|代码|编号|名称)?$|^(上级|隶属)(编码|代码)?$/, 'parent'],
  [/^(单位|机构)?(编码|代码|编号)$/, 'code'],
  [/^(单位|机构)(名称|全称)?$|^(名称|全称)$/, 'name'],
  [/^(单位|机构)?简称$/, 'shortName'],
  [/^(单位|机构)?(类别|类型|层级|级别|性质)$/, 'kind'],
  [/^是否基层(单位)?$|^基层(单位)?$/, 'grassroots'],
  [/^是否(独立)?法人(单位)?$|^法人(单位)?$/, 'legalBody'],
]
const LINE_HEADINGS: readonly (readonly [RegExp, Field])[] = [
  [/^(条线|业务条线)?(编码|代码|编号)$/, 'code'],
  [/^(业务)?条线(名称)?$|^名称$/, 'name'],
]

function textAt(grid: SheetGrid, row: number, column: number | undefined): string {
  const text = column === undefined ? '' : (grid.shown(row, column)?.text ?? '')
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim()
}

function findColumns(grid: SheetGrid, headings: readonly (readonly [RegExp, Field])[], mustHave: RegExp) {
  for (let row = 0; row < Math.min(20, grid.rowCount); row++) {
    const columns = new Map<Field, number>()
    let isRight = false
    for (let column = 0; column < grid.columnCount; column++) {
      const text = textAt(grid, row, column).replace(/[\s*]|\(.*?\)/g, '')
      isRight ||= mustHave.test(text)
      const field = headings.find(([pattern]) => pattern.test(text))?.[1]
      if (field && !columns.has(field)) columns.set(field, column)
    }
    if (isRight && columns.has('name')) return { row, columns }
  }
  return null
}

function isYes(text: string): boolean {
  return /^(是|有|√|✓|y|yes|true|1)$/i.test(text)
}

function levelOf(kind: string, isGrassroots: boolean): OrgUnit['level'] {
  if (/区|县|旗/.test(kind)) return 'district'
  if (isGrassroots || /基层|街道|乡|镇|村|社区|所|站/.test(kind)) return 'grassroots'
  return 'city'
}

function readUnits(grid: SheetGrid, reading: OrgReading): boolean {
  const found = findColumns(grid, UNIT_HEADINGS, /单位|机构/)
  if (!found?.columns.has('parent') && !found?.columns.has('code')) return false
  for (let row = found.row + 1; row < grid.rowCount; row++) {
    const at = (field: Field): string => textAt(grid, row, found.columns.get(field))
    const name = at('name').replace(/\s/g, '')
    if (name === '' || /^(注|说明|合计|填表)/.test(name)) {
      if (at('code') !== '') reading.issues.push({ sheet: grid.sheet.name, row: row + 1, reason: '单位名称未填。' })
      continue
    }
    const parent = at('parent').replace(/\s/g, '')
    reading.units.push({
      code: at('code') || name,
      name,
      shortName: at('shortName') || null,
      parentCode: parent || null,
      level: levelOf(at('kind'), isYes(at('grassroots'))),
      isLegalBody: found.columns.has('legalBody') ? isYes(at('legalBody')) : null,
      row: row + 1,
    })
  }
  return true
}

function readLines(grid: SheetGrid, reading: OrgReading): boolean {
  const found = findColumns(grid, LINE_HEADINGS, /条线/)
  if (!found) return false
  for (let row = found.row + 1; row < grid.rowCount; row++) {
    const name = textAt(grid, row, found.columns.get('name')).replace(/\s/g, '')
    if (name === '' || /^(注|说明|合计|填表)/.test(name)) continue
    reading.lines.push({ code: textAt(grid, row, found.columns.get('code')) || name, name, row: row + 1 })
  }
  return true
}

function reportTwice(rows: readonly { code: string; name: string; row: number }[], sheet: string, label: string, issues: OrgIssue[]): void {
  for (const key of ['code', 'name'] as const) {
    const seen = new Map<string, number>()
    for (const item of rows) {
      const first = seen.get(item[key])
      if (first === undefined) seen.set(item[key], item.row)
      else issues.push({ sheet, row: item.row, reason: `${label}${key === 'code' ? '编码' : '名称'}与第 ${first} 行重复。` })
    }
  }
}

/** Parents may be given by code or by name, and stand below their children. One outside the sheet stays as it is written: the portal may know it. */
function orderUnits(units: readonly OrgUnit[], sheet: string, issues: OrgIssue[]): OrgUnit[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const byName = new Map(units.map((unit) => [unit.name, unit]))
  const resolved = units.map((unit) => {
    if (unit.parentCode === null) return unit
    const parent = byCode.get(unit.parentCode) ?? byName.get(unit.parentCode)
    return { ...unit, parentCode: parent?.code ?? unit.parentCode }
  })
  const ordered: OrgUnit[] = []
  const placed = new Set<string>()
  let waiting = resolved
  while (waiting.length > 0) {
    const ready = waiting.filter(({ parentCode }) => parentCode === null || placed.has(parentCode) || !byCode.has(parentCode))
    if (ready.length === 0) break
    for (const unit of ready) placed.add(unit.code)
    ordered.push(...ready)
    waiting = waiting.filter((unit) => !ready.includes(unit))
  }
  for (const unit of waiting) issues.push({ sheet, row: unit.row, reason: '单位的上级关系绕成了一圈。' })
  return ordered
}

/**
 * Units (a tree by the parent's code or name) and lines of a workbook, on whatever sheets they stand.
 * Issues name the row; a workbook with issues is not to be imported. Throws an AppError when it holds neither.
 */
export function readOrg(workbook: Workbook): OrgReading {
  const reading: OrgReading = { units: [], lines: [], issues: [] }
  let unitSheet = ''
  for (const sheet of workbook.sheets) {
    if (sheet.hidden) continue
    const grid = gridOf(sheet)
    if (readUnits(grid, reading)) {
      unitSheet = sheet.name
      continue
    }
    const before = reading.lines.length
    if (readLines(grid, reading)) reportTwice(reading.lines.slice(before), sheet.name, '条线', reading.issues)
  }
  if (reading.units.length === 0 && reading.lines.length === 0) {
    throw invalid('没有找到单位或条线。表中应有“单位编码”“单位名称”“上级单位编码”，或“条线编码”“条线名称”等列。')
  }
  reportTwice(reading.units, unitSheet, '单位', reading.issues)
  return { ...reading, units: orderUnits(reading.units, unitSheet, reading.issues) }
}
