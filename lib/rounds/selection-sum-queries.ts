import 'server-only'
import type { Reader } from '@/lib/platform/db/client'
import { type NominationState, nominationGroups } from './nomination-states'
import { type RoundStage, stageGroups } from './round-stages'

/** Candidates a unit brought in some rounds, and how far they came. */
export type SelectionSum = { nominated: number; qualified: number; conferred: number }

export type SelectionSums = {
  /** Units without any candidate are absent. */
  byUnit: Map<string, SelectionSum>
  /** Rounds that have come far enough for each number to say something. */
  rounds: SelectionSum
}

/** Stages in which the qualification of all candidates is decided and made known. */
const QUALIFIED_ON: readonly RoundStage[] = ['reviewing', ...stageGroups.rankingVisible]

/**
 * Persons nominated by units in the rounds of some years: endorsed by their unit's party group and not withdrawn, found qualified, conferred; where
 * they belonged when nominated. Counted by round and unit over nominations, never over people; what a round has not made known is left out.
 */
export async function loadSelectionSums(
  reader: Reader,
  unitIds: readonly string[],
  years: { from: number; to: number },
): Promise<SelectionSums> {
  const rounds = await reader.round.findMany({
    where: { subjectKind: 'person', year: { gte: years.from, lte: years.to }, stage: { in: [...stageGroups.public] } },
    select: { id: true, stage: true },
  })
  const standingIn = (stages: readonly RoundStage[]) => rounds.filter((round) => stages.includes(round.stage)).map((round) => round.id)
  const decided = standingIn(QUALIFIED_ON)
  const conferred = standingIn(stageGroups.conferredOn)
  const sums: SelectionSums = {
    byUnit: new Map(),
    rounds: { nominated: rounds.length, qualified: decided.length, conferred: conferred.length },
  }
  if (rounds.length === 0 || unitIds.length === 0) return sums
  const brought: NominationState[] = [...nominationGroups.broughtByUnit]
  const passed: NominationState[] = [...nominationGroups.foundQualified]
  const rows = await reader.$queryRaw<({ unitId: string } & SelectionSum)[]>`
    SELECT n."unitId", count(*)::int AS nominated,
           count(*) FILTER (WHERE n."roundId" = ANY(${decided}::text[]) AND n.state = ANY(${passed}::text[]))::int AS qualified,
           count(*) FILTER (WHERE n."roundId" = ANY(${conferred}::text[]) AND n.state = 'conferred')::int AS conferred
    FROM (
      SELECT "roundId", "unitId", (CASE WHEN state = 'suspended' THEN "stateBeforeSuspension" ELSE state END)::text AS state
      FROM "Nomination" WHERE "roundId" = ANY(${rounds.map((round) => round.id)}::text[]) AND "unitId" = ANY(${[...unitIds]}::text[])
    ) n
    WHERE n.state = ANY(${brought}::text[])
    GROUP BY n."unitId"`
  for (const { unitId, ...sum } of rows) sums.byUnit.set(unitId, sum)
  return sums
}
