import { readPerson } from '@/lib/org/roster/judge-person'
import { type NamedThing, nameMatcher } from '@/lib/org/roster/match-names'
import type { KnownNames, RosterLayout, RosterReading, RosterRow } from '@/lib/org/roster/read-roster'
import { ROSTER_FIELDS, type RosterField } from '@/lib/org/roster/roster-fields'
import type { JudgedRow, RosterIssue, RosterValues } from '@/lib/org/roster/roster-values'
import type { DateOnly } from '@/lib/platform/dates'

/** A person on file under an identity number. */
export interface PersonOnFile {
  personId: string
  unitId: string
  lineId: string
  /** False for a person of a unit that the importer does not manage: nothing of them may show. */
  isVisible: boolean
  /** Left, retired or deceased: an import does not bring them back. */
  isActive: boolean
  values: Partial<RosterValues>
}

export interface RosterFacts {
  units: readonly NamedThing[]
  lines: readonly NamedThing[]
  today: DateOnly
  /** By the normalised 18-digit number. The caller looks up all `idNumbersOf` at once. */
  onFile: (idNumber: string) => PersonOnFile | undefined
  /** Units into which the importer may import; undefined for all. */
  allowedUnitIds?: ReadonlySet<string>
}

export interface RosterJudgement {
  rows: JudgedRow[]
  accepted: number
  rejected: number
  byAction: Record<JudgedRow['action'], number>
}

/** Lets `readRoster` recognise units and lines written on rows of their own. */
export function knownNames(units: readonly NamedThing[], lines: readonly NamedThing[]): KnownNames {
  const unitMatcher = nameMatcher(units, '单位')
  const lineMatcher = nameMatcher(lines, '条线')
  return { isUnit: (text) => unitMatcher.match(text).ok, isLine: (text) => lineMatcher.match(text).ok }
}

const COMPARED: readonly (keyof RosterValues)[] = [
  'name',
  'sex',
  'birthDate',
  'workStartMonth',
  'phone',
  'post',
  'education',
  'degree',
  'politicalStatus',
  'staffKind',
]

function changedValues(values: RosterValues, lineId: string | null, held: PersonOnFile): (keyof RosterValues)[] {
  const changed = COMPARED.filter((key) => values[key] !== null && values[key] !== (held.values[key] ?? null))
  if (lineId !== null && lineId !== held.lineId) changed.push('line')
  const heldSpecialities = held.values.specialities ?? []
  const isSame =
    values.specialities.every((item) => heldSpecialities.includes(item)) && values.specialities.length === heldSpecialities.length
  if (values.specialities.length > 0 && !isSame) changed.push('specialities')
  return changed
}

function columnOrder(layout: RosterLayout): Map<RosterField, number> {
  const order = new Map(ROSTER_FIELDS.map((field, index) => [field, 10_000 + index]))
  for (const { field, column } of layout.columns) if (field) order.set(field, column)
  return order
}

class RosterJudge {
  private readonly units
  private readonly lines
  private readonly unitNames: ReadonlyMap<string, string>
  /** Accepted and rejected first rows by identity number. */
  private readonly seen = new Map<string, JudgedRow>()
  private readonly orders: Map<RosterField, number>[]

  constructor(
    private readonly reading: RosterReading,
    private readonly facts: RosterFacts,
  ) {
    this.units = nameMatcher(facts.units, '单位')
    this.lines = nameMatcher(facts.lines, '条线')
    this.unitNames = new Map(facts.units.map(({ id, name }) => [id, name]))
    this.orders = reading.layouts.map(columnOrder)
  }

