import type pg from 'pg'
import { addDays, type DateOnly, earlierOf } from '@/lib/platform/dates'
import { specialityTokens } from '@/lib/platform/search/tokens'
import { unitDuring } from '@/lib/training/attendance-rules'
import type { AccountsPlan } from './accounts'
import { type OrgPlan, type PlanPerson, SEED_DAY } from './city-plan'
import { academyCourses, comingCourse, hallCourses, type SeedCourse, seedDocuments, unitCourses } from './data/training'
import type { Random } from './random'
import type { PlanFile } from './rounds/files'
import { insertRows, type Row } from './write-rows'

export type TrainingPlan = { tables: Record<'TrainingCourse' | 'TrainingAttendance' | 'PersonDocument', Row[]>; files: PlanFile[] }

type Context = {
  random: Random
  org: OrgPlan
  people: readonly PlanPerson[]
  named: ReadonlyMap<string, PlanPerson>
  accounts: AccountsPlan
  /** Hours that yearly forms state, by person and year: the records agree with them. Null for a form that waits to be filled in. */
  stated: ReadonlyMap<string, number | null>
}

type Course = SeedCourse & { id: string; unitId: string }

const atNine = (day: DateOnly) => new Date(`${day}T09:00:00+08:00`)

function courseRow(course: Course, recordedById: string): Row {
  const { id, unitId, name, manner, isCityWide, host, startsOn, endsOn, hours, place, content } = course
  const recordedOn = earlierOf(startsOn, SEED_DAY)
  const told = { name, nameTokens: specialityTokens([name]), manner, isCityWide, host, startsOn, endsOn, hours, place, content }
  return { id, unitId, ...told, recordedById, recordedOn, version: 1 }
}

/** One course of its own for every larger unit, of the speciality that its people have most in mind. */
function ownCourses({ random, org, people }: Context): Course[] {
  const staff = new Map<string, PlanPerson[]>()
  for (const person of people)
    if (person.status === 'active' && person.affiliation === 'internal')
      staff.set(person.unitId, [...(staff.get(person.unitId) ?? []), person])
  return org.units.flatMap((unit, index): Course[] => {
    const own = staff.get(unit.id) ?? []
    const speciality = own.find((person) => person.specialities.length > 0)?.specialities[0]
    if (own.length < 30 || !speciality) return []
    const kind = unitCourses[index % unitCourses.length]
    if (!kind) return []
    const startsOn = addDays('2025-02-24', random.int(0, 27) * 7)
    return [
      {
        id: random.uuid(atNine(startsOn)),
        unitId: unit.id,
        unit: unit.code,
        isCityWide: false,
        host: null,
        name: `${speciality}${kind.suffix}`,
        manner: kind.manner,
        startsOn,
        endsOn: addDays(startsOn, kind.days - 1),
        hours: kind.hours,
        place: null,
        content: kind.content,
      },
    ]
  })
}

type Attended = { course: Course; person: PlanPerson; hours: number }

/** Hours that a form states, filled from the courses of its year: the last one in part. */
function agreeing(person: PlanPerson, courses: readonly Course[], hours: number): Attended[] {
  let rest = hours
  return courses.flatMap((course) => {
    const part = Math.min(rest, course.hours)
    rest -= part
    return part > 0 ? [{ course, person, hours: part }] : []
  })
}

function planAttendance(context: Context, academy: readonly Course[], hall: readonly Course[], own: readonly Course[]): Attended[] {
  const { people, stated } = context
  const random = context.random.fork('attendance')
  const ofYear = (courses: readonly Course[], year: number) => courses.filter((course) => course.endsOn.startsWith(`${year}`))
  const ofUnit = new Map(own.map((course) => [course.unitId, course]))
  // A unit that is behind is behind with most of its people.
  const zeal = new Map<string, number>()
  return people.flatMap((person) => {
    if (person.status !== 'active' || person.affiliation !== 'internal') return []
    const eager = zeal.get(person.unitId) ?? random.pick([0.35, 0.55, 0.7, 0.8, 0.9])
    zeal.set(person.unitId, eager)
    const attended = [2024, 2025].flatMap((year) => {
      const online = ofYear(academy, year)
      const turns = ofYear(hall, year)
      const turn = turns[random.int(0, turns.length - 1)]
      const both = turn ? [...online, turn] : online
      const hours = stated.get(`${person.id}|${year}`)
      if (typeof hours === 'number') return agreeing(person, both, hours)
      if (year === 2024 && hours === undefined && !random.chance(0.3)) return []
      const chosen = [...online.filter(() => random.chance(0.9)), ...(turn && random.chance(eager) ? [turn] : [])]
      const extra = year === 2025 && random.chance(0.2) ? ofUnit.get(person.unitId) : undefined
      return [...chosen, ...(extra ? [extra] : [])].map((course) => ({ course, person, hours: course.hours }))
    })
    return attended
  })
}

