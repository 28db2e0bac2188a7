import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, isUniqueViolation } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import '../audit-events'
import { cyclePolicy } from '../policy'
import type { SaveTargetsInput } from '../schema'
import { lockOpenCycle } from './locked-cycle'
import { TARGETS_TAKEN, writeCells } from './write-cells'

/** Saves the changed cells of a cycle's grid; one that somebody changed meanwhile refuses the whole. */
export async function saveTargets(viewer: Viewer, input: SaveTargetsInput): Promise<{ cells: number }> {
  try {
    return await inTransaction(async (tx) => {
      cyclePolicy.authorise(viewer, 'manage', { id: input.cycleId })
      await lockOpenCycle(tx, input.cycleId)
      await writeCells(tx, input.cycleId, input.cells)
      await recordAudit(
        tx,
        actorOf(viewer),
        'targets.saved',
        { kind: 'cycle', id: input.cycleId },
        { cycleId: input.cycleId, cells: input.cells.length },
      )
      return { cells: input.cells.length }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict(TARGETS_TAKEN)
    throw error
  }
}
