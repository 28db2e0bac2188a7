import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict, notFound } from '@/lib/platform/errors'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import { lockRound } from '../loaded-round'
import { reexaminationPolicy } from '../reexamination/policy'
import type { decideReexaminationSchema } from '../reexamination/schema'
import { decideReexamination as decideTransition, isReexaminationIn, type ReexaminationState } from '../reexamination/states'
import '../reexamination-audit'
import { notifyNominators } from './notify-nominators'
import { requireMove } from './refuse-missing'

/**
 * Takes a re-examination one step: not admitted, admitted, upheld with what follows, or dismissed. The candidate and the unit read the
 * written answer; the supervisor is told. What follows is done by the round's own steps, with their guards.
 */
export async function decideReexamination(
  viewer: Viewer,
  input: z.output<typeof decideReexaminationSchema>,
): Promise<{ state: ReexaminationState }> {
  return inTransaction(async (tx) => {
    const found = await tx.reexamination.findUnique({ where: { id: input.reexaminationId }, select: { roundId: true } })
    if (!found) throw notFound()
    const { round, now } = await lockRound(tx, found.roundId)
    const row = await tx.reexamination.findUniqueOrThrow({
      where: { id: input.reexaminationId },
      include: {
        nomination: { include: { conflicts: { where: { personId: viewer.personId ?? '' }, select: { personId: true } } } },
      },
    })
    reexaminationPolicy.authorise(viewer, 'decide', row)
    const to = requireMove(decideTransition(row.state, input.event, { answer: input.answer, effect: input.effect }))
    const isDecided = isReexaminationIn(to, 'terminal')
    const updated = await tx.reexamination.updateMany({
      where: { id: row.id, version: input.version, state: row.state },
      data: {
        state: to,
        answer: input.answer || null,
        effect: to === 'upheld' ? input.effect : null,
        decidedAt: isDecided ? now : null,
        decidedById: isDecided ? viewer.accountId : null,
        version: { increment: 1 },
      },
    })
    if (updated.count === 0) throw conflict()
    const payload = { roundId: round.id, nominationId: row.nominationId, event: input.event, effect: to === 'upheld' ? input.effect : null }
    await recordAudit(tx, actorOf(viewer), 'reexamination.decided', { kind: 'reexamination', id: row.id }, payload)
    if (isDecided) {
      const { nomination } = row
      await notifyNominators(tx, 'reexamination.decided', [
        {
          nominationId: nomination.id,
          unitId: nomination.unitId,
          startedById: nomination.startedById,
          personId: nomination.personId,
          title: `程序复核 ${row.number} 已有答复`,
          body: `${round.name}的程序复核已经办结，请查阅书面答复。`,
        },
      ])
    }
    const supervisors = await accountsInRole(tx, 'supervisor')
    await notify(
      tx,
      supervisors.map((accountId) => ({
        accountId,
        kind: 'reexamination.decided',
        title: `程序复核 ${row.number} 有新的办理情况`,
        body: `${round.name}，请查看。`,
        href: `/office/reexaminations/${row.id}`,
      })),
    )
    return { state: to }
  })
}
