import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import '../audit-events'
import { lockContributions } from '../locked-contribution'
import type { WithdrawContributionInput } from '../schema'

/** Takes a record back as long as it does not count: a draft, one that waits, or one that came back. */
export async function withdrawContribution(viewer: Viewer, input: WithdrawContributionInput): Promise<{ contributionId: string }> {
  return inTransaction(async (tx) => {
    const [row] = await lockContributions(tx, viewer, [input.contributionId], 'write', 'withdraw')
    if (!row) throw conflict()
    const { count } = await tx.contribution.updateMany({
      where: { id: row.id, version: input.version, state: row.state },
      data: { state: 'withdrawn', version: { increment: 1 } },
    })
    if (count === 0) throw conflict()
    const payload = { personId: row.personId, from: row.state }
    await recordAudit(tx, actorOf(viewer), 'contribution.withdrawn', { kind: 'contribution', id: row.id }, payload)
    return { contributionId: row.id }
  })
}
