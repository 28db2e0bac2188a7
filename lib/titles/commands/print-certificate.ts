import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { fromDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { forbidden, notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { certificatePolicy } from '../certificate-policy'
import type { PrintCertificateInput } from '../certificate-schema'
import { decidePrint } from '../certificate-words'

/**
 * Puts a printing on record; the document itself is then fetched by the id returned. From the second time on a reason is needed.
 * @throws AppError notFound, `certificatePrint` for a revoked one or a reprint without a reason
 */
export async function printCertificate(viewer: Viewer, input: PrintCertificateInput): Promise<{ printId: string }> {
  const { accountId, role } = viewer
  if (!accountId || role === 'visitor') throw forbidden()
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Certificate" WHERE id = ${input.certificateId} FOR UPDATE`
    const certificate = await tx.certificate.findUnique({
      where: { id: input.certificateId },
      select: {
        id: true,
        revokedOn: true,
        holding: { select: { personId: true, state: true, person: { select: { unitId: true } } } },
        award: {
          select: { personId: true, person: { select: { unitId: true } }, project: { select: { unitId: true } } },
        },
        _count: { select: { prints: true } },
      },
    })
    const unitId = certificate?.holding?.person.unitId ?? certificate?.award?.person?.unitId ?? certificate?.award?.project?.unitId
    const personId = certificate?.holding?.personId ?? certificate?.award?.personId ?? ''
    if (!certificate || !unitId || !certificatePolicy.can(viewer, 'print', { personId, unitId })) throw notFound('没有找到这份证书。')
    const decision = decidePrint({
      isRevoked: certificate.revokedOn !== null || (certificate.holding !== null && certificate.holding.state !== 'active'),
      printedBefore: certificate._count.prints,
      reason: input.reason,
    })
    if ('refusal' in decision) throw refused('certificatePrint', decision.refusal)
    const print = await tx.certificatePrint.create({
      data: {
        certificateId: certificate.id,
        accountId,
        role,
        printedOn: fromDateOnly(await businessToday(tx)),
        reason: decision.isReprint ? input.reason : null,
      },
    })
    await recordAudit(
      tx,
      actorOf(viewer),
      'certificate.printed',
      { kind: 'certificate', id: certificate.id },
      { isReprint: decision.isReprint, reason: decision.isReprint ? input.reason : null },
    )
    return { printId: print.id }
  })
}
