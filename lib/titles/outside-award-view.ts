import type { Viewer } from '@/lib/platform/access/viewer'
import type { OutsideAward } from './outside-award'
import { recognitionPolicy } from './recognition-policy'

type Recognised = {
  personId: string
  person: { unitId: string }
  recognition: (OutsideAward & { proofFileId: string }) | null
}

/** The award a holding was recognised for; its certificate for who may read the request. */
export function outsideAwardFor(
  viewer: Viewer,
  { personId, person, recognition }: Recognised,
): (OutsideAward & { proofFileId: string | null }) | null {
  if (!recognition) return null
  const canReadProof = recognitionPolicy.can(viewer, 'read', { personId, unitId: person.unitId })
  return {
    awardName: recognition.awardName,
    grantedBy: recognition.grantedBy,
    proofFileId: canReadProof ? recognition.proofFileId : null,
  }
}
