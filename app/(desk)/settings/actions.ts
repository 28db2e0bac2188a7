'use server'
import { changePassword } from '@/lib/accounts/commands/change-password'
import { endOwnSession } from '@/lib/accounts/commands/end-own-session'
import { changePasswordSchema, endSessionSchema } from '@/lib/accounts/schema'
import { defineAction } from '@/lib/platform/action'

export const changePasswordAction = defineAction({
  name: 'account.changePassword',
  schema: changePasswordSchema,
  command: changePassword,
  revalidate: ['/settings'],
})

export const endSessionAction = defineAction({
  name: 'session.end',
  schema: endSessionSchema,
  command: endOwnSession,
  revalidate: ['/settings'],
})
