import { z } from 'zod'

export const giveConsentSchema = z.object({
  personId: z.string().min(1),
  textVersion: z.number().int(),
  channel: z.enum(['self', 'signedForm']),
})
export type GiveConsentInput = z.output<typeof giveConsentSchema>

export const withdrawConsentSchema = z.object({ personId: z.string().min(1) })
export type WithdrawConsentInput = z.output<typeof withdrawConsentSchema>

const idOf = (message: string) => z.string(message).min(1, message).max(64, message)
const reasonOf = (what: string) =>
  z.string(`请写明${what}。`).trim().min(2, `请写明${what}，至少 2 个字。`).max(200, `${what}不能超过 200 个字。`)

export const keepSearchSchema = z.object({
  name: z.string('请填写名称。').trim().min(1, '请填写名称。').max(20, '名称不能超过 20 个字。'),
  query: z.string().max(2000, '查询条件太长，请减少条件。'),
})
export type KeepSearchInput = z.output<typeof keepSearchSchema>

export const removeSearchSchema = z.object({ searchId: idOf('请指明查询。') })

export const saveCategorySchema = z
  .object({
    /** Null for a new one. */
    categoryId: z.string().max(64).nullable().default(null),
    version: z.number().int().default(0),
    name: z.string('请填写分类名称。').trim().min(2, '分类名称至少 2 个字。').max(30, '分类名称不能超过 30 个字。'),
    description: z.string().trim().max(200, '说明不能超过 200 个字。').default(''),
    lineId: z.string().max(64).default(''),
    /** Words of the speciality, divided by blanks or commas. */
    words: z.string().trim().max(200, '特长关键词不能超过 200 个字。').default(''),
    titleCodes: z.array(z.string().max(64)).max(20).default([]),
    hasRule: z.boolean().default(true),
    isActive: z.boolean().default(true),
  })
  .superRefine((input, context) => {
    if (input.hasRule && !input.lineId && !input.words && input.titleCodes.length === 0)
      context.addIssue({ code: 'custom', path: ['words'], message: '请至少设定条线、特长关键词、称号中的一项，或改为只由人工指定成员。' })
  })
export type SaveCategoryInput = z.output<typeof saveCategorySchema>

export const changeMemberSchema = z.object({
  categoryId: idOf('请指明分类。'),
  personId: idOf('请选择人员。'),
  /** `clear` ends what was said by hand: the rule alone counts again. */
  change: z.enum(['included', 'excluded', 'clear']),
  reason: reasonOf('理由'),
})
export type ChangeMemberInput = z.output<typeof changeMemberSchema>

export const findPoolPeopleSchema = z.object({ query: z.string().max(200) })
