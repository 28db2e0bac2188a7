import { z } from 'zod'

export const giveConsentSchema = z.object({
  personId: z.string().min(1),
  textVersion: z.number().int(),
  channel: z.enum(['self', 'signedForm']),
})
export type GiveConsentInput = z.output<typeof giveConsentSchema>

export const withdrawConsentSchema = z.object({ personId: z.string().min(1) })
export type WithdrawConsentInput = z.output<typeof withdrawConsentSchema>
