import { parseIdNumber } from '@/lib/org/identity/id-number'
import { parsePhone } from '@/lib/org/identity/phone'
import type { NameMatcher } from '@/lib/org/roster/match-names'
import { isUnusualName, readList, readName, readSex, readStaffKind, readWords } from '@/lib/org/roster/read-cells'
import { type MonthResult, readMonth } from '@/lib/org/roster/read-dates'
import type { RosterLayout, RosterRow } from '@/lib/org/roster/read-roster'
import { ROSTER_FIELD_LABELS, type RosterField } from '@/lib/org/roster/roster-fields'
import type { RosterIssue, RosterValues } from '@/lib/org/roster/roster-values'
import type { DateOnly } from '@/lib/platform/dates'
import type { SheetCell } from '@/lib/platform/sheets/workbook'

export interface PersonFacts {
  units: NameMatcher
  lines: NameMatcher
  today: DateOnly
}

export interface ReadPerson {
  values: RosterValues
  issues: RosterIssue[]
  unitId: string | null
  lineId: string | null
}

const MAX_NAME = 60
const MAX_WORDS = 200
const YOUNGEST_WORKER = 15
const OLDEST_WORKER = 75

class PersonReader {
  readonly issues: RosterIssue[] = []
  private readonly present: ReadonlySet<RosterField>

  constructor(
    private readonly row: RosterRow,
    private readonly layout: RosterLayout,
    private readonly facts: PersonFacts,
  ) {
    this.present = new Set(layout.columns.flatMap(({ field }) => field ?? []))
  }

  private cell(field: RosterField): SheetCell | null {
    const cell = this.row.cells[field]
    return cell && cell.text.replace(/[\s\p{Cf}]/gu, '') !== '' ? cell : null
  }

  private text(field: RosterField): string {
    return this.cell(field)?.text ?? ''
  }

  private error(field: RosterField, reason: string): null {
    this.issues.push({ field, severity: 'error', reason })
    return null
  }

  private warn(field: RosterField, reason: string): void {
    this.issues.push({ field, severity: 'warning', reason })
  }

  private missing(field: RosterField): null {
    const label = ROSTER_FIELD_LABELS[field]
    return this.error(field, this.present.has(field) ? `${label}未填。` : `表中没有“${label}”一列。`)
  }

  private name(): string | null {
    const name = readName(this.text('name'))
    if (name === '') return this.missing('name')
    if ([...name].length > MAX_NAME) return this.error('name', '姓名太长，请核对。')
    if (isUnusualName(name)) this.warn('name', '姓名的写法少见，请核对。')
    return name
  }

  private identity(): { value: string; birthDate: DateOnly; sex: 'male' | 'female' } | null {
    const cell = this.cell('idNumber')
    if (!cell) return this.missing('idNumber')
    const parsed = parseIdNumber(cell.kind === 'number' && typeof cell.value === 'number' ? cell.value : cell.text, this.facts.today)
    if (!parsed.ok) return this.error('idNumber', parsed.reason)
    if (parsed.value.endsWith('000')) this.warn('idNumber', '身份证号以 000 结尾，可能曾被存为数字而丢失末几位，请核对。')
    return parsed
  }

  private sex(identity: { sex: 'male' | 'female' } | null): 'male' | 'female' | null {
    const text = this.text('sex')
    if (text === '') return identity?.sex ?? null
    const sex = readSex(text)
    if (!sex) return this.error('sex', '性别应填“男”或“女”。')
    if (identity && identity.sex !== sex) return this.error('sex', '性别与身份证号不一致，请核对。')
    return sex
  }

  private month(field: 'birthDate' | 'workStartDate'): Extract<MonthResult, { ok: true }> | null {
    const cell = this.cell(field)
    if (!cell) return null
    const result = readMonth(cell, this.facts.today)
    return result.ok ? result : this.error(field, result.reason)
  }

  private birthMonth(identity: { birthDate: DateOnly } | null): string | null {
    const certain = identity?.birthDate.slice(0, 7) ?? null
    const read = this.month('birthDate')
    if (!read) return this.cell('birthDate') ? null : certain
    if (certain !== null && read.month !== certain && read.otherMonth !== certain) {
      return this.error('birthDate', '出生年月与身份证号不一致，请核对。')
    }
    if (read.day !== undefined && identity && read.day !== identity.birthDate && !read.day.endsWith('-01')) {
      this.warn('birthDate', '出生日期与身份证号相差几天，按身份证号记。')
    }
    return certain ?? read.month
  }

