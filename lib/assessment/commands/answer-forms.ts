import 'server-only'
import { accountsOverUnit } from '@/lib/org/unit-accounts'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit, recordAuditMany } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, forbidden } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { lockForms } from '../locked-form'
import type { EndorseFormsInput, ReturnFormInput } from '../schema'

/** The unit's party group endorses the chosen forms, all or none. */
export async function endorseForms(viewer: Viewer, input: EndorseFormsInput): Promise<{ endorsed: number }> {
  return inTransaction(async (tx) => {
    const forms = await lockForms(tx, viewer, input.ids, 'endorse', 'endorse')
    const { count } = await tx.holdingAssessment.updateMany({
      where: { id: { in: forms.map(({ id }) => id) }, state: 'submitted' },
      data: { state: 'endorsed', endorsedById: viewer.accountId, endorsedAt: await businessNow(tx), version: { increment: 1 } },
    })
    if (count < forms.length) throw conflict()
    await recordAuditMany(
      tx,
      actorOf(viewer),
      'assessment.endorsed',
      forms.map((form) => ({ subject: { kind: 'holdingAssessment', id: form.id }, payload: { personId: form.personId } })),
    )
    return { endorsed: forms.length }
  })
}

/** Sends a form back to be filled in again: the party group before endorsing, the office before confirming. */
export async function returnForm(viewer: Viewer, input: ReturnFormInput): Promise<{ formId: string }> {
  return inTransaction(async (tx) => {
    const verb = viewer.role === 'cityOffice' ? 'confirm' : 'endorse'
    const [form] = await lockForms(tx, viewer, [input.formId], verb, 'return')
    if (!form) throw conflict()
    // Each returns what has come to them.
    if ((form.state === 'submitted') !== (verb === 'endorse')) throw forbidden('这份考核表还没有到您这一步，不能退回。')
    const { count } = await tx.holdingAssessment.updateMany({
      where: { id: form.id, version: input.version, state: form.state },
      data: { state: 'awaited', remark: input.reason, submittedAt: null, endorsedAt: null, endorsedById: null, version: { increment: 1 } },
    })
    if (count === 0) throw conflict()
    await recordAudit(
      tx,
      actorOf(viewer),
      'assessment.returned',
      { kind: 'holdingAssessment', id: form.id },
      { personId: form.personId, from: form.state, reason: input.reason },
    )
    const staff = await accountsOverUnit(tx, 'unitHr', form.unitId)
    await notify(
      tx,
      staff.map((accountId) => ({
        accountId,
        kind: 'assessment',
        title: '年度考核表被退回',
        body: `${form.person.name}的 ${form.year.year} 年度考核表被退回：${input.reason}`,
        href: `/assessment/forms/${form.id}`,
      })),
    )
    return { formId: form.id }
  })
}
