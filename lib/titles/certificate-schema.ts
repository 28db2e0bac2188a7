import { z } from 'zod'

export const printCertificateSchema = z.object({
  certificateId: z.string().min(1),
  reason: z
    .string()
    .trim()
    .max(200, '原因请控制在 200 字以内。')
    .nullish()
    .transform((text) => text || null),
})
export type PrintCertificateInput = z.output<typeof printCertificateSchema>

export const saveSealSchema = z.object({
  signatory: z.string().trim().min(2, '请填写落款单位全称。').max(40, '落款请控制在 40 字以内。'),
  /** A newly uploaded picture; null keeps the seal as it is. */
  fileId: z
    .string()
    .nullish()
    .transform((id) => id || null),
  removeSeal: z.boolean(),
})
export type SaveSealInput = z.output<typeof saveSealSchema>
