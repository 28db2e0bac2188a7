'use server'
import { defineAction } from '@/lib/platform/action'
import { giveConsent } from '@/lib/pool/commands/give-consent'
import { withdrawConsent } from '@/lib/pool/commands/withdraw-consent'
import { giveConsentSchema, withdrawConsentSchema } from '@/lib/pool/schema'

export const giveConsentAction = defineAction({
  name: 'consent.give',
  schema: giveConsentSchema,
  command: giveConsent,
  revalidate: ['/me', '/talents'],
})

export const withdrawConsentAction = defineAction({
  name: 'consent.withdraw',
  schema: withdrawConsentSchema,
  command: withdrawConsent,
  revalidate: ['/me', '/talents'],
})
