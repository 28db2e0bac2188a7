import { aggregate, roundHalfUp } from './aggregation'
import { selectUnderQuotas } from './quota'
import { rankCandidates, scoreForQuota } from './ranking'
import type { EntryDraft, EntrySheet } from './ranking-inputs'
import type { Scheme } from './scheme'

export type RankedSheet = EntrySheet & { assignmentId: string; roundReviewerId: string; sheetId: string; sheetDigest: string }
export type RankedInput = {
  nominationId: string
  name: string
  lineName: string
  unitName: string
  isGrassroots: boolean
  sheets: readonly RankedSheet[]
}

/** Totals are in ten-thousandths of a point on a scale of 0 to 100. */
const unit = 10_000

/**
 * The order of a round from its sealed sheets, by the announced rule, ties and quotas.
 * @returns entries in rank order, or the sentence that says why the rule cannot be applied
 */
export function computeRanking(
  candidates: readonly RankedInput[],
  scheme: Pick<Scheme, 'aggregation' | 'quotas' | 'criteria'>,
): { ok: true; entries: EntryDraft[]; warnings: string[]; notes: string[] } | { ok: false; message: string } {
  const { rule, trimFrom, tieCriteria } = scheme.aggregation
  const nameOf = new Map(candidates.map((candidate) => [candidate.nominationId, candidate.name]))
  const scores = candidates.flatMap((candidate) =>
    candidate.sheets.map((sheet) => ({ candidate: candidate.nominationId, reviewer: sheet.roundReviewerId, score: sheet.total / unit })),
  )
  const aggregation = aggregate(scores, rule, trimFrom)
  // Warnings name candidates by id here; readers get their names.
  const warnings = aggregation.warnings.map((warning) =>
    'candidate' in warning ? warning.message.replace(warning.candidate, nameOf.get(warning.candidate) ?? '') : warning.message,
  )
  if (aggregation.candidates.length < candidates.length)
    return { ok: false, message: `按方案的合成规则无法计算排序：${warnings.join('') || '评分表不足。'}请修订方案的合成规则，并写明理由。` }
  const valueByCandidate = new Map(aggregation.candidates.map((row) => [row.candidate, row.value]))
  const ranked = rankCandidates(
    candidates.map((candidate) => ({
      candidate: candidate.nominationId,
      value: valueByCandidate.get(candidate.nominationId) ?? 0,
      criterionMeans: criterionMeans(candidate.sheets, scheme),
    })),
    tieCriteria,
  )
  const rankOf = new Map(ranked.map((row) => [row.candidate, row.rank]))
  const { total, perLine, perUnit, grassrootsFloor } = scheme.quotas
  const outcome = selectUnderQuotas(
    candidates.map((candidate) => ({
      candidate: candidate.nominationId,
      score: scoreForQuota(rankOf.get(candidate.nominationId) ?? 0),
      line: candidate.lineName,
      unit: candidate.unitName,
      isGrassroots: candidate.isGrassroots,
    })),
    { total: total ?? candidates.length, perLine, perUnit, grassrootsFloor },
  )
  const resultOf = new Map(outcome.results.map((row) => [row.candidate, row]))
  const sheetsOf = new Map(candidates.map((candidate) => [candidate.nominationId, candidate.sheets]))
  const entries = ranked.map((row): EntryDraft => {
    const result = resultOf.get(row.candidate)
    if (!result) throw new Error('A candidate without a result')
    const sheets = (sheetsOf.get(row.candidate) ?? []).map(({ letter, total: points, criteria, gates, comment }) => ({
      letter,
      total: points,
      criteria,
      gates,
      comment,
    }))
    return {
      nominationId: row.candidate,
      rank: row.rank,
      valueTenThousandths: Math.round(row.value * unit),
      result: result.result,
      code: result.code,
      reason: result.reason,
      sheets: sheets.sort((a, b) => (a.letter < b.letter ? -1 : 1)),
    }
  })
  return { ok: true, entries, warnings, notes: outcome.notes }
}

function criterionMeans(sheets: readonly RankedSheet[], scheme: Pick<Scheme, 'criteria'>): Record<string, number> {
  return Object.fromEntries(
    scheme.criteria.map(({ key }) => {
      const scores = sheets.flatMap((sheet) =>
        sheet.criteria.filter((row) => row.key === key && row.score !== null).map((row) => row.score ?? 0),
      )
      return [key, scores.length === 0 ? 0 : roundHalfUp(scores.reduce((sum, score) => sum + score, 0) / scores.length, 6)]
    }),
  )
}
