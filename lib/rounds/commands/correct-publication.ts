import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { type DateOnly, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import '../audit-events'
import { lockRound } from '../loaded-round'
import { roundPolicy } from '../policy'
import { buildPublishedList, publicityEnd } from '../publication-content'
import type { correctPublicationSchema } from '../schema'
import { touchRound } from './move-stage'

/**
 * Puts a corrected list in place of the one in public, drawn anew from the file; the old one stays on record. A material correction
 * starts the period anew from this moment, a slip of the pen keeps its days.
 */
export async function correctPublication(
  viewer: Viewer,
  input: z.output<typeof correctPublicationSchema>,
): Promise<{ publicityId: string; endsOn: DateOnly }> {
  return inTransaction(async (tx) => {
    const { round, now } = await lockRound(tx, input.roundId, input.version)
    roundPolicy.authorise(viewer, 'manage', round)
    const running = await tx.publicity.findFirst({ where: { roundId: round.id, state: 'running' } })
    if (round.stage !== 'publicity' || !running) throw refused('notPublic', '本轮没有正在进行的公示，不能更正。')
    const { content, digest } = await buildPublishedList(tx, round, now)
    if (digest === running.digest) throw refused('noChange', '名单与正在公示的内容一致，没有需要更正之处。请先在人员名册或申报中更正信息。')
    const endsOn = input.isMaterial ? await publicityEnd(tx, round, now) : toDateOnly(running.endsOn)
    await tx.publicity.update({ where: { id: running.id }, data: { state: 'superseded' } })
    const version = running.version + 1
    const publishedAt = input.isMaterial ? now : running.publishedAt
    const publicity = await tx.publicity.create({
      data: { roundId: round.id, version, content, digest, publishedAt, endsOn: fromDateOnly(endsOn), reason: input.reason },
    })
    await touchRound(tx, round)
    const payload = { roundId: round.id, publicityVersion: version, digest, isMaterial: input.isMaterial }
    await recordAudit(tx, actorOf(viewer), 'publicity.corrected', { kind: 'publicity', id: publicity.id }, payload)
    return { publicityId: publicity.id, endsOn }
  })
}
