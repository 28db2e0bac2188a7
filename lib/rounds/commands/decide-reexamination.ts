import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, notFound } from '@/lib/platform/errors'
import { accountsInRole, notify } from '@/lib/platform/notices/notify'
import { type LoadedRound, lockRound } from '../loaded-round'
import { reexaminationPolicy } from '../reexamination/policy'
import type { decideReexaminationSchema } from '../reexamination/schema'
import { seatsToRejudge } from '../reexamination/seats'
import {
  decideReexamination as decideTransition,
  isReexaminationIn,
  type ReexaminationEffect,
  type ReexaminationState,
  type RejudgeMode,
  reexaminationEffectNames,
  stepsOfEffect,
} from '../reexamination/states'
import '../reexamination-audit'
import { stepBack } from './go-back'
import { notifyNominators } from './notify-nominators'
import { requireMove } from './refuse-missing'
import { reopenSeat } from './reopen-sheet'
import { voidSeat } from './void-assignment'

/**
 * Takes a re-examination one step: not admitted, admitted, upheld with what follows, or dismissed. The candidate and the unit read the
 * written answer; the supervisor is told. What follows an upheld one is done in the same transaction, by the round's own steps back with
 * their record: either both stand or neither.
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
    const seats = await tx.assignment.findMany({
      where: { ...seatsToRejudge(round), nominationId: row.nominationId },
      select: { id: true, sheets: { where: { state: 'sealed' }, select: { id: true } } },
    })
    const chosen = seats.filter((seat) => input.rejudge.assignmentIds.includes(seat.id))
    if (chosen.length < input.rejudge.assignmentIds.length) throw conflict('评审任务已经变动，请刷新页面后重新选择。')
    const facts = {
      answer: input.answer,
      effect: input.effect,
      stage: round.stage,
      sheets: { available: seats.length, chosen: chosen.length },
    }
    const to = requireMove(decideTransition(row.state, input.event, facts))
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
    if (to === 'upheld' && input.effect)
      await carryOut(tx, viewer, round, now, {
        effect: input.effect,
        mode: input.rejudge.mode,
        seats: input.effect === 'backToReview' ? chosen.map((seat) => ({ id: seat.id, isSealed: seat.sheets.length > 0 })) : [],
        reason: `程序复核 ${row.number} 认定程序有误，${reexaminationEffectNames[input.effect]}。`,
      })
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

type Effect = {
  effect: ReexaminationEffect
  mode: RejudgeMode
  seats: { id: string; isSealed: boolean }[]
  reason: string
}

/** Steps back as far as the effect asks, then opens or replaces the chosen sheets. A sheet that is open already needs no opening. */
async function carryOut(tx: Tx, viewer: Viewer, round: LoadedRound, now: Date, { effect, mode, seats, reason }: Effect): Promise<void> {
  let current = round
  for (const event of stepsOfEffect(effect, round.stage)) {
    const move = await stepBack(tx, viewer, current, now, { event, reason })
    current = { ...current, stage: move.to, version: move.version }
  }
  for (const seat of seats) {
    const input = { assignmentId: seat.id, reason }
    if (mode === 'replace') await voidSeat(tx, viewer, current, { ...input, source: 'office' }, now)
    else if (seat.isSealed) await reopenSeat(tx, viewer, current, input)
  }
}
