import 'server-only'
import { accountsOverUnit } from '@/lib/org/unit-accounts'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow, businessToday } from '@/lib/platform/clock'
import { formatDate, toDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, invalid, refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import { trainingHoursOf } from '@/lib/training/hours-queries'
import '../audit-events'
import { contributionProblem, gradeProblem, hoursProblem } from '../assessment-rules'
import { keepContributionRecord } from '../contribution-record'
import { excellentCounts } from '../excellent-count'
import { lockForms, ruleOf } from '../locked-form'
import type { FillFormInput } from '../schema'

/** Keeps what the unit wrote; handing in takes it to the unit's party group, by the due date at the latest. */
export async function fillForm(viewer: Viewer, input: FillFormInput): Promise<{ version: number }> {
  return inTransaction(async (tx) => {
    const [form] = await lockForms(tx, viewer, [input.formId], 'fill', 'submit')
    if (!form) throw conflict()
    if (form.version !== input.version) throw conflict('这份考核表刚刚被别人改过。您填写的内容已保留，请刷新后核对。')
    const recordedHours = (await trainingHoursOf(tx, [form.personId], form.year.year)).get(form.personId) ?? 0
    if (input.isSubmit) {
      const dueOn = toDateOnly(form.year.dueOn)
      // A form sent back is handed in again after the day, too.
      if ((await businessToday(tx)) > dueOn && form.remark === null)
        throw refused('assessmentLate', `填报已于${formatDate(dueOn)}截止，内容没有提交。请联系市人才办。`)
      if (input.proposedGrade) {
        const counts = await excellentCounts(tx, form.year, [form.unitId])
        const problem = gradeProblem({
          grade: input.proposedGrade,
          trainingHours: input.trainingHours,
          rule: ruleOf(form),
          excellentOthers: counts.othersOf(form.unitId, [form.id], false),
          excellentPlaces: counts.placesOf(form.unitId),
        })
        if (problem) throw invalid(problem, { proposedGrade: [problem] })
      }
      const unexplained = hoursProblem({ ...input, recordedHours })
      if (unexplained) throw invalid(unexplained, { hoursNote: [unexplained] })
    }
    const recorded = await keepContributionRecord(tx, form, input)
    const unfounded = input.isSubmit ? contributionProblem({ ...input, recorded }) : null
    if (unfounded) throw invalid(unfounded, { contributionReason: [unfounded] })
    const { contributions, trainingHours, hoursNote, unitWord, proposedGrade } = input
    const { count } = await tx.holdingAssessment.updateMany({
      where: { id: form.id, version: input.version, state: 'awaited' },
      data: {
        contributions,
        trainingHours,
        hoursNote,
        recordedHours: input.isSubmit ? recordedHours : null,
        unitWord,
        proposedGrade,
        ...(input.isSubmit ? { state: 'submitted' as const, submittedAt: await businessNow(tx) } : {}),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw conflict()
    await recordAudit(
      tx,
      actorOf(viewer),
      'assessment.filled',
      { kind: 'holdingAssessment', id: form.id },
      { personId: form.personId, isSubmit: input.isSubmit },
    )
    if (input.isSubmit) {
      const leaders = await accountsOverUnit(tx, 'unitLeader', form.unitId)
      await notify(
        tx,
        leaders.map((accountId) => ({
          accountId,
          kind: 'assessment',
          title: '有年度考核表待审核',
          body: `${form.person.name}的 ${form.year.year} 年度考核表已填报，请审核。`,
          href: `/assessment/${form.yearId}`,
        })),
      )
    }
    return { version: input.version + 1 }
  })
}
