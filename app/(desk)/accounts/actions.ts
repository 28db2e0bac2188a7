'use server'
import { createAccount } from '@/lib/accounts/commands/create-account'
import { grantRole, revokeRole } from '@/lib/accounts/commands/grant-role'
import { resetPassword } from '@/lib/accounts/commands/reset-password'
import { disableAccount, enableAccount } from '@/lib/accounts/commands/set-account-status'
import { accountIdSchema, createAccountSchema, disableAccountSchema, grantRoleSchema, revokeRoleSchema } from '@/lib/accounts/schema'
import { defineAction } from '@/lib/platform/action'

export const createAccountAction = defineAction({
  name: 'account.create',
  schema: createAccountSchema,
  command: createAccount,
  revalidate: ['/accounts'],
})

export const disableAccountAction = defineAction({
  name: 'account.disable',
  schema: disableAccountSchema,
  command: disableAccount,
  revalidate: ['/accounts'],
})

export const enableAccountAction = defineAction({
  name: 'account.enable',
  schema: accountIdSchema,
  command: enableAccount,
  revalidate: ['/accounts'],
})

export const resetPasswordAction = defineAction({
  name: 'account.resetPassword',
  schema: accountIdSchema,
  command: resetPassword,
  revalidate: ['/accounts'],
})

export const grantRoleAction = defineAction({
  name: 'role.grant',
  schema: grantRoleSchema,
  command: grantRole,
  revalidate: ['/accounts'],
})

export const revokeRoleAction = defineAction({
  name: 'role.revoke',
  schema: revokeRoleSchema,
  command: revokeRole,
  revalidate: ['/accounts'],
})
