import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { readAccountNames } from '@/lib/rounds/name-queries'
import { roundPolicy } from '@/lib/rounds/policy'
import { openRound } from '@/lib/rounds/round-queries'
import { readSchemeVersions } from '@/lib/rounds/scheme-version-queries'
import { schemeRevisionDocument } from './scheme-revision-document'

/**
 * A revision of a round's scheme as a Word document, for whoever may see the round. @throws AppError notFound, also for the first version
 * and for a draft
 */
export async function revisionDocumentOf(viewer: Viewer, roundId: string, version: number): Promise<{ name: string; bytes: Buffer }> {
  const { prisma } = await db()
  const [round, { versions }] = await Promise.all([openRound(prisma, viewer, roundId), readSchemeVersions(viewer, roundId)])
  const row = versions.find((each) => each.version === version)
  if (!row?.frozenAt || !row.reason || version < 2) throw notFound('没有找到这次修订。')
  const { createdById } = await prisma.schemeVersion.findUniqueOrThrow({
    where: { roundId_version: { roundId, version } },
    select: { createdById: true },
  })
  const names = await readAccountNames(prisma, [createdById])
  const bytes = await schemeRevisionDocument({
    ...{ roundName: round.name, version, reason: row.reason, frozenAt: row.frozenAt, digest: row.digest ?? '', changes: row.changes },
    // Who of the office wrote it is for those who read the record.
    by: createdById && roundPolicy.can(viewer, 'readRecord', round) ? (names.get(createdById) ?? null) : null,
  })
  return { name: `${round.name}方案修订说明（第${version}版）.docx`, bytes }
}
