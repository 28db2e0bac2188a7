import { z } from 'zod'
import { isDateOnly } from '@/lib/platform/dates'

export const requestRecognitionSchema = z.object({
  personId: z.string().min(1, '请选择人员。'),
  titleId: z.string().min(1, '请选择申请认定的称号。'),
  awardName: z.string().trim().min(2, '请填写证书或文件上的称号全称。').max(80, '称号全称请控制在 80 字以内。'),
  grantedBy: z.string().trim().min(2, '请填写授予机关。').max(80, '授予机关请控制在 80 字以内。'),
  grantedOn: z.string().refine(isDateOnly, '请填写授予日期。'),
  documentNumber: z.string().trim().min(2, '请填写授予文件的文号或证书编号。').max(100, '文号请控制在 100 字以内。'),
  note: z
    .string()
    .trim()
    .max(300, '说明请控制在 300 字以内。')
    .nullish()
    .transform((text) => text || null),
  proofFileId: z.string().min(1, '请上传证书或授予文件。'),
})
export type RequestRecognitionInput = z.output<typeof requestRecognitionSchema>

export const answerRecognitionSchema = z
  .object({
    recognitionId: z.string().min(1),
    version: z.number().int(),
    approve: z.boolean(),
    answer: z
      .string()
      .trim()
      .max(300, '理由请控制在 300 字以内。')
      .nullish()
      .transform((text) => text || null),
  })
  .refine((input) => input.approve || (input.answer ?? '').length >= 4, { path: ['answer'], message: '请写明不予认定的理由，至少四个字。' })
export type AnswerRecognitionInput = z.output<typeof answerRecognitionSchema>

export const withdrawRecognitionSchema = z.object({ recognitionId: z.string().min(1), version: z.number().int() })
export type WithdrawRecognitionInput = z.output<typeof withdrawRecognitionSchema>
