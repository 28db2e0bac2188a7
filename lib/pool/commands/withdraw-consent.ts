import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAuditMany } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { consentPolicy } from '../policy'
import { refreshPoolEntries } from '../refresh-entries'
import type { WithdrawConsentInput } from '../schema'

/** Takes the consent back: the person is gone from the public pages with the commit. */
export async function withdrawConsent(viewer: Viewer, input: WithdrawConsentInput): Promise<{ personId: string }> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${input.personId} FOR UPDATE`
    const person = await tx.person.findUnique({ where: { id: input.personId }, select: { id: true, unitId: true } })
    if (!person || !consentPolicy.can(viewer, 'read', { personId: person.id, unitId: person.unitId })) throw notFound()
    consentPolicy.authorise(viewer, 'withdraw', { personId: person.id, unitId: person.unitId })
    const given = await tx.consent.findMany({ where: { personId: person.id, withdrawnAt: null } })
    if (given.length === 0) throw refused('noConsent', '目前没有公开同意，不需要撤回。')
    await tx.consent.updateMany({
      where: { personId: person.id, withdrawnAt: null },
      data: { withdrawnAt: await businessNow(tx), withdrawnById: viewer.accountId },
    })
    await recordAuditMany(
      tx,
      actorOf(viewer),
      'consent.withdrawn',
      given.map(({ channel, textVersion }) => ({ subject: { kind: 'person', id: person.id }, payload: { channel, textVersion } })),
    )
    await refreshPoolEntries(tx, [person.id])
    return { personId: person.id }
  })
}
