import 'server-only'
import type { z } from 'zod'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { workingDayStatus } from '@/lib/platform/calendar/working-days'
import { businessToday } from '@/lib/platform/clock'
import { toDateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { calibrate } from './calibration'
import { splitRules } from './eligibility-preview'
import { dayOfClosing, tallyPeople } from './eligibility-preview-queries'
import { type RoundKind, roundKindLabels } from './labels'
import type { Place } from './precheck/invented-round'
import { mostNominations } from './precheck/quota-findings'
import type { Spread } from './precheck/reliability'
import { type PrecheckReport, runPrecheck } from './precheck/run-precheck'
import { openRound } from './round-queries'
import { isStageIn, stageGroups } from './round-stages'
import type { precheckSchema } from './schema'
import type { Scheme } from './scheme'

/** Without a past round to learn from: points of 100, as in selections with half-point scales. Told on the screen as an assumption. */
const assumedSpread: Spread = { candidate: 6, reviewer: 4, residual: 5 }
/** A trial beyond this is cut, and said so. */
const MOST_NOMINATIONS = 1500
const MOST_REVIEWERS = 300
/** Reviewers are estimated to take this share of their highest load. */
const USUAL_LOAD = 0.7

export type Precheck = PrecheckReport & {
  nominations: number
  reviewers: number
  /** Where the two numbers come from, in words. */
  sources: string[]
  spread: Spread
  basisName: string | null
}
export type PrecheckBasis = { id: string; name: string }

/** Past rounds whose scores may be learnt from: scoring is over, so that nothing of a running one shows. Same kind first. */
export async function listPrecheckBases(reader: Reader, kind: RoundKind): Promise<PrecheckBasis[]> {
  const rounds = await reader.round.findMany({
    where: { stage: { in: [...stageGroups.rankingVisible] }, assignments: { some: {} } },
    orderBy: [{ year: 'desc' }, { createdAt: 'desc' }],
    select: { id: true, name: true, kind: true },
    take: 20,
  })
  return [...rounds].sort((a, b) => Number(b.kind === kind) - Number(a.kind === kind)).map(({ id, name }) => ({ id, name }))
}

/**
 * Plays the scheme through as it stands on the screen, saved or not. Nothing is kept.
 * @throws AppError notFound for who may not manage the round
 */
export async function precheckScheme(viewer: Viewer, input: z.output<typeof precheckSchema>): Promise<Precheck> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, input.roundId, 'manage')
  const { scheme } = input
  const today = await businessToday(prisma)
  const [places, basis, overrides, like] = await Promise.all([
    readPlaces(prisma, scheme, today),
    input.basis ? readBasis(prisma, input.basis) : null,
    prisma.calendarOverride.findMany(),
    lastOfKind(prisma, round.kind, round.id),
  ])
  const most = mostNominations(scheme, places)
  const nominations = Math.min(MOST_NOMINATIONS, input.nominations ?? basis?.nominations ?? like?.nominations ?? Math.max(1, most))
  const estimated = estimateReviewers(scheme, nominations)
  const reviewers = Math.min(MOST_REVIEWERS, input.reviewers ?? basis?.reviewers ?? like?.reviewers ?? estimated)
  const spread = basis?.spread ?? assumedSpread
  const past = basis ?? like
  const report = await runPrecheck(scheme, {
    seed: round.id,
    places,
    nominations,
    reviewers,
    spread,
    today: isStageIn(round.stage, 'schemeEditable') ? today : null,
    isWorkingDay: (date) =>
      workingDayStatus(
        date,
        overrides.map((row) => ({ date: toDateOnly(row.date), isWorkingDay: row.isWorkingDay })),
      ),
  })
  return {
    ...report,
    nominations,
    reviewers,
    sources: [
      input.nominations !== null ? '推荐数按您填写的' : past ? `推荐数按${past.name}的实际数` : '推荐数按各单位用满推荐名额',
      input.reviewers !== null
        ? '专家数按您填写的'
        : past?.reviewers
          ? `专家数按${past.name}的实际数`
          : scheme.reviewing.show
            ? '评委数按方案要求多两位'
            : '专家数按每位承担上限的七成估计',
    ],
    spread,
    basisName: basis?.name ?? null,
  }
}

function estimateReviewers(scheme: Scheme, nominations: number): number {
  const { reviewersPerCandidate, maxLoad, show } = scheme.reviewing
  // A few more judges than needed, since some will have to stand aside.
  if (show) return reviewersPerCandidate + 2
  return Math.max(reviewersPerCandidate, Math.ceil((nominations * reviewersPerCandidate) / Math.max(1, maxLoad * USUAL_LOAD)))
}

/** Where people are who qualify by their files; for projects, where anybody works who could enter one. */
async function readPlaces(reader: Reader, scheme: Scheme, today: string): Promise<Place[]> {
  const isPerson = roundKindLabels[scheme.kind].subject === 'person'
  const rules = isPerson ? splitRules(scheme.eligibility).onFile : []
  const [{ tally, population }, tree] = await Promise.all([
    tallyPeople(reader, rules, dayOfClosing(scheme.schedule.closesAt, today)),
    loadOrgTree(reader, today),
  ])
  const scale = tally.evaluated === 0 ? 1 : population / tally.evaluated
  return [...tally.places.values()].map(({ unitId, lineId, counts }) => ({
    unitId,
    lineId,
    isGrassroots: tree.unit(unitId)?.level === 'grassroots',
    people: Math.round((counts.pass + counts.needsEvidence) * scale),
  }))
}

type Past = { name: string; nominations: number; reviewers: number | null }

async function sizeOf(reader: Reader, roundId: string): Promise<Omit<Past, 'name'>> {
  const [nominations, reviewers] = await Promise.all([
    reader.nomination.count({ where: { roundId, assignments: { some: {} } } }),
    reader.roundReviewer.count({ where: { roundId, assignments: { some: {} } } }),
  ])
  return { nominations, reviewers: reviewers || null }
}

/** The latest round of this kind whose scoring is over; it stands for what usually comes in. */
async function lastOfKind(reader: Reader, kind: RoundKind, exceptId: string): Promise<Past | null> {
  const last = await reader.round.findFirst({
    where: { kind, id: { not: exceptId }, stage: { in: [...stageGroups.rankingVisible] }, assignments: { some: {} } },
    orderBy: [{ year: 'desc' }, { createdAt: 'desc' }],
    select: { id: true, name: true },
  })
  return last ? { name: last.name, ...(await sizeOf(reader, last.id)) } : null
}

/** Size and spread of a past round: only three standard deviations leave it, no score of anybody. @throws AppError notFound */
async function readBasis(reader: Reader, roundId: string): Promise<Past & { spread: Spread }> {
  const round = await reader.round.findFirst({
    where: { id: roundId, stage: { in: [...stageGroups.rankingVisible] } },
    select: { id: true, name: true },
  })
  if (!round) throw notFound('没有找到这个往届评选，或者评分还没有结束。')
  const [size, sheets] = await Promise.all([
    sizeOf(reader, roundId),
    reader.scoreSheet.findMany({
      where: { state: 'sealed', assignment: { roundId, state: 'active' } },
      select: { totalHundredths: true, assignment: { select: { nominationId: true, roundReviewerId: true } } },
    }),
  ])
  const fit = calibrate(
    sheets.flatMap(({ totalHundredths, assignment }) =>
      totalHundredths === null
        ? []
        : [{ candidate: assignment.nominationId, reviewer: assignment.roundReviewerId, score: totalHundredths / 100 }],
    ),
  )
  return { name: round.name, ...size, spread: fit.ok ? fit.standardDeviations : assumedSpread }
}
