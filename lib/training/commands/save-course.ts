import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, formatDate, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import { conflict, invalid, notFound, refused } from '@/lib/platform/errors'
import { specialityTokens } from '@/lib/platform/search/tokens'
import { attendanceProblem, courseProblems, unitDuring } from '../attendance-rules'
import '../audit-events'
import { type LockedCourse, lockCourse, lockTrainees, requireReason, unitWords } from '../locked-course'
import { organiserUnits } from '../organiser-units'
import { coursePolicy } from '../policy'
import type { SaveCourseInput } from '../schema'
import { loadTrainees } from '../trainee-queries'

const FIELDS = ['name', 'manner', 'unitId', 'isCityWide', 'host', 'startsOn', 'endsOn', 'hours', 'place', 'content'] as const

/** Enters a course or puts one right; who attended must still fit, else nothing changes and the first that does not is named. */
export async function saveCourse(viewer: Viewer, input: SaveCourseInput): Promise<{ courseId: string }> {
  const problems = courseProblems(input)
  if (Object.keys(problems).length > 0) throw invalid('培训日期或学时不对，请核对。', problems)
  try {
    return await inTransaction(async (tx) => {
      coursePolicy.authorise(viewer, 'record')
      const today = await businessToday(tx)
      const before = input.courseId === null ? null : await lockCourse(tx, viewer, input.courseId)
      await requireOrganiser(tx, viewer, input, today)
      const data = {
        name: input.name,
        nameTokens: specialityTokens([input.name]),
        manner: input.manner,
        unitId: input.unitId,
        isCityWide: input.isCityWide,
        host: input.host,
        startsOn: fromDateOnly(input.startsOn),
        endsOn: fromDateOnly(input.endsOn),
        hours: input.hours,
        place: input.place,
        content: input.content,
      }
      if (!before) {
        const made = await tx.trainingCourse.create({ data: { ...data, recordedById: viewer.accountId, recordedOn: fromDateOnly(today) } })
        await recordAudit(
          tx,
          actorOf(viewer),
          'training.courseRecorded',
          { kind: 'trainingCourse', id: made.id },
          { isCityWide: made.isCityWide },
        )
        return { courseId: made.id }
      }
      requireReason(before.recordedOn, today, input.reason)
      await refuseWhatNoLongerFits(tx, viewer, before, input, today)
      const { count } = await tx.trainingCourse.updateMany({
        where: { id: before.id, version: input.version },
        data: { ...data, version: { increment: 1 } },
      })
      if (count === 0) throw conflict()
      await tx.trainingAttendance.updateMany({ where: { courseId: before.id }, data: { year: Number(input.endsOn.slice(0, 4)) } })
      const stood = { ...before, startsOn: toDateOnly(before.startsOn), endsOn: toDateOnly(before.endsOn) }
      await recordAudit(
        tx,
        actorOf(viewer),
        'training.courseChanged',
        { kind: 'trainingCourse', id: before.id },
        { fields: FIELDS.filter((field) => stood[field] !== input[field]), reason: input.reason },
      )
      return { courseId: before.id }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw invalid(`该单位已登记过${formatDate(input.startsOn)}开始的“${input.name}”，请在已有的培训中登记参训人员。`, {
      name: ['同一单位、同一天开始的同名培训只登记一次。'],
    })
  }
}

async function requireOrganiser(tx: Tx, viewer: Viewer, input: SaveCourseInput, today: DateOnly): Promise<void> {
  const unit = await tx.unit.findUnique({ where: { id: input.unitId }, select: { id: true, closedOn: true } })
  if (!unit || !coursePolicy.can(viewer, 'record', { unitId: unit.id, isCityWide: false }))
    throw notFound('没有找到主办单位，或不在您的管理范围内。')
  if (input.isCityWide && !coursePolicy.can(viewer, 'record', { unitId: unit.id, isCityWide: true }))
    throw refused('cityWideByOffice', '全市培训由市人才办登记，本单位的培训请不要选“全市培训”。')
  if (unit.closedOn && toDateOnly(unit.closedOn) < input.startsOn)
    throw invalid('主办单位在培训开始前已撤销。', { unitId: ['请选择当时的单位，或核对日期。'] })
  if (input.startsOn > `${Number(today.slice(0, 4)) + 1}-12-31`)
    throw invalid('培训日期太远，请核对。', { startsOn: ['最迟登记到明年年底的培训。'] })
}

/** Judges everybody on record by the course as it is to be. */
async function refuseWhatNoLongerFits(
  tx: Tx,
  viewer: Viewer,
  before: LockedCourse,
  input: SaveCourseInput,
  today: DateOnly,
): Promise<void> {
  const rows = await tx.trainingAttendance.findMany({ where: { courseId: before.id }, select: { id: true, personId: true, hours: true } })
  if (rows.length === 0) return
  const ids = rows.map(({ personId }) => personId)
  await lockTrainees(tx, ids)
  const [then, now, trainees] = await Promise.all([
    loadOrgTree(tx, input.endsOn),
    loadOrgTree(tx, today),
    loadTrainees(tx, { id: { in: ids } }),
  ])
  const organisers = organiserUnits(input.unitId, then, now)
  const nameOf = unitWords(viewer, then)
  const hoursOf = new Map(rows.map(({ personId, hours }) => [personId, hours]))
  const problems = trainees.flatMap((trainee) => {
    const unitId = unitDuring(trainee.spells, input)
    return (
      attendanceProblem({
        personName: trainee.name,
        hours: hoursOf.get(trainee.id) ?? 0,
        course: input,
        today,
        unit: unitId === null ? null : { id: unitId, name: nameOf(unitId) },
        organiserUnits: organisers,
        isOutside: false,
        isRecorded: false,
        others: trainee.attended.filter(({ courseId }) => courseId !== before.id),
      }) ?? []
    )
  })
  const [first] = problems
  if (first) throw refused('attendanceUnfit', `${problems.length} 名参训人员与改后的培训不符，没有保存。${first}`)
}
