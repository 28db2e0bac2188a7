import { computeRanking, type RankedInput } from '@/lib/rounds/compute-ranking'
import { type EntryDraft, type RankingInputs, rankingDigest } from '@/lib/rounds/ranking-inputs'
import type { Scheme } from '@/lib/rounds/scheme'
import { type SheetContent, weightedTotal } from '@/lib/rounds/score-sheet'
import type { Seat } from './judging'
import type { Entry } from './round-rows'

export type SealedSeat = { seat: Seat; sheetId: string; digest: string; content: SheetContent }
export type FrozenRanking = { version: 1; rule: string; inputs: RankingInputs; digest: string; entries: EntryDraft[] }

type Names = { line: (lineId: string) => string; unit: (unitId: string) => string }

function rankedInput(entry: Entry, sheets: readonly SealedSeat[], scheme: Scheme, names: Names): RankedInput {
  return {
    nominationId: entry.id,
    name: entry.name,
    lineName: names.line(entry.lineId),
    unitName: names.unit(entry.unitId),
    isGrassroots: entry.isGrassroots,
    sheets: sheets.map(({ seat, sheetId, digest, content }) => ({
      assignmentId: seat.id,
      roundReviewerId: seat.judge.roundReviewerId,
      sheetId,
      sheetDigest: digest,
      letter: seat.letter,
      total: weightedTotal(content.scores, scheme.criteria),
      criteria: content.scores.map(({ criterionKey, score, comment }) => ({ key: criterionKey, score, comment })),
      gates: [],
      comment: content.comment,
    })),
  }
}

/** The order of a round, computed by the portal's own rule and frozen as it freezes it. */
export function freezeOrder(
  roundId: string,
  scheme: Scheme,
  entries: readonly Entry[],
  sheets: readonly SealedSeat[],
  names: Names,
): FrozenRanking {
  const ordered = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))
  const candidates = ordered.map((entry) =>
    rankedInput(
      entry,
      sheets.filter(({ seat }) => seat.entry === entry),
      scheme,
      names,
    ),
  )
  const computed = computeRanking(candidates, scheme)
  if (!computed.ok) throw new Error(computed.message)
  const { rule, trimFrom, tieCriteria } = scheme.aggregation
  const inputs: RankingInputs = {
    schemeVersion: 1,
    rule,
    trimFrom,
    tieCriteria,
    sheets: candidates.flatMap(({ nominationId, sheets: own }) =>
      own.map(({ assignmentId, roundReviewerId, letter, sheetId, sheetDigest, total }) => ({
        nominationId,
        assignmentId,
        roundReviewerId,
        letter,
        sheetId,
        sheetDigest,
        total,
      })),
    ),
    warnings: computed.warnings,
    notes: computed.notes,
  }
  const digest = rankingDigest({ roundId, version: 1, rule, inputs, entries: computed.entries })
  return { version: 1, rule, inputs, digest, entries: computed.entries }
}
