import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import { loadRound } from './loaded-round'
import { handledNominations } from './nomination-access'
import { nominationPolicy, scoreSheetPolicy } from './policy'

/** Which nominations' documents a viewer may open by the file's address. Under a conflict: none. */
function readableThrough(viewer: Viewer): Record<string, unknown> {
  if (viewer.role === 'cityOffice' || viewer.role === 'supervisor') return nominationPolicy.where(viewer, 'readConflicts')
  if (viewer.role === 'panelist') return nominationPolicy.where(viewer, 'read')
  return handledNominations(viewer)
}

/**
 * Documents of nominations are read by unit and candidate, by office, supervisor and panel unless under conflict, and by assigned reviewers of
 * an open round. In a blind round reviewers get theirs through the assignment, under a neutral name.
 */
export async function canReadAttachment(viewer: Viewer, fileId: string): Promise<boolean> {
  const { prisma } = await db()
  if (viewer.role !== 'reviewer') {
    const found = await prisma.attachment.findFirst({
      where: { fileId, nomination: { is: readableThrough(viewer) } },
      select: { id: true },
    })
    return found !== null
  }
  const assignment = await prisma.assignment.findFirst({
    where: { AND: [{ nomination: { attachments: { some: { fileId } } } }, scoreSheetPolicy.where(viewer, 'read')] },
    select: { roundId: true },
  })
  if (!assignment) return false
  const { scheme } = await loadRound(prisma, assignment.roundId)
  return !scheme.reviewing.isBlind
}
