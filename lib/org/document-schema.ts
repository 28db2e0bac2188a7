import { z } from 'zod'
import { DOCUMENT_KINDS } from './document-kinds'

export const addDocumentSchema = z.object({
  personId: z.string().min(1),
  kind: z.enum(DOCUMENT_KINDS, { error: '请选择材料类别。' }),
  note: z
    .string()
    .trim()
    .max(100, '说明请控制在 100 字以内。')
    .nullish()
    .transform((text) => text || null),
  fileId: z.string().min(1, '请上传材料。'),
})
export type AddDocumentInput = z.output<typeof addDocumentSchema>

export const removeDocumentSchema = z.object({
  documentId: z.string().min(1),
  reason: z.string().trim().min(4, '请写明移除原因，至少四个字。').max(500, '原因请控制在 500 字以内。'),
})
export type RemoveDocumentInput = z.output<typeof removeDocumentSchema>
