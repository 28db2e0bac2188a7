import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import '../audit-events'
import { readBatch } from '../import-queries'
import type { RosterLayout } from '../roster/read-roster'
import { rejectedSheets } from '../roster/rejected-sheet'
import { openStagedRow } from '../staged-rows'

/** The wrong rows of a batch as their own sheet with a column of reasons, ready to be corrected and uploaded again. */
export async function exportRejectedRows(viewer: Viewer, batchId: string): Promise<{ name: string; bytes: Uint8Array }> {
  const { fileName, layouts, rows } = await inTransaction(async (tx) => {
    const batch = await readBatch(tx, viewer, batchId)
    const rejected = await tx.importRow.findMany({ where: { batchId, verdict: 'reject' }, orderBy: { rowNumber: 'asc' } })
    if (rejected.length === 0) throw refused('nothingRejected', '这份表格没有有误的行。')
    const envelope = await openEnvelope(tx)
    await recordAudit(
      tx,
      actorOf(viewer),
      'importBatch.rejectedDownloaded',
      { kind: 'importBatch', id: batchId },
      { count: rejected.length },
    )
    return {
      fileName: batch.fileName,
      layouts: ((batch.layout ?? {}) as { layouts?: RosterLayout[] }).layouts ?? [],
      rows: rejected.map((row) => openStagedRow(envelope, row)),
    }
  })
  const sheets = rejectedSheets(
    layouts,
    rows.map(({ cells, issues }) => ({ layout: cells.layout, row: cells.row, texts: cells.texts, issues })),
  )
  const base = fileName.replace(/\.[^.]+$/, '')
  return { name: `${base}-退回${rows.length}行.xlsx`, bytes: await writeWorkbook(sheets) }
}
