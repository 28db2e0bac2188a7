import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { DateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { candidateName } from './candidate-name'
import type { LoadedRound } from './loaded-round'
import { readLineNames } from './name-queries'
import { nominationGroups } from './nomination-states'
import { latestRankingVersion, readPanelDecisions } from './panel-decisions'
import type { SettledCandidate } from './panel-settlement'

/** Candidates before the panel with their frozen rank and the latest decision on each. */
export async function loadSettledCandidates(reader: Reader, round: LoadedRound, day: DateOnly): Promise<SettledCandidate[]> {
  const rankingVersion = await latestRankingVersion(reader, round.id)
  const [decisions, tree, lineNames, nominations] = await Promise.all([
    readPanelDecisions(reader, round.id, rankingVersion),
    loadOrgTree(reader, day),
    readLineNames(reader),
    reader.nomination.findMany({
      where: { roundId: round.id, state: { in: [...nominationGroups.deliberable] } },
      include: {
        person: { select: { name: true } },
        project: { select: { name: true } },
        rankingEntries: { where: { ranking: { version: rankingVersion } }, select: { rank: true } },
      },
      orderBy: { id: 'asc' },
    }),
  ])
  return nominations.map((nomination) => {
    const decision = decisions.get(nomination.id)
    return {
      nominationId: nomination.id,
      name: candidateName(nomination),
      lineName: lineNames.get(nomination.lineId) ?? nomination.lineId,
      unitName: tree.nameOf(nomination.unitId),
      isGrassroots: nomination.isGrassroots,
      rank: nomination.rankingEntries[0]?.rank ?? 0,
      decision: decision ? { outcome: decision.decision, agree: decision.agree, turn: decision.turn, tieBreaks: decision.tieBreaks } : null,
    }
  })
}