  private workStartMonth(birthMonth: string | null): string | null {
    const read = this.month('workStartDate')
    if (!read) return null
    if (read.otherMonth !== undefined) this.warn('workStartDate', '月份写作“1”，可能是 10 月丢了末尾的 0，请核对。')
    if (birthMonth !== null && read.month <= birthMonth) return this.error('workStartDate', '参加工作时间早于出生年月，请核对。')
    this.warnUnlikelyStart(read.month, birthMonth)
    return read.month
  }

  private warnUnlikelyStart(month: string, birthMonth: string | null): void {
    const age = birthMonth === null ? null : Number(month.slice(0, 4)) - Number(birthMonth.slice(0, 4))
    if (month > this.facts.today.slice(0, 7)) this.warn('workStartDate', '参加工作时间晚于今天，请核对。')
    else if (age !== null && age < YOUNGEST_WORKER) this.warn('workStartDate', `参加工作时不满 ${YOUNGEST_WORKER} 岁，请核对。`)
    else if (Number(this.facts.today.slice(0, 4)) - Number(month.slice(0, 4)) > OLDEST_WORKER - YOUNGEST_WORKER) {
      this.warn('workStartDate', '参加工作时间距今太久，请核对。')
    }
  }

  private phone(): string | null {
    const cell = this.cell('phone')
    if (!cell) return null
    const heading = this.layout.columns.find(({ field }) => field === 'phone')?.heading ?? ''
    const raw = cell.kind === 'number' && typeof cell.value === 'number' ? cell.value : cell.text
    const parsed = parsePhone(raw, { allowLandline: !/手机|移动/.test(heading) })
    if (!parsed.ok) return this.error('phone', parsed.reason)
    if (parsed.isFirstOfSeveral) this.warn('phone', '填了几个号码，只记第一个。')
    return parsed.value
  }

  private unit(): { id: string | null; name: string | null; rest: string } {
    const text = this.text('unit') || (this.row.groupUnit ?? '')
    if (text === '') return { id: this.missing('unit'), name: null, rest: '' }
    const column = this.layout.columns.find(({ field }) => field === 'unit')
    const found = this.facts.units.match(text, { allowRest: column?.isUnitWithPost === true })
    if (found.ok) return found
    return { id: this.error('unit', found.reason), name: readWords(text), rest: '' }
  }

  private line(): { id: string | null; name: string | null } {
    const text = this.text('line') || (this.row.groupLine ?? '')
    if (text === '') return { id: this.missing('line'), name: null }
    const found = this.facts.lines.match(text)
    return found.ok ? found : { id: this.error('line', found.reason), name: readWords(text) }
  }

  private words(field: 'post' | 'education' | 'degree' | 'politicalStatus'): string | null {
    const words = readWords(this.text(field))
    return words !== null && [...words].length > MAX_WORDS ? this.error(field, `${ROSTER_FIELD_LABELS[field]}太长，请精简。`) : words
  }

  private staffKind(): 'cadre' | 'worker' | null {
    const words = readWords(this.text('staffKind'))
    const kind = words === null ? null : readStaffKind(words)
    if (words !== null && kind === null) this.warn('staffKind', '看不出是干部还是工人，这一格不导入。')
    return kind
  }

  read(): ReadPerson {
    const name = this.name()
    const identity = this.identity()
    const birthMonth = this.birthMonth(identity)
    const unit = this.unit()
    const line = this.line()
    const values: RosterValues = {
      name,
      idNumber: identity?.value ?? null,
      sex: this.sex(identity),
      birthDate: identity?.birthDate ?? null,
      birthMonth,
      workStartMonth: this.workStartMonth(birthMonth),
      phone: this.phone(),
      unit: unit.name,
      line: line.name,
      post: this.words('post') ?? readWords(unit.rest),
      education: this.words('education'),
      degree: this.words('degree'),
      politicalStatus: this.words('politicalStatus'),
      specialities: readList(this.text('specialities')),
      staffKind: this.staffKind(),
    }
    return { values, issues: this.issues, unitId: unit.id, lineId: line.id }
  }
}

/** What a row says of one person, cell by cell, against nothing but the row itself and the known names. */
export function readPerson(row: RosterRow, layout: RosterLayout, facts: PersonFacts): ReadPerson {
  return new PersonReader(row, layout, facts).read()
}
