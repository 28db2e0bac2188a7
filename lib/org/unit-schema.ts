import { z } from 'zod'
import { dateOnly, reasonText } from './schema'

/** Input shapes for lines and units. */

const unitId = z.string('请选择单位。').min(1, '请选择单位。').max(64)
const version = z.number().int()
const names = {
  name: z.string('请填写单位名称。').trim().min(2, '请填写单位名称。').max(60, '单位名称不能超过 60 个字。'),
  shortName: z.string().trim().max(20, '简称不能超过 20 个字。').default(''),
}
const code = z
  .string('请填写编码。')
  .trim()
  .min(1, '请填写编码。')
  .max(30, '编码不能超过 30 个字符。')
  .regex(/^[A-Za-z0-9_-]+$/, '编码只能用字母、数字和连接号。')
const level = z.enum(['city', 'district', 'grassroots'], '请选择层级。')
const on = dateOnly('请填写生效日期。')

export const saveLineSchema = z.object({
  lineId: z.string().max(64).nullable(),
  version,
  code,
  name: z.string('请填写条线名称。').trim().min(1, '请填写条线名称。').max(30, '条线名称不能超过 30 个字。'),
  sortOrder: z.coerce.number('请填写顺序号。').int('请填写整数。').min(0).max(9999),
  isActive: z.boolean(),
})
export type SaveLineInput = z.output<typeof saveLineSchema>

export const createUnitSchema = z.object({ ...names, code, parentId: unitId, level, isLegalBody: z.boolean(), on, reason: reasonText })
export type CreateUnitInput = z.output<typeof createUnitSchema>

export const editUnitSchema = z.object({
  unitId,
  version,
  level,
  isLegalBody: z.boolean(),
  sortOrder: z.coerce.number('请填写顺序号。').int('请填写整数。').min(0).max(9999),
})
export type EditUnitInput = z.output<typeof editUnitSchema>

export const renameUnitSchema = z.object({ unitId, version, ...names, on, reason: reasonText })
export type RenameUnitInput = z.output<typeof renameUnitSchema>

export const moveUnitSchema = z.object({ unitId, version, parentId: unitId, on, reason: reasonText })
export type MoveUnitInput = z.output<typeof moveUnitSchema>

export const closeUnitSchema = z.object({ unitId, version, on, reason: reasonText })
export type CloseUnitInput = z.output<typeof closeUnitSchema>

export const mergeUnitsSchema = z.object({ unitId, version, intoUnitId: unitId, on, reason: reasonText })
export type MergeUnitsInput = z.output<typeof mergeUnitsSchema>

export const splitUnitSchema = z.object({
  unitId,
  version,
  on,
  reason: reasonText,
  newUnits: z
    .array(z.object({ ...names, code, personIds: z.array(z.string().max(64)).max(20_000) }))
    .min(1, '请至少填写一个新单位。')
    .max(10, '一次最多拆出 10 个单位。'),
})
export type SplitUnitInput = z.output<typeof splitUnitSchema>
