import { z } from 'zod'
import { isDateOnly } from '@/lib/platform/dates'

const optionalText = (limit: number, what: string) =>
  z
    .string()
    .trim()
    .max(limit, `${what}请控制在 ${limit} 字以内。`)
    .nullish()
    .transform((text) => text || null)

const grade = z.enum(['excellent', 'qualified', 'unqualified'], { error: '请选择等次。' })

export const openYearSchema = z.object({
  year: z
    .number({ error: '请填写考核年度。' })
    .int('考核年度请填整数。')
    .min(2000, '考核年度不对，请核对。')
    .max(2100, '考核年度不对，请核对。'),
  dueOn: z.string().refine(isDateOnly, '请填写截止日期。'),
  excellentCap: z
    .number({ error: '请填写优秀比例。' })
    .int('优秀比例请填整数。')
    .min(0, '优秀比例不能小于 0。')
    .max(100, '优秀比例不能大于 100。'),
  note: optionalText(500, '填报说明'),
})
export type OpenYearInput = z.output<typeof openYearSchema>

/** Saving keeps a draft; submitting needs everything. */
export const fillFormSchema = z
  .object({
    formId: z.string().min(1),
    version: z.number().int(),
    contributions: z.string().trim().max(2000, '工作业绩请控制在 2000 字以内。'),
    trainingHours: z
      .number()
      .int('培训学时请填整数。')
      .min(0, '培训学时不能小于 0。')
      .max(2000, '培训学时过大，请核对。')
      .nullish()
      .transform((value) => value ?? null),
    /** Why the hours differ from the training records; needed where they do. */
    hoursNote: optionalText(200, '学时说明'),
    /** The number of contributions; absent where that of the record stands. Another one needs a reason, see `contributionProblem`. */
    statedContributions: z.number().int('核定件数请填整数。').min(0, '核定件数不能小于 0。').max(500, '核定件数过大，请核对。').nullish(),
    contributionReason: z.string().trim().max(300, '原因请控制在 300 字以内。').nullish(),
    unitWord: z.string().trim().max(1000, '单位意见请控制在 1000 字以内。'),
    proposedGrade: z
      .union([grade, z.literal('')])
      .nullish()
      .transform((value) => value || null),
    isSubmit: z.boolean(),
  })
  .superRefine((input, context) => {
    const missing = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (!input.isSubmit) return
    if (input.contributions.length < 10) missing('contributions', '请写明本年度的工作业绩和发挥作用情况，至少十个字。')
    if (input.trainingHours === null) missing('trainingHours', '请填写培训学时，没有参加的填 0。')
    if (input.unitWord.length < 4) missing('unitWord', '请写明单位意见，至少四个字。')
    if (input.proposedGrade === null) missing('proposedGrade', '请选择建议等次。')
  })
export type FillFormInput = z.output<typeof fillFormSchema>

const chosen = z.array(z.string().min(1)).min(1, '请选择考核表。').max(200, '一次最多办理 200 份，请分次办理。')

export const endorseFormsSchema = z.object({ ids: chosen })
export type EndorseFormsInput = z.output<typeof endorseFormsSchema>

/** All as the units proposed. */
export const confirmFormsSchema = z.object({ ids: chosen })
export type ConfirmFormsInput = z.output<typeof confirmFormsSchema>

/** One with the office's own grade; a differing one needs a reason. */
export const gradeFormSchema = z.object({ formId: z.string().min(1), version: z.number().int(), grade, remark: optionalText(500, '理由') })
export type GradeFormInput = z.output<typeof gradeFormSchema>

export const returnFormSchema = z.object({
  formId: z.string().min(1),
  version: z.number().int(),
  reason: z.string().trim().min(4, '请写明退回原因，至少四个字。').max(500, '原因请控制在 500 字以内。'),
})
export type ReturnFormInput = z.output<typeof returnFormSchema>

export const decideEffectSchema = z.object({
  effectId: z.string().min(1),
  version: z.number().int(),
  apply: z.boolean(),
  reason: z.string().trim().min(4, '请写明理由，至少四个字。').max(500, '理由请控制在 500 字以内。'),
})
export type DecideEffectInput = z.output<typeof decideEffectSchema>

export const closeYearSchema = z.object({ yearId: z.string().min(1), version: z.number().int() })
export type CloseYearInput = z.output<typeof closeYearSchema>

export const extendYearSchema = z.object({
  yearId: z.string().min(1),
  version: z.number().int(),
  dueOn: z.string().refine(isDateOnly, '请填写新的截止日期。'),
})
export type ExtendYearInput = z.output<typeof extendYearSchema>

export const tellEndingsSchema = z.object({})

export const saveManagementRuleSchema = z.object({
  titleId: z.string().min(1),
  version: z.number().int().nullable(),
  failedYearsToRevoke: z.number({ error: '请填写年数。' }).int('请填整数。').min(1, '至少一年。').max(5, '最多五年。'),
  renewalNeeds: z.enum(['none', 'qualified', 'excellent'], { error: '请选择续评条件。' }),
  trainingHours: z.number({ error: '请填写学时。' }).int('请填整数。').min(0, '不能小于 0。').max(1000, '学时过大，请核对。'),
  noticeDays: z
    .string()
    .trim()
    .transform((text) =>
      text
        .normalize('NFKC')
        .split(/[^0-9]+/)
        .filter(Boolean)
        .map(Number),
    )
    .refine(
      (days) => days.length > 0 && days.length <= 6 && days.every((day) => day >= 1 && day <= 730),
      '请填写 1 至 6 个天数，如“180、90、30”，每个在 1 至 730 之间。',
    )
    .transform((days) => [...new Set(days)].sort((a, b) => b - a)),
  barYearsAfterSanction: z.number({ error: '请填写年数。' }).int('请填整数。').min(0, '不能小于 0。').max(20, '最多 20 年。'),
  barYearsAfterAssessment: z.number({ error: '请填写年数。' }).int('请填整数。').min(0, '不能小于 0。').max(20, '最多 20 年。'),
})
export type SaveManagementRuleInput = z.output<typeof saveManagementRuleSchema>
