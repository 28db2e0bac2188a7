import { decidePanel, panelCounts, quorum } from '@/lib/rounds/panel'
import { type SettledCandidate, settlePanel } from '@/lib/rounds/panel-settlement'
import type { Scheme } from '@/lib/rounds/scheme'
import type { Random } from '../random'
import type { Row } from '../write-rows'
import type { FrozenRanking } from './ranking'
import type { Entry } from './round-rows'

export type Member = { id: string; personId: string | null; name: string; post: string; isChair: boolean; accountId: string | null }

export type PanelOutcomePlan = {
  meeting: Row
  votes: Row[]
  results: { nominationId: string; event: 'propose' | 'passOver' | 'defer'; reason: string }[]
}

type Tally = { agree: number; disagree: number; defer: number }

/** Those whom the order proposes pass with a few votes against; the first odd one is put off; the others do not pass. */
function tallyOf(random: Random, isSelected: boolean, isPutOff: boolean, present: number): Tally {
  if (isPutOff) return { agree: 2, disagree: 1, defer: present - 3 }
  if (isSelected) {
    const against = random.weighted([
      [0, 6],
      [1, 3],
      [2, 1],
    ])
    return { agree: present - against, disagree: against, defer: 0 }
  }
  const agree = random.int(0, 3)
  return { agree, disagree: present - agree, defer: 0 }
}

/**
 * One meeting on the frozen order: every member but one present, members under conflict standing aside.
 * @param putOff rank at which a proposed candidate is deferred (缓议); null for none
 */
export function holdMeeting(
  random: Random,
  input: {
    roundId: string
    scheme: Scheme
    ranking: FrozenRanking
    entries: readonly Entry[]
    members: readonly Member[]
    isBarred: (personId: string, nominationId: string) => boolean
    names: { line: (lineId: string) => string; unit: (unitId: string) => string }
    heldAt: Date
    recordedById: string
    putOff: number | null
  },
): PanelOutcomePlan {
  const { scheme, ranking, members, heldAt } = input
  const appointed = members.map((member) => member.id)
  const presentIds = appointed.slice(0, -1)
  const meetingId = random.uuid(heldAt)
  const entryOf = new Map(input.entries.map((entry) => [entry.id, entry]))
  const settled: SettledCandidate[] = []
  const votes = ranking.entries.map((ranked): Row => {
    const entry = entryOf.get(ranked.nominationId)
    if (!entry) throw new Error('a ranked candidate who is none')
    const recused = members.filter((member) => member.personId && input.isBarred(member.personId, entry.id)).map((member) => member.id)
    const counts = panelCounts(appointed, presentIds, recused)
    const tally = tallyOf(random, ranked.result === 'selected', ranked.rank === input.putOff, counts.present)
    const decision = decidePanel(counts, tally, scheme.panel)
    settled.push({
      nominationId: entry.id,
      name: entry.name,
      lineName: input.names.line(entry.lineId),
      unitName: input.names.unit(entry.unitId),
      isGrassroots: entry.isGrassroots,
      rank: ranked.rank,
      decision: { outcome: decision.outcome, agree: tally.agree },
    })
    return {
      meetingId,
      nominationId: entry.id,
      recusedMemberIds: recused,
      entitled: counts.entitled,
      present: counts.present,
      ...tally,
      decision: decision.outcome,
      formula: decision.formula,
    }
  })
  const overall = quorum(panelCounts(appointed, presentIds, []), scheme.panel)
  const { results, problems } = settlePanel(settled, scheme.quotas)
  if (problems.length > 0) throw new Error(problems.join(' '))
  const meeting = {
    id: meetingId,
    roundId: input.roundId,
    rankingVersion: ranking.version,
    heldOn: scheme.schedule.panelOn,
    place: '市行政中心 3 号楼 201 会议室',
    presentMemberIds: presentIds,
    quorum: { appointed: appointed.length, present: presentIds.length, isMet: overall.isMet, formula: overall.formula },
    note: '一位成员因公出差请假。',
    recordedById: input.recordedById,
    recordedAt: heldAt,
  }
  return { meeting, votes, results }
}
