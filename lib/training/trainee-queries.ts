import 'server-only'
import { personPolicy } from '@/lib/org/policy'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { queryTokens } from '@/lib/platform/search/tokens'
import type { CourseSpan, UnitSpell } from './attendance-rules'
import { organiserUnits } from './organiser-units'
import { attendancePolicy, coursePolicy } from './policy'
import type { FindTraineesInput } from './schema'

/** What a unit is told of somebody who has left it: where they are now is not its business. */
export const FORMER = '曾在本单位任职'

export type TraineeChoice = { value: string; label: string; note: string }

/** People who were ever in the units that the viewer records for: a course may be entered after its people have moved. */
export function traineeWhere(viewer: Viewer): Prisma.PersonWhereInput {
  // The policy's facts are the unit of the day and the person: the same rule filters the spells.
  return { affiliation: 'internal', spells: { some: attendancePolicy.where(viewer, 'record') as Prisma.PersonSpellWhereInput } }
}

/** People whose name fits and who belonged to a unit of the course during its days, for who records its attendance. */
export async function findTrainees(viewer: Viewer, { courseId, query }: FindTraineesInput): Promise<TraineeChoice[]> {
  attendancePolicy.authorise(viewer, 'record')
  const tokens = queryTokens(query)
  const { prisma } = await db()
  const course = await prisma.trainingCourse.findUnique({ where: { id: courseId } })
  if (tokens.length === 0 || !course || !coursePolicy.can(viewer, 'record', course)) return []
  const today = await businessToday(prisma)
  const [then, tree] = await Promise.all([loadOrgTree(prisma, toDateOnly(course.endsOn)), loadOrgTree(prisma, today)])
  const organisers = course.isCityWide ? null : [...organiserUnits(course.unitId, then, tree)]
  const there: Prisma.PersonSpellWhereInput = {
    AND: [
      attendancePolicy.where(viewer, 'record') as Prisma.PersonSpellWhereInput,
      { startsOn: { lte: course.endsOn }, OR: [{ endsOn: null }, { endsOn: { gte: course.startsOn } }] },
      organisers ? { unitId: { in: organisers } } : {},
    ],
  }
  const people = await prisma.person.findMany({
    where: { affiliation: 'internal', nameTokens: { hasEvery: tokens }, spells: { some: there } },
    select: { id: true, name: true, post: true, unitId: true },
    orderBy: [{ namePinyin: 'asc' }, { id: 'asc' }],
    take: 20,
  })
  return people.map(({ id, name, post, unitId }) => ({
    value: id,
    label: name,
    note: personPolicy.can(viewer, 'read', { id, unitId }) ? [tree.nameOf(unitId), post].filter(Boolean).join(' · ') : FORMER,
  }))
}

export type Trainee = {
  id: string
  name: string
  unitId: string
  isOutside: boolean
  spells: UnitSpell[]
  attended: (CourseSpan & { courseId: string; attendanceId: string })[]
}

/** What attendance is judged by: where people belonged and what they attended. Only those of `where`. */
export async function loadTrainees(reader: Reader, where: Prisma.PersonWhereInput): Promise<Trainee[]> {
  const people = await reader.person.findMany({
    where,
    select: {
      id: true,
      name: true,
      unitId: true,
      affiliation: true,
      spells: { select: { unitId: true, startsOn: true, endsOn: true } },
      trainings: { select: { id: true, courseId: true, hours: true, course: { select: { startsOn: true, endsOn: true } } } },
    },
    orderBy: [{ namePinyin: 'asc' }, { id: 'asc' }],
  })
  return people.map(({ id, name, unitId, affiliation, spells, trainings }) => ({
    id,
    name,
    unitId,
    isOutside: affiliation === 'external',
    spells: spells.map((spell) => ({
      unitId: spell.unitId,
      startsOn: toDateOnly(spell.startsOn),
      endsOn: toDateOnlyOrNull(spell.endsOn),
    })),
    attended: trainings.map((training) => ({
      courseId: training.courseId,
      attendanceId: training.id,
      hours: training.hours,
      startsOn: toDateOnly(training.course.startsOn),
      endsOn: toDateOnly(training.course.endsOn),
    })),
  }))
}
