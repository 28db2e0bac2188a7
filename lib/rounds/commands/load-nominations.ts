import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Tx } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { type NominationVerb, nominationPolicy } from '../policy'

/** A viewer's own conflicts are the only ones a permission looks at. */
export const ownConflicts = (viewer: Viewer) => ({ where: { personId: viewer.personId ?? '' }, select: { personId: true } })

/**
 * Nominations of one locked round that the viewer may handle, with what decisions look at.
 * @throws AppError notFound when one is not in the round, forbidden when one may not be handled by the viewer
 */
export async function loadNominationsFor(tx: Tx, viewer: Viewer, verb: NominationVerb, roundId: string, ids: readonly string[]) {
  const wanted = [...new Set(ids)]
  const nominations = await tx.nomination.findMany({
    where: { id: { in: wanted }, roundId },
    include: {
      person: { select: { name: true } },
      project: { select: { name: true } },
      attachments: { select: { fieldKey: true } },
      conflicts: ownConflicts(viewer),
    },
    orderBy: { id: 'asc' },
  })
  if (nominations.length !== wanted.length) throw notFound('有候选对象不在本轮评选中，请刷新页面后重试。')
  for (const nomination of nominations) nominationPolicy.authorise(viewer, verb, nomination)
  return nominations
}
