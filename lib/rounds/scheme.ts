import { z } from 'zod'
import { isDateOnly } from '@/lib/platform/dates'
import { eligibilityRuleSchema } from './eligibility-rules'
import { roundKinds } from './labels'

/**
 * The scheme of a round (方案): one versioned record, frozen when announced. Everything in which kinds of round differ is data
 * here. The schema says what can be stored, drafts included; `schemeProblems` says what an announcement still lacks.
 */

const key = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/, '标识只能由英文字母和数字组成。')
const name = z.string().trim().min(1, '请填写名称。').max(60, '名称不超过 60 字。')
const dateOnly = z.string().refine(isDateOnly, '请填写有效日期。')
/** An instant with its offset, as forms send it: 2025-09-19T18:00:00+08:00. */
const instant = z.iso.datetime({ offset: true, error: '请填写有效的日期和时间。' })
const count = z.number().int().min(0).max(100_000)
const optionalCount = count.nullable().default(null)
/** A fraction as the rules state it, e.g. [2, 3]. */
const fraction = z
  .tuple([z.number().int().min(1).max(100), z.number().int().min(1).max(100)])
  .refine(([top, bottom]) => top <= bottom, '比例不能大于一。')

export const fieldTypes = ['text', 'longText', 'number', 'date', 'choice', 'table', 'file', 'person'] as const
export type FieldType = (typeof fieldTypes)[number]

const columnSchema = z.object({
  key,
  label: name,
  type: z.enum(['text', 'number', 'date', 'month', 'choice']),
  options: z.array(name).default([]),
  required: z.boolean().default(false),
})

export const formFieldSchema = z.object({
  key,
  label: name,
  type: z.enum(fieldTypes),
  required: z.boolean().default(true),
  /** Characters for text, value for number, entries for table, files for file. */
  min: z.number().nullable().default(null),
  max: z.number().nullable().default(null),
  help: z.string().max(300).default(''),
  /** Heading of the step of the form that it stands in. */
  step: name,
  /** Not shown to reviewers of a blind round. */
  hiddenInBlind: z.boolean().default(false),
  /** Choices of a `choice` field. */
  options: z.array(name).max(50).default([]),
  /** Columns of a `table` field. */
  columns: z.array(columnSchema).max(12).default([]),
})
export type FormField = z.infer<typeof formFieldSchema>

export const bandSchema = z.object({ from: z.number(), to: z.number(), text: z.string().trim().min(1).max(200) })
export type GuidanceBand = z.infer<typeof bandSchema>

export const criterionSchema = z.object({
  key,
  name,
  /** Share of the total in per cent; the weights of a rubric sum to 100. */
  weight: z.number().min(0).max(100),
  scaleMax: z.number().positive().max(1000),
  step: z.number().positive().max(100),
  description: z.string().max(300).default(''),
  bands: z.array(bandSchema).max(10).default([]),
  /** A comment is required at or above, and strictly below, these scores; null: never. */
  commentAtOrAbove: z.number().nullable().default(null),
  commentBelow: z.number().nullable().default(null),
})
export type Criterion = z.infer<typeof criterionSchema>

/** 一票否决: a gate, never a score. */
export const gateSchema = z.object({ key, name, description: z.string().max(300).default('') })
export type Gate = z.infer<typeof gateSchema>

export const quotaSchema = z.object({
  nominationsPerUnit: optionalCount,
  total: optionalCount,
  perLine: optionalCount,
  perUnit: optionalCount,
  grassrootsFloor: count.default(0),
})
export type Quotas = z.infer<typeof quotaSchema>

export const reviewingSchema = z.object({
  reviewersPerCandidate: z.number().int().min(1).max(50),
  minLoad: count,
  maxLoad: count,
  isBlind: z.boolean(),
  /** A reviewer's former unit counts as a conflict for this many years. */
  pastUnitYears: z.number().int().min(0).max(50).default(3),
  /** 现场展示评比: candidates are shown one after another, every judge scores each, and sheets are sealed as a candidate closes. */
  show: z.boolean().default(false),
  /** The big screen also shows the single totals (without their judges) once a candidate has closed. */
  showsSingleTotals: z.boolean().default(false),
})

export const aggregationRules = ['mean', 'trimmed', 'standardised', 'calibrated'] as const
export const aggregationRuleSchema = z.enum(aggregationRules)
export type AggregationRule = z.infer<typeof aggregationRuleSchema>

export const aggregationSchema = z.object({
  rule: aggregationRuleSchema,
  /** For `trimmed`: one highest and one lowest sheet are dropped from this many sheets on. */
  trimFrom: z.number().int().min(3).max(50).default(5),
  /** Criteria whose means break ties, in order; what remains tied is left to the panel. */
  tieCriteria: z.array(key).max(20).default([]),
})

/** 全体 appointed, 应到会 entitled, 实到会 present. */
export const panelRuleSchema = z.object({
  quorumBase: z.enum(['entitled', 'appointed']),
  quorumFraction: fraction,
  passBase: z.enum(['present', 'entitled', 'appointed']),
  passFraction: fraction,
  alsoMoreThanHalfOfEntitled: z.boolean(),
})
export type PanelRule = z.infer<typeof panelRuleSchema>

export const publicityRuleSchema = z.object({ days: z.number().int().min(1).max(60), unit: z.enum(['working', 'natural']) })
export type PublicityRule = z.infer<typeof publicityRuleSchema>

export const scheduleSchema = z.object({
  opensAt: instant.nullable().default(null),
  closesAt: instant.nullable().default(null),
  qualificationEndsOn: dateOnly.nullable().default(null),
  reviewClosesAt: instant.nullable().default(null),
  panelOn: dateOnly.nullable().default(null),
  publicityStartsOn: dateOnly.nullable().default(null),
  conferralOn: dateOnly.nullable().default(null),
})
export type Schedule = z.infer<typeof scheduleSchema>

export const schemeSchema = z.object({
  kind: z.enum(roundKinds),
  /** Purpose and scope, printed at the head of the notice. */
  purpose: z.string().max(2000).default(''),
  fields: z.array(formFieldSchema).max(80),
  allowSelfNomination: z.boolean().default(false),
  eligibility: z.array(eligibilityRuleSchema).max(40),
  quotas: quotaSchema,
  criteria: z.array(criterionSchema).max(20),
  gates: z.array(gateSchema).max(20),
  reviewing: reviewingSchema,
  aggregation: aggregationSchema,
  panel: panelRuleSchema,
  ballot: z.enum(['open', 'secret']),
  publicity: publicityRuleSchema,
  /** Grounds on which an objection is inadmissible. */
  inadmissibleGrounds: z.array(z.object({ key, text: z.string().trim().min(1).max(200) })).max(20),
  /** Days within which a candidate may ask for re-examination of procedure. */
  reexaminationDays: z.number().int().min(0).max(60).default(5),
  /** Code of the title granted; null for projects. */
  titleCode: z.string().nullable().default(null),
  schedule: scheduleSchema,
})
export type Scheme = z.infer<typeof schemeSchema>
/** What a template or a form gives before defaults are filled in. */
export type SchemeInput = z.input<typeof schemeSchema>

/**
 * A stored scheme as data.
 *
 * @throws ZodError when the stored content is not a scheme (a bug or a damaged record)
 */
export function parseScheme(content: unknown): Scheme {
  return schemeSchema.parse(content)
}
