import { z } from 'zod'
import { reasonSchema } from '../schema'
import { assignmentModes, assignmentScopes } from './plan-request'

/** Input shapes of the commands of assigning. */

const id = z.string().min(1).max(64)

export const planAssignmentSchema = z.object({ roundId: id, mode: z.enum(assignmentModes), scope: z.enum(assignmentScopes) })
export const applyPlanSchema = z.object({ roundId: id, planId: id })
export const wishSchema = z.object({
  roundId: id,
  roundReviewerId: z.string().min(1, '请选择专家。').max(64),
  nominationId: z.string().min(1, '请选择候选对象。').max(64),
  kind: z.enum(['pin', 'ban']),
  reason: reasonSchema,
})
export const revokeWishSchema = z.object({ roundId: id, wishId: id, reason: reasonSchema })
export const bridgeSchema = z.object({ roundId: id })
