import 'server-only'
import { z } from 'zod'
import type { Ranking, RankingEntry, SchemeVersion, ScoreSheet } from '@/lib/platform/db/generated/client'
import { entrySheetSchema, type RankingInputs } from '../ranking-inputs'
import { parseScheme, type Scheme } from '../scheme'
import { sealAsItIs } from '../sheet-seal'
import { contentOfSheet } from '../stored-sheet'
import { blindReason, blindWarnings, type NamesOfOrder } from './blind-texts'
import type { ArchiveContent } from './format'

/** Sheets with the text that was digested. A sheet does not say by which version of the scheme it was sealed: the one that fits its digest. */
export function sheetsOf(roundId: string, rows: readonly ScoreSheet[], versions: readonly SchemeVersion[]): ArchiveContent['sheets'] {
  const schemes = [...versions].reverse().map(({ version, content }): [number, Scheme] => [version, parseScheme(content)])
  return rows.map((row) => {
    const seals = schemes.map(([schemeVersion, scheme]) =>
      sealAsItIs(
        { roundId, schemeVersion, assignmentId: row.assignmentId, sheetNumber: row.revision, content: contentOfSheet(row) },
        scheme,
      ),
    )
    return {
      id: row.id,
      assignment: row.assignmentId,
      revision: row.revision,
      state: row.state === 'superseded' ? 'superseded' : 'sealed',
      sealedAt: row.sealedAt?.toISOString() ?? null,
      sealed: (seals.find((seal) => seal.digest === row.digest) ?? seals[0])?.canonical ?? '',
      digest: row.digest ?? '',
      hundredths: row.totalHundredths,
    }
  })
}

export function rankingsOf(
  ranking: Ranking & { entries: readonly RankingEntry[] },
  inputs: RankingInputs,
  names: NamesOfOrder,
): ArchiveContent['rankings'][number] {
  const warnings = blindWarnings(inputs.warnings, names)
  const stored = [...ranking.entries].sort((a, b) => a.rank - b.rank || (a.nominationId < b.nominationId ? -1 : 1))
  const entries = stored.map(({ nominationId, rank, valueTenThousandths, result, code, reason, sheets }) => ({
    nominationId,
    rank,
    valueTenThousandths,
    result,
    code,
    reason: blindReason(reason, names),
    sheets: z.array(entrySheetSchema).parse(sheets),
  }))
  return {
    version: ranking.version,
    rule: ranking.rule,
    computedAt: ranking.computedAt.toISOString(),
    digest: ranking.digest,
    isBlinded: warnings.join() !== inputs.warnings.join() || entries.some((entry, index) => entry.reason !== stored[index]?.reason),
    inputs: { ...inputs, warnings },
    entries,
  }
}
