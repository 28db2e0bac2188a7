import 'server-only'
import type { Reader } from '@/lib/platform/db/client'
import type { PanelDecision } from '@/lib/platform/db/generated/enums'

export type CandidateDecision = {
  nominationId: string
  decision: PanelDecision
  agree: number
  disagree: number
  defer: number
  entitled: number
  present: number
  formula: string
  meetingId: string
  turn: number
  tieBreaks: number[]
}

/** The latest decision of the panel on each candidate, on one version of the ranking; decisions of superseded meetings do not count. */
export async function readPanelDecisions(reader: Reader, roundId: string, rankingVersion: number): Promise<Map<string, CandidateDecision>> {
  const votes = await reader.panelVote.findMany({
    where: { meeting: { roundId, rankingVersion, supersededAt: null } },
    orderBy: { meeting: { recordedAt: 'asc' } },
  })
  return new Map(
    votes.map(({ nominationId, decision, agree, disagree, defer, entitled, present, formula, meetingId, turn, tieBreaks }) => [
      nominationId,
      { nominationId, decision, agree, disagree, defer, entitled, present, formula, meetingId, turn, tieBreaks },
    ]),
  )
}

/** Number of the newest ranking; 0 when none has been computed. */
export async function latestRankingVersion(reader: Reader, roundId: string): Promise<number> {
  const { _max } = await reader.ranking.aggregate({ where: { roundId }, _max: { version: true } })
  return _max.version ?? 0
}
