import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, invalid, refused } from '@/lib/platform/errors'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import { isStageIn } from '../round-stages'
import type { reviseSchemeSchema } from '../schema'
import { diffSchemes } from '../scheme-difference'
import { schemeProblems } from '../scheme-problems'
import { schemeDigest } from './announce-round'

/** After the announcement a change is a new frozen version with a reason, shown to all. What sheets already rest on cannot change. */
export async function reviseScheme(viewer: Viewer, input: z.output<typeof reviseSchemeSchema>): Promise<{ schemeVersion: number }> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId, input.version)
    roundPolicy.authorise(viewer, 'manage', round)
    if (isStageIn(round.stage, 'schemeEditable')) throw refused('notAnnounced', '评选通知尚未发布，请直接修改方案草稿。')
    if (!isStageIn(round.stage, 'open')) throw refused('roundOver', '本轮评选已经结束，方案不能再修订。')
    if (input.scheme.kind !== round.kind) throw invalid('方案与本轮评选的类别不一致。')
    if (diffSchemes(round.scheme, input.scheme).length === 0) throw refused('nothingChanged', '方案与现行版本没有差别，不必修订。')
    const problems = schemeProblems(input.scheme)
    if (problems.length > 0) throw invalid(problems.join('\n'))
    const sheets = await tx.scoreSheet.count({ where: { assignment: { roundId: round.id } } })
    const rubricChanged =
      JSON.stringify([input.scheme.criteria, input.scheme.gates]) !== JSON.stringify([round.scheme.criteria, round.scheme.gates])
    if (sheets > 0 && rubricChanged) throw refused('rubricInUse', '专家已经开始评分，评分标准和一票否决事项不能再修改。')
    const digest = schemeDigest(input.scheme)
    const schemeVersion = round.schemeVersion + 1
    await tx.schemeVersion.create({
      data: {
        roundId: round.id,
        version: schemeVersion,
        content: input.scheme,
        reason: input.reason,
        frozenAt: now,
        digest,
        createdById: viewer.accountId,
      },
    })
    const updated = await tx.round.updateMany({
      where: { id: round.id, version: round.version },
      data: { schemeVersion, titleCode: input.scheme.titleCode, version: { increment: 1 } },
    })
    if (updated.count === 0) throw conflict()
    await recordAudit(tx, actorOf(viewer), 'round.schemeRevised', { kind: 'round', id: round.id }, { schemeVersion, digest })
    const accounts = [
      ...(await accountsInRole(tx, 'unitHr')),
      ...(await accountsInRole(tx, 'unitLeader')),
      ...(await accountsInRole(tx, 'supervisor')),
    ]
    const title = `${round.name}方案已修订为第 ${schemeVersion} 版`
    await notify(
      tx,
      [...new Set(accounts)].map((accountId) => ({
        accountId,
        kind: 'round.schemeRevised',
        title,
        body: `修订理由：${input.reason}`,
        href: `/rounds/${round.id}/scheme#versions`,
      })),
    )
    return { schemeVersion }
  })
}
