import 'server-only'
import { type DateOnly, dateOf, startOfDay } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import type { DutyRow } from '@/lib/platform/duty'
import { isNominationIn } from './nomination-states'
import { stageGroups } from './round-stages'
import { schemesOf } from './todos-unit'

/**
 * Nominations that wait for a unit's party group, those that came back to be corrected, and those endorsed this year, per unit and round.
 * Sums without names: whoever oversees units need not see candidates.
 */
export async function loadNominationDuties(reader: Reader, unitIds: readonly string[], now: Date): Promise<DutyRow[]> {
  const yearStart: DateOnly = `${dateOf(now).slice(0, 4)}-01-01`
  const rounds = await reader.round.findMany({
    where: { stage: { in: [...stageGroups.acceptingCorrections] } },
    select: { id: true, name: true, schemeVersion: true },
  })
  const [schemes, waiting, endorsed] = await Promise.all([
    schemesOf(reader, rounds),
    rounds.length === 0
      ? []
      : reader.nomination.groupBy({
          by: ['roundId', 'unitId', 'state', 'correctionDueAt'],
          where: {
            roundId: { in: rounds.map((round) => round.id) },
            state: { in: ['submitted', 'returnedByUnit', 'returned'] },
            unitId: { in: [...unitIds] },
          },
          _count: true,
        }),
    reader.nomination.groupBy({
      by: ['unitId'],
      where: { endorsedAt: { gte: startOfDay(yearStart) }, unitId: { in: [...unitIds] } },
      _count: true,
    }),
  ])
  const rows = waiting.map(({ roundId, unitId, state, correctionDueAt, _count }): DutyRow => {
    const closesAt = schemes.get(roundId)?.schedule.closesAt
    const due = correctionDueAt ?? (closesAt ? new Date(closesAt) : null)
    return {
      unitId,
      kind: isNominationIn(state, 'awaitingEndorsement') ? 'endorse' : 'correct',
      what: rounds.find((round) => round.id === roundId)?.name ?? '',
      open: _count,
      overdue: due !== null && due < now ? _count : 0,
      done: 0,
      dueOn: due ? dateOf(due) : null,
    }
  })
  const done = endorsed.map(
    ({ unitId, _count }): DutyRow => ({ unitId, kind: 'endorse', what: '本年已审议', open: 0, overdue: 0, done: _count, dueOn: null }),
  )
  return [...rows, ...done]
}