/** The person whom the demonstration names keeps a few papers, and a certificate of the last course. */
function planPapers({ random, named, accounts }: Context, rows: readonly Row[]): { documents: Row[]; files: PlanFile[] } {
  const person = named.get('talent')
  if (!person) return { documents: [], files: [] }
  const file = (name: string, purpose: 'personDocument' | 'trainingCertificate', words: string, on: DateOnly): PlanFile => {
    const key = random.uuid(atNine(on))
    return {
      id: random.uuid(atNine(on)),
      storageKey: `${key.slice(-2)}/${key}`,
      name,
      purpose,
      lines: [words, person.name, '本件为演示材料，内容均为虚构。'],
      createdAt: atNine(on),
    }
  }
  const kept = seedDocuments.map(({ kind, note, name, on }) => ({ kind, note, on, file: file(name, 'personDocument', note, on) }))
  const last = rows.find((row) => row.personId === person.id && row.year === 2025 && row.result === 'passed')
  const certificate = last ? [file('结业证书.pdf', 'trainingCertificate', '结业证书', '2025-06-30')] : []
  if (last) last.certificateFileId = certificate[0]?.id ?? null
  return {
    documents: kept.map(({ kind, note, on, file: { id } }) => ({
      id: random.uuid(atNine(on)),
      personId: person.id,
      kind,
      note,
      fileId: id,
      addedById: accounts.idOf('office'),
      addedOn: on,
    })),
    files: [...kept.map((one) => one.file), ...certificate],
  }
}

/** Courses of last year and this one, who attended, and the papers of the person whom the demonstration names. */
export function planTraining(context: Context): TrainingPlan {
  const { org, accounts } = context
  const random = context.random.fork('courses')
  const made = (course: SeedCourse): Course => ({ ...course, id: random.uuid(atNine(course.startsOn)), unitId: org.unitIdOf(course.unit) })
  const academy = academyCourses.map(made)
  const hall = hallCourses.map(made)
  const own = ownCourses({ ...context, random })
  const marks = context.random.fork('marks')
  const attendance = planAttendance(context, academy, hall, own).flatMap(({ course, person, hours }): Row[] => {
    const unitId = unitDuring(person.spells, course)
    if (unitId === null) return []
    return [
      {
        id: marks.uuid(atNine(course.endsOn)),
        courseId: course.id,
        personId: person.id,
        unitId,
        year: Number(course.endsOn.slice(0, 4)),
        hours,
        result: course.manner === 'classroom' && hours === course.hours ? (marks.chance(0.02) ? 'failed' : 'passed') : null,
        certificateFileId: null,
        recordedById: accounts.idOf('office'),
        recordedOn: earlierOf(course.endsOn, SEED_DAY),
        version: 1,
      },
    ]
  })
  const { documents, files } = planPapers({ ...context, random: context.random.fork('papers') }, attendance)
  return {
    tables: {
      TrainingCourse: [...academy, ...hall, ...own, made(comingCourse)].map((course) => courseRow(course, accounts.idOf('office'))),
      TrainingAttendance: attendance,
      PersonDocument: documents,
    },
    files,
  }
}

/** Hours that the yearly forms state, by person and year; of two forms the first, null while it is not filled in. */
export function statedHours(tables: Record<string, Row[]>): Map<string, number | null> {
  const yearOf = new Map((tables.AssessmentYear ?? []).map((row) => [row.id, row.year]))
  const stated = new Map<string, number | null>()
  for (const { personId, yearId, trainingHours } of tables.HoldingAssessment ?? []) {
    const key = `${personId}|${yearOf.get(yearId)}`
    if (!stated.has(key)) stated.set(key, typeof trainingHours === 'number' ? trainingHours : null)
  }
  return stated
}

/** In the order of their references. */
export async function writeTraining(client: pg.ClientBase, { tables }: TrainingPlan): Promise<void> {
  for (const [table, rows] of Object.entries(tables)) await insertRows(client, table, rows)
}
