import 'server-only'
import type { Reader } from '@/lib/platform/db/client'
import type { TurnResult } from './turns'

/** Of whom the counts of a candidate are, as they stood in one turn. */
export type VoteCounts = { recusedMemberIds: string[]; entitled: number; present: number; formula: string }

/**
 * Candidates whose last vote does not stand any more: somebody who took part stands aside for them since. They have to be voted on again.
 *
 * @param recusedNow members who stand aside, by candidate
 */
export function overtakenVotes(
  turns: readonly { result: TurnResult; counts: ReadonlyMap<string, VoteCounts> }[],
  recusedNow: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const overtaken = new Set<string>()
  for (const { result, counts } of turns) {
    for (const { nominationId } of result.candidates) {
      const recused = counts.get(nominationId)?.recusedMemberIds ?? []
      const isWhole = (recusedNow.get(nominationId) ?? []).every((member) => recused.includes(member))
      // A turn that parts equals adds to the decision before it; it cannot mend it.
      if (!isWhole) overtaken.add(nominationId)
      else if (result.kind === 'decision') overtaken.delete(nominationId)
    }
  }
  return overtaken
}

/** Members who stand aside now, by candidate. */
export async function readRecusals(
  reader: Reader,
  roundId: string,
  members: readonly { id: string; personId: string | null }[],
): Promise<Map<string, string[]>> {
  const conflicts = await reader.conflict.findMany({ where: { roundId }, select: { nominationId: true, personId: true } })
  const recusals = new Map<string, string[]>()
  for (const { nominationId, personId } of conflicts)
    for (const member of members)
      if (member.personId === personId) recusals.set(nominationId, [...(recusals.get(nominationId) ?? []), member.id])
  return recusals
}

/** Results of a meeting's closed turns, of all candidates, in their order. */
export async function readTurnResults(
  reader: Reader,
  sessionId: string,
): Promise<{ result: TurnResult; counts: Map<string, VoteCounts> }[]> {
  const turns = await reader.panelTurn.findMany({
    where: { sessionId, state: 'closed' },
    include: { candidates: true },
    orderBy: { number: 'asc' },
  })
  return turns.map((turn) => ({
    result: {
      number: turn.number,
      kind: turn.kind,
      candidates: turn.candidates.flatMap(({ nominationId, agree, disagree, defer, decision }) =>
        agree === null || disagree === null || defer === null || decision === null
          ? []
          : [{ nominationId, agree, disagree, defer, decision }],
      ),
    },
    counts: new Map(
      turn.candidates.map(({ nominationId, recusedMemberIds, entitled, present, formula }) => [
        nominationId,
        { recusedMemberIds, entitled, present, formula: formula ?? '' },
      ]),
    ),
  }))
}
