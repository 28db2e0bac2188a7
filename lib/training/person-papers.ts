import 'server-only'
import type { PersonPapers } from '@/lib/org/person-files'
import { toDateOnly } from '@/lib/platform/dates'
import { attendancePolicy } from './policy'

/** Certificates of courses, for whoever reads the person's whole record. */
export const trainingPapers: PersonPapers = async (viewer, reader, person) => {
  if (!attendancePolicy.can(viewer, 'read', { personId: person.id, unitId: person.unitId })) return []
  const rows = await reader.trainingAttendance.findMany({
    where: { personId: person.id, certificateFileId: { not: null } },
    select: { certificateFileId: true, course: { select: { name: true, endsOn: true } } },
    orderBy: { year: 'desc' },
    take: 100,
  })
  return rows.flatMap(({ certificateFileId, course }) =>
    certificateFileId ? [{ fileId: certificateFileId, belongsTo: `结业证书 · ${course.name}`, on: toDateOnly(course.endsOn) }] : [],
  )
}
