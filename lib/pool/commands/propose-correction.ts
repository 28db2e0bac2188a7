import 'server-only'
import { personPolicy } from '@/lib/org/policy'
import { loadOrgTree } from '@/lib/org/queries'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow, businessToday } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import { conflict, invalid, notFound, refused } from '@/lib/platform/errors'
import { requireOwnFile } from '@/lib/platform/files/store'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { CORRECTION_LABELS, checkCorrection, type ProposeCorrectionInput } from '../corrections'
import { correctionPolicy } from '../policy'

const ALREADY = '这一项已有更正在等待确认，请先撤回再重新提出。'

/** A talent asks that something on file be corrected; the unit's HR is told. */
export async function proposeCorrection(viewer: Viewer, input: ProposeCorrectionInput): Promise<{ correctionId: string }> {
  try {
    return await inTransaction((tx) => propose(tx, viewer, input))
  } catch (error) {
    if (isUniqueViolation(error)) throw refused('alreadyProposed', ALREADY)
    throw error
  }
}

async function propose(tx: Tx, viewer: Viewer, input: ProposeCorrectionInput): Promise<{ correctionId: string }> {
  const person = await tx.person.findUnique({ where: { id: input.personId } })
  if (!person || !personPolicy.can(viewer, 'read', person)) throw notFound()
  correctionPolicy.authorise(viewer, 'propose', { personId: person.id, unitId: person.unitId })
  const checked = checkCorrection(input.field, input.newValue)
  if (!checked.ok) throw invalid(checked.reason, { newValue: [checked.reason] })
  const known = person[input.field as keyof typeof person]
  const before = Array.isArray(known) ? known.join('、') : known instanceof Date ? known.toISOString().slice(0, 10) : known
  if (before === checked.text) throw invalid('与现有内容相同。', { newValue: ['与现有内容相同，不需要更正。'] })
  if ((await tx.personCorrection.count({ where: { personId: person.id, field: input.field, state: 'proposed' } })) > 0)
    throw refused('alreadyProposed', ALREADY)
  if (input.proofFileId) await requireOwnFile(tx, viewer, input.proofFileId, 'correction')
  const correction = await tx.personCorrection.create({
    data: {
      personId: person.id,
      field: input.field,
      newValueCipher: '',
      reason: input.reason,
      proofFileId: input.proofFileId || null,
      proposedById: viewer.accountId,
      proposedAt: await businessNow(tx),
    },
  })
  // Sealed to its own row, whose id is known only now.
  const envelope = await openEnvelope(tx)
  await tx.personCorrection.update({
    where: { id: correction.id },
    data: { newValueCipher: envelope.seal(checked.text, { table: 'PersonCorrection', row: correction.id, column: 'newValue' }) },
  })
  const tree = await loadOrgTree(tx, await businessToday(tx))
  const accountIds = await accountsInRole(tx, 'unitHr', [person.unitId, ...tree.ancestorsOf(person.unitId)])
  await notify(
    tx,
    accountIds.map((accountId) => ({
      accountId,
      kind: 'correction',
      title: '有人提出信息更正',
      body: `${person.name}请求更正${CORRECTION_LABELS[input.field]}，请核实后确认或说明不采纳的理由。`,
      href: `/people/${person.id}`,
    })),
  )
  await recordAudit(tx, actorOf(viewer), 'correction.proposed', { kind: 'person', id: person.id }, { field: input.field })
  return { correctionId: correction.id }
}

/** Takes an own proposal back while it waits. */
export async function withdrawCorrection(
  viewer: Viewer,
  input: { correctionId: string; version: number },
): Promise<{ state: 'withdrawn' }> {
  return inTransaction(async (tx) => {
    const correction = await tx.personCorrection.findUnique({
      where: { id: input.correctionId },
      include: { person: { select: { id: true, unitId: true } } },
    })
    const facts = correction && { personId: correction.personId, unitId: correction.person.unitId }
    if (!correction || !facts || !correctionPolicy.can(viewer, 'read', facts)) throw notFound()
    correctionPolicy.authorise(viewer, 'withdraw', facts)
    if (correction.state !== 'proposed') throw refused('alreadyAnswered', '这项更正已经办结，请刷新查看。')
    const written = await tx.personCorrection.updateMany({
      where: { id: correction.id, version: input.version, state: 'proposed' },
      data: { state: 'withdrawn', answeredAt: await businessNow(tx), version: { increment: 1 } },
    })
    if (written.count === 0) throw conflict()
    await recordAudit(tx, actorOf(viewer), 'correction.withdrawn', { kind: 'person', id: correction.personId }, { field: correction.field })
    return { state: 'withdrawn' }
  })
}
