import 'server-only'
import type { Reader } from '@/lib/platform/db/client'
import type { TurnResult } from './turns'

/** Of whom the counts of a candidate are, as they stood in one turn. */
export type VoteCounts = { recusedMemberIds: string[]; entitled: number; present: number; formula: string }

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
