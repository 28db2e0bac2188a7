import 'server-only'
import { z } from 'zod'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import type { Tx } from '@/lib/platform/db/client'

/** What a ranking keeps of its making. Only the supervisor's page joins letters to reviewers through it. */
export const rankingInputsSchema = z.object({
  schemeVersion: z.number(),
  rule: z.string(),
  trimFrom: z.number(),
  tieCriteria: z.array(z.string()),
  sheets: z.array(
    z.object({
      nominationId: z.string(),
      assignmentId: z.string(),
      roundReviewerId: z.string(),
      letter: z.string(),
      sheetId: z.string(),
      sheetDigest: z.string(),
      total: z.number(),
    }),
  ),
  warnings: z.array(z.string()).default([]),
  notes: z.array(z.string()).default([]),
})
export type RankingInputs = z.infer<typeof rankingInputsSchema>

/** One sheet as it stands behind an entry: no reviewer’s name. Totals in ten-thousandths of a point. */
export const entrySheetSchema = z.object({
  letter: z.string(),
  total: z.number(),
  criteria: z.array(z.object({ key: z.string(), score: z.number().nullable(), comment: z.string() })),
  gates: z.array(z.object({ key: z.string(), reason: z.string() })).default([]),
  comment: z.string().default(''),
})
export type EntrySheet = z.infer<typeof entrySheetSchema>

export type EntryDraft = {
  nominationId: string
  rank: number
  valueTenThousandths: number
  result: 'selected' | 'notSelected' | 'tied'
  code: string
  reason: string
  sheets: EntrySheet[]
}

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
  const digest = sha256Hex(canonicalJson({ roundId, version, rule, inputs, entries }))
  const ranking = await tx.ranking.create({ data: { roundId, version, rule, inputs, digest, computedAt } })
  await tx.rankingEntry.createMany({ data: entries.map((entry) => ({ ...entry, sheets: entry.sheets, rankingId: ranking.id })) })
  return { version, digest }
}

/** The newest order as a new version, when a round goes back to the panel: what was decided on the old one no longer counts. */
export async function copyRanking(tx: Tx, roundId: string, computedAt: Date): Promise<void> {
  const latest = await tx.ranking.findFirst({
    where: { roundId },
    orderBy: { version: 'desc' },
    include: { entries: { orderBy: { rank: 'asc' } } },
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
