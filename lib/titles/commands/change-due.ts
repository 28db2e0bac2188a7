import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { entitlementPolicy } from '../entitlement-policy'
import type { ChangeDueInput } from '../entitlement-schema'
import { placeDues } from './place-dues'

/** Says that something owed will not be delivered, and why (the person declined it, another source paid). */
export async function waiveDue(viewer: Viewer, input: ChangeDueInput): Promise<{ dueId: string }> {
  return inTransaction(async (tx) => {
    const due = await lockDue(tx, viewer, input.dueId, 'deliver')
    if (due.state !== 'due') throw refused('dueAnswered', '这项待遇已经办结，请刷新查看。')
    const { count } = await tx.entitlementDue.updateMany({
      where: { id: due.id, version: input.version, state: 'due' },
      data: { state: 'waived', note: input.reason, answeredById: viewer.accountId, version: { increment: 1 } },
    })
    if (count === 0) throw conflict()
    await recordAudit(
      tx,
      actorOf(viewer),
      'entitlement.waived',
      { kind: 'entitlementDue', id: due.id },
      { personId: due.personId, reason: input.reason },
    )
    return { dueId: due.id }
  })
}

/** Sends an answered one back to be delivered anew; the office alone, with a reason. */
export async function reopenDue(viewer: Viewer, input: ChangeDueInput): Promise<{ dueId: string }> {
  return inTransaction(async (tx) => {
    const due = await lockDue(tx, viewer, input.dueId, 'reopen')
    if (due.state === 'due') throw refused('dueOpen', '这项待遇尚未办结，不需要退回。')
    const { count } = await tx.entitlementDue.updateMany({
      where: { id: due.id, version: input.version, state: due.state },
      data: {
        state: 'due',
        deliveredOn: null,
        proofFileId: null,
        note: `退回重新落实：${input.reason}`,
        answeredById: viewer.accountId,
        version: { increment: 1 },
      },
    })
    if (count === 0) throw conflict()
    await recordAudit(
      tx,
      actorOf(viewer),
      'entitlement.reopened',
      { kind: 'entitlementDue', id: due.id },
      { personId: due.personId, reason: input.reason },
    )
    // Open again, it is owed by the unit of the due day.
    await placeDues(tx, [due.personId], actorOf(viewer))
    return { dueId: due.id }
  })
}

async function lockDue(tx: Tx, viewer: Viewer, dueId: string, verb: 'deliver' | 'reopen') {
  await tx.$queryRaw`SELECT id FROM "EntitlementDue" WHERE id = ${dueId} FOR UPDATE`
  const due = await tx.entitlementDue.findUnique({ where: { id: dueId } })
  if (!due || !entitlementPolicy.can(viewer, 'read', due)) throw notFound()
  entitlementPolicy.authorise(viewer, verb, due)
  return due
}
