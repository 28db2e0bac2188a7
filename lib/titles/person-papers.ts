import 'server-only'
import type { PersonPaper, PersonPapers } from '@/lib/org/person-files'
import { dateOf, toDateOnly } from '@/lib/platform/dates'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { entitlementPolicy } from './entitlement-policy'
import { holdingPolicy } from './policy'
import { recognitionPolicy } from './recognition-policy'

const MOST = 100

/** Proofs of recognised titles, certificates, and vouchers of what was delivered: each where its own record is read. */
export const titlePapers: PersonPapers = async (viewer, reader, person) => {
  const facts = { personId: person.id, unitId: person.unitId }
  const readsHoldings = holdingPolicy.can(viewer, 'read', facts)
  const readsRecognitions = recognitionPolicy.can(viewer, 'read', facts)
  // One voucher may name several people: a talent sees that it was delivered, not the paper.
  const readsDeliveries = viewer.role !== 'talent' && entitlementPolicy.can(viewer, 'read')
  const [recognitions, certificates, dues] = await Promise.all([
    readsRecognitions ? reader.recognition.findMany({ where: { personId: person.id }, orderBy: { requestedAt: 'desc' }, take: MOST }) : [],
    readsHoldings
      ? reader.certificate.findMany({
          where: { revokedOn: null, holding: { is: { personId: person.id, state: 'active' } } },
          include: { holding: { select: { title: { select: { name: true } } } } },
          orderBy: { issuedOn: 'desc' },
          take: MOST,
        })
      : [],
    readsDeliveries
      ? reader.entitlementDue.findMany({
          where: {
            AND: [
              entitlementPolicy.where(viewer, 'read') as Prisma.EntitlementDueWhereInput,
              { personId: person.id, state: 'delivered', proofFileId: { not: null } },
            ],
          },
          orderBy: { dueOn: 'desc' },
          take: MOST,
        })
      : [],
  ])
  return [
    ...recognitions.map(
      ({ proofFileId, awardName, requestedAt }): PersonPaper => ({
        fileId: proofFileId,
        belongsTo: `称号认定证明 · ${awardName}`,
        on: dateOf(requestedAt),
      }),
    ),
    ...certificates.map(
      ({ number, token, issuedOn, holding }): PersonPaper => ({
        name: `证书 ${number}`,
        belongsTo: ['称号证书', holding?.title.name].filter(Boolean).join(' · '),
        on: toDateOnly(issuedOn),
        href: `/verify/${token}`,
      }),
    ),
    ...dues.flatMap(({ proofFileId, name, year, deliveredOn, dueOn }): PersonPaper[] =>
      proofFileId ? [{ fileId: proofFileId, belongsTo: `待遇落实凭证 · ${year} 年${name}`, on: toDateOnly(deliveredOn ?? dueOn) }] : [],
    ),
  ]
}
