import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { inTransaction } from '@/lib/platform/db/client'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import { lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import type { roundVersionSchema } from '../schema'
import type { Scheme } from '../scheme'
import { schemeProblems } from '../scheme-problems'
import { moveStage } from './move-stage'

/** SHA-256 over the scheme's canonical form, printed with the notice. */
export function schemeDigest(scheme: Scheme): string {
  return sha256Hex(canonicalJson(scheme))
}

/** Announces the round: the scheme is frozen with its digest and every unit is told. @throws AppError naming what is missing */
export async function announceRound(viewer: Viewer, input: z.output<typeof roundVersionSchema>): Promise<{ digest: string }> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId, input.version)
    roundPolicy.authorise(viewer, 'manage', round)
    const digest = schemeDigest(round.scheme)
    await moveStage(tx, viewer, round, 'announce', { now, schemeProblems: schemeProblems(round.scheme) }, { schemeDigest: digest })
    await tx.schemeVersion.update({
      where: { roundId_version: { roundId: round.id, version: round.schemeVersion } },
      // What the digest was made of is what is kept, whatever the scheme learns to say later.
      data: { content: round.scheme, frozenAt: now, digest },
    })
    const accounts = [...(await accountsInRole(tx, 'unitHr')), ...(await accountsInRole(tx, 'unitLeader'))]
    await notify(
      tx,
      [...new Set(accounts)].map((accountId) => ({
        accountId,
        kind: 'round.announced',
        title: `${round.name}已发布通知`,
        body: '请查看申报条件、名额和时间安排，按期组织推荐。',
        href: '/nominations',
      })),
    )
    return { digest }
  })
}
