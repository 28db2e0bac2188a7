import { z } from 'zod'
import { computeRanking, type RankedInput } from './compute-ranking'
import { type AggregationRule, aggregationRuleSchema, type Scheme } from './scheme'

/**
 * What another rule would have made of a round that is over: the same sheets, another aggregation, other places. Nothing of it is stored and
 * nothing follows from it.
 */

const places = z.coerce.number().int().min(0).max(100_000)
/** An empty box means no limit. */
const optionalPlaces = z.preprocess((value) => (value === '' || value === undefined ? null : value), places.nullable())

export const whatIfSchema = z.object({
  rule: aggregationRuleSchema,
  trimFrom: z.coerce.number().int().min(3).max(50),
  total: optionalPlaces,
  perLine: optionalPlaces,
  perUnit: optionalPlaces,
  grassrootsFloor: z.preprocess((value) => (value === '' || value === undefined ? 0 : value), places),
})
export type WhatIf = z.output<typeof whatIfSchema>

export function whatIfOf({ aggregation, quotas }: Pick<Scheme, 'aggregation' | 'quotas'>): WhatIf {
  const { rule, trimFrom } = aggregation
  const { total, perLine, perUnit, grassrootsFloor } = quotas
  return { rule, trimFrom, total, perLine, perUnit, grassrootsFloor }
}

type Result = 'selected' | 'notSelected' | 'tied'
export type FrozenPlace = { nominationId: string; rank: number; result: Result }
export type ReplayedPlace = {
  nominationId: string
  before: { rank: number; result: Result }
  after: { rank: number; result: Result; reason: string }
  /** In or out by the other rule, or tied now or then. */
  isChanged: boolean
}
export type Replay = { ok: true; rows: ReplayedPlace[]; warnings: string[]; notes: string[] } | { ok: false; message: string }

/** @returns rows in the order of the other rule, or the sentence that says why it cannot be applied */
export function replayRound(
  candidates: readonly RankedInput[],
  frozen: readonly FrozenPlace[],
  scheme: Pick<Scheme, 'aggregation' | 'quotas' | 'criteria'>,
  whatIf: WhatIf,
): Replay {
  const { rule, trimFrom, total, perLine, perUnit, grassrootsFloor } = whatIf
  const computed = computeRanking(candidates, {
    criteria: scheme.criteria,
    aggregation: { ...scheme.aggregation, rule, trimFrom },
    quotas: { ...scheme.quotas, total, perLine, perUnit, grassrootsFloor },
  })
  if (!computed.ok) return { ok: false, message: cannotApply(rule, computed.message) }
  const placeOf = new Map(frozen.map((place) => [place.nominationId, place]))
  const rows = computed.entries.flatMap((entry): ReplayedPlace[] => {
    const place = placeOf.get(entry.nominationId)
    if (!place) return []
    const before = { rank: place.rank, result: place.result }
    const after = { rank: entry.rank, result: entry.result, reason: entry.reason }
    return [{ nominationId: entry.nominationId, before, after, isChanged: before.result !== after.result }]
  })
  return { ok: true, rows, warnings: computed.warnings, notes: computed.notes }
}

function cannotApply(rule: AggregationRule, message: string): string {
  const why = message.replace(/^按方案的合成规则无法计算排序：/, '').replace(/请修订方案的合成规则，并写明理由。$/, '')
  return rule === 'calibrated' ? `不能按校准分推演：${why}` : `不能推演：${why}`
}
