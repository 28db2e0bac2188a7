import 'server-only'
import { z } from 'zod'
import type { OrgTree } from '@/lib/org/org-tree'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { dateOf } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { aggregationNames } from './aggregation'
import { candidateName } from './candidate-name'
import { judgedOrder } from './judged-order'
import { inKindWords, type Label, nominationLabels } from './labels'
import type { LoadedRound } from './loaded-round'
import { loadRound } from './loaded-round'
import { readLineNames } from './name-queries'
import { roundPolicy, scoreSheetPolicy } from './policy'
import { entrySheetSchema, type RankingInputs, rankingInputsSchema } from './ranking-inputs'
import { findOutliers, outlierSentence } from './reviewer-outliers'
import { compareReviewers, type ReviewerSpread } from './reviewer-spread'
import { isStageIn } from './round-stages'
import type { RuleColumn } from './rule-comparison'

export type RankedSheetView = {
  letter: string
  total: number
  criteria: { key: string; score: number | null; comment: string }[]
  gates: { name: string; reason: string }[]
  comment: string
  /** Only for the supervisor. */
  reviewer: string | null
}

export type RankingRow = {
  nominationId: string
  name: string
  unit: string
  line: string
  isGrassroots: boolean
  /** Among the rows shown. */
  rank: number
  value: number
  result: 'selected' | 'notSelected' | 'tied'
  code: string
  reason: string
  label: Label
  sheets: RankedSheetView[]
  interval: { low: number; high: number; probability: number; error: number } | null
}

export type OutlierRow = {
  id: string
  reviewer: string
  sheets: number
  level: number
  z: number | null
  spreadRatio: number | null
  sentences: string[]
}
export type OutlierView = { isCalibrated: boolean; rows: OutlierRow[] }

export type RankingView = {
  version: number
  versions: { version: number; computedAt: string }[]
  ruleName: string
  digest: string
  computedAt: string
  criteria: { key: string; name: string; weight: number; scaleMax: number }[]
  rows: RankingRow[]
  /** Candidates kept from the viewer because of a conflict. */
  hidden: number
  places: number | null
  cutOffLine: number | null
  warnings: string[]
  notes: string[]
  /** Values by every rule, the announced one marked; null where rows are kept from the viewer. */
  comparison: RuleColumn[] | null
  showsReviewers: boolean
  /** Only for the supervisor: how each reviewer stands to the others. */
  spread: ReviewerSpread[]
  /** Only for the supervisor: who stands apart, with the numbers in sentences. */
  outliers: OutlierView | null
  abilities: { export: boolean }
}

const unit = 10_000

/**
 * The frozen order with every candidate's sheets by letter. Nobody reads it before scoring is closed; rows of candidates with whom the
 * viewer is in conflict are left out and the others counted anew, so that nothing tells where they stand.
 * @throws AppError notFound
 */
export async function readRanking(viewer: Viewer, roundId: string, wanted?: number): Promise<RankingView | null> {
  const { prisma } = await db()
  const round = await loadRound(prisma, roundId)
  if (!roundPolicy.can(viewer, 'read', round) || !scoreSheetPolicy.can(viewer, 'readScores')) throw notFound()
  if (!isStageIn(round.stage, 'rankingVisible')) return null
  return loadRanking(prisma, viewer, round, wanted)
}

