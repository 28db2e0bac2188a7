import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { formatDate, formatInstant } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { inWordsOf } from './labels'
import { nominationPolicy, roundPolicy } from './policy'
import { isStageIn, nextStage, type RoundStage, roundStageNames, stageGroups } from './round-stages'
import type { Schedule } from './scheme'
import { schemesOf } from './todos-unit'

export type OpenRoundView = {
  id: string
  name: string
  stageName: string /** What comes next and when; empty without a date. */
  next: string
  own: number | null
}

/** The date that the stage runs towards, in words. */
function nextWords(stage: RoundStage, schedule: Schedule | undefined): string {
  if (!schedule) return ''
  if (nextStage(stage)?.event === 'openNominations' && schedule.opensAt) return `${formatInstant(schedule.opensAt)}开始申报`
  if (isStageIn(stage, 'acceptingNominations') && schedule.closesAt) return `申报至${formatInstant(schedule.closesAt)}`
  if (isStageIn(stage, 'acceptingCorrections') && schedule.qualificationEndsOn)
    return `资格审查至${formatDate(schedule.qualificationEndsOn)}`
  if (isStageIn(stage, 'acceptingScores') && schedule.reviewClosesAt) return `专家评审至${formatInstant(schedule.reviewClosesAt)}`
  return ''
}

/** Rounds under way that the viewer may see, with how many of the viewer's unit are in them. */
export async function readOpenRounds(viewer: Viewer): Promise<OpenRoundView[]> {
  if (!roundPolicy.can(viewer, 'read')) return []
  const { prisma } = await db()
  const rounds = await prisma.round.findMany({
    where: { AND: [roundPolicy.where(viewer, 'read') as Prisma.RoundWhereInput, { stage: { in: [...stageGroups.open] } }] },
    select: { id: true, kind: true, name: true, stage: true, schemeVersion: true },
    orderBy: { createdAt: 'desc' },
    take: 6,
  })
  const isUnit = viewer.role === 'unitHr' || viewer.role === 'unitLeader'
  const [schemes, own] = await Promise.all([
    schemesOf(prisma, rounds),
    isUnit
      ? prisma.nomination.groupBy({
          by: ['roundId'],
          where: {
            AND: [
              nominationPolicy.where(viewer, 'read') as Prisma.NominationWhereInput,
              { roundId: { in: rounds.map((round) => round.id) } },
            ],
          },
          _count: true,
        })
      : [],
  ])
  const ownOf = new Map(own.map((row) => [row.roundId, row._count]))
  return rounds.map(({ id, kind, name, stage }) => ({
    id,
    name,
    stageName: inWordsOf(kind, roundStageNames[stage]),
    next: nextWords(stage, schemes.get(id)?.schedule),
    own: isUnit ? (ownOf.get(id) ?? 0) : null,
  }))
}
