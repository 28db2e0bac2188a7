import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Tx } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import type { LoadedRound } from '../loaded-round'
import { scoreSheetPolicy } from '../policy'
import { ownConflicts } from './load-nominations'

/** One active seat of a locked round that the viewer manages, with its sealed sheet when there is one. @throws AppError notFound, forbidden */
export async function loadSeatFor(tx: Tx, viewer: Viewer, round: LoadedRound, assignmentId: string) {
  const seat = await tx.assignment.findFirst({
    where: { id: assignmentId, roundId: round.id },
    include: {
      round: { select: { stage: true } },
      roundReviewer: { select: { id: true, accountId: true } },
      nomination: { select: { personId: true, conflicts: ownConflicts(viewer) } },
      sheets: { where: { state: 'sealed' } },
    },
  })
  if (!seat) throw notFound()
  scoreSheetPolicy.authorise(viewer, 'manage', seat)
  if (seat.state !== 'active') throw refused('wrongState', '这份评审任务已经作废或免评。')
  return { id: seat.id, version: seat.version, reviewer: seat.roundReviewer, sealed: seat.sheets[0] ?? null }
}
