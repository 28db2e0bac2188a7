import 'server-only'
import { z } from 'zod'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { dateOf } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { aggregationNames } from './aggregation'
import { isConflicted } from './archive-access'
import { replayPolicy } from './archive-policy'
import { candidateName } from './candidate-name'
import type { RankedInput } from './compute-ranking'
import { inKindWords, type Label, nominationLabels, roundKindLabels } from './labels'
import type { LoadedRound } from './loaded-round'
import { readLineNames } from './name-queries'
import { entrySheetSchema, rankingInputsSchema } from './ranking-inputs'
import { rankedInputsOf } from './ranking-inputs-of'
import { type FrozenPlace, type Replay, replayRound, type WhatIf, whatIfOf, whatIfSchema } from './replay'
import { openRound } from './round-queries'
import { type AggregationRule, aggregationRules, parseScheme, type Scheme } from './scheme'

type Place = { rank: number; result: 'selected' | 'notSelected' | 'tied' }
export type ReplayRow = {
  nominationId: string
  name: string
  unit: string
  line: string
  isGrassroots: boolean
  /** What became of the candidate in fact. */
  label: Label
  before: Place
  after: Place & { reason: string }
  isChanged: boolean
}
export type ReplaySummary = {
  rule: AggregationRule
  name: string
  isAnnounced: boolean
  entering: string[]
  leaving: string[]
  unsure: number
  unavailable: string | null
}
export type ReplayView = {
  /** Why there is nothing to show; null when there is. */
  blocked: string | null
  announced: WhatIf
  whatIf: WhatIf
  ruleName: string
  /** Every rule under the same places. */
  summaries: ReplaySummary[]
  /** Of the rule asked for, in its order; empty where it cannot be applied. */
  rows: ReplayRow[]
  unavailable: string | null
  warnings: string[]
  notes: string[]
}

/**
 * Who would change places in a round that is over, had another rule or had other numbers of places been announced. Nothing is stored, nothing
 * about reviewers is in it, no value either.
 * @param asked as the form sends it; what is missing or wrong is as announced
 * @throws AppError notFound, also before the conferral
 */
export async function readReplay(viewer: Viewer, roundId: string, asked: Record<string, string | undefined>): Promise<ReplayView> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, roundId)
  if (!replayPolicy.can(viewer, 'read', round)) throw notFound(`本轮还没有${roundKindLabels[round.kind].resultWord}，不能推演。`)
  const loaded = await loadOrder(prisma, round)
  const announced = whatIfOf(loaded?.scheme ?? round.scheme)
  const nothing = { announced, whatIf: announced, ruleName: '', summaries: [], rows: [], unavailable: null, warnings: [], notes: [] }
  if (!loaded) return { ...nothing, blocked: '本轮没有排序，无从推演。' }
  if (await isConflicted(prisma, viewer, roundId)) return { ...nothing, blocked: '您与本轮候选对象存在回避关系，不能查看推演。' }
  const whatIf = whatIfFrom(asked, announced)
  const replays = aggregationRules.map((rule) => ({
    rule,
    replay: replayRound(loaded.inputs, loaded.frozen, loaded.scheme, { ...whatIf, rule }),
  }))
  const chosen = replays.find((each) => each.rule === whatIf.rule)?.replay
  return {
    blocked: null,
    announced,
    whatIf,
    ruleName: aggregationNames[whatIf.rule],
    summaries: replays.map(({ rule, replay }) => summaryOf(rule, replay, announced.rule, (id) => loaded.people.get(id)?.name ?? '')),
    rows: chosen?.ok
      ? chosen.rows.flatMap(({ nominationId, before, after, isChanged }): ReplayRow[] => {
          const person = loaded.people.get(nominationId)
          return person ? [{ nominationId, ...person, before, after, isChanged }] : []
        })
      : [],
    unavailable: chosen && !chosen.ok ? chosen.message : null,
    warnings: chosen?.ok && whatIf.rule === 'standardised' ? chosen.warnings : [],
    notes: chosen?.ok ? chosen.notes : [],
  }
}

function whatIfFrom(asked: Record<string, string | undefined>, announced: WhatIf): WhatIf {
  if (!asked.rule) return announced
  const parsed = whatIfSchema.safeParse({ ...asked, trimFrom: asked.trimFrom || announced.trimFrom })
  return parsed.success ? parsed.data : announced
}

function summaryOf(rule: AggregationRule, replay: Replay, announced: AggregationRule, nameOf: (id: string) => string): ReplaySummary {
  const base = { rule, name: aggregationNames[rule], isAnnounced: rule === announced }
  if (!replay.ok) return { ...base, entering: [], leaving: [], unsure: 0, unavailable: replay.message }
  const changed = replay.rows.filter((row) => row.isChanged)
  return {
    ...base,
    entering: changed.filter((row) => row.after.result === 'selected').map((row) => nameOf(row.nominationId)),
    leaving: changed.filter((row) => row.before.result === 'selected').map((row) => nameOf(row.nominationId)),
    unsure: replay.rows.filter((row) => row.after.result === 'tied').length,
    unavailable: null,
  }
}

type Person = Pick<ReplayRow, 'name' | 'unit' | 'line' | 'isGrassroots' | 'label'>
type LoadedOrder = { scheme: Scheme; inputs: RankedInput[]; frozen: FrozenPlace[]; people: Map<string, Person> }

/** The newest order with what it was computed from, lines and units as they were called on that day. */
async function loadOrder(reader: Reader, round: Pick<LoadedRound, 'id' | 'kind'>): Promise<LoadedOrder | null> {
  const ranking = await reader.ranking.findFirst({
    where: { roundId: round.id },
    orderBy: { version: 'desc' },
    include: {
      entries: {
        orderBy: [{ rank: 'asc' }, { nominationId: 'asc' }],
        include: { nomination: { include: { person: { select: { name: true } }, project: { select: { name: true } } } } },
      },
    },
  })
  if (!ranking) return null
  const inputs = rankingInputsSchema.parse(ranking.inputs)
  const [tree, lineNames, stored] = await Promise.all([
    loadOrgTree(reader, dateOf(ranking.computedAt)),
    readLineNames(reader),
    reader.schemeVersion.findUniqueOrThrow({ where: { roundId_version: { roundId: round.id, version: inputs.schemeVersion } } }),
  ])
  const candidates = ranking.entries.map(({ nominationId, nomination, sheets }) => ({
    nominationId,
    name: candidateName(nomination),
    lineName: lineNames.get(nomination.lineId) ?? nomination.lineId,
    unitName: tree.nameOf(nomination.unitId),
    isGrassroots: nomination.isGrassroots,
    sheets: z.array(entrySheetSchema).parse(sheets),
  }))
  return {
    scheme: parseScheme(stored.content),
    inputs: rankedInputsOf(candidates, inputs),
    frozen: ranking.entries.map(({ nominationId, rank, result }) => ({ nominationId, rank, result })),
    people: new Map(
      ranking.entries.map(({ nominationId, nomination }) => [
        nominationId,
        {
          name: candidateName(nomination),
          unit: tree.shortNameOf(nomination.unitId),
          line: lineNames.get(nomination.lineId) ?? '',
          isGrassroots: nomination.isGrassroots,
          label: inKindWords(round, nominationLabels[nomination.state].office),
        },
      ]),
    ),
  }
}