  judge(row: RosterRow): JudgedRow {
    const layout = this.reading.layouts[row.layout]
    if (!layout) throw new Error(`row ${row.row} belongs to no layout`)
    const { values, issues, unitId, lineId } = readPerson(row, layout, { units: this.units, lines: this.lines, today: this.facts.today })
    if (unitId !== null && this.facts.allowedUnitIds && !this.facts.allowedUnitIds.has(unitId)) {
      issues.push({ field: 'unit', severity: 'error', reason: '这个单位不在您的管理范围内，不能导入。' })
    }
    const judged: JudgedRow = {
      index: row.index,
      sheet: row.sheet,
      row: row.row,
      isHidden: row.isHidden,
      layout: row.layout,
      verdict: 'accept',
      field: null,
      reason: null,
      issues,
      values,
      unitId,
      lineId,
      personId: null,
      action: 'create',
      changed: [],
    }
    this.compareWithFile(judged)
    this.compareWithOthers(judged)
    this.conclude(judged)
    return judged
  }

  private compareWithFile(judged: JudgedRow): void {
    const held = judged.values.idNumber === null ? undefined : this.facts.onFile(judged.values.idNumber)
    if (!held) return
    const refuse = (reason: string): void => void judged.issues.push({ field: 'idNumber', severity: 'error', reason })
    if (!held.isVisible || (judged.unitId !== null && judged.unitId !== held.unitId)) {
      judged.action = 'transfer'
      const where = held.isVisible ? `此人现在${this.unitNames.get(held.unitId) ?? '其他单位'}` : '此人已在平台其他单位'
      refuse(`${where}，请发起调入。`)
      if (held.isVisible) judged.personId = held.personId
      return
    }
    judged.personId = held.personId
    judged.changed = changedValues(judged.values, judged.lineId, held)
    judged.action = judged.changed.length > 0 ? 'update' : 'unchanged'
    if (judged.changed.includes('name')) {
      judged.issues.push({ field: 'name', severity: 'warning', reason: '姓名与平台上的登记不同，导入后以本表为准，请核对。' })
    }
    if (!held.isActive) refuse('此人在平台上已离职或退休，请先在人员页面办理恢复。')
  }

  /** Of rows with one number the first that is right goes in; a number on a row that goes back does not block a right one. */
  private compareWithOthers(judged: JudgedRow): void {
    const { idNumber } = judged.values
    if (idNumber === null) return
    const first = this.seen.get(idNumber)
    if (!first) {
      this.seen.set(idNumber, judged)
      return
    }
    const where = first.sheet === judged.sheet ? `第 ${first.row} 行` : `工作表“${first.sheet}”第 ${first.row} 行`
    if (first.verdict === 'accept') {
      judged.issues.push({ field: 'idNumber', severity: 'error', reason: `身份证号与${where}重复。` })
    } else {
      judged.issues.push({ field: 'idNumber', severity: 'warning', reason: `身份证号与${where}相同，那一行有误已退回，请核对。` })
      this.seen.set(idNumber, judged)
    }
  }

  private conclude(judged: JudgedRow): void {
    const order = this.orders[judged.layout]
    const position = (issue: RosterIssue): number => order?.get(issue.field) ?? Number.MAX_SAFE_INTEGER
    judged.issues.sort((a, b) => position(a) - position(b))
    const fault = judged.issues.find(({ severity }) => severity === 'error')
    if (!fault) return
    judged.verdict = 'reject'
    judged.field = fault.field
    judged.reason = fault.reason
  }
}

/**
 * A verdict on every row: accept or reject, the leftmost column at fault, every issue with its reason, and what accepting it would do.
 * A person on file under another unit is rejected with action `transfer`. Values that the sheet leaves blank never count as changes.
 */
export function judgeRows(reading: RosterReading, facts: RosterFacts): RosterJudgement {
  const judge = new RosterJudge(reading, facts)
  const rows = reading.rows.map((row) => judge.judge(row))
  const byAction: RosterJudgement['byAction'] = { create: 0, update: 0, unchanged: 0, transfer: 0 }
  for (const row of rows) if (row.verdict === 'accept' || row.action === 'transfer') byAction[row.action] += 1
  const accepted = rows.filter(({ verdict }) => verdict === 'accept').length
  return { rows, accepted, rejected: rows.length - accepted, byAction }
}
