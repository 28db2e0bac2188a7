import { z } from 'zod'
import type { CriterionScore, GateFinding, SheetContent } from './score-sheet'

/** How a sheet's content stands in the columns `scores`, `gates` and `note` of `ScoreSheet`. */

const scoresSchema = z.array(z.object({ criterionKey: z.string(), score: z.number().nullable(), comment: z.string() }))
const gatesSchema = z.array(z.object({ gateKey: z.string(), isRaised: z.boolean().nullable(), reason: z.string() }))

export type SheetColumns = { scores: CriterionScore[]; gates: GateFinding[]; note: string }

export function columnsOfSheet(content: SheetContent): SheetColumns {
  return { scores: content.scores, gates: content.gates, note: content.comment }
}

/** A fresh row's `{}` reads as nothing scored yet. @throws ZodError when the stored columns are damaged */
export function contentOfSheet(columns: { scores: unknown; gates: unknown; note: string | null }): SheetContent {
  return {
    scores: Array.isArray(columns.scores) ? scoresSchema.parse(columns.scores) : [],
    gates: Array.isArray(columns.gates) ? gatesSchema.parse(columns.gates) : [],
    comment: columns.note ?? '',
  }
}
