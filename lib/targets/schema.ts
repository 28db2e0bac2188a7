import { z } from 'zod'
import { isDateOnly } from '@/lib/platform/dates'

const day = z.string().refine(isDateOnly, '请填写正确的日期。')

export const saveCycleSchema = z
  .object({
    id: z.string().nullable(),
    version: z.number().int().nullable(),
    name: z.string().trim().min(2, '周期名称至少两个字。').max(40, '周期名称请控制在 40 字以内。'),
    startsOn: day,
    endsOn: day,
  })
  .refine((input) => input.startsOn <= input.endsOn, { path: ['endsOn'], message: '结束日期不能早于开始日期。' })
export type SaveCycleInput = z.output<typeof saveCycleSchema>

/** Most targets of one line and class. */
export const MOST_TARGET = 9999

const value = z
  .number({ error: '请填整数，没有目标请留空。' })
  .int('目标请填整数。')
  .min(0, '目标不能为负数。')
  .max(MOST_TARGET, `目标不能超过 ${MOST_TARGET}。`)

/** Cells that changed; `value` null takes a target away, `version` null says there was none. */
export const saveTargetsSchema = z.object({
  cycleId: z.string().min(1),
  cells: z
    .array(
      z.object({ lineId: z.string().min(1), classCode: z.string().min(1), value: value.nullable(), version: z.number().int().nullable() }),
    )
    .min(1, '没有改动，不需要保存。')
    .max(2000),
  /** Needed once the cycle is settled: the change is then a version of its own. */
  reason: z.string().trim().max(300, '原因请控制在 300 字以内。').optional(),
})
export type SaveTargetsInput = z.output<typeof saveTargetsSchema>

export const defineClassSchema = z.object({
  classCode: z.string().min(1),
  version: z.number().int(),
  titleCodes: z.array(z.string()).min(1, '请至少选择一个称号。'),
  reason: z.string().trim().min(4, '请写明调整原因，至少四个字。').max(300, '原因请控制在 300 字以内。'),
})
export type DefineClassInput = z.output<typeof defineClassSchema>

export const importTargetsSchema = z.object({ cycleId: z.string().min(1), fileId: z.string().min(1, '请先选择文件。') })
export type ImportTargetsInput = z.output<typeof importTargetsSchema>

export const settleCycleSchema = z.object({
  cycleId: z.string().min(1),
  version: z.number().int(),
  note: z.string().trim().min(4, '请写明结算依据，至少四个字。').max(500, '结算依据请控制在 500 字以内。'),
})
export type SettleCycleInput = z.output<typeof settleCycleSchema>

export const openNextCycleSchema = z.object({
  cycleId: z.string().min(1),
  name: z.string().trim().min(2, '周期名称至少两个字。').max(40, '周期名称请控制在 40 字以内。'),
  endsOn: day,
  keepTargets: z.boolean(),
})
export type OpenNextCycleInput = z.output<typeof openNextCycleSchema>
