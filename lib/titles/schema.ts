import { z } from 'zod'
import { isDateOnly } from '@/lib/platform/dates'

const day = z.string().refine(isDateOnly, '请填写正确的日期。')
const optionalDay = z
  .string()
  .nullable()
  .transform((text) => text || null)
  .refine((text) => text === null || isDateOnly(text), '请填写正确的日期。')

/** Ending a holding early, revoking it, or annulling it as if it had never been. `on` is the last day that counts. */
export const endHoldingSchema = z
  .object({
    holdingId: z.string().min(1),
    version: z.number().int(),
    how: z.enum(['ended', 'revoked', 'annulled'], { error: '请选择终止方式。' }),
    /** Why it ends or is revoked; an annulled one never was. */
    kind: z
      .enum(['left', 'retired', 'deceased', 'resigned', 'sanction', 'assessment', 'other'], { error: '请选择事由。' })
      .default('other'),
    on: optionalDay,
    reason: z.string().trim().min(4, '请写明原因，至少四个字。').max(500, '原因请控制在 500 字以内。'),
  })
  .refine((input) => input.how === 'annulled' || input.on !== null, { path: ['on'], message: '请填写称号有效的最后一日。' })
export type EndHoldingInput = z.output<typeof endHoldingSchema>

export const recordHoldingSchema = z.object({
  personId: z.string().min(1, '请选择人员。'),
  titleCode: z.string().min(1, '请选择称号。'),
  startsOn: day,
  basis: z.enum(['recognition', 'history'], { error: '请选择依据。' }),
  documentNumber: z.string().trim().min(2, '请填写文号。').max(100, '文号请控制在 100 字以内。'),
  isRenewal: z.boolean(),
})
export type RecordHoldingInput = z.output<typeof recordHoldingSchema>

export const saveTitleSchema = z.object({
  id: z.string().nullable(),
  version: z.number().int().nullable(),
  name: z.string().trim().min(2, '称号名称至少两个字。').max(30, '称号名称请控制在 30 字以内。'),
  plan: z.enum(['summit', 'highland'], { error: '请选择所属计划。' }),
  rank: z.number({ error: '请填写级别。' }).int('级别请填整数。').min(1, '级别从 1 开始，1 为最高。').max(20, '级别最大为 20。'),
  termYears: z
    .number()
    .int('任期请填整年。')
    .min(1, '任期至少一年。')
    .max(20, '任期最长 20 年。')
    .nullish()
    .transform((value) => value ?? null),
  isActive: z.boolean(),
})
export type SaveTitleInput = z.output<typeof saveTitleSchema>

/** `whole`: all rows or none; `right`: the right rows, the others go back. */
export const importHistorySchema = z.object({ fileId: z.string().min(1), mode: z.enum(['whole', 'right']) })
export type ImportHistoryInput = z.output<typeof importHistorySchema>
