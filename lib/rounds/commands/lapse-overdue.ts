import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Tx } from '@/lib/platform/db/client'
import { notify } from '@/lib/platform/notices/notify'
import { candidateName } from '../candidate-name'
import { scheduleOf } from '../guard-queries'
import type { LoadedRound } from '../loaded-round'
import { decideNomination, nominationGroups } from '../nomination-states'
import { moveNominations, type NominationMove } from './move-nominations'

/**
 * Closes as lapsed what the deadline found with unit or candidate: drafts, not endorsed, or not corrected in time. Never submitted
 * silently. @returns how many
 */
export async function lapseOverdue(tx: Tx, viewer: Viewer, round: LoadedRound, now: Date): Promise<number> {
  const { closesAt } = scheduleOf(round)
  const waiting = await tx.nomination.findMany({
    where: { roundId: round.id, state: { in: [...nominationGroups.withUnit] } },
    select: {
      id: true,
      state: true,
      correctionDueAt: true,
      startedById: true,
      person: { select: { name: true } },
      project: { select: { name: true } },
    },
  })
  const overdue = waiting.flatMap((row) => {
    const decision = decideNomination(row.state, 'lapse', { now, closesAt, correctionDueAt: row.correctionDueAt })
    return decision.ok ? [{ row, to: decision.to }] : []
  })
  const moves = overdue.map(({ row, to }): NominationMove => ({ id: row.id, from: row.state, to, event: 'lapse' }))
  await moveNominations(tx, viewer, round.id, now, moves)
  await notify(
    tx,
    overdue.flatMap(({ row }) =>
      row.startedById
        ? [
            {
              accountId: row.startedById,
              kind: 'nomination.lapsed',
              title: `${candidateName(row)}的申报已逾期失效`,
              body: `${round.name}的期限已过，该申报未完成提交或补正。已填写的内容仍然保留，可供查阅。`,
              href: `/nominations/${row.id}`,
            },
          ]
        : [],
    ),
  )
  return moves.length
}
