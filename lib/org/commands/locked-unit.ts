import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import type { DateOnly } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { conflict, notFound, refused } from '@/lib/platform/errors'
import type { OrgTree } from '../org-tree'
import { unitPolicy } from '../policy'
import { loadOrgTree } from '../queries'

/**
 * Locks a unit that is still there and checks the version that was read. Changes to the tree queue on one lock: two of them could make a
 * circle that neither makes alone.
 */
export async function lockUnit(
  tx: Tx,
  viewer: Viewer,
  input: { unitId: string; version: number },
): Promise<{
  today: DateOnly
  tree: OrgTree
  unit: { id: string; code: string; level: 'city' | 'district' | 'grassroots'; isLegalBody: boolean; sortOrder: number }
}> {
  unitPolicy.authorise(viewer, 'manage')
  await lockTree(tx)
  const unit = await tx.unit.findUnique({ where: { id: input.unitId } })
  if (!unit) throw notFound()
  if (unit.closedOn) throw refused('unitClosed', '这个单位已经撤销，不能再办理。')
  if (unit.version !== input.version) throw conflict()
  const today = await businessToday(tx)
  return { today, tree: await loadOrgTree(tx, today), unit }
}

export async function lockTree(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('org.tree'))`
}
