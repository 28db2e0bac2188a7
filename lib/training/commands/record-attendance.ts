import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAuditMany } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { fromDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import { attendanceProblem, unitDuring } from '../attendance-rules'
import '../audit-events'
import { lockCourse, lockTrainees, spanOf, unitWords } from '../locked-course'
import { organiserUnits } from '../organiser-units'
import type { RecordAttendanceInput } from '../schema'
import { loadTrainees, traineeWhere } from '../trainee-queries'

/**
 * Puts the chosen people on a course's record with the same hours; all or none.
 * @throws AppError `attendance` naming everybody who does not fit and why
 */
export async function recordAttendance(viewer: Viewer, input: RecordAttendanceInput): Promise<{ recorded: number }> {
  return inTransaction(async (tx) => {
    const course = await lockCourse(tx, viewer, input.courseId)
    const ids = [...new Set(input.personIds)]
    if (ids.length < input.personIds.length) throw refused('attendance', '同一个人选了两次，请核对名单。')
    await lockTrainees(tx, ids)
    const today = await businessToday(tx)
    const span = spanOf(course)
    const [then, now, trainees] = await Promise.all([
      loadOrgTree(tx, span.endsOn),
      loadOrgTree(tx, today),
      loadTrainees(tx, { AND: [traineeWhere(viewer), { id: { in: ids } }] }),
    ])
    if (trainees.length < ids.length) throw notFound('所选人员中有不属于您管理范围的，没有登记。请从本单位人员中选择。')
    const organisers = organiserUnits(course.unitId, then, now)
    const nameOf = unitWords(viewer, then)
    const rows = trainees.map((trainee) => {
      const unitId = unitDuring(trainee.spells, span)
      const problem = attendanceProblem({
        personName: trainee.name,
        hours: input.hours,
        course: { ...span, isCityWide: course.isCityWide },
        today,
        unit: unitId === null ? null : { id: unitId, name: nameOf(unitId) },
        organiserUnits: organisers,
        isOutside: trainee.isOutside,
        isRecorded: trainee.attended.some(({ courseId }) => courseId === course.id),
        others: trainee.attended,
      })
      return { personId: trainee.id, unitId: unitId ?? '', problem }
    })
    const problems = rows.flatMap(({ problem }) => problem ?? [])
    if (problems.length > 0) throw refused('attendance', `没有登记任何人。${problems.slice(0, 5).join('')}`)
    const made = await tx.trainingAttendance.createManyAndReturn({
      data: rows.map(({ personId, unitId }) => ({
        courseId: course.id,
        personId,
        unitId,
        year: Number(span.endsOn.slice(0, 4)),
        hours: input.hours,
        result: input.result,
        recordedById: viewer.accountId,
        recordedOn: fromDateOnly(today),
      })),
      select: { id: true, personId: true },
    })
    await recordAuditMany(
      tx,
      actorOf(viewer),
      'training.attended',
      made.map(({ id, personId }) => ({
        subject: { kind: 'trainingAttendance', id },
        payload: { personId, courseId: course.id, hours: input.hours },
      })),
    )
    return { recorded: made.length }
  })
}
