import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import '../audit-events'
import { judgeHistory } from '../history/judge-history'
import { countVerdicts, loadHistoryFacts, readHistoryFile } from '../history-queries'
import { holdingPolicy } from '../policy'
import type { ImportHistoryInput } from '../schema'
import { grantHoldings } from './grant-holdings'

/** Milliseconds for `MOST_HISTORY_ROWS` rows on a busy machine. */
const TIMEOUT = 120_000

/**
 * Writes the holdings of an uploaded workbook, judged anew under a lock: all rows or none (`whole`), or the right ones (`right`).
 * Rows that are on file already add nothing. Past figures follow and leave corrections.
 * @throws AppError `historyRejected` when rows are wrong and all were wanted, `historyNothing` when there is nothing to add
 */
export async function importHistory(viewer: Viewer, input: ImportHistoryInput): Promise<{ added: number; same: number; rejected: number }> {
  const { fileName, bytes, read } = await readHistoryFile(viewer, input.fileId)
  return inTransaction(
    async (tx) => {
      holdingPolicy.authorise(viewer, 'grant')
      // Two imports of one file at once: the second waits and then finds the rows on file.
      await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(7320254)) AS held`
      const verdicts = judgeHistory(read.rows, await loadHistoryFacts(tx, read.rows))
      const counts = countVerdicts(verdicts)
      if (input.mode === 'whole' && counts.reject > 0)
        throw refused('historyRejected', `表中有 ${counts.reject} 行需要改正，没有导入任何一行。请改正后重新上传，或选择只导入正确的行。`)
      const toAdd = verdicts.filter(({ verdict }) => verdict === 'add')
      if (toAdd.length === 0)
        throw refused('historyNothing', counts.same > 0 ? `表中的 ${counts.same} 条都已登记过，没有需要导入的内容。` : '没有可以导入的行。')
      await grantHoldings(
        tx,
        actorOf(viewer),
        toAdd.map((row) => ({
          personId: row.person?.id ?? '',
          titleCode: row.titleCode ?? '',
          startsOn: row.startsOn ?? '',
          basis: 'history' as const,
          documentNumber: row.row.documentNumber,
          isRenewal: row.isRenewal,
          termEndsOn: row.endsOn,
        })),
        { reason: `导入历年称号（${fileName}）` },
      )
      await recordAudit(
        tx,
        actorOf(viewer),
        'history.imported',
        { kind: 'holding', id: null },
        { added: counts.add, same: counts.same, rejected: counts.reject, mode: input.mode, fileSha256: sha256Hex(bytes) },
      )
      return { added: counts.add, same: counts.same, rejected: counts.reject }
    },
    { timeout: TIMEOUT },
  )
}
