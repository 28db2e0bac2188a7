import { z } from 'zod'
import { ROLE_SCOPES, ROLES } from '@/lib/platform/access/roles'

const id = z.string().min(1).max(60)

/** What is typed at log-in: kept in lower case, compared in its normal form. */
export const loginName = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(3, '账号至少 3 个字符。')
      .max(40, '账号最多 40 个字符。')
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]*$/u, '账号只能用文字、字母、数字和“. _ - @”，并以文字、字母或数字开头。')
      .refine((text) => !/^\d{17}[\dx]$/.test(text), '请不要用身份证号作账号。'),
  )

const password = z.string().min(1, '请填写密码。').max(1000, '密码最多 128 个字符。')

export const createAccountSchema = z.strictObject({
  login: loginName,
  name: z
    .string()
    .transform((text) => text.normalize('NFKC').trim())
    .pipe(z.string().min(2, '请填写使用人姓名。').max(40, '姓名最多 40 个字。')),
})

export const accountIdSchema = z.strictObject({ accountId: id })
export const disableAccountSchema = z.strictObject({
  accountId: id,
  reason: z.string().trim().min(2, '请写明停用原因。').max(200, '原因最多 200 个字。'),
})

export const grantRoleSchema = z
  .strictObject({ accountId: id, role: z.enum(ROLES, '请选择角色。'), unitId: id.optional(), roundId: id.optional() })
  .superRefine((value, context) => {
    const scope = ROLE_SCOPES[value.role]
    if (scope === 'unit' && !value.unitId) context.addIssue({ code: 'custom', path: ['unitId'], message: '请选择这个角色所管的单位。' })
    if (scope === 'round' && !value.roundId)
      context.addIssue({ code: 'custom', path: ['roundId'], message: '请选择这个角色所属的评选轮次。' })
  })

export const revokeRoleSchema = z.strictObject({ grantId: id })
export const switchGrantSchema = z.strictObject({ grantId: id })
export const endSessionSchema = z.strictObject({ sessionId: id })

const newPasswordPair = { newPassword: password, repeated: password }
const samePassword = (value: { newPassword: string; repeated: string }) => value.newPassword === value.repeated

export const firstPasswordSchema = z
  .strictObject(newPasswordPair)
  .refine(samePassword, { path: ['repeated'], message: '两次填写的密码不一致。' })

export const changePasswordSchema = z
  .strictObject({ oldPassword: password, ...newPasswordPair })
  .refine(samePassword, { path: ['repeated'], message: '两次填写的密码不一致。' })

export const activateAccountSchema = z
  .strictObject({ code: z.string().trim().min(1, '请填写激活码。').max(60), login: loginName, ...newPasswordPair })
  .refine(samePassword, { path: ['repeated'], message: '两次填写的密码不一致。' })

export const issueActivationCodeSchema = z.strictObject({ personId: id })

/** What the record's address says; unknown and wrong values fall away, so that an old link still opens. */
export const auditFilterSchema = z.object({
  event: z.string().min(1).max(100).optional().catch(undefined),
  account: z.string().min(1).max(100).optional().catch(undefined),
  subject: z.string().min(1).max(120).optional().catch(undefined),
  result: z.enum(['done', 'refused', 'failed']).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
})

export type AuditFilter = z.output<typeof auditFilterSchema>

/** @param params as an address gives them; of a repeated key the first counts */
export function parseAuditFilter(params: Readonly<Record<string, string | readonly string[] | undefined>>): AuditFilter {
  return auditFilterSchema.parse(
    Object.fromEntries(Object.entries(params).map(([key, value]) => [key, typeof value === 'object' ? value[0] : value])),
  )
}
