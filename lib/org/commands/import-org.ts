import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { inTransaction } from '@/lib/platform/db/client'
import '../audit-events'
import { planOrgFile } from '../jobs/read-org'
import { countPlan } from '../org-import-plan'
import { unitPolicy } from '../policy'
import { writeOrg } from '../write-org'

/**
 * Lines and units of a workbook at once, without a preview: for the operations command.
 * @param viewer null for the command itself, which acts for the city office
 */
export async function importOrg(
  viewer: Viewer | null,
  file: { name: string; bytes: Uint8Array },
): Promise<{ created: number; updated: number; unchanged: number }> {
  if (viewer) unitPolicy.authorise(viewer, 'manage')
  return inTransaction(
    async (tx) => {
      const today = await businessToday(tx)
      const plan = await planOrgFile(tx, file, today)
      const { units, lines } = await writeOrg(tx, plan, today, viewer?.accountId ?? null)
      const actor = viewer ? actorOf(viewer) : { accountId: null, role: 'cityOffice' as const }
      await recordAudit(tx, actor, 'org.imported', { kind: 'file', id: null }, { units, lines, fileSha256: sha256Hex(file.bytes) })
      const { rows, created, updated } = countPlan(plan)
      return { created, updated, unchanged: rows - created - updated }
    },
    { timeout: 60_000 },
  )
}
