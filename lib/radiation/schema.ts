import { z } from 'zod'
import { isDateOnly } from '@/lib/platform/dates'
import { CONTRIBUTION_KINDS, CONTRIBUTION_ROLES } from './contribution-states'

const FIRST_YEAR = '2000-01-01'
const MOST_PROOFS = 10

const day = (message: string) =>
  z
    .string()
    .refine(isDateOnly, message)
    .refine((value) => !isDateOnly(value) || value >= FIRST_YEAR, '日期过早，请核对年份。')

/** A draft needs kind, title and dates; what handing in needs besides is decided by `submitProblems`. */
export const saveContributionSchema = z
  .object({
    /** Absent for a new one. */
    contributionId: z.string().optional(),
    version: z.number().int().optional(),
    personId: z.string().min(1, '请选择人员。'),
    kind: z.enum(CONTRIBUTION_KINDS, { error: '请选择类别。' }),
    role: z.enum(CONTRIBUTION_ROLES, { error: '请选择承担的角色。' }),
    title: z.string().trim().min(4, '请填写名称，至少四个字。').max(100, '名称请控制在 100 字以内。'),
    description: z.string().trim().max(2000, '内容和成效请控制在 2000 字以内。'),
    startsOn: day('请填写开始日期。'),
    endsOn: day('请填写结束日期，一天办完的填同一天。'),
    isPublic: z.boolean(),
    proofFileIds: z.array(z.string().min(1)).max(MOST_PROOFS, `证明材料最多 ${MOST_PROOFS} 份。`),
    isSubmit: z.boolean(),
  })
  .refine((input) => input.endsOn >= input.startsOn, { path: ['endsOn'], message: '结束日期不能早于开始日期。' })
export type SaveContributionInput = z.output<typeof saveContributionSchema>

const reason = z.string().trim().min(4, '请写明原因，至少四个字。').max(300, '原因请控制在 300 字以内。')
const one = { contributionId: z.string().min(1), version: z.number().int() }

export const verifyContributionsSchema = z.object({
  ids: z.array(z.string().min(1)).min(1, '请选择要核实的记录。').max(100, '一次最多核实 100 件，请分次办理。'),
})
export type VerifyContributionsInput = z.output<typeof verifyContributionsSchema>

export const returnContributionSchema = z.object({ ...one, reason })
export type ReturnContributionInput = z.output<typeof returnContributionSchema>

export const withdrawContributionSchema = z.object(one)
export type WithdrawContributionInput = z.output<typeof withdrawContributionSchema>

export const voidContributionSchema = z.object({ ...one, reason })
export type VoidContributionInput = z.output<typeof voidContributionSchema>

export const findHoldersSchema = z.object({ query: z.string().max(60) })