async function loadRanking(reader: Reader, viewer: Viewer, round: LoadedRound, wanted?: number): Promise<RankingView | null> {
  const versions = await reader.ranking.findMany({
    where: { roundId: round.id },
    orderBy: { version: 'desc' },
    select: { version: true, computedAt: true },
  })
  const version = versions.find((row) => row.version === wanted)?.version ?? versions[0]?.version
  if (version === undefined) return null
  const ranking = await reader.ranking.findUniqueOrThrow({
    where: { roundId_version: { roundId: round.id, version } },
    include: {
      entries: {
        orderBy: { rank: 'asc' },
        include: {
          nomination: {
            include: {
              person: { select: { name: true } },
              project: { select: { name: true } },
              conflicts: { where: { personId: viewer.personId ?? '' }, select: { personId: true } },
            },
          },
        },
      },
    },
  })
  const [now, lineNames] = await Promise.all([businessNow(reader), readLineNames(reader)])
  const tree = await loadOrgTree(reader, dateOf(now))
  const readsScorers = scoreSheetPolicy.can(viewer, 'readScorers')
  const inputs = rankingInputsSchema.parse(ranking.inputs)
  const seats = readsScorers ? await readSeats(reader, round.id) : noSeats
  const scorer = new Map(
    inputs.sheets.map((sheet) => [`${sheet.nominationId}\n${sheet.letter}`, seats.get(sheet.roundReviewerId)?.name ?? null]),
  )
  const visible = ranking.entries.filter(({ nomination }) =>
    scoreSheetPolicy.can(viewer, 'readScores', {
      roundId: round.id,
      state: 'active',
      round: { stage: round.stage },
      roundReviewer: { accountId: '' },
      nomination,
    }),
  )
  const hidden = ranking.entries.length - visible.length
  const judged =
    hidden > 0
      ? null
      : judgedOrder(
          { digest: ranking.digest, inputs, quotas: round.scheme.quotas },
          ranking.entries.map(({ nomination, ...entry }) => ({
            candidate: entry.nominationId,
            value: entry.valueTenThousandths / unit,
            line: nomination.lineId,
            unit: nomination.unitId,
            isGrassroots: nomination.isGrassroots,
            isInside: entry.result === 'selected',
          })),
          readsScorers,
        )
  const cutOff = judged?.cutOff ?? null
  const intervalOf = new Map(cutOff?.rows.map((row) => [row.candidate, row]))
  const gateNames = new Map(round.scheme.gates.map((gate) => [gate.key, gate.name]))
  const rows = visible.map((entry): RankingRow => {
    const interval = intervalOf.get(entry.nominationId)
    return {
      nominationId: entry.nominationId,
      name: candidateName(entry.nomination),
      unit: tree.shortNameOf(entry.nomination.unitId),
      line: lineNames.get(entry.nomination.lineId) ?? '',
      isGrassroots: entry.nomination.isGrassroots,
      rank: hidden === 0 ? entry.rank : 1 + visible.filter((other) => other.rank < entry.rank).length,
      value: entry.valueTenThousandths / unit,
      result: entry.result,
      code: entry.code,
      // The stored reason names the place in the whole order.
      reason: entry.reason.replace(/^(并列)?第 \d+ 名，/, ''),
      label: inKindWords(round, nominationLabels[entry.nomination.state].office),
      sheets: z
        .array(entrySheetSchema)
        .parse(entry.sheets)
        .map((sheet) => ({
          letter: sheet.letter,
          total: sheet.total / unit,
          criteria: sheet.criteria,
          gates: sheet.gates.map((gate) => ({ name: gateNames.get(gate.key) ?? '', reason: gate.reason })),
          comment: sheet.comment,
          reviewer: scorer.get(`${entry.nominationId}\n${sheet.letter}`) ?? null,
        })),
      interval: interval ? { low: interval.low, high: interval.high, probability: interval.probability, error: interval.error } : null,
    }
  })
  return {
    version,
    versions: versions.map((row) => ({ version: row.version, computedAt: row.computedAt.toISOString() })),
    ruleName: aggregationNames[ranking.rule as keyof typeof aggregationNames] ?? ranking.rule,
    digest: ranking.digest,
    computedAt: ranking.computedAt.toISOString(),
    criteria: round.scheme.criteria.map(({ key, name, weight, scaleMax }) => ({ key, name, weight, scaleMax })),
    rows,
    hidden,
    places: round.scheme.quotas.total,
    cutOffLine: cutOff?.line ?? null,
    warnings: inputs.warnings,
    notes: inputs.notes,
    comparison: judged?.comparison ?? null,
    showsReviewers: readsScorers,
    spread: readsScorers
      ? compareReviewers(
          rows.flatMap((row) =>
            row.sheets.map((sheet) => ({ candidate: row.nominationId, reviewer: sheet.reviewer ?? '', total: sheet.total })),
          ),
        )
      : [],
    outliers: readsScorers
      ? outliersOf(inputs.sheets, new Map(visible.map(({ nomination }) => [nomination.id, nomination.unitId])), seats, tree)
      : null,
    abilities: { export: hidden === 0 },
  }
}

type Seats = ReadonlyMap<string, { name: string; unitId: string }>
const noSeats: Seats = new Map()

async function readSeats(reader: Reader, roundId: string): Promise<Seats> {
  const rows = await reader.roundReviewer.findMany({
    where: { roundId },
    select: { id: true, person: { select: { name: true, unitId: true } } },
  })
  return new Map(rows.map((row) => [row.id, row.person]))
}

/** @param unitOf candidates that the viewer may see → their unit */
function outliersOf(sheets: RankingInputs['sheets'], unitOf: ReadonlyMap<string, string>, seats: Seats, tree: OrgTree): OutlierView {
  const { isCalibrated, profiles } = findOutliers(
    sheets.flatMap(({ nominationId, roundReviewerId, total }) => {
      const own = unitOf.get(nominationId)
      return own === undefined ? [] : [{ candidate: nominationId, reviewer: roundReviewerId, unit: own, total: total / unit }]
    }),
    new Map([...seats].map(([id, { unitId }]) => [id, unitId])),
  )
  return {
    isCalibrated,
    rows: profiles.map(({ reviewer, findings, ...profile }) => ({
      id: reviewer,
      reviewer: seats.get(reviewer)?.name ?? '',
      ...profile,
      sentences: findings.map((finding) => outlierSentence(finding, (unitId) => tree.shortNameOf(unitId))),
    })),
  }
}
