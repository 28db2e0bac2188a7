import 'server-only'
import { editPersonIn } from '@/lib/org/commands/edit-person'
import type { EditPersonInput } from '@/lib/org/schema'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { toDateOnlyOrNull } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import type { Person } from '@/lib/platform/db/generated/client'
import { conflict, notFound, refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { type AnswerCorrectionInput, CORRECTION_LABELS, isCorrectionField, withCorrection } from '../corrections'
import { correctionPolicy } from '../policy'

/** The unit's HR confirms a correction, which changes the person at once, or says why it does not. */
export async function answerCorrection(viewer: Viewer, input: AnswerCorrectionInput): Promise<{ state: 'confirmed' | 'declined' }> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "PersonCorrection" WHERE id = ${input.correctionId} FOR UPDATE`
    const correction = await tx.personCorrection.findUnique({ where: { id: input.correctionId }, include: { person: true } })
    const facts = correction && { personId: correction.personId, unitId: correction.person.unitId }
    if (!correction || !facts || !correctionPolicy.can(viewer, 'read', facts)) throw notFound()
    correctionPolicy.authorise(viewer, 'answer', facts)
    const { field, person } = correction
    if (correction.state !== 'proposed' || !isCorrectionField(field)) throw refused('alreadyAnswered', '这项更正已经办结，请刷新查看。')
    if (correction.version !== input.version) throw conflict()
    const state = input.confirm ? 'confirmed' : 'declined'
    if (input.confirm) {
      const envelope = await openEnvelope(tx)
      const text = envelope.open(correction.newValueCipher, { table: 'PersonCorrection', row: correction.id, column: 'newValue' })
      await editPersonIn(tx, viewer, withCorrection(unchanged(person), field, text))
    }
    const written = await tx.personCorrection.updateMany({
      where: { id: correction.id, version: input.version, state: 'proposed' },
      data: {
        state,
        answer: input.answer || null,
        answeredById: viewer.accountId,
        answeredAt: await businessNow(tx),
        version: { increment: 1 },
      },
    })
    if (written.count === 0) throw conflict()
    await tellPerson(tx, person.id, CORRECTION_LABELS[field], input)
    await recordAudit(
      tx,
      actorOf(viewer),
      input.confirm ? 'correction.confirmed' : 'correction.declined',
      { kind: 'person', id: person.id },
      { field },
    )
    return { state }
  })
}

/** An edit that changes nothing. */
function unchanged(person: Person): EditPersonInput {
  return {
    personId: person.id,
    version: person.version,
    name: person.name,
    sex: person.sex,
    birthDate: toDateOnlyOrNull(person.birthDate),
    phone: null,
    clearPhone: false,
    idNumber: null,
    education: person.education,
    degree: person.degree,
    politicalStatus: person.politicalStatus,
    workStartDate: toDateOnlyOrNull(person.workStartDate),
    staffKind: person.staffKind,
    retiresOn: toDateOnlyOrNull(person.retiresOn),
    specialities: person.specialities,
    bio: person.bio,
  }
}

async function tellPerson(tx: Tx, personId: string, what: string, input: AnswerCorrectionInput): Promise<void> {
  const accounts = await tx.account.findMany({ where: { personId, status: 'active' }, select: { id: true } })
  await notify(
    tx,
    accounts.map(({ id }) => ({
      accountId: id,
      kind: 'correction',
      title: input.confirm ? '信息更正已确认' : '信息更正未采纳',
      body: input.confirm ? `您提出的${what}更正已确认，档案已更新。` : `您提出的${what}更正未采纳：${input.answer}`,
      href: '/me',
    })),
  )
}
