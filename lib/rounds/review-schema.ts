import { z } from 'zod'
import { reasonSchema } from './schema'

/** Input shapes of the reviewer's commands, shared by forms and actions. */
const id = z.string().min(1).max(64)

/** Why a reviewer stands aside; a choice of the conflict kinds that only the reviewer may know of. */
export const declarableKinds = ['kinship', 'mentorship', 'sharedProject', 'pastUnit', 'declared'] as const
export type DeclarableKind = (typeof declarableKinds)[number]
export const declarableKindNames: Record<DeclarableKind, string> = {
  kinship: '夫妻、直系血亲、三代以内旁系血亲、近姻亲',
  mentorship: '师承、带教关系',
  sharedProject: '共同承担项目或者合作成果',
  pastUnit: '现在或曾经同一单位、有上下级关系',
  declared: '其他可能影响公正评审的关系',
}

const declaration = z.object({
  nominationId: id,
  kind: z.enum(declarableKinds, '请选择回避的原因。'),
  reason: reasonSchema,
})

export const declareConflictsSchema = z.object({
  roundId: id,
  conflicts: z.array(declaration).max(500),
  /** How many names the list had: one that grew since is looked at again. */
  listed: z.number().int().min(0).max(10_000),
})
export type DeclareConflictsInput = z.input<typeof declareConflictsSchema>

export const declareWhileScoringSchema = z.object({
  assignmentId: id,
  kind: z.enum(declarableKinds, '请选择回避的原因。'),
  reason: reasonSchema,
})

const key = z.string().max(40)
const score = z.number().min(0).max(1000).nullable()
export const sheetContentSchema = z.object({
  scores: z.array(z.object({ criterionKey: key, score, comment: z.string().max(2000, '评语太长。') })).max(20),
  gates: z.array(z.object({ gateKey: key, isRaised: z.boolean().nullable(), reason: z.string().max(500, '理由不超过 500 字。') })).max(20),
  comment: z.string().max(2000, '总评语太长。'),
})

export const saveScoreSheetSchema = z.object({
  assignmentId: id,
  /** 0 before the first save. */
  version: z.number().int().min(0),
  content: sheetContentSchema,
  isFlagged: z.boolean().default(false),
})

export const sealSheetsSchema = z.object({ roundId: id })

/** Rows of an offline workbook that go in together. */
export const importScoreSheetsSchema = z.object({
  roundId: id,
  sheets: z
    .array(z.object({ assignmentId: id, version: z.number().int().min(0), content: sheetContentSchema }))
    .min(1, '没有可以导入的评分。')
    .max(2000),
})
