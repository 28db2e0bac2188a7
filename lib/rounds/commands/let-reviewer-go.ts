import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import type { Tx } from '@/lib/platform/db/client'
import '../audit-events'
import type { LoadedRound } from '../loaded-round'

/** The reviewer's role in a locked round ends; seats without a sealed sheet are voided, sealed sheets stay. @returns how many seats became vacant */
export async function letReviewerGo(
  tx: Tx,
  viewer: Viewer,
  round: LoadedRound,
  now: Date,
  reviewer: { id: string; personId: string; accountId: string },
  reason: string,
): Promise<number> {
  await tx.roundReviewer.update({ where: { id: reviewer.id }, data: { state: 'excused', version: { increment: 1 } } })
  const vacated = await tx.assignment.updateMany({
    where: { roundReviewerId: reviewer.id, state: 'active', sheets: { none: { state: 'sealed' } } },
    data: { state: 'voided', reason, version: { increment: 1 } },
  })
  await tx.roleGrant.updateMany({
    where: { accountId: reviewer.accountId, role: 'reviewer', roundId: round.id, revokedAt: null },
    data: { revokedAt: now },
  })
  const payload = { roundId: round.id, personId: reviewer.personId }
  await recordAudit(tx, actorOf(viewer), 'reviewer.excused', { kind: 'roundReviewer', id: reviewer.id }, payload)
  return vacated.count
}
