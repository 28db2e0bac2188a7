import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, invalid, notFound } from '@/lib/platform/errors'
import { requireOwnFile } from '@/lib/platform/files/store'
import { attendanceProblem } from '../attendance-rules'
import '../audit-events'
import { lockCourse, lockTrainees, requireReason, spanOf } from '../locked-course'
import { attendancePolicy } from '../policy'
import type { ChangeAttendanceInput, RemoveAttendanceInput } from '../schema'
import { loadTrainees } from '../trainee-queries'

/** Puts hours, result, note or certificate right; with a reason where the entry is older than 30 days. */
export async function changeAttendance(viewer: Viewer, input: ChangeAttendanceInput): Promise<{ version: number }> {
  return inTransaction(async (tx) => {
    const { row, course } = await lockAttendance(tx, viewer, input.attendanceId)
    const today = await businessToday(tx)
    requireReason(row.recordedOn, today, input.reason)
    const [trainee] = await loadTrainees(tx, { id: row.personId })
    const tree = await loadOrgTree(tx, today)
    const problem = attendanceProblem({
      personName: trainee?.name ?? '',
      hours: input.hours,
      course: { ...spanOf(course), isCityWide: course.isCityWide },
      today,
      unit: { id: row.unitId, name: tree.nameOf(row.unitId) },
      organiserUnits: new Set([row.unitId]),
      isOutside: false,
      isRecorded: false,
      others: trainee?.attended.filter(({ courseId }) => courseId !== course.id) ?? [],
    })
    if (problem) throw invalid(problem, { hours: [problem] })
    if (input.certificateFileId) await requireOwnFile(tx, viewer, input.certificateFileId, 'trainingCertificate')
    const data = {
      hours: input.hours,
      result: input.result,
      note: input.note,
      certificateFileId: input.certificateFileId ?? row.certificateFileId,
    }
    const { count } = await tx.trainingAttendance.updateMany({
      where: { id: row.id, version: input.version },
      data: { ...data, version: { increment: 1 } },
    })
    if (count === 0) throw conflict()
    const fields = (Object.keys(data) as (keyof typeof data)[]).filter((key) => data[key] !== row[key])
    await recordAudit(
      tx,
      actorOf(viewer),
      'training.attendanceChanged',
      { kind: 'trainingAttendance', id: row.id },
      { personId: row.personId, fields, reason: input.reason },
    )
    return { version: input.version + 1 }
  })
}

/** Takes one person off a course; the reason and the hours stay in the record. */
export async function removeAttendance(viewer: Viewer, input: RemoveAttendanceInput): Promise<{ courseId: string }> {
  return inTransaction(async (tx) => {
    const { row, course } = await lockAttendance(tx, viewer, input.attendanceId)
    const { count } = await tx.trainingAttendance.deleteMany({ where: { id: row.id, version: input.version } })
    if (count === 0) throw conflict()
    await recordAudit(
      tx,
      actorOf(viewer),
      'training.attendanceRemoved',
      { kind: 'trainingAttendance', id: row.id },
      { personId: row.personId, courseId: course.id, hours: row.hours, reason: input.reason },
    )
    return { courseId: course.id }
  })
}

/** The course first, then the person, as every entry locks them. */
async function lockAttendance(tx: Tx, viewer: Viewer, attendanceId: string) {
  const known = await tx.trainingAttendance.findUnique({ where: { id: attendanceId } })
  if (!known || !attendancePolicy.can(viewer, 'read', known)) throw notFound('没有找到这条参训记录，可能已被删除，或不在您的管理范围内。')
  const course = await lockCourse(tx, viewer, known.courseId)
  await lockTrainees(tx, [known.personId])
  const row = await tx.trainingAttendance.findUnique({ where: { id: attendanceId } })
  if (!row) throw notFound('这条参训记录刚刚被删除。')
  attendancePolicy.authorise(viewer, 'record', row)
  return { row, course }
}
