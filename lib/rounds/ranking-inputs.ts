import { z } from 'zod'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { digestOf } from './sheet-seal'

/** A frozen order as it is kept: its inputs, its entries, and the digest over both. */

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

/** SHA-256 over the canonical form of the order with its inputs: what the page and the record print. */
export function rankingDigest(ranking: {
  roundId: string
  version: number
  rule: string
  inputs: RankingInputs
  entries: readonly EntryDraft[]
}): string {
  const { roundId, version, rule, inputs, entries } = ranking
  return digestOf(canonicalJson({ roundId, version, rule, inputs, entries }))
}
