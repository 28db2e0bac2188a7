import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { CURRENT_CONSENT_VERSION } from '../consent-text'
import { consentPolicy } from '../policy'
import { refreshPoolEntries } from '../refresh-entries'
import type { GiveConsentInput } from '../schema'

/** Agrees to be shown in public: by the person at the portal, or by the unit from a signed form. Giving it twice is giving it once. */
export async function giveConsent(viewer: Viewer, input: GiveConsentInput): Promise<{ consentId: string }> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${input.personId} FOR UPDATE`
    const person = await tx.person.findUnique({ where: { id: input.personId }, select: { id: true, unitId: true } })
    if (!person || !consentPolicy.can(viewer, 'read', { personId: person.id, unitId: person.unitId })) throw notFound()
    consentPolicy.authorise(viewer, input.channel === 'self' ? 'give' : 'recordForm', { personId: person.id, unitId: person.unitId })
    if (input.textVersion !== CURRENT_CONSENT_VERSION)
      throw refused('consentTextChanged', '公开说明已经更新，请刷新页面，阅读新的说明后再决定。')
    const given = await tx.consent.findFirst({ where: { personId: person.id, withdrawnAt: null, textVersion: input.textVersion } })
    if (given) return { consentId: given.id }
    const consent = await tx.consent.create({
      data: {
        personId: person.id,
        channel: input.channel,
        textVersion: input.textVersion,
        givenAt: await businessNow(tx),
        givenById: viewer.accountId,
      },
    })
    await recordAudit(
      tx,
      actorOf(viewer),
      'consent.given',
      { kind: 'person', id: person.id },
      { channel: input.channel, textVersion: input.textVersion },
    )
    await refreshPoolEntries(tx, [person.id])
    return { consentId: consent.id }
  })
}
