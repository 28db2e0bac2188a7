import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { dateOf, formatDayInYear } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/new-id'
import { inKindWords, inResultWords, type Label, type RoundKind, roundKindLabels, roundKinds, roundStageLabels } from './labels'
import { roundPolicy } from './policy'
import { type RoundStage, stageGroups } from './round-stages'
import { parseScheme, type Schedule } from './scheme'

export type RoundRow = {
  id: string
  name: string
  kindName: string
  year: number
  stage: RoundStage
  label: Label
  /** Next date of the scheme in words, e.g. “9月19日截止申报”. */
  nextDate: string
  handedIn: number
  places: number | null
  conferred: number
}
export type RoundList = { rows: RoundRow[]; years: number[]; abilities: { create: boolean } }
export type RoundFilters = { status?: 'open' | 'over'; kind?: string; year?: number }

/** Rounds the viewer may see, newest first. A city runs a handful a year; the list is bounded, not paged. */
export async function listRounds(viewer: Viewer, filters: RoundFilters): Promise<RoundList> {
  const { prisma } = await db()
  if (!roundPolicy.can(viewer, 'read')) throw notFound()
  const visible = roundPolicy.where(viewer, 'read')
  const over = { in: [...stageGroups.terminal] }
  const [rounds, years, now] = await Promise.all([
    prisma.round.findMany({
      where: {
        AND: [
          visible,
          filters.status === 'over' ? { stage: over } : filters.status === 'open' ? { stage: { notIn: over.in } } : {},
          roundKinds.includes(filters.kind as RoundKind) ? { kind: filters.kind as RoundKind } : {},
          filters.year ? { year: filters.year } : {},
        ],
      },
      include: { schemes: { orderBy: { version: 'desc' }, take: 1, select: { content: true } } },
      orderBy: [{ year: 'desc' }, { createdAt: 'desc' }],
      take: 200,
    }),
    prisma.round.findMany({ where: visible, distinct: ['year'], select: { year: true }, orderBy: { year: 'desc' } }),
    businessNow(prisma),
  ])
  const counts = await prisma.nomination.groupBy({
    by: ['roundId', 'state'],
    where: { roundId: { in: rounds.map((round) => round.id) }, state: { not: 'draft' } },
    _count: true,
  })
  const rows = rounds.map((round): RoundRow => {
    const own = counts.filter((row) => row.roundId === round.id)
    const scheme = round.schemes[0] ? parseScheme(round.schemes[0].content) : null
    return {
      id: round.id,
      name: round.name,
      kindName: roundKindLabels[round.kind].name,
      year: round.year,
      stage: round.stage,
      label: inKindWords(round, roundStageLabels[round.stage].office),
      nextDate: scheme ? inResultWords(nextDateOf(scheme.schedule, round.stage, now), roundKindLabels[round.kind].resultWord) : '',
      handedIn: own.reduce((sum, row) => sum + row._count, 0),
      places: scheme?.quotas.total ?? null,
      conferred: own.find((row) => row.state === 'conferred')?._count ?? 0,
    }
  })
  return { rows, years: years.map((row) => row.year), abilities: { create: roundPolicy.can(viewer, 'create') } }
}

function nextDateOf(schedule: Schedule, stage: RoundStage, now: Date): string {
  const dates: Partial<Record<RoundStage, [string | null, string]>> = {
    announced: [schedule.opensAt, '开始申报'],
    nominating: [schedule.closesAt, '截止申报'],
    qualifying: [schedule.qualificationEndsOn, '完成资格审查'],
    reviewing: [schedule.reviewClosesAt, '截止评分'],
    deliberating: [schedule.panelOn, '领导小组会议'],
    publicity: [schedule.conferralOn, '计划命名'],
  }
  const [value, what] = dates[stage] ?? [null, '']
  if (!value) return ''
  const day = value.length === 10 ? value : dateOf(new Date(value))
  return `${formatDayInYear(day)}${what}${day < dateOf(now) ? '（已过）' : ''}`
}

export type NewRound = {
  year: number
  /** One a form, so that a double click makes one round. */
  requestKey: string
  /** Rounds whose scheme can be copied, newest first. */
  past: { id: string; kind: RoundKind; name: string }[]
}

/** What a new round starts from: this year by business time, the ready schemes, and the schemes of earlier rounds. */
export async function readNewRound(viewer: Viewer): Promise<NewRound> {
  const { prisma } = await db()
  const now = await businessNow(prisma)
  const past = await prisma.round.findMany({
    where: { AND: [roundPolicy.where(viewer, 'manage'), { stage: { notIn: ['draft', 'cancelled'] } }] },
    orderBy: [{ year: 'desc' }, { createdAt: 'desc' }],
    select: { id: true, kind: true, name: true },
    take: 100,
  })
  return { year: Number(dateOf(now).slice(0, 4)), requestKey: newId(), past }
}
