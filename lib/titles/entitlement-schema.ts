import { z } from 'zod'
import { isDateOnly } from '@/lib/platform/dates'
import { ENTITLEMENT_KINDS } from './entitlement-rules'

export const saveEntitlementRuleSchema = z.object({
  id: z.string().nullable(),
  version: z.number().int().nullable(),
  titleId: z.string().min(1, '请选择称号。'),
  kind: z.enum(ENTITLEMENT_KINDS, { error: '请选择类别。' }),
  name: z.string().trim().min(2, '请填写项目名称。').max(40, '项目名称请控制在 40 字以内。'),
  amount: z
    .number()
    .int('请填整数。')
    .min(1, '数额须大于 0。')
    .max(100_000_000, '数额过大，请核对。')
    .nullish()
    .transform((value) => value ?? null),
  dueMonth: z.number({ error: '请填写月份。' }).int().min(1, '月份在 1 至 12 之间。').max(12, '月份在 1 至 12 之间。'),
  dueDay: z.number({ error: '请填写日期。' }).int().min(1, '日期在 1 至 31 之间。').max(31, '日期在 1 至 31 之间。'),
  isActive: z.boolean(),
})
export type SaveEntitlementRuleInput = z.output<typeof saveEntitlementRuleSchema>

export const drawUpDuesSchema = z.object({ year: z.number().int().min(2000).max(2100) })
export type DrawUpDuesInput = z.output<typeof drawUpDuesSchema>

/** Several at once where one voucher proves them all. */
export const deliverDuesSchema = z.object({
  dues: z
    .array(z.object({ id: z.string().min(1), version: z.number().int() }))
    .min(1, '请选择要登记的待遇。')
    .max(200, '一次最多登记 200 条，请分次办理。'),
  deliveredOn: z.string().refine(isDateOnly, '请填写落实日期。'),
  proofFileId: z.string().min(1, '请上传落实凭证。'),
  note: z
    .string()
    .trim()
    .max(200, '说明请控制在 200 字以内。')
    .nullish()
    .transform((text) => text || null),
})
export type DeliverDuesInput = z.output<typeof deliverDuesSchema>

export const changeDueSchema = z.object({
  dueId: z.string().min(1),
  version: z.number().int(),
  reason: z.string().trim().min(4, '请写明原因，至少四个字。').max(200, '原因请控制在 200 字以内。'),
})
export type ChangeDueInput = z.output<typeof changeDueSchema>
