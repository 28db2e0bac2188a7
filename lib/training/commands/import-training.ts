import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit, recordAuditMany } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { fromDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { specialityTokens } from '@/lib/platform/search/tokens'
import '../audit-events'
import { judgeTraining } from '../import/judge-training'
import { countVerdicts, coursesToMake, loadTrainingFacts, readTrainingFile } from '../import-queries'
import { lockTrainees } from '../locked-course'
import type { ImportTrainingInput } from '../schema'

/** Milliseconds for `MOST_TRAINING_ROWS` rows on a busy machine. */
const TIMEOUT = 120_000

export type ImportedTraining = { added: number; same: number; rejected: number; courses: number }

/**
 * Writes the courses and attendance of an uploaded workbook, judged anew under a lock: all rows or none (`whole`), or the right ones (`right`).
 * Rows that are on file already add nothing.
 * @throws AppError `trainingRejected` when rows are wrong and all were wanted, `trainingNothing` when there is nothing to add
 */
export async function importTraining(viewer: Viewer, input: ImportTrainingInput): Promise<ImportedTraining> {
  const { bytes, read } = await readTrainingFile(viewer, input.fileId, input.courseId)
  return inTransaction(
    async (tx) => {
      // Two imports at once: the second waits and then finds the rows on file.
      await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(7320261)) AS held`
      const known = await loadTrainingFacts(tx, viewer, read.rows, input.courseId)
      await lockTrainees(
        tx,
        [...known.peopleByName.values()].flat().map(({ id }) => id),
      )
      const plan = judgeTraining(read.rows, await loadTrainingFacts(tx, viewer, read.rows, input.courseId))
      const counts = countVerdicts(plan.verdicts)
      if (input.mode === 'whole' && counts.reject > 0)
        throw refused('trainingRejected', `表中有 ${counts.reject} 行需要改正，没有导入任何一行。请改正后重新上传，或选择只导入正确的行。`)
      const toAdd = plan.verdicts.filter(({ verdict }) => verdict === 'add')
      if (toAdd.length === 0)
        throw refused(
          'trainingNothing',
          counts.same > 0 ? `表中的 ${counts.same} 条都已登记过，没有需要导入的内容。` : '没有可以导入的行。',
        )
      const recorded = { recordedById: viewer.accountId, recordedOn: fromDateOnly(await businessToday(tx)) }
      const made = await tx.trainingCourse.createManyAndReturn({
        data: coursesToMake(plan).map(({ name, manner, unitId, isCityWide, host, startsOn, endsOn, hours }) => ({
          name,
          nameTokens: specialityTokens([name]),
          manner,
          unitId,
          isCityWide,
          host,
          startsOn: fromDateOnly(startsOn),
          endsOn: fromDateOnly(endsOn),
          hours,
          ...recorded,
        })),
      })
      const madeId = new Map(made.map((course) => [`${course.unitId}|${course.name}|${course.startsOn.getTime()}`, course.id]))
      const idOf = (key: string | null) => {
        const course = plan.courses.get(key ?? '')
        if (!course) return ''
        return course.id ?? madeId.get(`${course.unitId}|${course.name}|${fromDateOnly(course.startsOn).getTime()}`) ?? ''
      }
      const rows = await tx.trainingAttendance.createManyAndReturn({
        data: toAdd.map(({ row, person, unitId, hours, courseKey: key }) => ({
          courseId: idOf(key),
          personId: person?.id ?? '',
          unitId: unitId ?? '',
          year: Number(plan.courses.get(key ?? '')?.endsOn.slice(0, 4)),
          hours: hours ?? 0,
          result: row.result,
          note: row.note,
          ...recorded,
        })),
        select: { id: true, personId: true, courseId: true, hours: true },
      })
      await recordAuditMany(
        tx,
        actorOf(viewer),
        'training.courseRecorded',
        made.map(({ id, isCityWide }) => ({ subject: { kind: 'trainingCourse', id }, payload: { isCityWide } })),
      )
      await recordAuditMany(
        tx,
        actorOf(viewer),
        'training.attended',
        rows.map(({ id, ...payload }) => ({ subject: { kind: 'trainingAttendance', id }, payload })),
      )
      await recordAudit(
        tx,
        actorOf(viewer),
        'training.imported',
        { kind: 'trainingCourse', id: input.courseId },
        {
          added: rows.length,
          same: counts.same,
          rejected: counts.reject,
          courses: made.length,
          mode: input.mode,
          fileSha256: sha256Hex(bytes),
        },
      )
      return { added: rows.length, same: counts.same, rejected: counts.reject, courses: made.length }
    },
    { timeout: TIMEOUT },
  )
}
