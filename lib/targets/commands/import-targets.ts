import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { inTransaction, isUniqueViolation } from '@/lib/platform/db/client'
import { conflict, refused } from '@/lib/platform/errors'
import { readFileBytes } from '@/lib/platform/files/store'
import '../audit-events'
import { readTargetImport } from '../import-queries'
import { cyclePolicy } from '../policy'
import type { ImportTargetsInput } from '../schema'
import { lockOpenCycle } from './locked-cycle'
import { TARGETS_TAKEN, writeCells } from './write-cells'

/** Imports the targets of an uploaded workbook, all of them or none. */
export async function importTargets(viewer: Viewer, input: ImportTargetsInput): Promise<{ cells: number }> {
  const preview = await readTargetImport(viewer, input.cycleId, input.fileId)
  const { bytes } = await readFileBytes(input.fileId)
  try {
    return await inTransaction(async (tx) => {
      cyclePolicy.authorise(viewer, 'manage', { id: input.cycleId })
      await lockOpenCycle(tx, input.cycleId)
      if (preview.issues.length > 0)
        throw refused('targetIssues', `表中还有 ${preview.issues.length} 处需要修改，没有导入任何指标。请改好后重新上传。`)
      if (preview.changes.length === 0) throw refused('targetsUnchanged', '表中的指标与现在的完全相同，不需要导入。')
      await writeCells(
        tx,
        input.cycleId,
        preview.changes.map(({ lineId, classCode, after, version }) => ({ lineId, classCode, value: after, version })),
      )
      await recordAudit(
        tx,
        actorOf(viewer),
        'targets.imported',
        { kind: 'cycle', id: input.cycleId },
        {
          cycleId: input.cycleId,
          cells: preview.changes.length,
          fileSha256: sha256Hex(bytes),
        },
      )
      return { cells: preview.changes.length }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict(TARGETS_TAKEN)
    throw error
  }
}
