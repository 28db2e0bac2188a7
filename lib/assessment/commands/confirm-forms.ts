import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAuditMany } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, invalid, refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import { allowsRenewal } from '@/lib/titles/management-rule'
import '../audit-events'
import { gradeProblem, proposeEffects, type YearlyResult } from '../assessment-rules'
import { excellentCounts } from '../excellent-count'
import { type LockedForm, lockForms, ruleOf } from '../locked-form'
import type { ConfirmFormsInput, GradeFormInput } from '../schema'
import { type AssessmentGrade, GRADE_LABELS, GRADES } from '../states'

export type Confirmed = { confirmed: number; staged: number }

/** Confirms the chosen forms as their units proposed, all or none; what the rules propose is staged for the office's decision. */
export async function confirmForms(viewer: Viewer, input: ConfirmFormsInput): Promise<Confirmed> {
  return inTransaction(async (tx) => {
    const forms = await lockForms(tx, viewer, input.ids, 'confirm', 'confirm')
    return confirmAll(
      tx,
      viewer,
      forms.map((form) => ({ form, grade: form.proposedGrade ?? 'qualified', remark: null })),
    )
  })
}

/** Confirms one form with the office's own grade; one that differs from the unit's needs a reason. */
export async function gradeForm(viewer: Viewer, input: GradeFormInput): Promise<Confirmed> {
  return inTransaction(async (tx) => {
    const [form] = await lockForms(tx, viewer, [input.formId], 'confirm', 'confirm')
    if (!form || form.version !== input.version) throw conflict()
    if (input.grade !== form.proposedGrade && (input.remark ?? '').length < 4)
      throw invalid('与单位建议不同，请写明理由。', { remark: ['请写明理由，至少四个字。'] })
    return confirmAll(tx, viewer, [{ form, grade: input.grade, remark: input.remark }])
  })
}

type Decision = { form: LockedForm; grade: AssessmentGrade; remark: string | null }

async function confirmAll(tx: Tx, viewer: Viewer, decisions: readonly Decision[]): Promise<Confirmed> {
  await requireGrades(tx, decisions)
  const earlier = await earlierResults(tx, decisions)
  const judged = decisions.map(({ form, grade, remark }) => ({
    form,
    grade,
    remark,
    effects: proposeEffects({
      year: form.year.year,
      results: [...(earlier.get(form.holdingId) ?? []), { year: form.year.year, grade }],
      rule: ruleOf(form),
      titleName: form.holding.title.name,
      hasTermEnd: form.holding.endsOn !== null,
    }),
  }))
  await writeGrades(tx, judged)
  const effects = judged.flatMap(({ form, effects: own }) => own.map((effect) => ({ ...effect, assessmentId: form.id })))
  if (effects.length > 0) await tx.assessmentEffect.createMany({ data: effects })
  // The last result decides on renewal: a good one lifts an earlier bar.
  const lifted = judged.filter(({ form, grade }) => form.holding.renewalBar !== null && allowsRenewal(grade, ruleOf(form)))
  await tx.holding.updateMany({
    where: { id: { in: lifted.map(({ form }) => form.holdingId) } },
    data: { renewalBar: null, version: { increment: 1 } },
  })
  await recordAuditMany(
    tx,
    actorOf(viewer),
    'assessment.confirmed',
    judged.map(({ form, grade, effects: own }) => ({
      subject: { kind: 'holdingAssessment', id: form.id },
      payload: { personId: form.personId, grade, proposed: form.proposedGrade, effects: own.map(({ kind }) => kind) },
    })),
  )
  await notify(
    tx,
    decisions.flatMap(({ form, grade }) =>
      form.person.account
        ? [
            {
              accountId: form.person.account.id,
              kind: 'assessment',
              title: `${form.year.year} 年度考核结果：${GRADE_LABELS[grade].word}`,
              body: `您的“${form.holding.title.name}”称号 ${form.year.year} 年度考核结果为${GRADE_LABELS[grade].word}。如有异议，请联系单位人事。`,
              href: '/me',
            },
          ]
        : [],
    ),
  )
  return { confirmed: decisions.length, staged: effects.length }
}

/** One statement a grade; a remark is given for one form alone. */
async function writeGrades(tx: Tx, decisions: readonly Decision[]): Promise<void> {
  const confirmedAt = await businessNow(tx)
  let written = 0
  for (const grade of GRADES) {
    const own = decisions.filter((decision) => decision.grade === grade)
    if (own.length === 0) continue
    const { count } = await tx.holdingAssessment.updateMany({
      where: { id: { in: own.map(({ form }) => form.id) }, state: 'endorsed' },
      data: { state: 'confirmed', grade, remark: own[0]?.remark ?? null, confirmedAt, version: { increment: 1 } },
    })
    written += count
  }
  if (written < decisions.length) throw conflict()
}

/** Places for 优秀 and hours of training hold for the office, too. */
async function requireGrades(tx: Tx, decisions: readonly Decision[]): Promise<void> {
  const [first] = decisions
  if (!first) return
  if (decisions.some(({ form }) => form.yearId !== first.form.yearId)) throw refused('severalYears', '请按年度分别确认。')
  const ids = decisions.map(({ form }) => form.id)
  const counts = await excellentCounts(
    tx,
    first.form.year,
    decisions.map(({ form }) => form.unitId),
  )
  const given = new Map<string, number>()
  for (const { form, grade } of decisions) {
    const before = given.get(form.unitId) ?? 0
    const problem = gradeProblem({
      grade,
      trainingHours: form.trainingHours,
      rule: ruleOf(form),
      excellentOthers: counts.othersOf(form.unitId, ids, true) + before,
      excellentPlaces: counts.placesOf(form.unitId),
    })
    if (problem) throw invalid(`${form.person.name}：${problem}`, { grade: [problem] })
    if (grade === 'excellent') given.set(form.unitId, before + 1)
  }
}

async function earlierResults(tx: Tx, decisions: readonly Decision[]): Promise<Map<string, YearlyResult[]>> {
  const rows = await tx.holdingAssessment.findMany({
    where: { holdingId: { in: decisions.map(({ form }) => form.holdingId) }, state: 'confirmed' },
    select: { holdingId: true, grade: true, year: { select: { year: true } } },
  })
  const results = new Map<string, YearlyResult[]>()
  for (const { holdingId, grade, year } of rows)
    if (grade) results.set(holdingId, [...(results.get(holdingId) ?? []), { year: year.year, grade }])
  return results
}
