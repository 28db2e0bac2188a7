'use server'
import { headers } from 'next/headers'
import { activateAccount } from '@/lib/accounts/commands/activate-account'
import { setFirstPassword } from '@/lib/accounts/commands/change-password'
import { activateAccountSchema, firstPasswordSchema } from '@/lib/accounts/schema'
import { clientAddress } from '@/lib/platform/access/client-address'
import { defineAction } from '@/lib/platform/action'

export const setFirstPasswordAction = defineAction({
  name: 'account.setFirstPassword',
  schema: firstPasswordSchema,
  command: setFirstPassword,
  isAllowedBeforePasswordChange: true,
})

export const activateAccountAction = defineAction({
  name: 'account.activate',
  schema: activateAccountSchema,
  isPublic: true,
  command: async (viewer, input) => activateAccount(viewer, input, clientAddress(await headers())),
})
