import type { OrgTree, OrgUnit as UnitOnFile } from './org-tree'
import type { OrgReading } from './roster/read-org'

/** What becomes of each row of an organisation workbook. Matching is by code, else by today's name. */
export type PlannedLine = { row: number; code: string; name: string; lineId: string | null; action: 'create' | 'update' | 'unchanged' }

export type PlannedUnit = {
  row: number
  code: string
  name: string
  shortName: string
  /** Code of a unit planned before this one, or of one on file. */
  parentCode: string | null
  parentName: string | null
  level: 'city' | 'district' | 'grassroots'
  isLegalBody: boolean
  unitId: string | null
  action: 'create' | 'update' | 'unchanged'
  /** In words: 名称, 简称, 上级单位, 层级, 法人标记. */
  changes: string[]
}

export type OrgIssueView = { sheet: string; row: number; reason: string }
export type OrgPlan = { units: PlannedUnit[]; lines: PlannedLine[]; issues: OrgIssueView[] }

type LineOnFile = { id: string; code: string; name: string }

/** Decides about every row; a plan with issues is not to be written. */
export function planOrgImport(reading: OrgReading, tree: OrgTree, linesOnFile: readonly LineOnFile[]): OrgPlan {
  const issues: OrgIssueView[] = reading.issues.map(({ sheet, row, reason }) => ({ sheet, row, reason }))
  const onFile = tree.list()
  const byCode = new Map(onFile.map((unit) => [unit.code, unit]))
  const byName = new Map(onFile.map((unit) => [unit.name, unit]))
  const planned = new Set<string>()
  const nameByCode = new Map([...onFile, ...reading.units].map(({ code, name }) => [code, name]))
  const units = reading.units.map((read): PlannedUnit => {
    const held = byCode.get(read.code) ?? byName.get(read.name)
    const parentCode = parentOf(read.parentCode, planned, byCode, byName)
    if (read.parentCode !== null && parentCode === null)
      issues.push({ sheet: '单位', row: read.row, reason: '没有找到上级单位，请核对上级单位编码。' })
    planned.add(read.code)
    const isRoot = parentCode === null
    const wanted = {
      name: read.name,
      shortName: read.shortName ?? (held?.name === read.name ? held.shortName : read.name),
      parentCode,
      level: read.level,
      isLegalBody: read.isLegalBody ?? held?.isLegalBody ?? (!isRoot && read.level !== 'grassroots'),
    }
    const changes = held ? changesOf(held, wanted, tree) : []
    const action = held ? (changes.length > 0 ? 'update' : 'unchanged') : 'create'
    const parentName = parentCode === null ? null : (nameByCode.get(parentCode) ?? null)
    return { row: read.row, code: read.code, ...wanted, parentName, unitId: held?.id ?? null, action, changes }
  })
  const lineByCode = new Map(linesOnFile.map((line) => [line.code, line]))
  const lineByName = new Map(linesOnFile.map((line) => [line.name, line]))
  const lines = reading.lines.map(({ row, code, name }): PlannedLine => {
    const held = lineByName.get(name) ?? lineByCode.get(code)
    return { row, code, name, lineId: held?.id ?? null, action: !held ? 'create' : held.name === name ? 'unchanged' : 'update' }
  })
  return { units, lines, issues: [...issues, ...twoRowsOneUnit(units)] }
}

function parentOf(
  code: string | null,
  planned: ReadonlySet<string>,
  byCode: ReadonlyMap<string, UnitOnFile>,
  byName: ReadonlyMap<string, UnitOnFile>,
): string | null {
  if (code === null) return null
  if (planned.has(code) || byCode.has(code)) return code
  return byName.get(code)?.code ?? null
}

type Wanted = Pick<PlannedUnit, 'name' | 'shortName' | 'parentCode' | 'level' | 'isLegalBody'>

function changesOf(held: UnitOnFile, wanted: Wanted, tree: OrgTree): string[] {
  const parentCode = held.parentId === null ? null : (tree.unit(held.parentId)?.code ?? null)
  return [
    ...(held.name === wanted.name ? [] : ['名称']),
    ...(held.shortName === wanted.shortName ? [] : ['简称']),
    ...(parentCode === wanted.parentCode ? [] : ['上级单位']),
    ...(held.level === wanted.level ? [] : ['层级']),
    ...(held.isLegalBody === wanted.isLegalBody ? [] : ['法人标记']),
  ]
}

function twoRowsOneUnit(units: readonly PlannedUnit[]): OrgIssueView[] {
  const first = new Map<string, number>()
  const issues: OrgIssueView[] = []
  for (const { unitId, row } of units) {
    if (unitId === null) continue
    const earlier = first.get(unitId)
    if (earlier === undefined) first.set(unitId, row)
    else issues.push({ sheet: '单位', row, reason: `与第 ${earlier} 行指的是同一个单位。` })
  }
  return issues
}

export function countPlan(plan: OrgPlan): { rows: number; created: number; updated: number } {
  const rows = [...plan.units, ...plan.lines]
  return {
    rows: rows.length,
    created: rows.filter(({ action }) => action === 'create').length,
    updated: rows.filter(({ action }) => action === 'update').length,
  }
}
