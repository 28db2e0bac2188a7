import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Reader } from '@/lib/platform/db/client'
import { nominationPolicy } from '../policy'

/** Candidates of a round whose reviewers the viewer may know: none with whom the viewer's person is in conflict. */
export async function readableCandidates(reader: Reader, viewer: Viewer, roundId: string): Promise<ReadonlySet<string>> {
  const rows = await reader.nomination.findMany({
    where: { AND: [{ roundId }, nominationPolicy.where(viewer, 'readConflicts')] },
    select: { id: true },
  })
  return new Set(rows.map((row) => row.id))
}
