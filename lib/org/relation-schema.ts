import { z } from 'zod'
import { relationKinds } from './relations'

const id = z.string().min(1).max(64)
const text = (limit: number) => z.string().trim().max(limit, `不超过 ${limit} 字。`)

export const declareRelationSchema = z.object({
  personId: id,
  kind: z.enum(relationKinds, '请选择关系。'),
  otherName: text(30).min(2, '请填写对方姓名。'),
  otherUnit: text(60).default(''),
  note: text(200).default(''),
})
export type DeclareRelationInput = z.input<typeof declareRelationSchema>

export const withdrawRelationSchema = z.object({ relationId: id })
