import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db, type Reader } from '@/lib/platform/db/client'
import { roundArchivePolicy } from './archive-policy'

/** Under which the file store keeps case files. */
export const archivePurpose = 'roundArchive'

/** True when the viewer's person is a candidate of the round or in conflict with one: a case file holds that candidate's sheets. */
export async function isConflicted(reader: Reader, viewer: Viewer, roundId: string): Promise<boolean> {
  if (!viewer.personId) return false
  const { personId } = viewer
  const found = await reader.nomination.findFirst({
    where: {
      roundId,
      OR: [{ personId }, { project: { members: { some: { personId } } } }, { conflicts: { some: { personId } } }],
    },
    select: { id: true },
  })
  return found !== null
}

/** Each reading asks anew: a role that was taken back, or a conflict found since, closes the file. */
export async function canReadArchive(viewer: Viewer, fileId: string): Promise<boolean> {
  const { prisma } = await db()
  const rows = await prisma.roundArchive.findMany({
    where: { fileId },
    select: { copy: true, roundId: true, round: { select: { stage: true } } },
  })
  const row = rows.find((each) => roundArchivePolicy.can(viewer, 'read', each))
  return row !== undefined && !(await isConflicted(prisma, viewer, row.roundId))
}
