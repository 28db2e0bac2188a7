import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { type AwardOdds, awardOdds, type PastRound, statesInPlay } from './award-odds'
import { roundPolicy } from './policy'
import { type RoundStage, roundStageNames, stageGroups } from './round-stages'
import { schemesOf } from './todos-unit'

/** A round under way that will grant a title: who may still be awarded, when, and with which odds. */
export type RoundOutlook = {
  id: string
  name: string
  stageName: string
  titleCode: string
  /** By the scheme; null where it names no day. */
  conferralOn: string | null
  /** Places; null without a limit. */
  places: number | null
  candidates: { personId: string; lineId: string; unitId: string }[]
  odds: AwardOdds
}

/** Past rounds looked at: the latest ones. */
const MOST_PAST = 30

/**
 * Rounds under way that grant titles, with their candidates still in play. Decisions of a panel are not told before they are made known: until then
 * everybody before it counts as a candidate. Callers show sums, never who is in or out.
 */
export async function loadOutlooks(reader: Reader, viewer: Viewer): Promise<RoundOutlook[]> {
  if (!roundPolicy.can(viewer, 'read')) return []
  const rounds = await reader.round.findMany({
    where: {
      AND: [
        roundPolicy.where(viewer, 'read') as Prisma.RoundWhereInput,
        { stage: { in: [...stageGroups.open] }, subjectKind: 'person', titleCode: { not: null } },
      ],
    },
    select: { id: true, name: true, kind: true, stage: true, titleCode: true, schemeVersion: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  if (rounds.length === 0) return []
  const [schemes, past, nominations] = await Promise.all([
    schemesOf(reader, rounds),
    loadPastRounds(reader),
    reader.nomination.findMany({
      where: { OR: rounds.map(({ id, stage }) => ({ roundId: id, state: { in: [...statesInPlay(stage)] } })), personId: { not: null } },
      select: { roundId: true, personId: true, lineId: true, unitId: true },
    }),
  ])
  return rounds.map(({ id, name, kind, stage, titleCode }) => ({
    id,
    name,
    stageName: roundStageNames[stage],
    titleCode: titleCode ?? '',
    conferralOn: schemes.get(id)?.schedule.conferralOn ?? null,
    places: schemes.get(id)?.quotas.total ?? null,
    candidates: nominations.flatMap(({ roundId, personId, lineId, unitId }) =>
      roundId === id && personId !== null ? [{ personId, lineId, unitId }] : [],
    ),
    odds: awardOdds(kind, stage as RoundStage, past),
  }))
}

async function loadPastRounds(reader: Reader): Promise<PastRound[]> {
  const rounds = await reader.round.findMany({
    where: { stage: 'closed', subjectKind: 'person' },
    select: { id: true, kind: true },
    orderBy: [{ year: 'desc' }, { createdAt: 'desc' }],
    take: MOST_PAST,
  })
  if (rounds.length === 0) return []
  const counts = await reader.nomination.groupBy({
    by: ['roundId', 'state'],
    where: { roundId: { in: rounds.map((round) => round.id) } },
    _count: true,
  })
  return rounds.map(({ id, kind }) => ({
    kind,
    states: Object.fromEntries(counts.filter((row) => row.roundId === id).map((row) => [row.state, row._count])),
  }))
}
