import { type DateOnly, formatDate, laterOf } from '@/lib/platform/dates'
import { plainText } from '@/lib/platform/sheets/named-table'
import {
  attendanceProblem,
  type CourseSpan,
  courseProblems,
  daysOf,
  MOST_HOURS_A_DAY,
  type UnitSpell,
  unitDuring,
} from '../attendance-rules'
import { hoursText, type TrainingManner } from '../labels'
import type { TrainingRow } from './read-training'

/** A course on file, or one that the rows above begin. */
export type KnownCourse = CourseSpan & {
  /** Null for one that the import makes. */
  id: string | null
  name: string
  manner: TrainingManner
  unitId: string
  isCityWide: boolean
  host: string | null
}

/** A person whom the viewer may record, with every unit ever belonged to, higher units included; the whole identity number or null. */
export type ImportTrainee = {
  id: string
  name: string
  unitName: string
  idNumber: string | null
  unitIds: readonly string[]
  spells: readonly UnitSpell[]
  attended: readonly (CourseSpan & { courseId: string })[]
}

export type TrainingFacts = {
  today: DateOnly
  /** The course that every row belongs to; null where the rows name their own. */
  fixed: KnownCourse | null
  /** Courses on file by `courseKey`. */
  courses: ReadonlyMap<string, KnownCourse>
  peopleByName: ReadonlyMap<string, readonly ImportTrainee[]>
  /** The unit meant by a cell. */
  unitOf: (text: string) => { id: string } | { reason: string }
  unitName: (unitId: string) => string
  /** The organiser and the units under it. */
  organiserUnits: (unitId: string) => ReadonlySet<string>
  /** Where no organiser is named. */
  ownUnitId: string | null
  canRecord: (course: { unitId: string; isCityWide: boolean }) => boolean
  /** Whether people outside the viewer's units are unknown to them. */
  isUnitScope: boolean
}

export type TrainingVerdict = {
  row: TrainingRow
  verdict: 'add' | 'same' | 'reject'
  reasons: string[]
  person: { id: string; name: string; unitName: string } | null
  /** Key into the plan's courses. */
  courseKey: string | null
  unitId: string | null
  hours: number | null
}

export type TrainingPlan = { verdicts: TrainingVerdict[]; courses: Map<string, KnownCourse> }

export function courseKey(course: { unitId: string; name: string; startsOn: DateOnly }): string {
  return [course.unitId, plainText(course.name), course.startsOn].join('|')
}

/** Judges every row by what is on file and by the rows above it; the first row of a new course says what the course is. */
export function judgeTraining(rows: readonly TrainingRow[], facts: TrainingFacts): TrainingPlan {
  const courses = new Map<string, KnownCourse>()
  const longest = longestHours(rows, facts)
  const taken = new Map<string, { rowNumber: number; key: string; span: CourseSpan }[]>()
  const verdicts = rows.map((row): TrainingVerdict => {
    const reasons = [...row.problems]
    const key = courseOfRow(row, facts, courses, longest, reasons)
    const course = key === null ? null : (courses.get(key) ?? null)
    const person = row.name === '' ? null : findPerson(row, facts, reasons)
    const hours = row.hours ?? course?.hours ?? null
    const verdict: TrainingVerdict = {
      row,
      verdict: 'reject',
      reasons,
      person: person && { id: person.id, name: person.name, unitName: person.unitName },
      courseKey: key,
      unitId: null,
      hours,
    }
    if (!person || !course || hours === null || reasons.length > 0) return verdict
    const recorded = person.attended.find(({ courseId }) => courseId === course.id)
    if (recorded && recorded.hours === hours) return { ...verdict, verdict: 'same' }
    if (recorded)
      return {
        ...verdict,
        reasons: [`已登记 ${hoursText(recorded.hours)} 学时，与表中 ${hoursText(hours)} 学时不同，请在培训页“更正”。`],
      }
    const above = taken.get(person.id) ?? []
    const twin = above.find((other) => other.key === key)
    if (twin) return { ...verdict, reasons: [`与第 ${twin.rowNumber} 行重复，同一个人同一项培训只登记一次。`] }
    const unitId = unitDuring(person.spells, course)
    const problem = attendanceProblem({
      personName: person.name,
      hours,
      course,
      today: facts.today,
      unit: unitId === null ? null : { id: unitId, name: facts.unitName(unitId) },
      organiserUnits: facts.organiserUnits(course.unitId),
      isOutside: false,
      isRecorded: false,
      others: [...person.attended, ...above.map(({ span }) => span)],
    })
    if (problem) return { ...verdict, reasons: [problem] }
    taken.set(person.id, [...above, { rowNumber: row.rowNumber, key: key ?? '', span: { ...course, hours } }])
    return { ...verdict, verdict: 'add', unitId }
  })
  return { verdicts, courses }
}

/** The most hours that any sound row of a course names: what a new course lasts where the table has no column for it. */
function longestHours(rows: readonly TrainingRow[], facts: TrainingFacts): Map<string, number> {
  const longest = new Map<string, number>()
  for (const row of rows) {
    const unitId = organiserOf(row, facts)
    if (row.startsOn === null || unitId === null || typeof unitId !== 'string' || row.problems.length > 0) continue
    const hours = row.courseHours ?? row.hours ?? 0
    // A slip of one row does not spoil the others.
    if (hours > MOST_HOURS_A_DAY * daysOf({ startsOn: row.startsOn, endsOn: laterOf(row.startsOn, row.endsOn ?? row.startsOn) })) continue
    const key = courseKey({ unitId, name: row.course, startsOn: row.startsOn })
    longest.set(key, Math.max(longest.get(key) ?? 0, hours))
  }
  return longest
}

