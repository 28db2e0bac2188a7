import { z } from 'zod'
import { reexaminationEffects, reexaminationEvents, reexaminationGrounds, rejudgeModes } from './states'

/** Input shapes of re-examinations. */
const id = z.string().min(1).max(64)

export const requestReexaminationSchema = z.object({
  nominationId: id,
  ground: z.enum(reexaminationGrounds, '请选择事由。'),
  statement: z.string().trim().min(20, '请写明事实和依据，不少于 20 个字。').max(3000, '不超过 3000 字。'),
})
export type RequestReexaminationInput = z.input<typeof requestReexaminationSchema>

export const decideReexaminationSchema = z.object({
  reexaminationId: id,
  version: z.number().int().min(1),
  event: z.enum(reexaminationEvents),
  answer: z.string().trim().max(2000, '不超过 2000 字。').default(''),
  effect: z.enum(reexaminationEffects).nullable().default(null),
  /** Seats whose sheets are judged again when it goes back to the reviewers. */
  rejudge: z.object({ mode: z.enum(rejudgeModes), assignmentIds: z.array(id).max(100) }).default({ mode: 'reopen', assignmentIds: [] }),
})
