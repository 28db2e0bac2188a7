import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/platform/db/client'
import { type EntryDraft, entrySheetSchema, type RankingInputs, rankingDigest, rankingInputsSchema } from './ranking-inputs'

/** Freezes a computed order with its inputs; returns the version and digest. Rows of both tables are never changed afterwards. */
export async function freezeRanking(
  tx: Tx,
  roundId: string,
  computedAt: Date,
  rule: string,
  inputs: RankingInputs,
  entries: readonly EntryDraft[],
): Promise<{ version: number; digest: string }> {
  const latest = await tx.ranking.aggregate({ where: { roundId }, _max: { version: true } })
  const version = (latest._max.version ?? 0) + 1
  const digest = rankingDigest({ roundId, version, rule, inputs, entries })
  const ranking = await tx.ranking.create({ data: { roundId, version, rule, inputs, digest, computedAt } })
  await tx.rankingEntry.createMany({ data: entries.map((entry) => ({ ...entry, sheets: entry.sheets, rankingId: ranking.id })) })
  return { version, digest }
}

/** The newest order as a new version, when a round goes back to the panel: what was decided on the old one no longer counts. */
export async function copyRanking(tx: Tx, roundId: string, computedAt: Date): Promise<void> {
  const latest = await tx.ranking.findFirst({
    where: { roundId },
    orderBy: { version: 'desc' },
    include: { entries: { orderBy: [{ rank: 'asc' }, { nominationId: 'asc' }] } },
  })
  if (!latest) return
  const entries = latest.entries.map(({ nominationId, rank, valueTenThousandths, result, code, reason, sheets }) => ({
    nominationId,
    rank,
    valueTenThousandths,
    result,
    code,
    reason,
    sheets: z.array(entrySheetSchema).parse(sheets),
  }))
  await freezeRanking(tx, roundId, computedAt, latest.rule, rankingInputsSchema.parse(latest.inputs), entries)
}
