import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Tx } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { notFound, refused } from '@/lib/platform/errors'
import { type ContributionEvent, nextContributionState } from './contribution-states'
import { STATE_LABELS } from './labels'
import { type ContributionVerb, contributionPolicy } from './policy'

const INCLUDE = {
  person: { select: { name: true, status: true, affiliation: true, account: { select: { id: true } } } },
  proofs: { select: { fileId: true }, orderBy: { position: 'asc' } },
} as const satisfies Prisma.ContributionInclude

export type LockedContribution = Prisma.ContributionGetPayload<{ include: typeof INCLUDE }>

/**
 * Locks the records in the order of their ids; all must be the viewer's to see and to act on, in a state that the event leaves.
 * @throws AppError notFound, forbidden, refused with the name of the first that stands in the way
 */
export async function lockContributions(
  tx: Tx,
  viewer: Viewer,
  ids: readonly string[],
  verb: ContributionVerb,
  event: ContributionEvent,
): Promise<LockedContribution[]> {
  const sorted = [...new Set(ids)].sort()
  await tx.$queryRaw`SELECT id FROM "Contribution" WHERE id = ANY(${sorted}) ORDER BY id FOR UPDATE`
  const rows = await tx.contribution.findMany({ where: { id: { in: sorted } }, include: INCLUDE, orderBy: { id: 'asc' } })
  if (rows.length < sorted.length || rows.some((row) => !contributionPolicy.can(viewer, 'read', row)))
    throw notFound('没有找到这条辐射贡献，可能已被撤回，或不在您的管理范围内。')
  for (const row of rows) {
    if (verb === 'verify' && !contributionPolicy.can(viewer, 'verify', row))
      throw refused(
        'contributionVerifier',
        `“${row.title}”不能由您核实：本人填报的由单位人事核实，单位填报的由单位党组核实，填报人和本人都不能核实。`,
      )
    contributionPolicy.authorise(viewer, verb, row)
    if (nextContributionState(row.state, event) === null)
      throw refused('contributionState', `“${row.title}”现在是“${STATE_LABELS[row.state].word}”，不能这样办理，请刷新查看。`)
  }
  return rows
}
