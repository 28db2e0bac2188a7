import 'server-only'
import { personPolicy } from '@/lib/org/policy'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, toDateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { demandOf } from './attendance-rules'
import type { TrainingManner, TrainingResult } from './labels'
import { attendancePolicy, coursePolicy } from './policy'

/** What years demand, the latest word first. */
export async function loadDemands(
  reader: Reader,
): Promise<{ fromYear: number; hours: number; reason: string; setOn: DateOnly; version: number }[]> {
  const rows = await reader.trainingDemand.findMany({ orderBy: { fromYear: 'desc' } })
  return rows.map(({ fromYear, hours, reason, setOn, version }) => ({ fromYear, hours, reason, setOn: toDateOnly(setOn), version }))
}

/** Hours of a year on record, by person; who attended nothing is absent. The caller has authorised the reader. */
export async function trainingHoursOf(reader: Reader, personIds: readonly string[], year: number): Promise<Map<string, number>> {
  const rows = await reader.trainingAttendance.groupBy({
    by: ['personId'],
    where: { personId: { in: [...personIds] }, year },
    _sum: { hours: true },
  })
  return new Map(rows.map(({ personId, _sum }) => [personId, _sum.hours ?? 0]))
}

export type PersonCourse = {
  id: string
  courseName: string
  manner: TrainingManner
  organiser: string
  startsOn: DateOnly
  endsOn: DateOnly
  hours: number
  result: TrainingResult | null
  certificate: { id: string; name: string } | null
  courseId: string
  /** Whether the course's own page is open to the viewer. */
  canOpen: boolean
}

export type PersonTraining = {
  thisYear: number
  /** The latest first; this year always stands there. */
  years: { year: number; hours: number; online: number; demand: number; courses: PersonCourse[] }[]
}

/** One person's courses by year against what was demanded; null where the viewer may not see them. */
export async function readPersonTraining(viewer: Viewer, personId: string): Promise<PersonTraining | null> {
  if (!attendancePolicy.can(viewer, 'read')) return null
  const { prisma } = await db()
  const person = await prisma.person.findUnique({ where: { id: personId }, select: { id: true, unitId: true, affiliation: true } })
  // The unit that has the person today reads the whole record.
  if (!person || person.affiliation === 'external' || !personPolicy.can(viewer, 'read', person)) return null
  if (!attendancePolicy.can(viewer, 'read', { personId, unitId: person.unitId })) return null
  const today = await businessToday(prisma)
  const [tree, demands, rows] = await Promise.all([
    loadOrgTree(prisma, today),
    loadDemands(prisma),
    prisma.trainingAttendance.findMany({
      where: { personId },
      include: { course: true },
      orderBy: [{ year: 'desc' }, { course: { startsOn: 'desc' } }, { id: 'asc' }],
      take: 300,
    }),
  ])
  const files = await prisma.storedFile.findMany({
    where: { id: { in: rows.flatMap(({ certificateFileId }) => certificateFileId ?? []) }, deletedAt: null },
    select: { id: true, name: true },
  })
  const fileOf = new Map(files.map((file) => [file.id, file]))
  const thisYear = Number(today.slice(0, 4))
  const years = [...new Set([thisYear, ...rows.map(({ year }) => year)])].sort((a, b) => b - a)
  return {
    thisYear,
    years: years.map((year) => {
      const own = rows.filter((row) => row.year === year)
      const sum = (of: typeof own) => of.reduce((total, row) => total + row.hours, 0)
      return {
        year,
        hours: sum(own),
        online: sum(own.filter(({ course }) => course.manner === 'online')),
        demand: demandOf(year, demands),
        courses: own.map(({ id, hours, result, certificateFileId, courseId, course }) => ({
          id,
          courseId,
          canOpen: coursePolicy.can(viewer, 'read', course),
          courseName: course.name,
          manner: course.manner,
          organiser: course.host ?? tree.nameOf(course.unitId),
          startsOn: toDateOnly(course.startsOn),
          endsOn: toDateOnly(course.endsOn),
          hours,
          result,
          certificate: certificateFileId ? (fileOf.get(certificateFileId) ?? null) : null,
        })),
      }
    }),
  }
}

/** Certificates are read by whoever reads the attendance, or the person's whole record. */
export async function canReadTrainingCertificate(viewer: Viewer, fileId: string): Promise<boolean> {
  if (!attendancePolicy.can(viewer, 'read')) return false
  const { prisma } = await db()
  const rows = await prisma.trainingAttendance.findMany({
    where: { certificateFileId: fileId },
    select: { personId: true, unitId: true, person: { select: { unitId: true } } },
  })
  return rows.some(
    ({ personId, unitId, person }) =>
      attendancePolicy.can(viewer, 'read', { personId, unitId }) ||
      attendancePolicy.can(viewer, 'read', { personId, unitId: person.unitId }),
  )
}
