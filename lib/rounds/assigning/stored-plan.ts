import { z } from 'zod'
import { assignmentModes, assignmentScopes } from './plan-request'

const pair = z.tuple([z.number().int(), z.number().int()])

/** What an `AssignmentPlan` row holds. Pairs are indices into the problem, whose fingerprint the row keeps beside it. */
export const storedPlanSchema = z.object({
  mode: z.enum(assignmentModes),
  scope: z.enum(assignmentScopes),
  pairs: z.array(pair),
  added: z.array(pair),
  /** Ids of seats. */
  moved: z.array(z.string()),
  voided: z.array(z.string()),
  certificate: z.object({
    status: z.enum(['optimal', 'feasible', 'infeasible']),
    mode: z.enum(assignmentModes),
    perCandidate: z.number(),
    total: z.number(),
    worst: z.number(),
    bound: z.number(),
    worstBound: z.number(),
    loads: z.array(z.object({ reviewer: z.string(), load: z.number() })),
    because: z.array(z.string()),
    seconds: z.number(),
  }),
})
export type StoredPlan = Omit<z.infer<typeof storedPlanSchema>, 'pairs' | 'added'> & {
  pairs: (readonly [number, number])[]
  added: (readonly [number, number])[]
}
