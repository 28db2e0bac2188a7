import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import { needsReason } from './attendance-rules'
import type { TrainingManner, TrainingResult } from './labels'
import { attendancePolicy, coursePolicy } from './policy'
import { unitChoices } from './queries'

export type AttendanceRow = {
  id: string
  version: number
  personId: string
  personName: string
  unitName: string
  hours: number
  result: TrainingResult | null
  note: string | null
  certificate: { id: string; name: string } | null
  /** A correction now has to say why. */
  needsReason: boolean
  canRecord: boolean
}

export type CourseView = {
  today: DateOnly
  id: string
  version: number
  name: string
  manner: TrainingManner
  unitId: string
  unitName: string
  isCityWide: boolean
  host: string | null
  startsOn: DateOnly
  endsOn: DateOnly
  hours: number
  place: string | null
  content: string | null
  needsReason: boolean
  attended: number
  totalHours: number
  failed: number
  attendances: AttendanceRow[]
  nextAfter: string | null
  abilities: { record: boolean }
}

const PAGE = 100

/** A course with those of its people whom the viewer may see, in the order of their names. @throws AppError notFound */
export async function readCourse(viewer: Viewer, courseId: string, options: { after?: string } = {}): Promise<CourseView> {
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const course = await prisma.trainingCourse.findUnique({ where: { id: courseId } })
  if (!course || !coursePolicy.can(viewer, 'read', course)) throw notFound('没有找到这项培训，可能已被删除，或不在您的管理范围内。')
  const where: Prisma.TrainingAttendanceWhereInput = {
    AND: [attendancePolicy.where(viewer, 'read') as Prisma.TrainingAttendanceWhereInput, { courseId }],
  }
  const [tree, rows, sums, failed] = await Promise.all([
    loadOrgTree(prisma, today),
    prisma.trainingAttendance.findMany({
      where,
      include: { person: { select: { name: true } } },
      orderBy: [{ person: { namePinyin: 'asc' } }, { id: 'asc' }],
      ...(options.after ? { cursor: { id: options.after }, skip: 1 } : {}),
      take: PAGE + 1,
    }),
    prisma.trainingAttendance.aggregate({ where, _count: true, _sum: { hours: true } }),
    prisma.trainingAttendance.count({ where: { AND: [where, { result: 'failed' }] } }),
  ])
  const page = rows.slice(0, PAGE)
  const files = await prisma.storedFile.findMany({
    where: { id: { in: page.flatMap(({ certificateFileId }) => certificateFileId ?? []) }, deletedAt: null },
    select: { id: true, name: true },
  })
  const fileOf = new Map(files.map((file) => [file.id, file]))
  const canRecord = coursePolicy.can(viewer, 'record', course)
  return {
    today,
    id: course.id,
    version: course.version,
    name: course.name,
    manner: course.manner,
    unitId: course.unitId,
    unitName: tree.nameOf(course.unitId),
    isCityWide: course.isCityWide,
    host: course.host,
    startsOn: toDateOnly(course.startsOn),
    endsOn: toDateOnly(course.endsOn),
    hours: course.hours,
    place: course.place,
    content: course.content,
    needsReason: needsReason(toDateOnly(course.recordedOn), today),
    attended: sums._count,
    totalHours: sums._sum.hours ?? 0,
    failed,
    attendances: page.map((row) => ({
      id: row.id,
      version: row.version,
      personId: row.personId,
      personName: row.person.name,
      unitName: tree.nameOf(row.unitId),
      hours: row.hours,
      result: row.result,
      note: row.note,
      certificate: row.certificateFileId ? (fileOf.get(row.certificateFileId) ?? null) : null,
      needsReason: needsReason(toDateOnly(row.recordedOn), today),
      canRecord: canRecord && attendancePolicy.can(viewer, 'record', row),
    })),
    nextAfter: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    abilities: { record: canRecord },
  }
}

export type CourseForm = {
  today: DateOnly
  units: { id: string; name: string; depth: number }[]
  /** Whether courses for people of any unit may be entered. */
  canCityWide: boolean
}

/** What the form of a new course or of a correction offers. @throws AppError forbidden */
export async function readCourseForm(viewer: Viewer): Promise<CourseForm> {
  if (!coursePolicy.can(viewer, 'record')) throw forbidden()
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const tree = await loadOrgTree(prisma, today)
  return {
    today,
    units: unitChoices(viewer, tree, 'record'),
    canCityWide: coursePolicy.can(viewer, 'record', { unitId: '', isCityWide: true }),
  }
}