function organiserOf(row: TrainingRow, facts: TrainingFacts): string | { reason: string } | null {
  if (row.organiser === '') return facts.ownUnitId
  const found = facts.unitOf(row.organiser)
  return 'id' in found ? found.id : found
}

/** Finds or begins the row's course; says what is missing or differs. */
function courseOfRow(
  row: TrainingRow,
  facts: TrainingFacts,
  courses: Map<string, KnownCourse>,
  longest: ReadonlyMap<string, number>,
  reasons: string[],
): string | null {
  if (facts.fixed) {
    const { fixed } = facts
    const key = courseKey(fixed)
    courses.set(key, fixed)
    if (row.course !== '' && plainText(row.course) !== plainText(fixed.name))
      reasons.push(`这一行是“${row.course.slice(0, 30)}”，不是“${fixed.name}”。`)
    else sayDifferences(row, fixed, '这项培训', reasons)
    return key
  }
  const organiser = organiserOf(row, facts)
  if (organiser !== null && typeof organiser !== 'string') reasons.push(`主办单位：${organiser.reason}`)
  if (organiser === null) reasons.push('缺少主办单位。')
  if (row.course === '') reasons.push('缺少培训名称。')
  else if (row.course.length < 2) reasons.push('培训名称太短，请写全。')
  if (row.startsOn === null && !row.problems.some((problem) => problem.startsWith('开始日期'))) reasons.push('缺少开始日期。')
  if (typeof organiser !== 'string' || row.course.length < 2 || row.startsOn === null) return null
  const key = courseKey({ unitId: organiser, name: row.course, startsOn: row.startsOn })
  const known = courses.get(key) ?? facts.courses.get(key)
  if (known) {
    sayDifferences(row, known, known.id === null ? '表中同一培训的前几行' : '已登记的这项培训', reasons)
    if (!facts.canRecord(known)) reasons.push('这是全市培训，由市人才办登记参训人员。')
    courses.set(key, known)
    return key
  }
  const course: KnownCourse = {
    id: null,
    name: row.course,
    manner: row.manner ?? 'classroom',
    unitId: organiser,
    isCityWide: row.isCityWide ?? false,
    host: row.host,
    startsOn: row.startsOn,
    endsOn: row.endsOn ?? row.startsOn,
    hours: row.courseHours ?? longest.get(key) ?? 0,
  }
  const wrong: string[] = []
  if (row.manner === null && !row.problems.some((problem) => problem.startsWith('培训方式'))) wrong.push('缺少培训方式。')
  if (course.hours === 0) wrong.push('缺少学时。')
  else wrong.push(...Object.values(courseProblems(course)).flat())
  if (course.isCityWide && !facts.canRecord(course)) wrong.push('全市培训由市人才办登记，范围请填“单位”或留空。')
  else if (!facts.canRecord(course))
    wrong.push(`“${(row.organiser || facts.unitName(organiser)).slice(0, 30)}”不在您的管理范围内，不能登记其主办的培训。`)
  reasons.push(...wrong)
  if (reasons.length === row.problems.length) courses.set(key, course)
  return courses.has(key) ? key : null
}

function sayDifferences(row: TrainingRow, course: KnownCourse, what: string, reasons: string[]): void {
  const differs = (label: string, stated: string, known: string) => reasons.push(`${label}“${stated}”与${what}（${known}）不一致，请核对。`)
  if (row.startsOn !== null && row.startsOn !== course.startsOn) differs('开始日期', formatDate(row.startsOn), formatDate(course.startsOn))
  else if (row.endsOn !== null && row.endsOn !== course.endsOn && row.endsOn !== row.startsOn)
    differs('结束日期', formatDate(row.endsOn), formatDate(course.endsOn))
  if (row.courseHours !== null && row.courseHours !== course.hours)
    differs('培训学时', hoursText(row.courseHours), `${hoursText(course.hours)} 学时`)
}

function findPerson(row: TrainingRow, facts: TrainingFacts, reasons: string[]): ImportTrainee | null {
  let found = facts.peopleByName.get(row.name) ?? []
  if (found.length === 0) {
    reasons.push(
      facts.isUnitScope
        ? `本单位名册中没有“${row.name.slice(0, 20)}”，请核对姓名；其他单位的人员由其单位登记。`
        : `名册中没有“${row.name.slice(0, 20)}”，请核对姓名，或先把此人录入名册。`,
    )
    return null
  }
  if (row.idDigits !== '') {
    const digits = row.idDigits
    found = found.filter(({ idNumber }) => idNumber !== null && (digits.length === 18 ? idNumber === digits : idNumber.endsWith(digits)))
    if (found.length === 0) {
      reasons.push('姓名与身份证号对不上，请核对。')
      return null
    }
  }
  if (row.unit !== '') {
    const unit = facts.unitOf(row.unit)
    if ('reason' in unit) {
      reasons.push(unit.reason)
      return null
    }
    found = found.filter((person) => person.unitIds.includes(unit.id))
    if (found.length === 0) {
      reasons.push(`此人从未在“${row.unit.slice(0, 30)}”任职，请核对单位或填写身份证号。`)
      return null
    }
  }
  if (row.idDigits === '' && row.unit === '' && !facts.isUnitScope) reasons.push('请填写单位或身份证号（或后六位），只凭姓名不能确定是谁。')
  else if (found.length > 1) reasons.push(`名册中有 ${found.length} 位同名人员符合，请补充身份证号后六位。`)
  return found.length === 1 ? (found[0] ?? null) : null
}
