import type { Viewer } from '@/lib/platform/access/viewer'
import { certificatePolicy } from './certificate-policy'

type PrintFacts = {
  personId: string
  state: string
  person: { unitId: string }
  certificate: { id: string; revokedOn: Date | null; _count: { prints: number } } | null
}

/** The certificate as the viewer may print it now; null for a revoked one or somebody else's. */
export function printableCertificate(
  viewer: Viewer,
  { personId, state, person, certificate }: PrintFacts,
): { id: string; printedBefore: number } | null {
  if (!certificate || certificate.revokedOn !== null || state !== 'active') return null
  if (!certificatePolicy.can(viewer, 'print', { personId, unitId: person.unitId })) return null
  return { id: certificate.id, printedBefore: certificate._count.prints }
}
