import { z } from 'zod'
import { formAnswersSchema } from './nomination-form'
import { reasonSchema } from './schema'

/** Input shapes of nominating and endorsing, shared by forms and actions. */
const id = z.string().min(1).max(64)
const version = z.number().int().min(1)

export const startNominationSchema = z.object({ roundId: id, personId: id })
export const startOwnNominationSchema = z.object({ roundId: id })
export const startProjectNominationSchema = z.object({
  roundId: id,
  name: z.string().trim().min(2, '请填写项目名称，不少于 2 个字。').max(60, '项目名称不超过 60 字。'),
  unitId: id,
  lineId: id,
})

export const saveNominationSchema = z.object({
  nominationId: id,
  version,
  answers: formAnswersSchema,
  unsuitable: z
    .array(
      z.object({
        name: z.string().trim().min(1, '请填写姓名。').max(30, '姓名不超过 30 字。'),
        unitName: z.string().trim().max(60, '单位名称不超过 60 字。').default(''),
        reason: z.string().trim().max(200, '理由不超过 200 字。').default(''),
      }),
    )
    .max(3, '最多填写 3 位不宜参加评审的专家。')
    .default([]),
})

export const attachDocumentSchema = z.object({ nominationId: id, fieldKey: z.string().max(40), fileId: id })
export const removeAttachmentSchema = z.object({ nominationId: id, attachmentId: id })
export const submitNominationSchema = z.object({ nominationId: id, version })
export const endorseNominationSchema = z.object({ nominationId: id, version })
export const returnNominationSchema = z.object({ nominationId: id, version, reason: reasonSchema })
export const withdrawNominationSchema = z.object({ nominationId: id, version, reason: reasonSchema })
export const searchCandidatesSchema = z.object({ roundId: id, query: z.string().max(60).default('') })
