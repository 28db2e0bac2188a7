import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit, recordAuditMany } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import '../audit-events'
import { lockCourse } from '../locked-course'
import type { RemoveCourseInput } from '../schema'

/** Takes a course entered by mistake off the records with everybody's attendance; the reason and every person's hours stay in the record. */
export async function removeCourse(viewer: Viewer, input: RemoveCourseInput): Promise<{ removed: number }> {
  return inTransaction(async (tx) => {
    const course = await lockCourse(tx, viewer, input.courseId)
    if (course.version !== input.version) throw conflict()
    const rows = await tx.trainingAttendance.findMany({ where: { courseId: course.id } })
    await tx.trainingAttendance.deleteMany({ where: { courseId: course.id } })
    await tx.trainingCourse.delete({ where: { id: course.id } })
    await recordAuditMany(
      tx,
      actorOf(viewer),
      'training.attendanceRemoved',
      rows.map((row) => ({
        subject: { kind: 'trainingAttendance', id: row.id },
        payload: { personId: row.personId, courseId: course.id, hours: row.hours, reason: input.reason },
      })),
    )
    await recordAudit(
      tx,
      actorOf(viewer),
      'training.courseRemoved',
      { kind: 'trainingCourse', id: course.id },
      { attendances: rows.length, reason: input.reason },
    )
    return { removed: rows.length }
  })
}
