import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { inTransaction } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import '../audit-events'
import { openIdNumber, openPhone } from '../identity-columns'
import { personPolicy } from '../policy'
import type { RevealIdentityInput } from '../schema'

/** Identity number and phone in the clear; who looked and for what goes on record before they are shown. */
export async function revealIdentity(
  viewer: Viewer,
  input: RevealIdentityInput,
): Promise<{ idNumber: string | null; phone: string | null }> {
  return inTransaction(async (tx) => {
    const person = await tx.person.findUnique({
      where: { id: input.personId },
      select: { id: true, unitId: true, idNumberCipher: true, phoneCipher: true },
    })
    if (!person || !personPolicy.can(viewer, 'read', person)) throw notFound()
    personPolicy.authorise(viewer, 'reveal', person)
    const envelope = await openEnvelope(tx)
    const revealed = { idNumber: openIdNumber(envelope, person), phone: openPhone(envelope, person) }
    const payload = { fields: ['idNumber', 'phone'], purpose: input.purpose }
    await recordAudit(tx, actorOf(viewer), 'person.revealed', { kind: 'person', id: person.id }, payload)
    return revealed
  })
}
