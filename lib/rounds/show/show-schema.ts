import { z } from 'zod'
import { reasonSchema } from '../schema'

/** Input shapes of the commands of a live show, shared by the console and its actions. */

const id = z.string().min(1).max(64)
const version = z.number().int().min(1)

export const showRoundSchema = z.object({ roundId: id })
export const arrangeShowSchema = z.object({
  roundId: id,
  /** Nominations in their new order: exactly those that still wait. */
  order: z.array(id).min(1).max(500),
})
export const showItemSchema = z.object({ roundId: id, itemId: id, version })
export const closeShowItemSchema = showItemSchema.extend({ reason: z.union([z.literal(''), reasonSchema]).optional() })
export const reopenShowItemSchema = showItemSchema.extend({ reason: reasonSchema })
